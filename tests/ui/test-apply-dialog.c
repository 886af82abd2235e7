/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests a dialog with one verb: it waits, keeps what was typed, says what went wrong, and goes. */
#include "opcc-ask-dialog.h"
#include "opcc-dialogs.h"
#include "opcc-error.h"
#include "opcc-fit.h"
#include "opcc-ui-test.h"
#include "opcc-whole-words.h"

typedef struct
{
  OpccApplyDialog *dialog;
  GtkWidget *verb;
  GtkWidget *focus; /* where the reason is typed */
  int n_applied;
} Asked;

static void
open_dialog (Asked *asked)
{
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (NULL, "Stop the application", "It stays in the list.", "Stop it");

  opcc_ask_dialog_add_text (dialog, "Reason", NULL, "Give a reason.");
  asked->dialog = OPCC_APPLY_DIALOG (dialog);
  asked->n_applied = 0;
  g_signal_connect_swapped (dialog, "apply", G_CALLBACK (opcc_test_count_cb), &asked->n_applied);
  gtk_window_present (GTK_WINDOW (dialog));
  opcc_test_settle ();
  asked->verb = opcc_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Stop it");
  g_assert_true (asked->verb == opcc_apply_dialog_get_verb (asked->dialog));
  asked->focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_true (GTK_IS_TEXT (asked->focus));
}

static void
press_escape (Asked *asked)
{
  gtk_widget_activate_action (GTK_WIDGET (asked->dialog), "window.close", NULL);
  opcc_test_settle ();
}

static void
test_check (void)
{
  Asked asked;

  open_dialog (&asked);
  opcc_test_press (asked.verb);
  g_assert_cmpint (asked.n_applied, ==, 0);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (asked.dialog), "Give a reason."));
  opcc_ask_dialog_set_text (OPCC_ASK_DIALOG (asked.dialog), 0, "Asked twice");
  opcc_test_press (asked.verb);
  g_assert_cmpint (asked.n_applied, ==, 1);
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (asked.dialog), "Give a reason."));
  g_object_ref (asked.dialog);
  opcc_apply_dialog_finish (asked.dialog, NULL);
  opcc_test_settle ();
  g_assert_finalize_object (asked.dialog);
}

static void
test_waiting (void)
{
  g_autoptr (GError) error =
      g_error_new_literal (OPCC_ERROR, OPCC_ERROR_NO_SPACE, OPCC_TEST_HOSTILE);
  Asked asked;
  GtkWindow *window;

  open_dialog (&asked);
  window = GTK_WINDOW (asked.dialog);
  opcc_ask_dialog_set_text (OPCC_ASK_DIALOG (asked.dialog), 0, "Asked twice");
  opcc_apply_dialog_apply (asked.dialog);
  g_assert_false (gtk_widget_get_sensitive (asked.verb));
  /* Neither goes while it waits, nor asks for the same twice. */
  press_escape (&asked);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  opcc_apply_dialog_apply (asked.dialog);
  g_assert_cmpint (asked.n_applied, ==, 1);

  opcc_apply_dialog_finish (asked.dialog, error);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (window), OPCC_TEST_HOSTILE));
  g_assert_cmpstr (opcc_ask_dialog_get_text (OPCC_ASK_DIALOG (window), 0), ==, "Asked twice");
  g_assert_true (gtk_widget_get_sensitive (asked.verb));
  g_assert_true (gtk_window_get_focus (window) == asked.focus);

  g_object_ref (window);
  press_escape (&asked);
  g_assert_finalize_object (window);
}

/* A verb that is not ready is not pressed by its key either. */
static void
test_not_ready (void)
{
  Asked asked;

  open_dialog (&asked);
  opcc_ask_dialog_set_text (OPCC_ASK_DIALOG (asked.dialog), 0, "Asked twice");
  gtk_widget_set_sensitive (asked.verb, FALSE);
  opcc_apply_dialog_apply (asked.dialog);
  g_assert_cmpint (asked.n_applied, ==, 0);
  g_object_ref (asked.dialog);
  opcc_apply_dialog_leave (asked.dialog);
  opcc_test_settle ();
  g_assert_finalize_object (asked.dialog);
}

