/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round from spreadsheet to publication in the real window, by keys and mouse: each step is held
 * against the office file. With a folder given, pictures are kept there: build-aux/tour. */
#include <glib/gstdio.h>
#include <locale.h>

#include "tour-after.h"
#include "tour-hand.h"
#include "tour-office.h"
#include "tour-records.h"
#include "tour-views.h"
#include "user.h"

/* --- the stations --------------------------------------------------------------------------- */

#define OF_ROUND(number) "FROM application a JOIN round r ON r.n = a.round WHERE r.number = " number
#define SHARED_OUT                                                                                 \
  "FROM assignment s JOIN application a ON a.n = s.application JOIN round r ON r.n = a.round "     \
  "WHERE r.number = 2"
#define AWARDS "FROM award WHERE decision_ref = 'EXE0031-23'"

static void
open_sample (Tour *tour)
{
  tour_expect (tour, "Open the sample office");
  tour_take_picture (tour, "welcome");
  tour_click_on (tour, "Open the sample office");
  tour_expect (tour, "Round 3 · 2023/24");
  tour_expect_count (tour, "SELECT count(*) " OF_ROUND ("1"), 54);
  tour_expect_count (tour, "SELECT count(*) " OF_ROUND ("3"), 0);
  tour_take_picture (tour, "rounds");
}

static void
import_applications (Tour *tour)
{
  g_autofree char *path = g_canonicalize_filename (g_getenv ("OPCC_TOUR_FILE"), NULL);
  g_autofree char *names = NULL;
  GtkWidget *dialog;

  tour_open_round (tour, "Round 3 · 2023/24", "Applications");
  tour_expect (tour, "No applications yet");
  tour_take_picture (tour, "nothing-yet");
  tour_press (tour, "Ctrl+i");
  dialog = tour_expect_dialog (tour);
  tour_click_in (tour, dialog, "Choose file…");
  tour_choose_file (tour, path);
  tour_expect_in (dialog, "Preview");
  tour_take_picture (tour, "import-columns");
  tour_click_in (tour, dialog, "Preview");
  tour_expect_in (dialog, "Import 8 applications");
  tour_take_picture (tour, "import-preview");
  tour_expect_count (tour, "SELECT count(*) " OF_ROUND ("3"), 0);
  tour_press_verb (tour, dialog, "Import 8 applications");
  tour_expect (tour, "Candle Street Archive");
  tour_expect_count (tour, "SELECT count(*) " OF_ROUND ("3"), 8);
  tour_expect_count (tour, "SELECT sum (a.asked) " OF_ROUND ("3"), 3795000);
  names =
      tour_office_text (tour_get_store (tour), "SELECT name FROM action ORDER BY seq DESC LIMIT 1");
  g_assert_true (g_str_has_prefix (names, "Import 8 applications"));
  tour_take_picture (tour, "imported");
}

/* Each score is kept before the next is given: a list of those so far. */
static void
score (Tour *tour, const char *key, const char *so_far)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT '%s' = (SELECT group_concat (score, ' ') FROM (SELECT m.score FROM mark m "
      "JOIN application a ON a.n = m.application WHERE a.reference = 'R2-001' "
      "ORDER BY m.criterion))",
      so_far);

  tour_press (tour, key);
  tour_expect_count (tour, sql, 1);
}

static gboolean
is_writing (gpointer data)
{
  return GTK_IS_TEXT_VIEW (gtk_root_get_focus (data));
}

static void
write_comment (Tour *tour)
{
  tour_press (tour, "c");
  tour_wait_for (is_writing, tour->window, tour->window, "cannot write after", "c");
  user_type ("Targets are named; ask for a starting figure.");
  user_press ("Escape");
  tour_expect_count (tour,
                     "SELECT m.score FROM mark m JOIN criterion c ON c.n = m.criterion WHERE "
                     "m.comment = 'Targets are named; ask for a starting figure.' AND c.number = 3",
                     3);
}

/* Said before anything is shared out, by who leads the round. */
static void
record_conflicts (Tour *tour)
{
  static const struct
  {
    guint marker;
    const char *application;
  } conflicts[] = {
    { 0, "R2-023" }, { 0, "R2-037" }, { 1, "R2-023" }, { 2, "R2-029" }, { 3, "R2-040" }
  };
  GtkWidget *dialog;

  for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++)
    {
      tour_choose_in_menu (tour, "Who is marking at this desk", "Record a conflict of interest…");
      dialog = tour_expect_dialog (tour);
      tour_choose_in (dialog, "Marker", conflicts[i].marker);
      tour_type_into (dialog, "Application", conflicts[i].application);
      tour_type_into (dialog, "What the conflict is", "A relative is a trustee.");
      if (i == 0)
        tour_take_picture (tour, "conflict");
      tour_press_verb (tour, dialog, "Record conflict");
      tour_expect_count (tour, "SELECT count(*) " SHARED_OUT " AND s.state = 'conflict'", i + 1);
    }
}

