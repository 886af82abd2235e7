/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today on the sample office: groups, chips, calendar, opening, putting off and bringing back. */
#include "grants-test.h"

#include <inttypes.h>

#include "opcc-ask-dialog.h"
#include "opcc-chips.h"
#include "opcc-db.h"
#include "opcc-history.h"
#include "opcc-today-calendar.h"
#include "opcc-today-model.h"
#include "opcc-today-page.h"
#include "opcc-today-row.h"
#include "opcc-ui-test.h"

#define SETTLE "Settle 3 wide spreads before the award"
#define SHARE  "Share 40 applications out to markers"

static GrantsTest test;

static void
open_page (gboolean filled)
{
  grants_test_open (&test, filled);
  grants_test_show (&test, opcc_today_page_new (test.workspace), 1064, 800);
  opcc_today_page_add_domain (OPCC_TODAY_PAGE (test.page), "grants", "Grants",
                              "opcc-grants-symbolic");
}

static GtkWidget *
get_row (const char *title)
{
  grants_test_wait_text (test.page, title);
  return gtk_widget_get_ancestor (opcc_test_find (test.page, GTK_TYPE_LABEL, title),
                                  OPCC_TYPE_TODAY_ROW);
}

static void
check_groups (void)
{
  GtkWidget *row;

  open_page (TRUE);
  row = get_row (SETTLE);
  g_assert_nonnull (row);
  g_assert_true (opcc_test_shows_text (test.page, "Overdue"));
  g_assert_true (opcc_test_shows_text (test.page, "1 day late"));
  g_assert_true (opcc_test_shows_text (test.page, "This week"));
  g_assert_true (opcc_test_shows_text (test.page, "in 2 days"));
  g_assert_cmpstr (opcc_page_get_subtitle (OPCC_PAGE (test.page)), ==, "Tuesday 10 October 2023");
  g_assert_cmpuint (opcc_page_get_count (OPCC_PAGE (test.page)), ==, 2);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
      SETTLE ". Round 1 · 2023/24 · markers more than 20 points apart. Grants officer. "
             "12 October 2023, in 2 days");
  grants_test_close (&test);
}

static void
check_opening (void)
{
  g_autofree char *shown = NULL;

  open_page (TRUE);
  gtk_widget_activate (get_row (SETTLE));
  opcc_test_settle ();
  shown = g_strdup_printf ("round %" PRId64 " settle", test.round);
  g_assert_cmpstr (grants_test_get_shown (&test), ==, shown);
  grants_test_close (&test);
}

static gboolean
has_chip (gpointer data)
{
  return opcc_test_shows_text (test.page, "Next for you");
}

static void
check_your_own (void)
{
  open_page (TRUE);
  grants_test_wait_text (test.page, "Next for the office");
  g_assert_false (opcc_test_shows_text (test.page, "You"));
  g_object_set (test.page, "who", "grants OFFICER", NULL);
  opcc_test_wait (has_chip, NULL);
  g_assert_true (opcc_test_shows_text (test.page, "You"));
  /* Your own rows carry the act. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (opcc_test_find (get_row (SETTLE),
                                                                       GTK_TYPE_BUTTON, "Settle")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Settle: " SETTLE);
  gtk_widget_activate_action (test.page, "page.open-next", NULL);
  g_assert_nonnull (grants_test_get_shown (&test));
  grants_test_close (&test);
}

static gboolean
is_asleep (gpointer data)
{
  return opcc_test_shows_text (test.page, "Put off") &&
         opcc_page_get_count (OPCC_PAGE (test.page)) == 1;
}

static gboolean
is_awake (gpointer data)
{
  return opcc_page_get_count (OPCC_PAGE (test.page)) == 2;
}

static gpointer
undo (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_undo (db, NULL, error);
}

static void
put_off (void)
{
  OpccAskDialog *dialog;

  gtk_widget_grab_focus (get_row (SHARE));
  gtk_widget_activate_action (test.page, "page.snooze", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  g_assert_cmpstr (opcc_ask_dialog_get_text (dialog, 0), ==, "17 October 2023");
  /* Not without a reason, and not into the past. */
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (dialog), "Say in a few words why it can wait."));
  opcc_ask_dialog_set_text (dialog, 1, "Two markers are away");
  opcc_ask_dialog_set_text (dialog, 0, "1 October 2023");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (GTK_WIDGET (dialog), "It was not put off: the day it comes back has to be "
                                              "after today.");
  opcc_ask_dialog_set_text (dialog, 0, "20 October 2023");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (is_asleep, NULL);
}

