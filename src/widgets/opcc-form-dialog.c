/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFormDialog: a window over the page in which a record is made or changed. */
#include "opcc-form-dialog.h"

#include "opcc-banner.h"
#include "opcc-dialogs.h"

#include <glib/gi18n-lib.h>

struct _OpccFormDialog
{
  AdwWindow parent_instance;

  /* template */
  GtkWidget *apply;
  OpccBanner *banner;
  OpccForm *form;

  GtkWidget *focus; /* (owned) (nullable) where it was before the waiting */
  gboolean changed;
  gboolean waiting; /* for opcc_form_dialog_finish () */
  gboolean leaving; /* the question about what was typed is answered */
};

static guint apply_signal;

G_DEFINE_FINAL_TYPE (OpccFormDialog, opcc_form_dialog, ADW_TYPE_WINDOW)

static void
changed_cb (OpccFormDialog *self)
{
  self->changed = TRUE;
}

static void
show_error (OpccFormDialog *self, const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->banner), error != NULL);
  if (error != NULL)
    opcc_banner_set (self->banner, OPCC_TONE_BAD, NULL, error->message);
}

/* A field that is made insensitive under the focus does not learn that it has lost it, and what was
 * refused is corrected where it was typed: so the focus leaves first, and comes back. */
static void
set_waiting (OpccFormDialog *self, gboolean waiting)
{
  GtkWindow *window = GTK_WINDOW (self);

  self->waiting = waiting;
  if (waiting)
    {
      g_set_object (&self->focus, gtk_window_get_focus (window));
      gtk_window_set_focus (window, NULL);
    }
  gtk_widget_set_sensitive (self->apply, !waiting);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !waiting);
  if (!waiting && self->focus != NULL && gtk_widget_get_root (self->focus) == GTK_ROOT (self))
    gtk_window_set_focus (window, self->focus);
  if (!waiting)
    g_clear_object (&self->focus);
}

static void
apply_cb (OpccFormDialog *self)
{
  show_error (self, NULL);
  if (self->waiting || !opcc_form_check (self->form, NULL))
    return;
  set_waiting (self, TRUE);
  g_signal_emit (self, apply_signal, 0, opcc_form_get_record (self->form));
}

static void
answered_cb (gboolean yes, gpointer user_data)
{
  g_autoptr (OpccFormDialog) self = user_data;

  if (!yes)
    return;
  self->leaving = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
opcc_form_dialog_close_request (GtkWindow *window)
{
  OpccFormDialog *self = OPCC_FORM_DIALOG (window);

  if (self->waiting)
    return TRUE;
  if (!self->changed || self->leaving)
    return GTK_WINDOW_CLASS (opcc_form_dialog_parent_class)->close_request (window);
  opcc_dialog_ask (GTK_WIDGET (self), _ ("Throw away what you typed?"),
                   _ ("Nothing of it has been saved."), _ ("Throw away"), OPCC_VERB_DESTRUCTIVE,
                   answered_cb, g_object_ref (self));
  return TRUE;
}

static gboolean
close_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static gboolean
apply_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  apply_cb (OPCC_FORM_DIALOG (widget));
  return TRUE;
}

static void
opcc_form_dialog_dispose (GObject *object)
{
  g_clear_object (&OPCC_FORM_DIALOG (object)->focus);
  G_OBJECT_CLASS (opcc_form_dialog_parent_class)->dispose (object);
}

static void
opcc_form_dialog_class_init (OpccFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_BANNER);
  g_type_ensure (OPCC_TYPE_FORM);
  G_OBJECT_CLASS (klass)->dispose = opcc_form_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = opcc_form_dialog_close_request;
  apply_signal = g_signal_new ("apply", OPCC_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, OPCC_TYPE_RECORD);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_key_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccFormDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, OpccFormDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, OpccFormDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

/* Before the field that has the focus sees the key: a long text would take it for a new line. */
static void
add_apply_key (OpccFormDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (apply_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
opcc_form_dialog_init (OpccFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_apply_key (self);
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
  OpccFormDialog *self = g_object_new (OPCC_TYPE_FORM_DIALOG, "title", title, NULL);
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;
  g_autoptr (OpccRecord) copy = opcc_record_copy (record);

  gtk_button_set_label (GTK_BUTTON (self->apply), verb);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
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
 * opcc_form_dialog_finish:
 * @error: (nullable): why it could not be saved
 */
void
opcc_form_dialog_finish (OpccFormDialog *self, const GError *error)
{
  g_return_if_fail (OPCC_IS_FORM_DIALOG (self));
  set_waiting (self, FALSE);
  show_error (self, error);
  if (error != NULL)
    return;
  self->leaving = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}