/* Two markers each, nobody with a conflict among them, and as many for each marker. */
static void
share_out (Tour *tour)
{
  tour_click_on (tour, "Share applications out…");
  tour_press_verb (tour, tour_expect_dialog (tour), "Share out");
  tour_expect (tour, "Go on marking");
  tour_expect_count (tour, "SELECT count(*) " SHARED_OUT " AND s.state = 'to-mark'", 80);
  tour_expect_count (tour, "SELECT count(*) " SHARED_OUT " AND s.state = 'conflict'", 5);
  tour_expect_count (tour, "SELECT count(DISTINCT s.marker || ' ' || s.application) " SHARED_OUT,
                     85);
  tour_expect_count (tour,
                     "SELECT max (n) - min (n) FROM (SELECT count(*) AS n " SHARED_OUT
                     " AND s.state = 'to-mark' GROUP BY s.marker)",
                     0);
}

/* From the list of applications on no hand touches the mouse. */
static void
mark_by_keys (Tour *tour)
{
  tour_open_round (tour, "Round 2 · 2023/24", "Marking");
  tour_expect (tour, "Who is marking?");
  record_conflicts (tour);
  tour_click_on (tour, "Who is marking?");
  tour_expect (tour, "Community safety officer");
  tour_press (tour, "Down");
  tour_press (tour, "Return");
  share_out (tour);
  tour_take_picture (tour, "marking-list");
  tour_click_on (tour, "Go on marking");
  tour_expect (tour, "Do you have an interest in this applicant?");
  tour_take_picture (tour, "interest");
  tour_press (tour, "i");
  tour_expect (tour, "How will you know that it worked?");
  tour_expect_count (tour,
                     "SELECT count(*) FROM assignment s JOIN application a ON a.n = s.application "
                     "WHERE a.reference = 'R2-001' AND s.declared IS NOT NULL",
                     1);
  score (tour, "4", "4");
  score (tour, "4", "4 4");
  score (tour, "3", "4 4 3");
  tour_press (tour, "k");
  write_comment (tour);
  tour_press (tour, "j");
  tour_take_picture (tour, "marking");
  score (tour, "4", "4 4 3 4");
  score (tour, "5", "4 4 3 4 5");
  score (tour, "3", "4 4 3 4 5 3");
  tour_expect (tour, "Submit and go on");
  tour_press (tour, "n");
  tour_expect (tour, "Do you have an interest in this applicant?");
  tour_expect_count (tour,
                     "SELECT count(*) FROM assignment s JOIN application a ON a.n = s.application "
                     "JOIN marker m ON m.n = s.marker WHERE a.reference = 'R2-001' AND "
                     "s.state = 'submitted' AND s.submitted IS NOT NULL AND "
                     "m.role = 'Community safety officer'",
                     1);
  tour_take_picture (tour, "marked");
}

static void
settle_moderation (Tour *tour)
{
  GtkWidget *dialog;

  tour_open_round (tour, "Round 1 · 2023/24", "Overview");
  tour_expect (tour, "What is next");
  tour_take_picture (tour, "overview");
  tour_click_on (tour, "Applications");
  tour_expect (tour, "Second Chance Radio");
  tour_take_picture (tour, "applications");
  tour_click_on (tour, "To settle");
  tour_expect_no (tour, "Saffron Tree Women’s Group");
  tour_expect_count (tour, "SELECT count(*) " OF_ROUND ("1") " AND a.stage = 'moderation'", 3);
  tour_press (tour, "Ctrl+a");
  tour_click_on (tour, "Settle…");
  dialog = tour_expect_dialog (tour);
  user_type ("Both markers were heard; the mean stands.");
  tour_take_picture (tour, "settle");
  tour_press_verb (tour, dialog, "Settle");
  tour_expect_count (tour, "SELECT count(*) " OF_ROUND ("1") " AND a.stage = 'moderation'", 0);
  tour_expect_count (tour,
                     "SELECT count(*) FROM application WHERE "
                     "moderation_note = 'Both markers were heard; the mean stands.'",
                     3);
  /* The filter is still on, and leaves nothing. */
  tour_expect (tour, "No application is left");
  tour_expect_no (tour, "Second Chance Radio");
}

