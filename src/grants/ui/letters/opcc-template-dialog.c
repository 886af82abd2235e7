/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTemplateDialog: the office's words for its letters, their fields, and a letter of them. */
#include "opcc-template-dialog.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-document-view.h"
#include "opcc-letter-paper.h"
#include "opcc-letter-source.h"
#include "opcc-request.h"
#include "opcc-text.h"

struct _OpccTemplateDialog
{
  OpccApplyDialog parent_instance;

  /* template */
  GtkWidget *editor;
  GtkDropDown *use;
  GtkDropDown *example;
  GtkWidget *subject_box;
  GtkEditable *subject;
  GtkTextView *text;
  GtkLabel *problem;
  GtkListBox *fields;
  GtkLabel *note;
  OpccDocumentView *preview;

  OpccRequest *request;     /* (owned) the first number is the round, the other the application */
  OpccLetterSource *source; /* (owned) with the templates as they are typed */
  OpccLetterTemplate *current; /* (unowned) (nullable) */
  GPtrArray *examples;         /* (owned) OpccApplication (unowned), as the choice has them */
  GPtrArray *changed;          /* (owned) OpccLetterTemplate (unowned) of the source */
  gboolean in_subject;         /* where a field goes */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (OpccTemplateDialog, opcc_template_dialog, OPCC_TYPE_APPLY_DIALOG)

static const OpccChoice *
get_uses (void)
{
  return opcc_kind_find_field (&opcc_letter_template_kind, "used_for")->choices;
}

static gboolean
is_outcome (const char *used_for)
{
  for (guint i = 0; opcc_letter_outcomes[i].key != NULL; i++)
    if (g_str_equal (opcc_letter_outcomes[i].key, used_for))
      return TRUE;
  return FALSE;
}

/* --- the letter beside it -------------------------------------------------------------------- */

static void
show_preview (OpccTemplateDialog *self)
{
  const guint index = gtk_drop_down_get_selected (self->example);
  const char *outcome = is_outcome (self->current->used_for) ? self->current->used_for : NULL;
  g_autoptr (OpccLetter) letter = NULL;
  g_autoptr (OpccDocument) document = NULL;

  if (index >= self->examples->len)
    return;
  letter =
      opcc_letter_source_preview (self->source, g_ptr_array_index (self->examples, index), outcome);
  document = opcc_letter_build_document (letter);
  opcc_document_view_show (self->preview, document);
}

static gboolean
is_example (OpccTemplateDialog *self, OpccApplication *application, gboolean any)
{
  const char *own = opcc_letter_source_find_outcome (self->source, application);

  return any || !is_outcome (self->current->used_for) ||
         g_strcmp0 (own, self->current->used_for) == 0;
}

/* Letters of this kind; where there is none, any application shows what one would look like. */
static void
list_examples (OpccTemplateDialog *self)
{
  GPtrArray *applications = self->source->applications;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean any = TRUE;
  guint selected = 0;

  for (guint i = 0; i < applications->len; i++)
    any = any && !is_example (self, g_ptr_array_index (applications, i), FALSE);
  g_ptr_array_set_size (self->examples, 0);
  for (guint i = 0; i < applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (applications, i);
      g_autofree char *name = NULL;

      if (!is_example (self, application, any))
        continue;
      if (opcc_record_get_n (OPCC_RECORD (application)) == self->request->other)
        selected = self->examples->len;
      name = g_strdup_printf ("%s · %s", application->reference,
                              opcc_letter_source_get_organisation (self->source, application));
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->examples, application);
    }
  gtk_drop_down_set_model (self->example, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->example, selected);
  gtk_label_set_text (self->note, any ? _ ("Nobody in this round gets this letter; so it would "
                                           "look.")
                                      : _ ("As it would be made now."));
}

static void
example_cb (OpccTemplateDialog *self)
{
  if (!self->filling)
    show_preview (self);
}

/* --- the words ------------------------------------------------------------------------------- */

/* Says what is wrong with the words, if anything is. */
static gboolean
check_words (OpccTemplateDialog *self, OpccLetterTemplate *template)
{
  g_autoptr (GError) error = NULL;
  const gboolean right = opcc_record_check (OPCC_RECORD (template), &error);

  opcc_children_set_text (GTK_WIDGET (self->problem), error != NULL ? error->message : NULL);
  return right;
}

static void
typed_cb (OpccTemplateDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  g_object_get (buffer, "text", &text, NULL);
  opcc_set_str (&self->current->body, *text != '\0' ? text : NULL);
  if (gtk_widget_get_visible (self->subject_box))
    opcc_set_str (&self->current->subject, *gtk_editable_get_text (self->subject) != '\0'
                                               ? gtk_editable_get_text (self->subject)
                                               : NULL);
  if (!g_ptr_array_find (self->changed, self->current, NULL))
    g_ptr_array_add (self->changed, self->current);
  check_words (self, self->current);
  if (self->current->body != NULL)
    show_preview (self);
}

