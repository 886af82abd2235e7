/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of how a year is set up in the window: copies with their days to be put right. */
#include "grants-test.h"

#include "opcc-form.h"
#include "opcc-grants-pages.h"
#include "opcc-round.h"
#include "opcc-round-page.h"
#include "opcc-setup-copy-dialog.h"
#include "opcc-ui-test.h"

static GrantsTest test;

/* Types into the row of that title in the form with that heading, of those that stand below each
 * other. */
static void
type (GtkWidget *dialog, const char *heading, const char *title, const char *words)
{
  GtkWidget *label = opcc_test_find (dialog, GTK_TYPE_LABEL, heading);
  GtkWidget *form = label != NULL ? gtk_widget_get_ancestor (label, OPCC_TYPE_FORM) : NULL;
  GtkWidget *row = form != NULL ? opcc_test_find (form, ADW_TYPE_ENTRY_ROW, title) : NULL;

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), words);
}

static void
check_copy_scheme (void)
{
  GtkWidget *dialog;
  GtkWidget *button;

  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_grants_page_new (test.workspace), 1064, 800);
  grants_test_wait_text (test.page, "Round 1 · 2023/24");
  button = opcc_test_find (test.page, GTK_TYPE_BUTTON, "Copy scheme…");
  g_assert_nonnull (button);
  opcc_test_press (button);
  dialog = grants_test_wait_window (OPCC_TYPE_SETUP_COPY_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==,
                   "Copy scheme 2023/24 as 2024/25");
  type (dialog, "2024/25", "Pot for the year", "£420,000");
  /* A round that would close before it opens: refused, and what was typed stays. */
  type (dialog, "Round 2", "Closes", "1 January 2024");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (dialog, "The round would close (1 January 2024, 17:00) before it opens "
                                 "(2 September 2024, 09:00). Give a later closing date.");
  type (dialog, "Round 2", "Closes", "30 September 2024 12:00");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (test.page, "£420,000 for the year, £420,000 left");
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "Scheme 2024/25 made [Undo]");
  g_assert_true (opcc_test_shows_text (test.page, "2 schemes"));
  g_assert_true (opcc_test_shows_text (test.page, "Round 3 · 2024/25"));
  grants_test_close (&test);
}

static gboolean
has_toast (gpointer data)
{
  return grants_test_get_toast (data) != NULL;
}

static void
check_copy_round (void)
{
  GtkWidget *dialog;

  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), 1064, 800);
  gtk_widget_activate_action (test.page, "page.copy-round", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_SETUP_COPY_DIALOG);
  g_assert_true (opcc_test_shows_text (dialog, "Round 4"));
  type (dialog, "Round 4", "Opens", "5 February 2024 09:00");
  type (dialog, "Round 4", "Closes", "1 March 2024");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_toast, &test);
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "Round 2023/24-4 made [Undo]");
  g_assert_cmpint (grants_test_find (&test, &opcc_round_kind, "2023/24-4"), !=, 0);
  grants_test_close (&test);
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants-setup/copy-scheme", check_copy_scheme);
  g_test_add_func ("/grants-setup/copy-round", check_copy_round);
  return g_test_run ();
}
