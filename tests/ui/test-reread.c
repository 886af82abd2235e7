/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that reads again under the hand: a click is not lost, and who is in a list stays there. */
#include "grants-test.h"

#include "opcc-application.h"
#include "opcc-db.h"
#include "opcc-grants-pages.h"
#include "opcc-record-acts.h"
#include "opcc-round.h"
#include "opcc-ui-test.h"
#include "user.h"

#define ROUND "Round 1 · 2023/24"

static GrantsTest test;

static void
show_rounds (int height)
{
  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_grants_page_new (test.workspace), 1064, height);
  grants_test_wait_text (test.page, ROUND);
}

static GtkWidget *
find_row (const char *words)
{
  return gtk_widget_get_ancestor (opcc_test_find (test.page, GTK_TYPE_LABEL, words),
                                  GTK_TYPE_LIST_BOX_ROW);
}

static gpointer
do_nothing (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (TRUE);
}

/* The page asks again; when this returns it has been answered. */
static void
read_again (void)
{
  opcc_page_refresh (OPCC_PAGE (test.page));
  grants_test_run (&test, do_nothing, NULL);
  opcc_test_settle ();
}

/* One more application in round 1. */
static gpointer
add_application (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccApplication) application =
      OPCC_APPLICATION (opcc_record_new (&opcc_application_kind));

  application->round = test.round;
  application->organisation = 1;
  application->reference = g_strdup ("R1-999");
  application->title = g_strdup ("Late lanterns");
  application->stage = g_strdup ("received");
  return GINT_TO_POINTER (opcc_record_act_save (db, OPCC_RECORD (application), error));
}

static gboolean
was_opened (gpointer data)
{
  return grants_test_get_shown (&test) != NULL;
}

static void
expect_opened (void)
{
  g_autofree char *shown = g_strdup_printf ("round %d", (int) test.round);

  opcc_test_wait (was_opened, NULL);
  g_assert_cmpstr (grants_test_get_shown (&test), ==, shown);
}

static void
check_press_same (void)
{
  GtkWidget *row;

  show_rounds (800);
  row = find_row (ROUND);
  user_hold (row);
  read_again ();
  g_assert_true (find_row (ROUND) == row);
  user_let_go ();
  expect_opened ();
  grants_test_close (&test);
}

static void
check_press_changed (void)
{
  show_rounds (800);
  user_hold (find_row (ROUND));
  grants_test_run (&test, add_application, NULL);
  opcc_test_settle ();
  grants_test_run (&test, do_nothing, NULL);
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (find_row (ROUND), "54"));
  user_let_go ();
  expect_opened ();
  grants_test_wait_text (test.page, "55");
  grants_test_close (&test);
}

/* Which row has the focus, as it is read. */
static void
expect_focus_on (const char *words)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (test.page));

  g_assert_nonnull (focus);
  g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
  g_assert_true (opcc_test_shows_text (focus, words));
}

static void
check_focus (void)
{
  GtkWidget *row;

  show_rounds (800);
  row = find_row (ROUND);
  g_assert_true (gtk_widget_grab_focus (row));
  read_again ();
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (test.page)) == row);
  grants_test_run (&test, add_application, NULL);
  grants_test_wait_text (test.page, "55");
  opcc_test_settle ();
  expect_focus_on (ROUND);
  user_press ("Return");
  expect_opened ();
  grants_test_close (&test);
}

static void
check_scroll (void)
{
  GtkAdjustment *adjustment;
  GtkWidget *scroller;
  double place;

  show_rounds (170);
  scroller = gtk_widget_get_ancestor (find_row (ROUND), GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_assert_true (gtk_widget_grab_focus (find_row (ROUND)));
  user_wait_drawn (test.page);
  place = (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)) / 2;
  g_assert_cmpfloat (place, >, 10);
  gtk_adjustment_set_value (adjustment, place);
  user_wait_drawn (test.page);
  read_again ();
  user_wait_drawn (test.page);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), place, 1);
  grants_test_run (&test, add_application, NULL);
  grants_test_wait_text (test.page, "55");
  user_wait_drawn (test.page);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), place, 1);
  grants_test_close (&test);
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  if (!user_sit_down ())
    {
      g_print ("1..0 # SKIP this display takes no made-up keys\n");
      return 0;
    }
  g_test_add_func ("/reread/press/same", check_press_same);
  g_test_add_func ("/reread/press/changed", check_press_changed);
  g_test_add_func ("/reread/focus", check_focus);
  g_test_add_func ("/reread/scroll", check_scroll);
  return g_test_run ();
}