static void
show_template (OpccTemplateDialog *self, OpccLetterTemplate *template)
{
  self->filling = TRUE;
  self->current = template;
  self->in_subject = FALSE;
  gtk_widget_set_visible (self->subject_box, is_outcome (template->used_for));
  gtk_editable_set_text (self->subject, template->subject != NULL ? template->subject : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text),
                            template->body != NULL ? template->body : "", -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields),
                            !g_str_equal (template->used_for, "signed-by"));
  list_examples (self);
  self->filling = FALSE;
  check_words (self, template);
  show_preview (self);
}

static OpccLetterTemplate *
find_template (OpccTemplateDialog *self, const char *used_for)
{
  return g_hash_table_lookup (self->source->templates, used_for);
}

static void
use_cb (OpccTemplateDialog *self)
{
  if (!self->filling)
    show_template (self,
                   find_template (self, get_uses ()[gtk_drop_down_get_selected (self->use)].key));
}

/* --- fields ---------------------------------------------------------------------------------- */

static void
subject_entered_cb (OpccTemplateDialog *self)
{
  self->in_subject = TRUE;
}

static void
text_entered_cb (OpccTemplateDialog *self)
{
  self->in_subject = FALSE;
}

/* Where one types, in place of what is selected there; the focus goes back to it. */
static void
insert_cb (OpccTemplateDialog *self, GtkListBoxRow *row)
{
  const char *name = opcc_letter_fields[gtk_list_box_row_get_index (row)].name;
  g_autofree char *field = g_strdup_printf ("{%s}", g_dgettext (GETTEXT_PACKAGE, name));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  int at;

  if (self->in_subject)
    {
      gtk_editable_delete_selection (self->subject);
      at = gtk_editable_get_position (self->subject);
      gtk_editable_insert_text (self->subject, field, -1, &at);
      gtk_widget_grab_focus (GTK_WIDGET (self->subject));
      gtk_editable_set_position (self->subject, at);
      return;
    }
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, field, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Alt+F: a list takes no focus of its own, its rows do. */
static gboolean
enter_fields_cb (OpccTemplateDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->fields);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->fields, 0);
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
list_fields (OpccTemplateDialog *self)
{
  for (guint i = 0; i < OPCC_LETTER_N_FIELDS; i++)
    {
      const OpccLetterField *field = &opcc_letter_fields[i];
      const char *meaning = g_dgettext (GETTEXT_PACKAGE, field->meaning);
      g_autofree char *name = g_strdup_printf ("{%s}", g_dgettext (GETTEXT_PACKAGE, field->name));
      g_autofree char *says = g_strdup_printf (_ ("Insert %s: %s"), name, meaning);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (box), opcc_children_new_label (name, "opcc-body", 0));
      gtk_box_append (GTK_BOX (box), opcc_children_new_label (meaning, "opcc-caption opcc-dim", 0));
      gtk_widget_set_margin_start (box, 12);
      gtk_widget_set_margin_end (box, 12);
      gtk_widget_set_margin_top (box, 3);
      gtk_widget_set_margin_bottom (box, 3);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      opcc_children_set_name (row, says);
      gtk_list_box_append (self->fields, row);
    }
}

/* --- saving ---------------------------------------------------------------------------------- */

static gpointer
save_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_letter_templates_save (db, data, error));
}

static void
apply_cb (OpccTemplateDialog *self)
{
  GPtrArray *copies;
  g_autofree char *done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u template saved",
                                                        "%u templates saved", self->changed->len),
                                           self->changed->len);

  if (self->changed->len == 0)
    {
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (self), NULL);
      return;
    }
  copies = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->changed->len; i++)
    g_ptr_array_add (copies, opcc_record_copy (g_ptr_array_index (self->changed, i)));
  opcc_request_run (self->request, OPCC_APPLY_DIALOG (self), save_job, copies,
                    (GDestroyNotify) g_ptr_array_unref, done);
}

/* The first template that is not right is shown, with the sentence that says where. */
static gboolean
opcc_template_dialog_check (OpccApplyDialog *dialog)
{
  OpccTemplateDialog *self = OPCC_TEMPLATE_DIALOG (dialog);

  for (guint i = 0; i < self->changed->len; i++)
    {
      OpccLetterTemplate *template = g_ptr_array_index (self->changed, i);
      guint use = 0;

      if (check_words (self, template))
        continue;
      while (!g_str_equal (get_uses ()[use].key, template->used_for))
        use++;
      gtk_drop_down_set_selected (self->use, use);
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return FALSE;
    }
  return TRUE;
}

static void
opcc_template_dialog_wait (OpccApplyDialog *dialog, gboolean waiting)
{
  gtk_widget_set_sensitive (OPCC_TEMPLATE_DIALOG (dialog)->editor, !waiting);
}