/* The line is thought over on the page; what the board says then is what is recorded. */
static void
decide_awards (Tour *tour)
{
  GtkWidget *dialog;

  tour_click_on (tour, "Awards");
  tour_expect (tour, "Linnet House");
  tour_expect (tour, "Pot £130,000 · 16 awards");
  tour_expect (tour, "10 of 16 hold up whoever marked");
  tour_take_picture (tour, "award-board");
  tour_press (tour, "Alt+Up");
  tour_expect (tour, "Pot £130,000 · 15 awards");
  tour_expect (tour, "£4,410 left");
  tour_expect_count (tour, "SELECT count(*) FROM award", 0);
  tour_take_picture (tour, "line-moved");
  tour_press (tour, "Alt+Down");
  tour_expect (tour, "16 awards · £131,440");
  tour_press (tour, "Ctrl+Shift+Return");
  dialog = tour_expect_dialog (tour);
  user_type ("EXE0031-23");
  user_press ("Tab");
  user_type ("They lower the harm that the Police and Crime Plan names first.");
  user_press ("Tab");
  user_press ("Tab");
  user_type ("Projects underspend; agreed with the Treasurer.");
  tour_take_picture (tour, "decide");
  tour_press_verb (tour, dialog, "Record decision");
  tour_expect_no (tour, "Decide…");
  tour_expect_count (tour, "SELECT count(*) " AWARDS, 51);
  tour_expect_count (tour, "SELECT count(*) " AWARDS " AND state = 'approved'", 16);
  tour_expect_count (tour, "SELECT sum (amount) " AWARDS, 13144000);
  tour_expect_count (tour,
                     "SELECT count(*) FROM round WHERE number = 1 AND decided IS NOT NULL AND "
                     "award_note = 'Projects underspend; agreed with the Treasurer.'",
                     1);
  tour_take_picture (tour, "decided");
}

static void
undo_and_redo (Tour *tour)
{
  g_autofree char *decided = tour_office_hash (tour_get_store (tour));
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;

  tour_press (tour, "Ctrl+z");
  tour_expect (tour, "Decide…");
  tour_expect_count (tour, "SELECT count(*) FROM award", 0);
  undone = tour_office_hash (tour_get_store (tour));
  tour_take_picture (tour, "undone");
  tour_press (tour, "Ctrl+Shift+z");
  tour_expect_no (tour, "Decide…");
  again = tour_office_hash (tour_get_store (tour));
  g_assert_cmpstr (again, ==, decided);
  tour_press (tour, "Ctrl+z");
  tour_expect (tour, "Decide…");
  g_free (again);
  again = tour_office_hash (tour_get_store (tour));
  g_assert_cmpstr (again, ==, undone);
  g_assert_cmpstr (again, !=, decided);
  tour_press (tour, "Ctrl+Shift+z");
  tour_expect_no (tour, "Decide…");
  tour_expect_count (tour, "SELECT sum (amount) " AWARDS, 13144000);
  tour_take_picture (tour, "redone");
}

static void
name_publisher (Tour *tour)
{
  GtkWidget *dialog;

  tour_press_button_by_keys (tour, "Publisher…");
  dialog = tour_expect_dialog (tour);
  user_type ("360G-tour");
  user_press ("Tab");
  user_type ("Office of the tour");
  tour_press_verb (tour, dialog, "Keep publisher");
  tour_expect_no (tour, "The office has no 360Giving prefix or name yet, and nothing was written.");
}

static void
publish (Tour *tour)
{
  g_autofree char *notice = NULL;
  g_autofree char *register_path = NULL;
  g_autofree char *giving = NULL;
  g_autofree char *pdf = NULL;
  gint64 pence;

  tour_click_on (tour, "Publish");
  tour_expect (tour, "Decision notice");
  notice = tour_save_file (tour, "Save as PDF…", "notice.pdf", "Saved as notice.pdf");
  g_assert_true (g_file_get_contents (notice, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  register_path = tour_save_file (tour, "Export register…", "register.csv",
                                  "16 awards written to register.csv");
  g_assert_cmpuint (tour_office_count_lines (register_path), ==, 16);
  name_publisher (tour);
  giving = tour_save_file (tour, "Export JSON…", "360giving.json",
                           "16 awards written to 360giving.json");
  g_assert_cmpuint (tour_office_read_json (giving, "grants", "amountAwarded", &pence), ==, 16);
  g_assert_cmpint (pence, ==, 13144000);
  tour_take_picture (tour, "published");
}

/* --- the way through ------------------------------------------------------------------------ */

typedef struct
{
  const char *name;
  void (*visit) (Tour *tour);
  Tour *tour;
} Station;

static void
visit_station (gconstpointer data)
{
  const Station *station = data;

  station->visit (station->tour);
  if (station->visit != open_sample)
    g_free (tour_office_hash (tour_get_store (station->tour)));
}

static gboolean
is_large (gpointer data)
{
  return gtk_window_is_maximized (data) && gtk_window_is_active (data);
}

static int n_failed = -1;

static gboolean
run_tour_cb (gpointer data)
{
  Tour *tour = data;

  tour->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (tour->desk)));
  if (tour->window == NULL)
    return G_SOURCE_CONTINUE;
  gtk_window_maximize (GTK_WINDOW (tour->window));
  tour_wait_for (is_large, tour->window, tour->window, "could not fill the screen with",
                 "the window");
  n_failed = g_test_run ();
  gtk_window_close (GTK_WINDOW (tour->window));
  return G_SOURCE_REMOVE;
}

