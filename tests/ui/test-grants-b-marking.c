/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the marking tab: who marks, what is saved as it is given, sealed, blind, conflicts. */
#include "grants-test.h"

#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-banner.h"
#include "opcc-criterion-card.h"
#include "opcc-grants-pages.h"
#include "opcc-history.h"
#include "opcc-marking-desk.h"
#include "opcc-marking-words.h"
#include "opcc-marking.h"
#include "opcc-round.h"
#include "opcc-ui-test.h"

static GrantsTest test;
static gint64 round_2;
static gint64 markers[2];
static char *first_role; /* (owned) */

/* An application as one marker sees it. */
typedef struct
{
  gint64 application;
  gint64 marker;
} Seen;

/* Shared out, and everybody has said that they have no interest: what is asked before that is
 * tried with real keys in test-grants-b-keys. */
static gpointer
assign_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) assignments = NULL;

  if (opcc_marking_assign (db, round_2, 0, error) <= 0)
    return NULL;
  assignments =
      opcc_db_select (db, &opcc_assignment_kind, "state = 'to-mark' ORDER BY n", error, "");
  for (guint i = 0; assignments != NULL && i < assignments->len; i++)
    {
      const OpccAssignment *assignment = g_ptr_array_index (assignments, i);

      if (!opcc_marking_declare_none (db, assignment->application, assignment->marker, error))
        return NULL;
    }
  return GINT_TO_POINTER (assignments != NULL);
}

static gpointer
list_markers_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_marker_list (db, round_2, error);
}

static gpointer
queue_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_marking_get_queue (db, round_2, *(gint64 *) data, error);
}

static gpointer
view_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Seen *seen = data;

  return opcc_marking_view (db, seen->application, seen->marker, error);
}

static gpointer
undo_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_undo (db, cancellable, error);
}

static gint64
get_application (guint index)
{
  g_autoptr (GArray) queue = grants_test_run (&test, queue_job, &markers[0]);

  g_assert_cmpuint (queue->len, >, index);
  return g_array_index (queue, gint64, index);
}

static OpccMarkingView *
read_view (gint64 application, guint marker)
{
  Seen seen = { application, markers[marker] };

  return grants_test_run (&test, view_job, &seen);
}