static gboolean
opcc_template_dialog_may_leave (OpccApplyDialog *dialog)
{
  const gboolean typed = OPCC_TEMPLATE_DIALOG (dialog)->changed->len > 0;

  if (typed)
    opcc_apply_dialog_ask_leave (dialog);
  return !typed;
}

/* --- class ----------------------------------------------------------------------------------- */

static void
opcc_template_dialog_dispose (GObject *object)
{
  OpccTemplateDialog *self = OPCC_TEMPLATE_DIALOG (object);

  self->filling = TRUE;
  g_clear_pointer (&self->request, opcc_request_unref);
  G_OBJECT_CLASS (opcc_template_dialog_parent_class)->dispose (object);
}

static void
opcc_template_dialog_finalize (GObject *object)
{
  OpccTemplateDialog *self = OPCC_TEMPLATE_DIALOG (object);

  g_ptr_array_unref (self->examples);
  g_ptr_array_unref (self->changed);
  opcc_letter_source_free (self->source);
  G_OBJECT_CLASS (opcc_template_dialog_parent_class)->finalize (object);
}

static void
opcc_template_dialog_class_init (OpccTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OpccApplyDialogClass *dialog_class = OPCC_APPLY_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_template_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_template_dialog_finalize;
  dialog_class->check = opcc_template_dialog_check;
  dialog_class->wait = opcc_template_dialog_wait;
  dialog_class->may_leave = opcc_template_dialog_may_leave;
  g_type_ensure (OPCC_TYPE_DOCUMENT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccTemplateDialog, editor);
  gtk_widget_class_bind_template_child (widget_class, OpccTemplateDialog, use);
  gtk_widget_class_bind_template_child (widget_class, OpccTemplateDialog, example);
  gtk_widget_class_bind_template_child (widget_class, OpccTemplateDialog, subject_box);
  gtk_widget_class_bind_template_child (widget_class, OpccTemplateDialog, subject);
  gtk_widget_class_bind_template_child (widget_class, OpccTemplateDialog, text);
  gtk_widget_class_bind_template_child (widget_class, OpccTemplateDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, OpccTemplateDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, OpccTemplateDialog, note);
  gtk_widget_class_bind_template_child (widget_class, OpccTemplateDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, example_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, subject_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_fields_cb);
}

static void
opcc_template_dialog_init (OpccTemplateDialog *self)
{
  self->examples = g_ptr_array_new ();
  self->changed = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  list_fields (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (typed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "apply", G_CALLBACK (apply_cb), NULL);
}

/* --- opening --------------------------------------------------------------------------------- */

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_letter_source_new (db, ((const OpccRequest *) data)->n, cancellable, error);
}

/* The place of the template that the application is written to with; the first where it has none.
 */
static guint
find_first (OpccTemplateDialog *self)
{
  const char *outcome = NULL;
  guint first = 0;

  for (guint i = 0; i < self->source->applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (self->source->applications, i);

      if (opcc_record_get_n (OPCC_RECORD (application)) == self->request->other)
        outcome = opcc_letter_source_find_outcome (self->source, application);
    }
  for (guint i = 0; get_uses ()[i].key != NULL; i++)
    if (g_strcmp0 (get_uses ()[i].key, outcome) == 0)
      first = i;
  return first;
}

static void
list_uses (OpccTemplateDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; get_uses ()[i].key != NULL; i++)
    gtk_string_list_append (names, opcc_choice_get_label (get_uses (), get_uses ()[i].key));
  gtk_drop_down_set_model (self->use, G_LIST_MODEL (names));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccLetterSource) read =
      opcc_workspace_run_finish (request->workspace, result, &error);
  OpccTemplateDialog *self;
  guint first;

  if (read == NULL)
    opcc_request_report_error (request, error);
  if (read == NULL || request->from == NULL)
    return;
  self = g_object_new (OPCC_TYPE_TEMPLATE_DIALOG, NULL);
  opcc_apply_dialog_set_up (OPCC_APPLY_DIALOG (self), request->from, _ ("Letter templates"),
                            _ ("Save"));
  self->request = opcc_request_ref (request);
  self->source = g_steal_pointer (&read);
  list_uses (self);
  first = find_first (self);
  gtk_drop_down_set_selected (self->use, first);
  show_template (self, find_template (self, get_uses ()[first].key));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->text));
  gtk_window_present (GTK_WINDOW (self));
}

void
opcc_template_dialog_open (GtkWidget *from,
                           OpccWorkspace *workspace,
                           gint64 round,
                           gint64 application)
{
  OpccRequest *request;

  if (opcc_workspace_is_read_only (workspace))
    return;
  request = opcc_request_new (from, workspace, &opcc_round_kind, round);
  request->other = application;
  opcc_workspace_run (workspace, read_job, request, NULL, (GDestroyNotify) opcc_letter_source_free,
                      NULL, read_cb, request);
}