/* An update of a scheme by keys alone, taken back and done again. */
static void
update_scheme (Tour *tour)
{
  static const char *const count = "SELECT count(*) FROM scheme_update WHERE words = 'Cleared.'";
  GtkWidget *dialog;

  tour_press (tour, "Alt+5");
  tour_expect (tour, "£2,376,000");
  tour_take_picture (tour, "estates");
  tour_click_on (tour, "Euston Street Cooling");
  tour_press (tour, "Ctrl+n");
  dialog = tour_expect_dialog (tour);
  tour_type_into (dialog, "What happened", "Cleared.");
  tour_take_picture (tour, "estates-update");
  tour_apply_form (tour, dialog);
  tour_expect_count (tour, count, 1);
  tour_press (tour, "Ctrl+z");
  tour_expect_count (tour, count, 0);
  tour_press (tour, "Ctrl+Shift+z");
  tour_expect_count (tour, count, 1);
  tour_click_on (tour, "Time line");
  tour_take_picture (tour, "estates-timeline");
  tour_click_on (tour, "Premises");
  tour_expect (tour, "22 freehold, 4 leasehold, 5 shared");
  tour_take_picture (tour, "estates-premises");
}

static gboolean
has_manager (gpointer data)
{
  return user_has_window_manager ();
}

static void
add_stations (Tour *tour)
{
  /* clang-format off */
  static Station stations[] = {
    { "/journey/sample", open_sample },
    { "/journey/import", import_applications },
    { "/journey/mark", mark_by_keys },
    { "/journey/packs", tour_send_packs },
    { "/journey/settle", settle_moderation },
    { "/journey/scenarios", tour_compare_scenarios },
    { "/journey/decide", decide_awards },
    { "/journey/undo", undo_and_redo },
    { "/journey/record", tour_open_record },
    { "/journey/letters", tour_write_letters },
    { "/journey/after", tour_pay_grant },
    { "/journey/files", tour_save_files },
    { "/journey/publish", publish },
    { "/journey/views", tour_look_around },
    { "/journey/estates", update_scheme },
    { "/journey/zones", tour_add_zone },
    { "/journey/posts", tour_suspend_post },
  };
  /* clang-format on */

  for (guint i = 0; i < G_N_ELEMENTS (stations); i++)
    {
      stations[i].tour = tour;
      g_test_add_data_func (stations[i].name, &stations[i], visit_station);
    }
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_unlink (name);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  Tour tour = { NULL };
  char *program[] = { argv[0], NULL };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  tour.pictures = argc > 1;
  tour.folder = argc > 1 ? g_canonicalize_filename (argv[1], NULL)
                         : g_dir_make_tmp ("opcc-tour-XXXXXX", NULL);
  if (g_getenv ("OPCC_TOUR_FILE") == NULL || tour.folder == NULL ||
      g_mkdir_with_parents (tour.folder, 0755) != 0 || g_chdir (tour.folder) != 0)
    {
      g_printerr ("Usage: OPCC_TOUR_FILE=applications.csv %s [FOLDER]\n", argv[0]);
      return 2;
    }
  if (!user_sit_down () || !user_wait_for (has_manager, NULL, 20000))
    {
      g_printerr ("The tour needs an X display with XTEST and a window manager.\n");
      return 1;
    }
  tour.desk = opcc_desk_new ();
  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  add_stations (&tour);
  g_timeout_add (50, run_tour_cb, &tour);
  g_application_run (G_APPLICATION (tour.desk), 1, program);
  g_object_unref (tour.desk);
  if (!tour.pictures)
    remove_files (tour.folder);
  g_free (tour.folder);
  return n_failed == 0 ? 0 : 1;
}