/* A body that takes the place of another lets go of it. */
static void
test_body (void)
{
  Asked asked;
  GtkWidget *body = NULL;

  open_dialog (&asked);
  opcc_apply_dialog_set_body (asked.dialog, gtk_label_new ("Another body"));
  g_object_get (asked.dialog, "body", &body, NULL);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (body)), ==, "Another body");
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (asked.dialog), "It stays in the list."));
  g_object_unref (body);
  gtk_window_destroy (GTK_WINDOW (asked.dialog));
}

/* What is long is shown whole: what it is about, and what is chosen below its title. */
static void
test_long_words (void)
{
  const char *name = "Not on it · R1-028 · Kestrel & Street <Primary> School";
  OpccAskDialog *dialog = opcc_ask_dialog_new (NULL, "Take out a criterion", NULL, "Take out");
  GtkWidget *row = opcc_test_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL);

  opcc_ask_dialog_set_heading (dialog, "Evidence that young people themselves asked for it");
  opcc_ask_dialog_add_choice (dialog, "a", "Evenly");
  g_assert_false (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row)));
  opcc_ask_dialog_add_choice (dialog, "b", name);
  opcc_ask_dialog_set_choice (dialog, "b");
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (dialog),
                                       "Evidence that young people themselves asked for it"));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (dialog), name));
  g_assert_true (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row)));
  gtk_widget_activate (row);
  opcc_test_settle ();
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A title that has no room beside the buttons is told whole where it is pointed at. */
static void
test_long_title (void)
{
  const char *title =
      "Stop the application of the Community Safety Partnership of the two districts";
  OpccAskDialog *dialog = opcc_ask_dialog_new (NULL, title, "It stays in the list.", "Stop it");
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  GtkWidget *label;
  graphene_rect_t bounds;
  gboolean told = FALSE;

  gtk_window_present (GTK_WINDOW (dialog));
  opcc_test_settle ();
  label = opcc_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, title);
  g_assert_cmpstr (opcc_whole_words_of (label), ==, title);
  g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (dialog), &bounds));
  g_signal_emit_by_name (dialog, "query-tooltip", (int) bounds.origin.x + 5,
                         (int) bounds.origin.y + 5, FALSE, tooltip, &told);
  g_assert_true (told);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A question for a passphrase can be answered at once: typing reaches it, and Return not Cancel. */
static void
test_secret_has_the_focus (void)
{
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (NULL, "Restore a locked copy", "It is locked.", "Restore");
  GtkWidget *focus;

  opcc_ask_dialog_add_secret (dialog, "Passphrase");
  gtk_window_present (GTK_WINDOW (dialog));
  opcc_test_spin (200);
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, ADW_TYPE_PASSWORD_ENTRY_ROW));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A dialog that somebody still holds, such as a button that is being let go, outlives the window
 * that it was opened over. */
static void
test_outlives_its_parent (void)
{
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *parent = gtk_window_new ();
      GtkWindow *dialog;

      gtk_window_present (GTK_WINDOW (parent));
      opcc_test_settle ();
      dialog = i == 0 ? GTK_WINDOW (opcc_ask_dialog_new (parent, "Stop it", "It stays.", "Stop"))
                      : opcc_dialog_tell (parent, "Stopped", "It stays.");
      g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (parent));
      gtk_window_present (dialog);
      opcc_test_settle ();
      g_object_ref (dialog);
      gtk_window_destroy (dialog);
      g_assert_null (gtk_window_get_transient_for (dialog));
      gtk_window_destroy (GTK_WINDOW (parent));
      opcc_test_settle ();
      g_assert_finalize_object (dialog);
    }
}

