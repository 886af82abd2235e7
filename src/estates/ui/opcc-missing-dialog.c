/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMissingDialog: the text that asks the owners of schemes for what is missing. */
#include "opcc-missing-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-page.h"

struct _OpccMissingDialog
{
  AdwWindow parent_instance;
  GtkTextView *view;
  GtkWidget *copy;
  GtkWidget *from; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (OpccMissingDialog, opcc_missing_dialog, ADW_TYPE_WINDOW)

char *
opcc_missing_dialog_dup_text (OpccMissingDialog *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text;
}

static void
copy_cb (OpccMissingDialog *self)
{
  g_autofree char *text = opcc_missing_dialog_dup_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  opcc_page_toast (self->from, _ ("The text is copied"), FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccMissingDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      opcc_page_report_error (self->from, error);
      return;
    }
  opcc_page_toast (self->from, _ ("The text is saved"), FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccMissingDialog) self = user_data;
  g_autofree char *text = opcc_missing_dialog_dup_text (self);
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    return;
  bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, g_object_ref (self));
}

static void
save_cb (OpccMissingDialog *self)
{
  static const OpccFileType types[] = { { N_ ("Text"), "*.txt" }, { NULL } };

  opcc_dialog_save_file (GTK_WIDGET (self), _ ("Save the text"), _ ("missing-figures.txt"), types,
                         chosen_cb, g_object_ref (self));
}

static void
opcc_missing_dialog_dispose (GObject *object)
{
  g_clear_object (&OPCC_MISSING_DIALOG (object)->from);
  G_OBJECT_CLASS (opcc_missing_dialog_parent_class)->dispose (object);
}

static void
opcc_missing_dialog_class_init (OpccMissingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_missing_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/estates/opcc-missing-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccMissingDialog, view);
  gtk_widget_class_bind_template_child (widget_class, OpccMissingDialog, copy);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
opcc_missing_dialog_init (OpccMissingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_dialog_outlive_parent (GTK_WINDOW (self));
  opcc_children_set_name (GTK_WIDGET (self->view), _ ("Text to send to the owners"));
}

OpccMissingDialog *
opcc_missing_dialog_show (GtkWidget *from, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (from);
  OpccMissingDialog *self = g_object_new (OPCC_TYPE_MISSING_DIALOG, "transient-for",
                                          GTK_IS_WINDOW (root) ? root : NULL, NULL);

  self->from = g_object_ref (from);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  gtk_window_set_focus (GTK_WINDOW (self), self->copy);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
