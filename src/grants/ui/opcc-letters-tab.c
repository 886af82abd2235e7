/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLettersTab: the letters of a round from "make" to the files, one at a time in view. */
#include "opcc-letters-tab.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-chips.h"
#include "opcc-dialogs.h"
#include "opcc-document-view.h"
#include "opcc-empty-state.h"
#include "opcc-letter-acts.h"
#include "opcc-letter-paper.h"
#include "opcc-letter-row.h"
#include "opcc-letter-template.h"
#include "opcc-loading-rows.h"
#include "opcc-page.h"
#include "opcc-progress-card.h"

struct _OpccLettersTab
{
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *says;
  GtkLabel *counts;
  GtkWidget *next;
  AdwBin *busy;
  OpccChipRow *chips;
  GtkListBox *list;
  GtkLabel *remark;
  OpccDocumentView *preview;
  OpccEmptyState *empty;

  OpccChip *kinds;          /* (unowned) of the chip row */
  OpccWorkspace *workspace; /* (owned) */
  gint64 round;
  OpccLetters *letters;      /* (owned) (nullable) until read */
  GPtrArray *shown;          /* (owned) OpccLetterRow (unowned), as the list has them */
  GCancellable *cancellable; /* (owned) */
  GCancellable *saving;      /* (owned) (nullable): while files are written */
  GtkWindow *dialog;         /* (unowned) (nullable) */
  OpccLetterProgress progress;
  guint progress_id;
  gboolean reading_now;
  gboolean read_again;
  gboolean filling;
};

static guint saved_signal;

G_DEFINE_FINAL_TYPE (OpccLettersTab, opcc_letters_tab, GTK_TYPE_WIDGET)

/* Chips, in the order of OpccLetterStanding. */
static const char *const standings[] = { "make", "review", "ready", "issued", "look", "none" };

/* --- the letter in view ---------------------------------------------------------------------- */

static int
get_chosen_index (OpccLettersTab *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static OpccLetterRow *
get_chosen (OpccLettersTab *self)
{
  const int index = get_chosen_index (self);

  return index >= 0 && (guint) index < self->shown->len ? g_ptr_array_index (self->shown, index)
                                                        : NULL;
}

static void
enable_actions (OpccLettersTab *self, const OpccLetterRow *row)
{
  const gboolean may = !opcc_workspace_is_read_only (self->workspace) && self->saving == NULL;
  const gboolean issued =
      row != NULL && row->letter != NULL && g_str_equal (row->letter->state, "issued");
  const gboolean draft = row != NULL && row->letter != NULL && row->letter->fingerprint == NULL;
  const OpccLetterStanding standing =
      row != NULL ? opcc_letter_row_get_standing (row) : OPCC_LETTER_NONE;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "letters.review",
                                 may && standing == OPCC_LETTER_TO_REVIEW);
  gtk_widget_action_set_enabled (widget, "letters.edit", may && draft);
  gtk_widget_action_set_enabled (widget, "letters.issue", may && standing == OPCC_LETTER_READY);
  gtk_widget_action_set_enabled (widget, "letters.withdraw", may && issued);
  gtk_widget_action_set_enabled (widget, "letters.template",
                                 may && row != NULL && row->outcome != NULL);
  gtk_widget_action_set_enabled (widget, "letters.save",
                                 self->saving == NULL && self->letters != NULL &&
                                     self->letters->n_issued > 0);
}

static void
show_chosen (OpccLettersTab *self)
{
  const OpccLetterRow *row = get_chosen (self);
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *remark = row != NULL ? opcc_letter_row_describe (row) : NULL;

  if (self->filling)
    return;
  document = row != NULL && row->letter != NULL
                 ? opcc_letter_build_document (row->letter)
                 : opcc_document_new (row != NULL ? row->organisation : _ ("No letter chosen"));
  opcc_document_view_show (self->preview, document);
  opcc_children_set_text (GTK_WIDGET (self->remark), remark);
  enable_actions (self, row);
}

/* --- the list -------------------------------------------------------------------------------- */

static gboolean
is_wanted (OpccLettersTab *self, const OpccLetterRow *row)
{
  const char *which = opcc_chip_row_get_active (self->chips);
  const char *kind = opcc_chip_get_chosen (self->kinds);
  const char *outcome = row->letter != NULL ? row->letter->outcome : row->outcome;

  return (kind == NULL || g_strcmp0 (kind, outcome) == 0) &&
         (g_str_equal (which, "all") ||
          g_str_equal (which, standings[opcc_letter_row_get_standing (row)]));
}

