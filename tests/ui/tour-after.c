/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stations of the tour on either side of the decision: packs and scenarios, letters, money, files.
 */
#include "tour-after.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-table.h"
#include "tour-office.h"
#include "user.h"

/* --- folders of files ------------------------------------------------------------------------ */

/* How many files of that ending a folder has; each begins with @start. */
static guint
count_files (const char *folder, const char *ending, const char *start)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ending))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autofree char *text = NULL;

        g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
        g_assert_true (g_str_has_prefix (text, start));
        n++;
      }
  return n;
}

static char *
find_file (const char *folder, const char *ending)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ending))
      return g_build_filename (folder, name, NULL);
  g_assert_not_reached ();
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* --- marker packs ---------------------------------------------------------------------------- */

static void
take_pack_back (Tour *tour, const char *path)
{
  g_autofree char *before = tour_office_hash (tour_get_store (tour));
  g_autofree char *after = NULL;
  GtkWidget *dialog;

  tour_choose_in_menu (tour, "Who is marking at this desk", "Take in a marker’s pack…");
  dialog = tour_expect_dialog (tour);
  tour_take_picture (tour, "pack-choose");
  tour_click_in (tour, dialog, "Choose file…");
  tour_choose_file (tour, path);
  tour_expect_in (dialog, "Nothing to import");
  tour_take_picture (tour, "pack-back");
  user_press ("Escape");
  tour_expect_closed (tour);
  after = tour_office_hash (tour_get_store (tour));
  g_assert_cmpstr (after, ==, before);
}

void
tour_send_packs (Tour *tour)
{
  g_autofree char *folder = g_build_filename (tour->folder, "packs", NULL);
  g_autofree char *done = NULL;
  g_autofree char *pack = NULL;
  GtkWidget *dialog;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  done = g_strdup_printf ("4 marker packs made in %s", folder);
  tour_open_round (tour, "Round 2 · 2023/24", "Marking");
  tour_expect (tour, "Go on marking");
  tour_choose_in_menu (tour, "Who is marking at this desk", "Make marker packs…");
  dialog = tour_expect_dialog (tour);
  tour_choose_in (dialog, "Form", 1);
  tour_take_picture (tour, "packs");
  user_click (user_find_button (dialog, "Make packs"));
  tour_choose_file (tour, folder);
  tour_expect (tour, done);
  g_assert_cmpuint (count_files (folder, ".opccpack", "SQLite format 3"), ==, 4);
  pack = find_file (folder, ".opccpack");
  take_pack_back (tour, pack);
  remove_folder (folder);
}

/* --- scenarios ------------------------------------------------------------------------------- */

static void
save_scenario (Tour *tour, const char *name)
{
  GtkWidget *dialog;

  tour_press_button_from_end (tour, "Save as scenario…");
  dialog = tour_expect_dialog (tour);
  user_type (name);
  tour_press_verb (tour, dialog, "Save scenario");
}

void
tour_compare_scenarios (Tour *tour)
{
  static const char *const kept = "SELECT count(*) FROM scenario s JOIN round r ON r.n = s.round "
                                  "WHERE r.number = 1";
  GtkWidget *dialog;

  tour_click_on (tour, "Awards");
  tour_expect (tour, "Linnet House");
  save_scenario (tour, "A part for the last");
  tour_expect_count (tour, kept, 1);
  tour_press (tour, "Alt+Up");
  tour_expect (tour, "Pot £130,000 · 15 awards");
  save_scenario (tour, "One fewer");
  tour_expect_count (tour, kept, 2);
  tour_press (tour, "Alt+Down");
  tour_expect (tour, "16 awards · £131,440");
  tour_take_picture (tour, "scenarios-kept");
  tour_press_button_by_keys (tour, "Compare…");
  dialog = tour_expect_dialog (tour);
  tour_expect_in (dialog, "Differ (1)");
  tour_expect_in (dialog, "£129,990 · 16");
  tour_expect_in (dialog, "£125,590 · 15");
  tour_expect_in (dialog, "£131,440 · 16");
  tour_take_picture (tour, "scenarios-compared");
  tour_press_verb (tour, dialog, "Put on the board");
  tour_expect_count (tour,
                     "SELECT count(*) FROM scenario WHERE is_current AND "
                     "title = 'A part for the last'",
                     1);
  tour_expect (tour, "£10 left");
  tour_expect_count (tour, "SELECT count(*) FROM award", 0);
  tour_take_picture (tour, "scenario-on-board");
}

/* --- the decision record --------------------------------------------------------------------- */

