/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccHistoryList: what was done, who did it and when, newest first, a stretch at a time. */
#include "opcc-history-list.h"

#include <glib/gi18n-lib.h>

#include "opcc-empty-state.h"
#include "opcc-loading-rows.h"
#include "opcc-time.h"

struct _OpccHistoryList
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *more; /* the button under the list */
  OpccEmptyState *empty;
  guint n_lines;
};

G_DEFINE_FINAL_TYPE (OpccHistoryList, opcc_history_list, GTK_TYPE_WIDGET)

enum
{
  MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
click_more_cb (OpccHistoryList *self)
{
  g_signal_emit (self, signals[MORE], 0);
}

static GtkWidget *
make_lines_page (OpccHistoryList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "opcc-list");
  self->more = gtk_button_new_with_label (_ ("Show older"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (click_more_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_widget_add_css_class (box, "opcc-page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
opcc_history_list_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (opcc_history_list_parent_class)->dispose (object);
}

static void
opcc_history_list_class_init (OpccHistoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_history_list_dispose;

  signals[MORE] = g_signal_new ("more", OPCC_TYPE_HISTORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
opcc_history_list_init (OpccHistoryList *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_stack_add_named (self->stack, opcc_loading_rows_new (8), "loading");
  gtk_stack_add_named (self->stack, make_lines_page (self), "lines");
}

/**
 * opcc_history_list_new:
 * @label: what the list is, for a screen reader
 * @empty_title: heading where there is nothing
 * @empty_text: why there may be nothing
 *
 * Returns: (transfer floating): a list that shows itself as loading until it is filled
 */
GtkWidget *
opcc_history_list_new (const char *label, const char *empty_title, const char *empty_text)
{
  OpccHistoryList *self = g_object_new (OPCC_TYPE_HISTORY_LIST, NULL);
  GtkWidget *empty = opcc_empty_state_new ("opcc-clock-symbolic", empty_title, empty_text);

  self->empty = OPCC_EMPTY_STATE (empty);
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * opcc_history_list_clear:
 *
 * Takes all lines out, to begin with the newest again.
 */
void
opcc_history_list_clear (OpccHistoryList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (OPCC_IS_HISTORY_LIST (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_lines = 0;
}

/**
 * opcc_history_list_add:
 * @sentence: what changed; plain text
 * @action: (nullable): the action that did it, where the sentence does not say so
 * @who: who did it
 * @at: when, seconds UTC
 */
void
opcc_history_list_add (
    OpccHistoryList *self, const char *sentence, const char *action, const char *who, gint64 at)
{
  g_autofree char *time = opcc_time_format (at);
  g_autofree char *detail = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_list_box_row_new ();

  g_return_if_fail (OPCC_IS_HISTORY_LIST (self));

  detail = action != NULL ? g_strdup_printf ("%s · %s · %s", who, time, action)
                          : g_strdup_printf ("%s · %s", who, time);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label (sentence, "opcc-body"));
  gtk_box_append (GTK_BOX (box), make_label (detail, "opcc-caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "opcc-dim");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_list_box_append (self->list, row);
  self->n_lines++;
}

/**
 * opcc_history_list_end:
 * @more: whether there are older lines
 *
 * Shows what was added.
 */
void
opcc_history_list_end (OpccHistoryList *self, gboolean more)
{
  g_return_if_fail (OPCC_IS_HISTORY_LIST (self));

  gtk_widget_set_visible (self->more, more);
  gtk_stack_set_visible_child_name (self->stack, self->n_lines > 0 ? "lines" : "empty");
}

/**
 * opcc_history_list_set_error:
 * @sentence: why there is nothing to show
 */
void
opcc_history_list_set_error (OpccHistoryList *self, const char *sentence)
{
  g_return_if_fail (OPCC_IS_HISTORY_LIST (self));

  g_object_set (self->empty, "icon-name", "dialog-warning-symbolic", "title",
                _ ("The history could not be read"), "text", sentence, NULL);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

guint
opcc_history_list_get_n_lines (OpccHistoryList *self)
{
  g_return_val_if_fail (OPCC_IS_HISTORY_LIST (self), 0);

  return self->n_lines;
}
