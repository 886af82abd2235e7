/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real key presses in the real window: an application marked and submitted, the line moved. */
#include "office-test.h"

#include <string.h>

#include "opcc-award-board.h"
#include "opcc-keys.h"
#include "opcc-marking-desk.h"
#include "opcc-marking.h"
#include "opcc-round.h"
#include "opcc-sample.h"
#include "opcc-ui-test.h"
#include "user.h"

/* What the office is made of, and who marks in it. */
typedef struct
{
  gint64 round_1;
  gint64 round_2;
  gint64 marker;
  gint64 application; /* the marker's first */
} Office;

static Office office;

static gint64
find_round (OpccDb *db, const char *code, GError **error)
{
  g_autoptr (OpccRound) round = opcc_round_find (db, code, error);

  return round != NULL ? opcc_record_get_n (OPCC_RECORD (round)) : 0;
}

static gpointer
fill_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) markers = NULL;
  g_autoptr (GArray) queue = NULL;

  if (!opcc_sample_fill (db, g_getenv ("OPCC_SAMPLE_DIR"), cancellable, error))
    return NULL;
  office.round_1 = find_round (db, "2023/24-1", error);
  office.round_2 = find_round (db, "2023/24-2", error);
  if (opcc_marking_assign (db, office.round_2, 2, error) < 0)
    return NULL;
  markers = opcc_marker_list (db, office.round_2, error);
  office.marker = opcc_record_get_n (g_ptr_array_index (markers, 0));
  queue = opcc_marking_get_queue (db, office.round_2, office.marker, error);
  office.application = g_array_index (queue, gint64, 0);
  return GINT_TO_POINTER (TRUE);
}

static gpointer
view_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_marking_view (db, office.application, office.marker, error);
}

static gpointer
run_job (const char *path, OpccStoreFlags flags, OpccJob job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = opcc_store_open (path, flags, &error);
  gpointer result;

  g_assert_no_error (error);
  result = opcc_store_run_wait (store, job, NULL, NULL, &error);
  g_assert_no_error (error);
  opcc_store_close (store);
  return result;
}

static char *
make_office (void)
{
  g_autofree char *folder = g_dir_make_tmp ("opcc-keys-XXXXXX", NULL);
  char *path = g_build_filename (folder, "office.opcc", NULL);

  run_job (path, OPCC_STORE_CREATE, fill_job);
  return path;
}

static OpccWindow *
open_tab (const char *path, gint64 round, const char *tab)
{
  OpccWindow *window = office_test_open (path);
  g_autofree char *action = g_strdup_printf ("page.tab('%s')", tab);

  office_test_act (window, "show-record", "(sx)", "round", round);
  opcc_test_settle ();
  g_assert_true (opcc_keys_activate (GTK_WIDGET (window), action));
  opcc_test_settle ();
  return window;
}

/* What is waited for, and where. */
typedef struct
{
  GtkWidget *root;
  const char *text;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  const Wanted *wanted = data;

  return opcc_test_shows_text (wanted->root, wanted->text);
}

static void
wait_text (OpccWindow *window, const char *text)
{
  Wanted wanted = { GTK_WIDGET (window), text };

  opcc_test_wait (is_shown, &wanted);
}

static gboolean
is_saved (gpointer data)
{
  return !opcc_marking_desk_is_saving (data);
}

static void
press (const char *keys)
{
  user_press (keys);
  opcc_test_settle ();
}

static void
check_marking (void)
{
  g_autofree char *path = make_office ();
  g_autofree char *marker = NULL;
  g_autoptr (OpccMarkingView) view = NULL;
  OpccWindow *window = open_tab (path, office.round_2, "marking");
  GtkWidget *desk = opcc_test_find (GTK_WIDGET (window), OPCC_TYPE_MARKING_DESK, NULL);

  /* Choosing who one is comes once; from here on the keyboard does it all. */
  marker = g_strdup_printf ("page.marker(int64 %d)", (int) office.marker);
  g_assert_true (opcc_keys_activate (GTK_WIDGET (window), marker));
  wait_text (window, "Go on marking");
  opcc_test_spin (300);
  press ("n");
  wait_text (window, "Application 1 of 20");
  /* Nothing can be read or scored before one key has said that there is no interest. */
  wait_text (window, "Do you have an interest in this applicant?");
  press ("5");
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (window), "Why is it needed?"));
  press ("i");
  wait_text (window, "Why is it needed?");
  press ("4");
  press ("5");
  press ("k");
  press ("3");
  press ("c");
  user_type ("no 5 here");
  opcc_test_settle ();
  press ("Escape");
  press ("1");
  press ("2");
  press ("g");
  press ("0");
  press ("5");
  wait_text (window, "Submit and go on");
  opcc_test_wait (is_saved, desk);
  press ("n");
  wait_text (window, "Application 2 of 20");
  wait_text (window, "1 of 20 done · closes Fri 24 Nov");
  wait_text (window, "Do you have an interest in this applicant?");
  press ("p");
  wait_text (window, "Application 1 of 20");
  office_test_close (window);

  view = run_job (path, OPCC_STORE_READ_ONLY, view_job);
  g_assert_cmpstr (view->assignment->state, ==, "submitted");
  g_assert_cmpint (view->assignment->declared, !=, OPCC_NO_DATE);
  {
    static const int scores[] = { 4, 3, 1, 2, 0, 5 };

    for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
      g_assert_cmpint (((OpccMark *) view->own->pdata[i])->score, ==, scores[i]);
    g_assert_cmpstr (((OpccMark *) view->own->pdata[2])->comment, ==, "no 5 here");
  }
  office_test_remove (g_steal_pointer (&path));
}

static void
check_board (void)
{
  g_autofree char *path = make_office ();
  OpccWindow *window = open_tab (path, office.round_1, "awards");
  GtkWidget *board;
  gint64 cursor;

  wait_text (window, "£10 left · £13,000 more within the over-award");
  board = opcc_test_find (GTK_WIDGET (window), OPCC_TYPE_AWARD_BOARD, NULL);
  press ("Alt+Down");
  wait_text (window, "£139,790");
  press ("Alt+Up");
  press ("Alt+Up");
  wait_text (window, "£4,410 left · £13,000 more within the over-award");
  cursor = opcc_award_board_get_cursor (OPCC_AWARD_BOARD (board));
  opcc_award_board_show (OPCC_AWARD_BOARD (board), cursor);
  opcc_test_settle ();
  press ("Up");
  g_assert_cmpint (opcc_award_board_get_cursor (OPCC_AWARD_BOARD (board)), !=, cursor);
  press ("Return");
  press ("Ctrl+a");
  user_type ("10450");
  press ("Return");
  wait_text (
      window,
      "£10,450 is over the cap of £10,000. Enter £10,000 or less, or give a reason to go over.");
  press ("Ctrl+a");
  user_type ("7000");
  press ("Return");
  wait_text (window, "£125,190");
  press ("Ctrl+z");
  wait_text (window, "£125,590");
  office_test_close (window);
  office_test_remove (g_steal_pointer (&path));
}

int
main (int argc, char **argv)
{
  office_test_init (&argc, &argv);
  if (!user_sit_down ())
    {
      g_print ("1..0 # SKIP the display has no XTEST extension, so no key can be pressed\n");
      return 0;
    }
  g_test_add_func ("/grants/keys/marking", check_marking);
  g_test_add_func ("/grants/keys/board", check_board);
  return g_test_run ();
}
