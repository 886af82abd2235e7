/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFormDialog: a window over the page in which a record is made or changed. */
#include "opcc-form-dialog.h"

#include <glib/gi18n-lib.h>

struct _OpccFormDialog
{
  OpccApplyDialog parent_instance;

  /* template */
  GtkLabel *notice;
  OpccForm *form;

  gboolean changed;
};

G_DEFINE_FINAL_TYPE (OpccFormDialog, opcc_form_dialog, OPCC_TYPE_APPLY_DIALOG)

static void
changed_cb (OpccFormDialog *self)
{
  self->changed = TRUE;
}

static gboolean
opcc_form_dialog_check (OpccApplyDialog *dialog)
{
  return opcc_form_check (OPCC_FORM_DIALOG (dialog)->form, NULL);
}

static void
opcc_form_dialog_wait (OpccApplyDialog *dialog, gboolean waiting)
{
  gtk_widget_set_sensitive (GTK_WIDGET (OPCC_FORM_DIALOG (dialog)->form), !waiting);
}

static gboolean
opcc_form_dialog_may_leave (OpccApplyDialog *dialog)
{
  if (OPCC_FORM_DIALOG (dialog)->changed)
    opcc_apply_dialog_ask_leave (dialog);
  return !OPCC_FORM_DIALOG (dialog)->changed;
}

static void
opcc_form_dialog_class_init (OpccFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OpccApplyDialogClass *dialog_class = OPCC_APPLY_DIALOG_CLASS (klass);

  g_type_ensure (OPCC_TYPE_FORM);
  dialog_class->check = opcc_form_dialog_check;
  dialog_class->wait = opcc_form_dialog_wait;
  dialog_class->may_leave = opcc_form_dialog_may_leave;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccFormDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, OpccFormDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
opcc_form_dialog_init (OpccFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * opcc_form_dialog_new:
 * @from: any widget of the window that opens it
 * @verb: what the blue button does: "Add round"
 * @record: its values are copied into the form
 * @source: (nullable): finds records for LINK fields
 *
 * Returns: (transfer none): the dialog, to be presented
 */
OpccFormDialog *
opcc_form_dialog_new (GtkWidget *from,
                      const char *title,
                      const char *verb,
                      OpccRecord *record,
                      OpccListSource *source)
{
  OpccFormDialog *self = g_object_new (OPCC_TYPE_FORM_DIALOG, NULL);
  g_autoptr (OpccRecord) copy = opcc_record_copy (record);

  opcc_apply_dialog_set_up (OPCC_APPLY_DIALOG (self), from, title, verb);
  opcc_form_set_source (self->form, source);
  opcc_form_set_record (self->form, copy);
  return self;
}

OpccForm *
opcc_form_dialog_get_form (OpccFormDialog *self)
{
  g_return_val_if_fail (OPCC_IS_FORM_DIALOG (self), NULL);
  return self->form;
}

/**
 * opcc_form_dialog_set_notice:
 * @words: plain text above the form: what saving it will mean
 */
void
opcc_form_dialog_set_notice (OpccFormDialog *self, const char *words)
{
  g_return_if_fail (OPCC_IS_FORM_DIALOG (self));
  gtk_label_set_text (self->notice, words);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
}
