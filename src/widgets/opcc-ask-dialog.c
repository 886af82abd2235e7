/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAskDialog: asks for one choice and a few words before something is done. */
#include "opcc-ask-dialog.h"

#include <string.h>

#include "opcc-banner.h"

struct _OpccAskDialog
{
  AdwWindow parent_instance;

  /* template */
  GtkButton *verb;
  OpccBanner *banner;
  GtkLabel *body;
  GtkListBox *rows;
  AdwComboRow *choice;

  GtkStringList *labels; /* (owned) */
  GPtrArray *keys;       /* (owned) of char * */
  GPtrArray *texts;      /* of AdwEntryRow */
  GPtrArray *needed;     /* (owned) of (nullable) char * */
  gboolean waiting;      /* for opcc_ask_dialog_finish () */
};

static guint apply_signal;

G_DEFINE_FINAL_TYPE (OpccAskDialog, opcc_ask_dialog, ADW_TYPE_WINDOW)

static void
show_error (OpccAskDialog *self, const char *sentence)
{
  gtk_widget_set_visible (GTK_WIDGET (self->banner), sentence != NULL);
  if (sentence != NULL)
    opcc_banner_set (self->banner, OPCC_TONE_BAD, NULL, sentence);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

/**
 * opcc_ask_dialog_apply:
 *
 * Emits "apply", unless a text that is needed is missing, which it says.
 */
void
opcc_ask_dialog_apply (OpccAskDialog *self)
{
  g_return_if_fail (OPCC_IS_ASK_DIALOG (self));

  if (self->waiting)
    return;
  for (guint i = 0; i < self->texts->len; i++)
    if (g_ptr_array_index (self->needed, i) != NULL &&
        is_blank (opcc_ask_dialog_get_text (self, i)))
      {
        show_error (self, g_ptr_array_index (self->needed, i));
        gtk_widget_grab_focus (g_ptr_array_index (self->texts, i));
        return;
      }
  show_error (self, NULL);
  self->waiting = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->verb), FALSE);
  g_signal_emit (self, apply_signal, 0);
}

static gboolean
close_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static gboolean
opcc_ask_dialog_close_request (GtkWindow *window)
{
  if (OPCC_ASK_DIALOG (window)->waiting)
    return TRUE;
  return GTK_WINDOW_CLASS (opcc_ask_dialog_parent_class)->close_request (window);
}

static void
opcc_ask_dialog_finalize (GObject *object)
{
  OpccAskDialog *self = OPCC_ASK_DIALOG (object);

  g_clear_object (&self->labels);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->needed);
  G_OBJECT_CLASS (opcc_ask_dialog_parent_class)->finalize (object);
}

static void
opcc_ask_dialog_class_init (OpccAskDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = opcc_ask_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = opcc_ask_dialog_close_request;

  apply_signal = g_signal_new ("apply", OPCC_TYPE_ASK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_key_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-ask-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccAskDialog, verb);
  gtk_widget_class_bind_template_child (widget_class, OpccAskDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, OpccAskDialog, body);
  gtk_widget_class_bind_template_child (widget_class, OpccAskDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, OpccAskDialog, choice);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_bind_template_callback (widget_class, opcc_ask_dialog_apply);
}

static void
opcc_ask_dialog_init (OpccAskDialog *self)
{
  self->labels = gtk_string_list_new (NULL);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new ();
  self->needed = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (self->labels));
}

OpccAskDialog *
opcc_ask_dialog_new (GtkWidget *from, const char *title, const char *body, const char *verb)
{
  OpccAskDialog *self = g_object_new (OPCC_TYPE_ASK_DIALOG, "title", title, NULL);
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;

  gtk_button_set_label (self->verb, verb);
  gtk_label_set_text (self->body, body != NULL ? body : "");
  gtk_widget_set_visible (GTK_WIDGET (self->body), body != NULL);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  return self;
}

void
opcc_ask_dialog_add_choice (OpccAskDialog *self, const char *key, const char *label)
{
  g_return_if_fail (OPCC_IS_ASK_DIALOG (self) && key != NULL);

  g_ptr_array_add (self->keys, g_strdup (key));
  gtk_string_list_append (self->labels, label);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), TRUE);
}

void
opcc_ask_dialog_set_choice_title (OpccAskDialog *self, const char *title)
{
  g_return_if_fail (OPCC_IS_ASK_DIALOG (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), title);
}

/**
 * opcc_ask_dialog_get_choice:
 *
 * Returns: (nullable): key of the choice
 */
const char *
opcc_ask_dialog_get_choice (OpccAskDialog *self)
{
  guint selected;

  g_return_val_if_fail (OPCC_IS_ASK_DIALOG (self), NULL);
  selected = adw_combo_row_get_selected (self->choice);
  return selected < self->keys->len ? g_ptr_array_index (self->keys, selected) : NULL;
}

void
opcc_ask_dialog_set_choice (OpccAskDialog *self, const char *key)
{
  g_return_if_fail (OPCC_IS_ASK_DIALOG (self));
  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->keys, i), key) == 0)
      adw_combo_row_set_selected (self->choice, i);
}

void
opcc_ask_dialog_add_text (OpccAskDialog *self,
                          const char *title,
                          const char *text,
                          const char *needed)
{
  GtkWidget *row = adw_entry_row_new ();

  g_return_if_fail (OPCC_IS_ASK_DIALOG (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (opcc_ask_dialog_apply), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->rows, row);
  /* What has to be typed comes first: a space typed on Cancel would close the dialog. */
  if (self->texts->len == 0)
    gtk_window_set_focus (GTK_WINDOW (self), row);
  g_ptr_array_add (self->texts, row);
  g_ptr_array_add (self->needed, g_strdup (needed));
}

const char *
opcc_ask_dialog_get_text (OpccAskDialog *self, guint index)
{
  g_return_val_if_fail (OPCC_IS_ASK_DIALOG (self) && index < self->texts->len, NULL);
  return gtk_editable_get_text (g_ptr_array_index (self->texts, index));
}

void
opcc_ask_dialog_set_text (OpccAskDialog *self, guint index, const char *text)
{
  g_return_if_fail (OPCC_IS_ASK_DIALOG (self) && index < self->texts->len);
  gtk_editable_set_text (g_ptr_array_index (self->texts, index), text);
}

void
opcc_ask_dialog_finish (OpccAskDialog *self, const GError *error)
{
  g_return_if_fail (OPCC_IS_ASK_DIALOG (self));

  self->waiting = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->verb), TRUE);
  show_error (self, error != NULL ? error->message : NULL);
  if (error == NULL)
    gtk_window_close (GTK_WINDOW (self));
}