static void
check_putting_off (void)
{
  g_autofree char *undone = NULL;

  open_page (TRUE);
  grants_test_wait_text (test.page, SHARE);
  put_off ();
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "Put off until 20 October 2023 [Undo]");
  g_assert_true (opcc_test_shows_text (test.page, "Until Fri 20 Oct · Two markers are away"));
  undone = grants_test_run (&test, undo, NULL);
  g_assert_cmpstr (undone, ==, "Put off “" SHARE "” until 20 October 2023");
  opcc_test_wait (is_awake, NULL);

  put_off ();
  opcc_test_press (opcc_test_find (get_row (SHARE), GTK_TYPE_BUTTON, "Bring back"));
  opcc_test_wait (is_awake, NULL);
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "Stands in the list again [Undo]");
  grants_test_close (&test);
}

static void
check_calendar (void)
{
  GtkWidget *calendar, *day, *focus;

  open_page (TRUE);
  grants_test_wait_text (test.page, SETTLE);
  g_assert_true (opcc_test_shows_text (test.page, "from Mon 9 Oct"));
  calendar = opcc_test_find (test.page, OPCC_TYPE_TODAY_CALENDAR, NULL);
  g_assert_null (opcc_test_find (calendar, GTK_TYPE_BUTTON, "13"));
  day = opcc_test_find (calendar, GTK_TYPE_BUTTON, "12");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (day), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "12 October 2023: 1 thing due");
  opcc_test_press (day);
  focus = gtk_root_get_focus (gtk_widget_get_root (test.page));
  g_assert_true (OPCC_IS_TODAY_ROW (focus));
  g_assert_cmpstr (opcc_today_row_get_item (OPCC_TODAY_ROW (focus))->due->title, ==, SETTLE);
  grants_test_close (&test);
}

static void
check_chips (void)
{
  OpccChipRow *chips;

  open_page (TRUE);
  grants_test_wait_text (test.page, SETTLE);
  chips = OPCC_CHIP_ROW (opcc_test_find (test.page, OPCC_TYPE_CHIP_ROW, NULL));
  opcc_chip_row_set_active (chips, "mine");
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (test.page, "Nothing is due"));
  opcc_chip_row_set_active (chips, "grants");
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (test.page, SETTLE));
  g_assert_false (opcc_test_shows_text (test.page, "Nothing is due"));
  grants_test_close (&test);
}

static int
get_height_for (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* What is due takes a second line in a narrow window rather than being cut. */
static void
check_narrow (void)
{
  static const char *const texts[] = { SETTLE,
                                       "Round 1 · 2023/24 · markers more than 20 points apart" };

  open_page (TRUE);
  get_row (SETTLE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = opcc_test_find (test.page, GTK_TYPE_LABEL, texts[i]);

      g_assert_cmpint (get_height_for (label, 220), >=, 2 * get_height_for (label, 800) - 2);
    }
  grants_test_close (&test);
}

/* A page that is closed while it is going to lay its cards out lays nothing out. */
static void
check_closing (void)
{
  GtkWidget *scroller;

  open_page (TRUE);
  get_row (SETTLE);
  scroller = gtk_widget_get_ancestor (get_row (SETTLE), GTK_TYPE_SCROLLED_WINDOW);
  g_object_notify (G_OBJECT (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller))),
                   "page-size");
  grants_test_close (&test);
  opcc_test_settle ();
}

static void
check_empty (void)
{
  open_page (FALSE);
  grants_test_wait_text (test.page, "Nothing is due");
  g_assert_cmpuint (opcc_page_get_count (OPCC_PAGE (test.page)), ==, 0);
  grants_test_close (&test);
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  opcc_domain_model_register (&opcc_today_model);
  g_test_add_func ("/today-page/groups", check_groups);
  g_test_add_func ("/today-page/opening", check_opening);
  g_test_add_func ("/today-page/your-own", check_your_own);
  g_test_add_func ("/today-page/putting-off", check_putting_off);
  g_test_add_func ("/today-page/calendar", check_calendar);
  g_test_add_func ("/today-page/chips", check_chips);
  g_test_add_func ("/today-page/narrow", check_narrow);
  g_test_add_func ("/today-page/closing", check_closing);
  g_test_add_func ("/today-page/empty", check_empty);
  return g_test_run ();
}
