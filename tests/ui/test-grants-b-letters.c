/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the letters tab: nothing before the decision, then from making to the files. */
#include "grants-test.h"

#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-chips.h"
#include "opcc-document-view.h"
#include "opcc-form-dialog.h"
#include "opcc-grants-pages.h"
#include "opcc-letter-list.h"
#include "opcc-letter-template.h"
#include "opcc-letters-tab.h"
#include "opcc-letters.h"
#include "opcc-round-summary.h"
#include "opcc-round-words.h"
#include "opcc-template-dialog.h"
#include "opcc-ui-test.h"

static GrantsTest test;
static int n_saved;
static gboolean last_saved;

static void
set_up (void)
{
  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_round_page_new (test.workspace, test.round), 1064, 753);
  gtk_widget_activate_action (test.page, "page.tab", "s", "letters");
  grants_test_wait_text (test.page, "No letters yet");
}

static void
tear_down (void)
{
  grants_test_close (&test);
}

static GtkWidget *
get_tab (void)
{
  return opcc_test_find (test.page, OPCC_TYPE_LETTERS_TAB, NULL);
}

static void
press (const char *label)
{
  GtkWidget *button;

  /* The overview speaks of the same step. */
  grants_test_wait_text (get_tab (), label);
  button = opcc_test_find (get_tab (), GTK_TYPE_BUTTON, label);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  opcc_test_press (button);
}

static void
decide_and_make (void)
{
  grants_test_decide (&test);
  press ("Make 54 letters");
  grants_test_wait_text (test.page, "Review feedback, 35 left");
}

static const char *
get_filter (void)
{
  return opcc_chip_row_get_active (
      OPCC_CHIP_ROW (opcc_test_find (get_tab (), OPCC_TYPE_CHIP_ROW, NULL)));
}

static gboolean
has_filter (gpointer data)
{
  return g_strcmp0 (get_filter (), data) == 0;
}

static gpointer
summary_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_round_summary_compute (db, *(const gint64 *) data, cancellable, error);
}

/* What the overview asks for, and the tab it leads to. */
static void
assert_next (const char *title, const char *tab)
{
  g_autoptr (OpccRoundSummary) summary = grants_test_run (&test, summary_job, &test.round);
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *label = NULL;
  g_autofree char *due = NULL;
  const char *target;

  steps = opcc_round_words_next (summary, &label, &target, &due);
  g_assert_cmpstr (((OpccNextStep *) g_ptr_array_index (steps, 0))->title, ==, title);
  g_assert_cmpstr (target, ==, tab);
  g_assert_nonnull (label);
}

/* Before the decision it says what to do first; after it, one step after the other. */
static void
check_empty (void)
{
  set_up ();
  g_assert_nonnull (opcc_test_find (test.page, GTK_TYPE_BUTTON, "Go to the award board"));
  tear_down ();
}

static void
check_made (void)
{
  GtkWidget *view;

  set_up ();
  decide_and_make ();
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "54 letters made [Undo]");
  grants_test_wait_text (test.page,
                         "Award 15 · Part award 1 · Unsuccessful 28 · Reserve list 7 · Not "
                         "considered 3");
  view = opcc_test_find (get_tab (), OPCC_TYPE_DOCUMENT_VIEW, NULL);
  grants_test_wait_text (view, "Office of the Police and Crime Commissioner");
  grants_test_wait_text (view, "Our reference");
  opcc_test_save_picture (test.host, "letters.png");
  tear_down ();
}

static gpointer
review_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccLetters) letters = opcc_letters_read (db, test.round, cancellable, error);

  for (guint i = 0; letters != NULL && i < letters->rows->len; i++)
    {
      const OpccLetterRow *row = g_ptr_array_index (letters->rows, i);
      const gint64 n = opcc_record_get_n (OPCC_RECORD (row->letter));

      if (strcmp (row->letter->state, "draft") == 0 && opcc_letter_needs_review (row->letter) &&
          !opcc_letters_review (db, &n, 1, error))
        return NULL;
    }
  return GINT_TO_POINTER (letters != NULL);
}

static gpointer
issue_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_letters_issue (db, test.round, NULL, 0,
                                              opcc_date_from_ymd (2023, 10, 16),
                                              error) == GPOINTER_TO_INT (data));
}

/* Those that can be seen. */
static guint
count_buttons (GtkWidget *root, const char *label)
{
  guint n = GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) &&
            g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child, label);
  return n;
}