/* The letter that was in view, or what took its place. */
static void
choose (OpccLettersTab *self, gint64 application, int index)
{
  GtkListBoxRow *row = NULL;

  for (guint i = 0; i < self->shown->len && row == NULL; i++)
    if (opcc_record_get_n (OPCC_RECORD (((OpccLetterRow *) self->shown->pdata[i])->application)) ==
        application)
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
  for (int i = MAX (index, 0); i >= 0 && row == NULL; i--)
    row = gtk_list_box_get_row_at_index (self->list, i);
  gtk_list_box_select_row (self->list, row);
}

static void
fill_list (OpccLettersTab *self)
{
  const OpccLetterRow *before = get_chosen (self);
  const gint64 application =
      before != NULL ? opcc_record_get_n (OPCC_RECORD (before->application)) : 0;
  const int index = get_chosen_index (self);
  const gboolean focused =
      (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  GtkListBoxRow *row;

  if (self->letters == NULL)
    return;
  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->letters->rows->len; i++)
    {
      OpccLetterRow *letter = g_ptr_array_index (self->letters->rows, i);

      if (!is_wanted (self, letter))
        continue;
      g_ptr_array_add (self->shown, letter);
      gtk_list_box_append (self->list, opcc_letter_row_new (letter));
    }
  choose (self, application, index);
  self->filling = FALSE;
  row = gtk_list_box_get_selected_row (self->list);
  if (focused)
    gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->next);
  show_chosen (self);
}

static void
count_standings (OpccLettersTab *self)
{
  int counts[G_N_ELEMENTS (standings)] = { 0 };

  for (guint i = 0; i < self->letters->rows->len; i++)
    counts[opcc_letter_row_get_standing (g_ptr_array_index (self->letters->rows, i))]++;
  opcc_chip_row_set_count (self->chips, "all", (int) self->letters->rows->len);
  for (guint i = OPCC_LETTER_TO_REVIEW; i <= OPCC_LETTER_LOOK; i++)
    opcc_chip_row_set_count (self->chips, standings[i], counts[i]);
}

/* --- the next step --------------------------------------------------------------------------- */

static void
show_step (OpccLettersTab *self)
{
  const OpccLetterStep step = opcc_letter_step_find (self->letters);
  g_autofree char *verb = opcc_letter_step_get_verb (step, self->letters);
  const gboolean may =
      step == OPCC_LETTER_STEP_SAVE || !opcc_workspace_is_read_only (self->workspace);

  gtk_label_set_text (self->says, opcc_letter_step_explain (step));
  gtk_button_set_label (GTK_BUTTON (self->next), verb);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.step",
                                 step != OPCC_LETTER_STEP_NONE && self->saving == NULL && may);
}

static void
show_letters (OpccLettersTab *self)
{
  g_autofree char *counts = NULL;

  if (!self->letters->decided && self->letters->n_stale == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "letters");
  count_standings (self);
  counts = opcc_letter_row_count_kinds (self->letters->rows, self->kinds);
  gtk_label_set_text (self->counts, counts);
  show_step (self);
  fill_list (self);
}

/* --- reading --------------------------------------------------------------------------------- */

