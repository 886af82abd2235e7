/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAskDialog: asks for one choice and a few words before something is done. */
#include "opcc-ask-dialog.h"

#include <string.h>

#include "opcc-children.h"
#include "opcc-wide-choice.h"

struct _OpccAskDialog
{
  OpccApplyDialog parent_instance;

  /* template */
  GtkLabel *heading;
  GtkLabel *body;
  GtkListBox *rows;
  AdwComboRow *choice;

  GtkStringList *labels; /* (owned) */
  GPtrArray *keys;       /* (owned) of char * */
  GPtrArray *texts;      /* of AdwEntryRow */
  GPtrArray *needed;     /* (owned) of (nullable) char * */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (OpccAskDialog, opcc_ask_dialog, OPCC_TYPE_APPLY_DIALOG)

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

/* FALSE where a text that is needed is missing, which it says. */
static gboolean
opcc_ask_dialog_check (OpccApplyDialog *dialog)
{
  OpccAskDialog *self = OPCC_ASK_DIALOG (dialog);

  for (guint i = 0; i < self->texts->len; i++)
    if (g_ptr_array_index (self->needed, i) != NULL &&
        is_blank (opcc_ask_dialog_get_text (self, i)))
      {
        opcc_apply_dialog_show_error (dialog, g_ptr_array_index (self->needed, i));
        gtk_widget_grab_focus (g_ptr_array_index (self->texts, i));
        return FALSE;
      }
  return TRUE;
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
tell_choice (OpccAskDialog *self)
{
  g_signal_emit (self, chosen_signal, 0);
}

static void
opcc_ask_dialog_class_init (OpccAskDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = opcc_ask_dialog_finalize;
  OPCC_APPLY_DIALOG_CLASS (klass)->check = opcc_ask_dialog_check;

  chosen_signal = g_signal_new ("chosen", OPCC_TYPE_ASK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-ask-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccAskDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, OpccAskDialog, body);
  gtk_widget_class_bind_template_child (widget_class, OpccAskDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, OpccAskDialog, choice);
}

static void
opcc_ask_dialog_init (OpccAskDialog *self)
{
  self->labels = gtk_string_list_new (NULL);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new ();
  self->needed = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self),
                                 opcc_apply_dialog_get_verb (OPCC_APPLY_DIALOG (self)));
  /* Return opens the choices where they have the focus, and presses the verb elsewhere. */
  gtk_widget_set_receives_default (GTK_WIDGET (self->choice), TRUE);
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (self->labels));
  opcc_wide_choice_set_up (self->choice);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (tell_choice), self,
                           G_CONNECT_SWAPPED);
}

OpccAskDialog *
opcc_ask_dialog_new (GtkWidget *from, const char *title, const char *body, const char *verb)
{
  OpccAskDialog *self = g_object_new (OPCC_TYPE_ASK_DIALOG, NULL);

  opcc_apply_dialog_set_up (OPCC_APPLY_DIALOG (self), from, title, verb);
  gtk_label_set_text (self->body, body != NULL ? body : "");
  gtk_widget_set_visible (GTK_WIDGET (self->body), body != NULL);
  return self;
}

/**
 * opcc_ask_dialog_set_heading:
 * @heading: what the question is about, as long as it may be
 *
 * For names that would be cut in the title of the window.
 */
void
opcc_ask_dialog_set_heading (OpccAskDialog *self, const char *heading)
{
  g_return_if_fail (OPCC_IS_ASK_DIALOG (self));
  opcc_children_set_text (GTK_WIDGET (self->heading), heading);
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

/* @row: (transfer floating) */
static void
add_row (OpccAskDialog *self, GtkWidget *row, const char *title, const char *needed)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (opcc_apply_dialog_apply), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->rows, row);
  g_ptr_array_add (self->texts, row);
  g_ptr_array_add (self->needed, g_strdup (needed));
}

/* What has to be typed comes first: a space typed on Cancel would close the dialog. */
static void
focus_first (OpccAskDialog *self)
{
  if (self->texts->len == 1)
    gtk_window_set_focus (GTK_WINDOW (self), g_ptr_array_index (self->texts, 0));
}

void
opcc_ask_dialog_add_text (OpccAskDialog *self,
                          const char *title,
                          const char *text,
                          const char *needed)
{
  GtkWidget *row = adw_entry_row_new ();

  g_return_if_fail (OPCC_IS_ASK_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  add_row (self, row, title, needed);
  focus_first (self);
}

void
opcc_ask_dialog_add_secret (OpccAskDialog *self, const char *title)
{
  g_return_if_fail (OPCC_IS_ASK_DIALOG (self));
  add_row (self, adw_password_entry_row_new (), title, NULL);
  /* Beside a choice it can be left out. */
  if (self->keys->len == 0)
    focus_first (self);
}

/**
 * opcc_ask_dialog_show_text:
 * @index: of the texts, as they were added
 *
 * Texts that go with one choice only are hidden with the others; what was typed there is kept.
 */
void
opcc_ask_dialog_show_text (OpccAskDialog *self, guint index, gboolean shown)
{
  g_return_if_fail (OPCC_IS_ASK_DIALOG (self) && index < self->texts->len);
  gtk_widget_set_visible (g_ptr_array_index (self->texts, index), shown);
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
opcc_ask_dialog_add_below (OpccAskDialog *self, GtkWidget *widget)
{
  g_return_if_fail (OPCC_IS_ASK_DIALOG (self));
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->rows))), widget);
}