/* The first letter to review is in view, and the next one takes its place. */
static void
check_review (void)
{
  set_up ();
  grants_test_decide (&test);
  assert_next ("Make 54 letters", "letters");
  press ("Make 54 letters");
  grants_test_wait_text (test.page, "Review feedback, 35 left");
  assert_next ("Review the feedback of 35 letters", "letters");
  press ("Review feedback, 35 left");
  grants_test_wait_text (test.page,
                         "Read the feedback, edit it where it must be, and mark it as reviewed.");
  press ("Reviewed");
  grants_test_wait_text (test.page, "Review feedback, 34 left");
  gtk_widget_activate_action (get_tab (), "letters.review", NULL);
  grants_test_wait_text (test.page, "Review feedback, 33 left");
  /* With nothing left to review, what can be issued is in view; then what is. */
  g_assert_cmpstr (get_filter (), ==, "review");
  grants_test_run (&test, review_job, &test.round);
  assert_next ("Issue 54 letters", "letters");
  opcc_test_wait (has_filter, (gpointer) "ready");
  grants_test_run (&test, issue_job, GINT_TO_POINTER (54));
  assert_next ("Look after 16 grants", "after");
  opcc_test_wait (has_filter, (gpointer) "issued");
  grants_test_wait_text (get_tab (), "Issued");
  g_assert_cmpuint (count_buttons (get_tab (), "Save as files…"), ==, 1);
  tear_down ();
}

static gboolean
has_toast (gpointer data)
{
  return g_strcmp0 (grants_test_get_toast (&test), data) == 0;
}

static void
issue_from_dialog (const char *verb, const char *title, const char *toast)
{
  OpccApplyDialog *dialog;

  press (verb);
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, title);
  opcc_apply_dialog_apply (dialog);
  opcc_test_wait (has_toast, (gpointer) toast);
}

/* Several are ticked and issued as one; what is not ready has no tick. */
static void
check_several (void)
{
  OpccChipRow *chips;

  set_up ();
  decide_and_make ();
  chips = OPCC_CHIP_ROW (opcc_test_find (get_tab (), OPCC_TYPE_CHIP_ROW, NULL));
  gtk_widget_activate_action (get_tab (), "letters.tick", NULL);
  g_assert_cmpuint (count_buttons (get_tab (), "Issue…"), ==, 1);
  g_signal_emit_by_name (opcc_test_find (opcc_test_find (get_tab (), OPCC_TYPE_LETTER_LIST, NULL),
                                         GTK_TYPE_LIST_BOX, NULL),
                         "select-all");
  grants_test_wait_text (get_tab (), "Issue 19 ticked…");
  gtk_widget_activate_action (get_tab (), "letters.tick-all", NULL);
  grants_test_wait_text (get_tab (), "Issue…");
  gtk_widget_activate_action (get_tab (), "letters.tick-all", NULL);
  grants_test_wait_text (get_tab (), "Issue 19 ticked…");
  opcc_chip_row_set_active (chips, "ready");
  gtk_widget_activate_action (get_tab (), "letters.go", "i", 1);
  gtk_widget_activate_action (get_tab (), "letters.tick", NULL);
  grants_test_wait_text (get_tab (), "Issue 18 ticked…");
  issue_from_dialog ("Issue 18 ticked…", "Issue 18 letters", "18 letters issued [Undo]");
  grants_test_wait_text (get_tab (), "Issue…");
  g_assert_cmpstr (get_filter (), ==, "ready");
  issue_from_dialog ("Issue…", "Issue 1 letter", "1 letter issued [Undo]");
  opcc_test_wait (has_filter, (gpointer) "issued");

  /* A kind that none of these is of: said in words, with the way back. */
  opcc_chip_set_chosen (OPCC_CHIP (opcc_test_find (get_tab (), OPCC_TYPE_CHIP, "Kind")), "reserve");
  grants_test_wait_text (get_tab (), "There is no such letter.");
  press ("Show all letters");
  g_assert_cmpstr (get_filter (), ==, "all");
  opcc_test_save_picture (test.host, "letters-ticked.png");
  tear_down ();
}

static void
set_text (GtkWidget *dialog, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                                GTK_TEXT_VIEW (opcc_test_find (dialog, GTK_TYPE_TEXT_VIEW, NULL))),
                            text, -1);
}

/* By the keyboard's way in: Alt+F, then Enter on the row. */
static void
insert_field (GtkWidget *dialog, OpccLetterFieldIndex field)
{
  GtkListBox *fields = GTK_LIST_BOX (opcc_test_find (dialog, GTK_TYPE_LIST_BOX, NULL));
  GtkListBoxRow *row;

  g_assert_true (gtk_widget_mnemonic_activate (GTK_WIDGET (fields), FALSE));
  row = gtk_list_box_get_row_at_index (fields, (int) field);
  g_signal_emit_by_name (fields, "row-activated", row);
}