/* A list that is open when its dialog goes is let go with it: GTK would ask it for a tooltip. */
static void
test_takes_its_list_along (void)
{
  OpccAskDialog *dialog = opcc_ask_dialog_new (NULL, "Take out", "It stays.", "Take out");
  GtkWidget *row = opcc_test_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL);
  GtkWidget *list;

  opcc_ask_dialog_add_choice (dialog, "a", "Evenly");
  opcc_ask_dialog_add_choice (dialog, "b", "To the rest");
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_activate (row);
  opcc_test_settle ();
  list = opcc_test_find (row, GTK_TYPE_POPOVER, NULL);
  g_assert_true (gtk_widget_get_mapped (list));
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  gtk_window_destroy (GTK_WINDOW (dialog));
  opcc_test_settle ();
  g_assert_null (list);
}

static gboolean
show_late (gpointer widget)
{
  gtk_widget_set_visible (widget, TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
has_height (gpointer dialog)
{
  g_autoptr (GString) faults = g_string_new (NULL);

  opcc_fit_check (dialog, 1024, 600, "read before the first frame", faults);
  return faults->len == 0;
}

/* What comes between the first measuring of the dialog and its first frame. */
static void
test_height_at_first (void)
{
  for (guint after = 0; after <= 16; after += 4)
    {
      GtkWidget *late = gtk_expander_new ("Other weights");
      OpccAskDialog *dialog =
          opcc_ask_dialog_new (NULL, "Save as scenario", "It is kept.", "Save scenario");

      opcc_ask_dialog_add_text (dialog, "Name", NULL, "Give a name.");
      gtk_widget_set_visible (late, FALSE);
      opcc_ask_dialog_add_below (dialog, late);
      g_timeout_add (after, show_late, late);
      gtk_window_present (GTK_WINDOW (dialog));
      opcc_test_settle ();
      opcc_test_wait (has_height, dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

/* What is read while the dialog is in view, and what is refused, makes it as high as it needs. */
static void
test_height (void)
{
  static const char *const long_text =
      "The rule, the threshold, the line and what is set by hand are kept under a name. A scenario "
      "of the same name is replaced, and what was kept before can be had back by undo.";
  g_autoptr (GString) faults = g_string_new (NULL);
  GtkWidget *label = gtk_label_new (long_text);
  Asked asked;

  open_dialog (&asked);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  opcc_ask_dialog_add_below (OPCC_ASK_DIALOG (asked.dialog), label);
  opcc_test_settle ();
  opcc_fit_check (GTK_WIDGET (asked.dialog), 1024, 600, "read later", faults);
  opcc_apply_dialog_show_error (asked.dialog, long_text);
  opcc_test_settle ();
  opcc_fit_check (GTK_WIDGET (asked.dialog), 1024, 600, "refused", faults);
  opcc_ask_dialog_set_heading (OPCC_ASK_DIALOG (asked.dialog), long_text);
  opcc_test_settle ();
  opcc_fit_check (GTK_WIDGET (asked.dialog), 1024, 600, "with a heading", faults);
  g_assert_cmpstr (faults->str, ==, "");
  gtk_window_destroy (GTK_WINDOW (asked.dialog));
}

int
main (int argc, char **argv)
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/apply-dialog/check", test_check);
  g_test_add_func ("/apply-dialog/waiting", test_waiting);
  g_test_add_func ("/apply-dialog/not-ready", test_not_ready);
  g_test_add_func ("/apply-dialog/body", test_body);
  g_test_add_func ("/apply-dialog/outlives-its-parent", test_outlives_its_parent);
  g_test_add_func ("/apply-dialog/takes-its-list-along", test_takes_its_list_along);
  g_test_add_func ("/apply-dialog/height", test_height);
  g_test_add_func ("/apply-dialog/height-at-first", test_height_at_first);
  g_test_add_func ("/apply-dialog/long-words", test_long_words);
  g_test_add_func ("/apply-dialog/long-title", test_long_title);
  g_test_add_func ("/apply-dialog/secret-has-the-focus", test_secret_has_the_focus);
  return g_test_run ();
}