static void
set_up (void)
{
  g_autoptr (GPtrArray) list = NULL;

  grants_test_open (&test, TRUE);
  round_2 = grants_test_find (&test, &opcc_round_kind, "2023/24-2");
  grants_test_run (&test, assign_job, NULL);
  list = grants_test_run (&test, list_markers_job, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    markers[i] = opcc_record_get_n (g_ptr_array_index (list, i));
  g_free (first_role);
  first_role = g_strdup (((OpccMarker *) g_ptr_array_index (list, 0))->role);
  opcc_test_settle ();
  grants_test_show (&test, opcc_round_page_new (test.workspace, round_2), 1064, 753);
  gtk_widget_activate_action (test.page, "page.tab", "s", "marking");
  grants_test_wait_text (test.page, "Who is marking?");
}

static void
tear_down (void)
{
  g_clear_pointer (&first_role, g_free);
  grants_test_close (&test);
}

static void
act (const char *name)
{
  g_assert_true (gtk_widget_activate_action (test.page, name, NULL));
  opcc_test_settle ();
}

static void
score (int value)
{
  g_assert_true (gtk_widget_activate_action (test.page, "page.score", "i", value));
  opcc_test_settle ();
}

static OpccMarkingDesk *
get_desk (void)
{
  return OPCC_MARKING_DESK (opcc_test_find (test.page, OPCC_TYPE_MARKING_DESK, NULL));
}

static gboolean
is_saved (gpointer data)
{
  return !opcc_marking_desk_is_saving (get_desk ());
}

static void
wait_saved (void)
{
  opcc_test_wait (is_saved, NULL);
  opcc_test_settle ();
}

/* Waits for words with the number of the marker's applications in them. */
static void
wait_counted (const char *before)
{
  g_autoptr (GArray) queue = grants_test_run (&test, queue_job, &markers[0]);
  g_autofree char *words = NULL;

  words = g_strdup_printf ("%s %u%s", before, queue->len,
                           *before == 'A' ? "" : " done · closes Fri 24 Nov");
  grants_test_wait_text (test.page, words);
}

static void
choose_marker (guint index)
{
  gtk_widget_activate_action (test.page, "page.marker", "x", markers[index]);
  wait_counted ("0 of");
}

static gboolean
has_toast (gpointer data)
{
  return g_strcmp0 (grants_test_get_toast (&test), data) == 0;
}

static void
check_scores (void)
{
  static const int scores[] = { 4, 4, 3 };
  gint64 first;

  set_up ();
  /* As a marker would who comes here for the first time. */
  grants_test_wait_text (test.page, first_role);
  opcc_test_press (opcc_test_find (test.page, GTK_TYPE_BUTTON, first_role));
  wait_counted ("0 of");
  first = get_application (0);
  act ("page.next-application");
  wait_counted ("Application 1 of");
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    score (scores[i]);
  /* As in the picture: 4 of 5 of 25, 4 of 5 of 20, 3 of 5 of 20. */
  grants_test_wait_text (test.page, "48 of 65 points");
  grants_test_wait_text (test.page, " · 35 points not marked");
  wait_saved ();
  {
    g_autoptr (OpccMarkingView) view = read_view (first, 0);

    g_assert_cmpstr (view->assignment->state, ==, "marking");
    for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
      g_assert_cmpint (((OpccMark *) view->own->pdata[i])->score, ==, scores[i]);
    g_assert_null (view->own->pdata[3]);
  }
  opcc_test_save_picture (test.host, "marking.png");
  opcc_test_set_dark (TRUE);
  opcc_test_settle ();
  opcc_test_save_picture (test.host, "marking-dark.png");
  opcc_test_set_dark (FALSE);
  tear_down ();
}

static void
check_sealed (void)
{
  gint64 first;

  set_up ();
  /* As a marker would who comes here for the first time. */
  grants_test_wait_text (test.page, first_role);
  opcc_test_press (opcc_test_find (test.page, GTK_TYPE_BUTTON, first_role));
  wait_counted ("0 of");
  first = get_application (0);
  act ("page.next-application");
  wait_counted ("Application 1 of");
  for (int i = 0; i < 6; i++)
    score (i < 3 ? 5 : 2);
  grants_test_wait_text (test.page, "Submit and go on");
  wait_saved ();
  {
    g_autoptr (OpccMarkingView) other = read_view (first, 1);

    g_assert_cmpuint (other->others->len, ==, 0);
    g_assert_null (
        opcc_marking_words_others (other, opcc_record_get_n (other->criteria->pdata[0])));
  }
  act ("page.next-application");
  opcc_test_wait (has_toast, (gpointer) "Marks of R2-001 submitted [Undo]");
  wait_counted ("Application 2 of");
  wait_counted ("1 of");
  {
    g_autoptr (OpccMarkingView) own = read_view (first, 0);

    g_assert_cmpstr (own->assignment->state, ==, "submitted");
    g_assert_false (own->blind);
  }
  /* What is submitted is fixed. */
  act ("page.previous-application");
  wait_counted ("Application 1 of");
  score (0);
  wait_saved ();
  {
    g_autoptr (OpccMarkingView) own = read_view (first, 0);

    g_assert_cmpint (((OpccMark *) own->own->pdata[0])->score, ==, 5);
  }
  g_free (grants_test_run (&test, undo_job, NULL));
  wait_counted ("0 of");
  score (1);
  wait_saved ();
  {
    g_autoptr (OpccMarkingView) own = read_view (first, 0);

    g_assert_cmpint (((OpccMark *) own->own->pdata[0])->score, ==, 1);
  }
  tear_down ();
}

static void
write_comment (OpccCriterionCard *card, const char *text)
{
  GtkWidget *view = opcc_test_find (GTK_WIDGET (card), GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
check_comment (void)
{
  OpccCriterionCard *card;
  gint64 first;

  set_up ();
  /* As a marker would who comes here for the first time. */
  grants_test_wait_text (test.page, first_role);
  opcc_test_press (opcc_test_find (test.page, GTK_TYPE_BUTTON, first_role));
  wait_counted ("0 of");
  first = get_application (0);
  act ("page.next-application");
  wait_counted ("Application 1 of");
  act ("page.comment");
  card = OPCC_CRITERION_CARD (opcc_test_find (test.page, OPCC_TYPE_CRITERION_CARD, NULL));
  g_assert_true (opcc_criterion_card_is_writing (card));
  write_comment (card, "Says <b>where</b> & when");
  opcc_criterion_card_focus (card);
  wait_saved ();
  {
    g_autoptr (OpccMarkingView) view = read_view (first, 0);

    /* No mark without a score; the words stay on the card until there is one. */
    g_assert_null (view->own->pdata[0]);
  }
  score (3);
  wait_saved ();
  {
    g_autoptr (OpccMarkingView) view = read_view (first, 0);

    g_assert_cmpstr (((OpccMark *) view->own->pdata[0])->comment, ==, "Says <b>where</b> & when");
  }
  tear_down ();
}

static void
check_criteria (void)
{
  OpccCriterionCard *card;

  set_up ();
  choose_marker (0);
  act ("page.next-application");
  wait_counted ("Application 1 of");
  card = OPCC_CRITERION_CARD (opcc_test_find (test.page, OPCC_TYPE_CRITERION_CARD, NULL));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (card), "now"));
  act ("page.next-criterion");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (card), "idle"));
  act ("page.previous-criterion");
  act ("page.previous-criterion");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (card), "now"));
  grants_test_wait_text (GTK_WIDGET (card), "Pleasant or useful, with no link to crime or harm");
  act ("page.guidance");
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (card),
                                        "Pleasant or useful, with no link to crime or harm"));
  tear_down ();
}