void
tour_open_record (Tour *tour)
{
  GtkWidget *dialog;

  tour_choose_in_menu (tour, "More for this round", "Decision record…");
  dialog = tour_expect_dialog (tour);
  tour_expect_in (dialog, "Edit decision record");
  tour_expect_in (dialog, "EXE0031-23");
  tour_take_picture (tour, "decision-record");
  user_press ("Escape");
  tour_expect_closed (tour);
}

/* --- letters --------------------------------------------------------------------------------- */

#define LETTERS "SELECT count(*) FROM letter WHERE state = "

/* One after the other by its key, each kept before the next is read. */
static void
review_feedback (Tour *tour, guint n)
{
  g_autofree char *all = g_strdup_printf ("Review feedback, %u left", n);

  tour_click_on (tour, all);
  for (guint left = n; left > 0; left--)
    {
      g_autofree char *next = left > 1 ? g_strdup_printf ("Review feedback, %u left", left - 1)
                                       : g_strdup ("Issue 54 letters…");

      tour_press (tour, "r");
      tour_expect (tour, next);
    }
}

void
tour_write_letters (Tour *tour)
{
  g_autofree char *folder = g_build_filename (tour->folder, "letters", NULL);
  GtkWidget *dialog;

  tour_click_on (tour, "Letters");
  tour_expect (tour, "Make 54 letters");
  tour_take_picture (tour, "letters-none");
  tour_click_on (tour, "Make 54 letters");
  tour_expect (tour, "Review feedback, 35 left");
  tour_expect_count (tour, LETTERS "'draft'", 54);
  tour_take_picture (tour, "letters-made");
  review_feedback (tour, 35);
  tour_take_picture (tour, "letters-reviewed");
  tour_click_on (tour, "Issue 54 letters…");
  dialog = tour_expect_dialog (tour);
  tour_take_picture (tour, "letters-issue");
  tour_press_verb (tour, dialog, "Issue");
  tour_expect_count (tour, LETTERS "'issued' AND dated = '2023-10-12'", 54);
  tour_expect (tour, "The letters are issued. Save them to print or to send: PDF, OpenDocument, "
                     "and a mail draft each.");
  tour_take_picture (tour, "letters-issued");
  tour_click_on (tour, "Save as files…");
  tour_choose_file (tour, folder);
  tour_expect (tour, "54 letters saved in the folder letters");
  tour_take_picture (tour, "letters-saved");
  g_assert_cmpuint (count_files (folder, ".pdf", "%PDF-"), ==, 54);
  g_assert_cmpuint (count_files (folder, ".odt", "PK"), ==, 54);
  g_assert_cmpuint (count_files (folder, ".eml", ""), ==, 54);
  remove_folder (folder);
}

/* --- one grant after its award --------------------------------------------------------------- */

#define OF_GRANT(table)                                                                            \
  "FROM " table " x JOIN award w ON w.n = x.award JOIN application a ON a.n = w.application "      \
  "WHERE a.reference = 'R1-026'"

static void
sign_agreement (Tour *tour)
{
  GtkWidget *dialog;

  tour_click_on (tour, "New agreement…");
  dialog = tour_expect_dialog (tour);
  tour_type_into (dialog, "Agreement", "EXE0031-23/R1-026");
  tour_type_into (dialog, "Signed", "12 October 2023");
  tour_take_picture (tour, "agreement");
  tour_apply_form (tour, dialog);
  tour_expect_count (tour,
                     "SELECT count(*) " OF_GRANT ("agreement") " AND x.sent = '2023-10-12' AND "
                                                               "x.signed_on = '2023-10-12'",
                     1);
}

static void
plan_payments (Tour *tour)
{
  GtkWidget *dialog;

  tour_click_on (tour, "Plan payments…");
  dialog = tour_expect_dialog (tour);
  tour_take_picture (tour, "payments-plan");
  tour_press_verb (tour, dialog, "Plan");
  tour_expect_count (tour, "SELECT count(*) " OF_GRANT ("payment"), 2);
  tour_expect_count (tour, "SELECT count(*) " OF_GRANT ("grant_return"), 5);
}

/* The first return that is not accepted, by the button of the page. */
static void
accept_return (Tour *tour, const char *spent, const char *words, gint64 accepted)
{
  GtkWidget *dialog;

  tour_click_on (tour, "Return…");
  dialog = tour_expect_dialog (tour);
  tour_type_into (dialog, "Received", "11 October 2023");
  tour_type_into (dialog, "Spent so far", spent);
  tour_type_into (dialog, "What was done", words);
  tour_type_into (dialog, "Accepted", "12 October 2023");
  tour_take_picture (tour, "return");
  tour_apply_form (tour, dialog);
  tour_expect_count (tour,
                     "SELECT count(*) " OF_GRANT ("grant_return") " AND x.received = '2023-10-11' "
                                                                  "AND x.accepted = '2023-10-12'",
                     accepted);
}

