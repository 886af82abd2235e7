/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the moderation tab: the queue, settling with the keys, and the adjusted ranking. */
#include "grants-test.h"

#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-bar-list.h"
#include "opcc-chips.h"
#include "opcc-grants-pages.h"
#include "opcc-history.h"
#include "opcc-moderation-tab.h"
#include "opcc-moderation.h"
#include "opcc-ui-test.h"

static GrantsTest test;

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_moderation_read (db, test.round, cancellable, error);
}

static gpointer
undo_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_undo (db, cancellable, error);
}

static guint
count_queued (void)
{
  g_autoptr (OpccModeration) moderation = grants_test_run (&test, read_job, NULL);

  return moderation->n_queued;
}

static GtkListBox *
get_list (void)
{
  GtkWidget *tab = opcc_test_find (test.page, OPCC_TYPE_MODERATION_TAB, NULL);

  return GTK_LIST_BOX (opcc_test_find (tab, GTK_TYPE_LIST_BOX, NULL));
}

static guint
count_rows (void)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (get_list (), (int) n) != NULL)
    n++;
  return n;
}

static gboolean
has_rows (gpointer data)
{
  return count_rows () == GPOINTER_TO_UINT (data);
}

static void
wait_rows (guint n)
{
  opcc_test_wait (has_rows, GUINT_TO_POINTER (n));
}

static void
set_up (void)
{
  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), 1064, 753);
  gtk_widget_activate_action (test.page, "page.tab", "s", "moderation");
  grants_test_wait_text (test.page, "26.0 points apart");
  wait_rows (3);
}

static void
choose (const char *label)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                    opcc_test_find (test.page, OPCC_TYPE_CHIP, label)),
                                TRUE);
  opcc_test_settle ();
}

static gboolean
is_closed (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

static gboolean
has_tooltip (GtkWidget *root, const char *words)
{
  if (gtk_widget_get_visible (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), words) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_tooltip (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
says_settled (gpointer data)
{
  return has_tooltip (test.page, "The score is what moderation settled on");
}

static void
apply (OpccAskDialog *dialog, const char *percent, const char *note)
{
  opcc_ask_dialog_set_text (dialog, 0, percent);
  opcc_ask_dialog_set_text (dialog, 1, note);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
}

/* Down to the second row and Enter, as a hand on the keys would. */
static void
check_settling (void)
{
  GtkListBoxRow *row;
  OpccAskDialog *dialog;
  g_autoptr (OpccModeration) moderation = NULL;
  const OpccModerationItem *item = NULL;

  set_up ();
  g_assert_cmpuint (count_queued (), ==, 3);
  row = gtk_list_box_get_row_at_index (get_list (), 1);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_activate (GTK_WIDGET (row));
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  g_object_ref (dialog);
  grants_test_wait_text (GTK_WIDGET (dialog), "Settle R1-043");
  apply (dialog, "150", "Agreed after reading it again.");
  grants_test_wait_text (GTK_WIDGET (dialog),
                         "“150” is not a percentage from 0 to 100. Nothing was settled. Write "
                         "62.5, or leave it empty to keep the mean of the marks.");
  g_assert_cmpuint (count_queued (), ==, 3);
  apply (dialog, "67.5 %", "Agreed after reading it again.");
  opcc_test_wait (is_closed, dialog);
  g_object_unref (dialog);
  wait_rows (2);
  moderation = grants_test_run (&test, read_job, NULL);
  for (guint i = 0; i < moderation->items->len; i++)
    {
      item = &g_array_index (moderation->items, OpccModerationItem, i);
      if (strcmp (item->row->reference, "R1-043") == 0)
        break;
    }
  g_assert_cmpint (item->row->percent, ==, 67500000);
  g_assert_cmpstr (item->application->moderation_note, ==, "Agreed after reading it again.");
  /* The board says that the score is not the mean of the marks. */
  gtk_widget_activate_action (test.page, "page.tab", "s", "awards");
  opcc_test_wait (says_settled, NULL);
  gtk_widget_activate_action (test.page, "page.tab", "s", "moderation");
  /* Taken back, it is in the queue again. */
  g_free (grants_test_run (&test, undo_job, NULL));
  wait_rows (3);
  grants_test_close (&test);
}

static void
check_places (void)
{
  set_up ();
  choose ("All marked");
  wait_rows (51);
  choose ("Adjusted ranking");
  wait_rows (51);
  grants_test_wait_text (test.page, "2, adjusted 1");
  grants_test_wait_text (test.page, "kind");
  grants_test_wait_text (test.page, "harsh");
  g_assert_nonnull (opcc_test_find (test.page, OPCC_TYPE_BAR_LIST, NULL));
  opcc_test_save_picture (test.page, "moderation-adjusted.png");
  gtk_widget_activate_action (opcc_test_find (test.page, OPCC_TYPE_MODERATION_TAB, NULL),
                              "moderation.open", "x", (gint64) 7);
  g_assert_cmpstr (grants_test_get_shown (&test), ==, "application 7");
  grants_test_close (&test);
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/moderation/settling", check_settling);
  g_test_add_func ("/moderation/places", check_places);
  return g_test_run ();
}