static void
start_reading (OpccLettersTab *self, GAsyncReadyCallback done)
{
  self->read_again = FALSE;
  self->reading_now = TRUE;
  opcc_workspace_run (self->workspace, opcc_letter_job_read,
                      g_memdup2 (&self->round, sizeof self->round), g_free,
                      (GDestroyNotify) opcc_letters_free, self->cancellable, done,
                      g_object_ref (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccLettersTab) self = user_data;
  g_autoptr (GError) error = NULL;
  OpccLetters *letters = opcc_workspace_run_finish (self->workspace, result, &error);
  OpccLetters *before = self->letters;

  self->reading_now = FALSE;
  if (letters == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  self->letters = letters;
  show_letters (self);
  opcc_letters_free (before);
  if (self->read_again)
    start_reading (self, read_cb);
}

static void
kinds_changed_cb (OpccLettersTab *self, const char *const *kinds)
{
  static const char *const ours[] = {
    "application", "award",        "criterion", "letter",
    "mark",        "organisation", "round",     "letter_template"
  };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (g_strv_contains (kinds, ours[i]))
      {
        if (self->reading_now)
          self->read_again = TRUE;
        else
          start_reading (self, read_cb);
        return;
      }
}

/* --- acts ------------------------------------------------------------------------------------ */

static void
stop_saving (OpccLettersTab *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->saving);
  adw_bin_set_child (self->busy, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->busy), FALSE);
  if (self->letters != NULL)
    show_letters (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccLettersTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = opcc_workspace_run_finish (self->workspace, result, &error);

  stop_saving (self);
  if (sentence != NULL)
    opcc_page_toast (GTK_WIDGET (self), sentence, FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    opcc_page_report_error (GTK_WIDGET (self), error);
  g_signal_emit (self, saved_signal, 0, sentence != NULL);
}

static gboolean
show_progress (gpointer user_data)
{
  OpccLettersTab *self = user_data;
  const int total = g_atomic_int_get (&self->progress.total);
  const int done = g_atomic_int_get (&self->progress.done);
  g_autofree char *detail = g_strdup_printf (_ ("%d of %d"), done, total);

  opcc_progress_card_set (OPCC_PROGRESS_CARD (adw_bin_get_child (self->busy)),
                          total > 0 ? (double) done / total : -1, total > 0 ? detail : NULL);
  return G_SOURCE_CONTINUE;
}

void
opcc_letters_tab_save (OpccLettersTab *self, const char *folder)
{
  OpccLetterAct *act;

  g_return_if_fail (OPCC_IS_LETTERS_TAB (self));

  if (self->saving != NULL)
    return;
  act = opcc_letter_act_new (OPCC_LETTER_ACT_SAVE, self->round, 0);
  act->text = g_strdup (folder);
  act->progress = &self->progress;
  self->progress = (OpccLetterProgress){ 0 };
  self->saving = g_cancellable_new ();
  adw_bin_set_child (self->busy, opcc_progress_card_new (_ ("Saving letters"), self->saving));
  gtk_widget_set_visible (GTK_WIDGET (self->busy), TRUE);
  self->progress_id = g_timeout_add (100, show_progress, self);
  if (self->letters != NULL)
    {
      show_step (self);
      enable_actions (self, get_chosen (self));
    }
  opcc_workspace_run (self->workspace, opcc_letter_job_act, act,
                      (GDestroyNotify) opcc_letter_act_free, g_free, self->saving, written_cb,
                      g_object_ref (self));
}

static void
folder_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccLettersTab) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    opcc_letters_tab_save (self, path);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (widget);
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;

  if (self->letters == NULL || self->saving != NULL)
    return;
  code = g_strdelimit (g_strdup (self->letters->round->code), "/", '-');
  name = g_strdup_printf (_ ("letters-%s"), code);
  opcc_dialog_save_file (widget, _ ("Make a folder for the letters"), name, NULL, folder_chosen_cb,
                         g_object_ref (self));
}

static gint64
get_letter (const OpccLetterRow *row)
{
  return row != NULL && row->letter != NULL ? opcc_record_get_n (OPCC_RECORD (row->letter)) : 0;
}

static void
act_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (widget);
  const OpccLetterRow *row = get_chosen (self);

  if (row == NULL || self->dialog != NULL)
    return;
  if (g_str_equal (action, "letters.template"))
    opcc_letter_edit_template (widget, self->workspace, row->outcome);
  else if (get_letter (row) == 0)
    return;
  else if (g_str_equal (action, "letters.edit"))
    opcc_letter_edit (widget, self->workspace, row->letter);
  else if (g_str_equal (action, "letters.issue"))
    g_set_weak_pointer (&self->dialog, opcc_letter_ask_issue (widget, self->workspace, self->round,
                                                              get_letter (row), 1));
  else
    g_set_weak_pointer (&self->dialog,
                        opcc_letter_ask_withdraw (widget, self->workspace, row->letter));
}

static void
review_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (widget);
  const gint64 letter = get_letter (get_chosen (self));

  if (letter == 0)
    return;
  opcc_letter_act_run (widget, self->workspace,
                       opcc_letter_act_new (OPCC_LETTER_ACT_REVIEW, self->round, letter));
  /* In the list of what is to review, the next one takes its place by itself. */
  if (!g_str_equal (opcc_chip_row_get_active (self->chips), "review"))
    gtk_widget_activate_action (widget, "letters.go", "i", 1);
}