static gboolean
has_payment (GtkWidget *table)
{
  return table != NULL && user_sees (table, "Payment 1");
}

/* The first payment, at the top of its own table of the four. */
static GtkWidget *
open_payment (Tour *tour)
{
  for (guint i = 0; i < 40; i++)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (tour->window));

      if (focus != NULL && has_payment (gtk_widget_get_ancestor (focus, OPCC_TYPE_TABLE)))
        {
          tour_go_to_record (tour,
                             tour_office_count (tour_get_store (tour),
                                                "SELECT x.n " OF_GRANT ("payment") " AND "
                                                                                   "x.number = 1"));
          tour_press (tour, "Return");
          return tour_expect_dialog (tour);
        }
      tour_press (tour, "Tab");
    }
  tour_give_up (tour->window, "did not get by Tab to", "Payment 1");
  return NULL;
}

/* Approved first, then paid, each a step of its own. */
static void
pay (Tour *tour)
{
  static const char *const paid =
      "SELECT count(*) " OF_GRANT ("payment") " AND x.state = 'paid' AND x.paid = '2023-10-12' "
                                              "AND x.amount = 500000";
  GtkWidget *dialog = open_payment (tour);

  tour_choose_in (dialog, "State", 2);
  tour_apply_form (tour, dialog);
  tour_expect_count (tour,
                     "SELECT count(*) " OF_GRANT ("payment") " AND x.state = 'approved' AND "
                                                             "x.approved_by IS NOT NULL",
                     1);
  tour_take_picture (tour, "payment-approved");
  dialog = open_payment (tour);
  tour_choose_in (dialog, "State", 3);
  tour_type_into (dialog, "Paid", "12 October 2023");
  tour_take_picture (tour, "payment");
  tour_apply_form (tour, dialog);
  tour_expect_count (tour, paid, 1);
}

void
tour_pay_grant (Tour *tour)
{
  tour_click_on (tour, "After");
  tour_expect (tour, "Linnet House");
  tour_take_picture (tour, "after");
  tour_click_on (tour, "Linnet House");
  tour_expect (tour, "New agreement…");
  tour_take_picture (tour, "grant");
  sign_agreement (tour);
  plan_payments (tour);
  tour_take_picture (tour, "grant-planned");
  pay (tour);
  accept_return (tour, "2500", "Two groups met each week.", 1);
  accept_return (tour, "4800", "The third group has begun.", 2);
  tour_expect (tour, "£4,800 spent so far");
  tour_take_picture (tour, "grant-returns");
}

/* --- files ----------------------------------------------------------------------------------- */

/* Reads a ZIP file to its end, with the sums that guard its parts; how many there are. */
static guint
count_parts (const char *path)
{
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;
  gboolean has_contents = FALSE;
  guint n = 0;
  int status;

  archive_read_support_format_zip (zip);
  g_assert_cmpint (archive_read_open_filename (zip, path, 65536), ==, ARCHIVE_OK);
  while ((status = archive_read_next_header (zip, &entry)) == ARCHIVE_OK)
    {
      char buffer[8192];
      la_ssize_t length;

      n++;
      if (g_str_equal (archive_entry_pathname (entry), "00-contents.txt"))
        has_contents = TRUE;
      while ((length = archive_read_data (zip, buffer, sizeof buffer)) > 0)
        ;
      g_assert_cmpint (length, ==, 0);
    }
  g_assert_cmpint (status, ==, ARCHIVE_EOF);
  g_assert_true (has_contents);
  archive_read_free (zip);
  return n;
}

static guint
count_events (const char *path)
{
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  for (const char *at = text; (at = strstr (at, "BEGIN:VEVENT\r\n")) != NULL; at++)
    n++;
  return n;
}

void
tour_save_files (Tour *tour)
{
  g_autofree char *bundle = NULL;
  g_autofree char *calendar = NULL;

  bundle =
      tour_save_file (tour, "Auditor’s bundle…", "R1-026.zip", "11 parts written to R1-026.zip");
  g_assert_cmpuint (count_parts (bundle), ==, 12);
  tour_press (tour, "Alt+Left");
  tour_expect (tour, "£126,440");
  tour_take_picture (tour, "after-paid");
  calendar = tour_save_file (tour, "Calendar…", "grants.ics", "29 days written to grants.ics");
  g_assert_cmpuint (count_events (calendar), ==, 29);
}