static gpointer
templates_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccLetterTemplate) success = opcc_letter_template_get (db, "unsuccessful", error);
  g_autoptr (OpccLetterTemplate) signer = opcc_letter_template_get (db, "signed-by", error);

  return g_strdup_printf ("%s|%s", success->body, signer->body);
}

/* Fields are listed and inserted where one types; the letter beside it follows; what there is not
 * is named with its line and not saved; two templates are one action. */
static void
check_template (void)
{
  GtkWidget *dialog;
  GtkWidget *view;
  GtkDropDown *use;
  g_autofree char *saved = NULL;

  set_up ();
  decide_and_make ();
  gtk_widget_activate_action (get_tab (), "letters.template", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_TEMPLATE_DIALOG);
  view = opcc_test_find (dialog, OPCC_TYPE_DOCUMENT_VIEW, NULL);
  use = GTK_DROP_DOWN (opcc_test_find (dialog, GTK_TYPE_DROP_DOWN, NULL));
  grants_test_wait_text (dialog, "R1-001 · Saffron Tree Women’s Group");
  set_text (dialog, "Dear {contact}\n\nSorry for {foo}");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (dialog, "“{foo}” in line 3 of the text is no field of a letter. Nothing "
                                 "was changed. Fields stand in braces, such as {organisation}; "
                                 "take one from the list of fields.");
  set_text (dialog, "Dear {contact}\n\nSorry for ");
  insert_field (dialog, OPCC_LETTER_PROJECT);
  grants_test_wait_text (view, "Sorry for Know your rights café");
  gtk_drop_down_set_selected (use, 2);
  set_text (dialog, "Head of <Grants> & more");
  grants_test_wait_text (view, "Head of <Grants> & more\nOffice of the Police and Crime "
                               "Commissioner");
  opcc_test_save_picture (dialog, "letter-template.png");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_toast, (gpointer) "2 templates saved [Undo]");
  saved = grants_test_run (&test, templates_job, NULL);
  g_assert_cmpstr (saved, ==, "Dear {contact}\n\nSorry for {project}|Head of <Grants> & more");
  tear_down ();
}

static gboolean
has_error (gpointer data)
{
  return grants_test_get_error (&test) != NULL;
}

static void
saved_cb (OpccLettersTab *tab, gboolean saved)
{
  n_saved++;
  last_saved = saved;
}

static gboolean
is_saved (gpointer data)
{
  return n_saved >= GPOINTER_TO_INT (data);
}

/* What is issued can be saved, into a folder of its own and never over another. */
static void
check_issued_and_saved (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  g_autofree char *mail = NULL;

  set_up ();
  decide_and_make ();
  grants_test_run (&test, issue_job, GINT_TO_POINTER (19));
  g_signal_connect (get_tab (), "saved", G_CALLBACK (saved_cb), NULL);
  folder = g_build_filename (test.folder, "letters", NULL);
  file = g_build_filename (folder, "R1-010-success.eml", NULL);
  opcc_letters_tab_save (OPCC_LETTERS_TAB (get_tab ()), folder);
  opcc_test_wait (is_saved, GINT_TO_POINTER (1));
  g_assert_true (last_saved);
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "19 letters saved in the folder letters");
  g_assert_true (g_file_get_contents (file, &mail, NULL, NULL));
  g_assert_nonnull (strstr (mail, "X-Unsent: 1"));
  opcc_letters_tab_save (OPCC_LETTERS_TAB (get_tab ()), folder);
  opcc_test_wait (is_saved, GINT_TO_POINTER (2));
  g_assert_false (last_saved);
  g_assert_nonnull (strstr (grants_test_get_error (&test), "is there already"));
  tear_down ();
}

/* Its decision record opens from the menu of the round; before the decision it says what to do. */
static void
check_decision_record (void)
{
  GtkWidget *dialog;

  set_up ();
  gtk_widget_activate_action (test.page, "page.decision", NULL);
  opcc_test_wait (has_error, NULL);
  g_assert_nonnull (strstr (grants_test_get_error (&test), "has no decision record"));
  decide_and_make ();
  gtk_widget_activate_action (test.page, "page.decision", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  grants_test_wait_text (dialog, "Edit decision record");
  gtk_window_destroy (GTK_WINDOW (dialog));
  tear_down ();
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/letters-tab/empty", check_empty);
  g_test_add_func ("/letters-tab/made", check_made);
  g_test_add_func ("/letters-tab/review", check_review);
  g_test_add_func ("/letters-tab/template", check_template);
  g_test_add_func ("/letters-tab/several", check_several);
  g_test_add_func ("/letters-tab/decision-record", check_decision_record);
  g_test_add_func ("/letters-tab/issued-and-saved", check_issued_and_saved);
  return g_test_run ();
}