static void
check_blind (void)
{
  OpccAskDialog *dialog;
  OpccBanner *banner;

  set_up ();
  choose_marker (0);
  banner = OPCC_BANNER (opcc_test_find (test.page, OPCC_TYPE_BANNER, NULL));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (banner)));
  act ("page.next-application");
  wait_counted ("Application 1 of");
  grants_test_wait_text (test.page, "applicant hidden");
  grants_test_wait_text (test.page, "district hidden");
  act ("page.lift-blind");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (GTK_WIDGET (dialog), "Say why, for the record. Nothing was changed.");
  opcc_ask_dialog_set_text (dialog, 0, "Its accounts are to be checked");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_toast, (gpointer) "The applicant is shown, and that is logged");
  grants_test_wait_text (test.page, "shown before submitting");
  g_assert_false (opcc_test_shows_text (test.page, "district hidden"));
  tear_down ();
}

static void
check_conflict (void)
{
  OpccAskDialog *dialog;

  set_up ();
  choose_marker (0);
  act ("page.next-application");
  wait_counted ("Application 1 of");
  act ("page.declare-conflict");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (GTK_WIDGET (dialog), "Say what the conflict is. Nothing was changed.");
  opcc_ask_dialog_set_text (dialog, 0, "Trustee of the group");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_toast, (gpointer) "Conflict of interest on R2-001 declared [Undo]");
  wait_counted ("Application 1 of");
  tear_down ();
}

/* By who leads the round, of any marker; an application of another round is not there. */
static void
check_record_conflict (void)
{
  g_autofree char *expected = NULL;
  OpccAskDialog *dialog;

  set_up ();
  choose_marker (0);
  expected = g_strdup_printf ("Conflict of interest of %s on R2-031 recorded [Undo]", first_role);
  act ("page.record-conflict");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_ask_dialog_set_text (dialog, 0, "R1-002");
  opcc_ask_dialog_set_text (dialog, 1, "A neighbour.");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (GTK_WIDGET (dialog),
                         "The round has no application “R1-002”. Type its reference as the list of "
                         "applications has it. Nothing was changed.");
  opcc_ask_dialog_set_text (dialog, 0, "R2-031");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_toast, expected);
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  tear_down ();
}

static gboolean
has_stood_down (gpointer data)
{
  const char *toast = grants_test_get_toast (&test);

  return toast != NULL && g_str_has_prefix (toast, data) &&
         strstr (toast, "applications passed on [Undo]") != NULL;
}

static void
check_stand_down (void)
{
  g_autofree char *expected = NULL;
  OpccAskDialog *dialog;

  set_up ();
  choose_marker (0);
  expected = g_strdup_printf ("%s stood down: ", first_role);
  act ("page.stand-down");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (GTK_WIDGET (dialog), "Say why, for the record. Nothing was changed.");
  opcc_ask_dialog_set_text (dialog, 0, "Left the office");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_stood_down, expected);
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  tear_down ();
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants/marking-tab/scores", check_scores);
  g_test_add_func ("/grants/marking-tab/sealed", check_sealed);
  g_test_add_func ("/grants/marking-tab/comment", check_comment);
  g_test_add_func ("/grants/marking-tab/criteria", check_criteria);
  g_test_add_func ("/grants/marking-tab/blind", check_blind);
  g_test_add_func ("/grants/marking-tab/conflict", check_conflict);
  g_test_add_func ("/grants/marking-tab/record-conflict", check_record_conflict);
  g_test_add_func ("/grants/marking-tab/stand-down", check_stand_down);
  return g_test_run ();
}