static void
go_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (widget);
  const int index = get_chosen_index (self) + g_variant_get_int32 (parameter);
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_only (OpccLettersTab *self, const char *standing)
{
  GtkListBoxRow *row;

  opcc_chip_set_chosen (self->kinds, NULL);
  opcc_chip_row_set_active (self->chips, standing);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (widget);

  if (self->letters == NULL || self->dialog != NULL)
    return;
  switch (opcc_letter_step_find (self->letters))
    {
    case OPCC_LETTER_STEP_MAKE:
      opcc_letter_act_run (widget, self->workspace,
                           opcc_letter_act_new (OPCC_LETTER_ACT_MAKE, self->round, 0));
      return;
    case OPCC_LETTER_STEP_REVIEW:
      show_only (self, "review");
      return;
    case OPCC_LETTER_STEP_ISSUE:
      g_set_weak_pointer (&self->dialog,
                          opcc_letter_ask_issue (widget, self->workspace, self->round, 0,
                                                 self->letters->n_ready));
      return;
    case OPCC_LETTER_STEP_LOOK:
      show_only (self, "look");
      return;
    case OPCC_LETTER_STEP_SAVE:
    case OPCC_LETTER_STEP_NONE:
    default:
      gtk_widget_activate_action (widget, "letters.save", NULL);
      return;
    }
}

/* --- class ----------------------------------------------------------------------------------- */

static void
opcc_letters_tab_dispose (GObject *object)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (object);

  g_cancellable_cancel (self->cancellable);
  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_weak_pointer (&self->dialog);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_letters_tab_parent_class)->dispose (object);
}

static void
opcc_letters_tab_finalize (GObject *object)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->saving);
  g_ptr_array_unref (self->shown);
  opcc_letters_free (self->letters);
  G_OBJECT_CLASS (opcc_letters_tab_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_r, "letters.review" },   { GDK_KEY_e, "letters.edit" },
    { GDK_KEY_i, "letters.issue" },    { GDK_KEY_w, "letters.withdraw" },
    { GDK_KEY_t, "letters.template" },
  };

  gtk_widget_class_install_action (widget_class, "letters.step", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "letters.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "letters.go", "i", go_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_install_action (widget_class, keys[i].action, NULL,
                                       keys[i].key == GDK_KEY_r ? review_cb : act_cb);
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, 0, "letters.go", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, 0, "letters.go", "i", -1);
}

static void
opcc_letters_tab_class_init (OpccLettersTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_letters_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_letters_tab_finalize;
  saved_signal = g_signal_new ("saved", OPCC_TYPE_LETTERS_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (OPCC_TYPE_CHIP_ROW);
  g_type_ensure (OPCC_TYPE_DOCUMENT_VIEW);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  g_type_ensure (OPCC_TYPE_LOADING_ROWS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-letters-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, says);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, counts);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, next);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, busy);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, chips);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, list);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, remark);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, preview);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, empty);
  gtk_widget_class_bind_template_callback (widget_class, fill_list);
  gtk_widget_class_bind_template_callback (widget_class, show_chosen);
}

static GtkWidget *
create_board_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Go to the award board"));

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "page.tab::awards");
  return button;
}

static void
opcc_letters_tab_init (OpccLettersTab *self)
{
  self->cancellable = g_cancellable_new ();
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_chip_row_add (self->chips, "all", _ ("All"), -1);
  opcc_chip_row_add (self->chips, "review", _ ("To review"), -1);
  opcc_chip_row_add (self->chips, "ready", _ ("Ready"), -1);
  opcc_chip_row_add (self->chips, "issued", _ ("Issued"), -1);
  opcc_chip_row_add (self->chips, "look", _ ("To look at"), -1);
  opcc_empty_state_add_button (self->empty, create_board_button ());
  self->kinds = OPCC_CHIP (opcc_chip_new_choice (_ ("Kind"), _ ("Any kind")));
  opcc_chip_row_add_choice (self->chips, self->kinds);
}

GtkWidget *
opcc_letters_tab_new (OpccWorkspace *workspace, gint64 round)
{
  OpccLettersTab *self = g_object_new (OPCC_TYPE_LETTERS_TAB, NULL);

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  self->round = round;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (kinds_changed_cb), self,
                           G_CONNECT_SWAPPED);
  start_reading (self, read_cb);
  return GTK_WIDGET (self);
}
