/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckRow: one slide in the list of a deck, or one section in that of a report. */
#include "opcc-deck-row.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"

#define PLACE_WIDTH 28
#define END_WIDTH   84

struct _OpccDeckRow
{
  GtkListBoxRow parent_instance;
  GtkWidget *handle; /* (nullable) */
  gint64 n;
};

G_DEFINE_FINAL_TYPE (OpccDeckRow, opcc_deck_row, GTK_TYPE_LIST_BOX_ROW)

static void
opcc_deck_row_class_init (OpccDeckRowClass *klass)
{
}

static void
opcc_deck_row_init (OpccDeckRow *self)
{
}

static GtkWidget *
make_words (const OpccOrderedItem *item)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), opcc_children_new_label (item->title, "opcc-body", 0));
  gtk_box_append (GTK_BOX (words), opcc_children_new_label (item->content,
                                                            item->is_gap ? "opcc-small opcc-missing"
                                                                         : "opcc-small opcc-dim",
                                                            0));
  if (item->words != NULL)
    {
      g_autofree char *line = g_strdelimit (g_strdup (item->words), "\n", ' ');
      GtkWidget *label = opcc_children_new_label (line, "opcc-small", 0);

      gtk_widget_set_tooltip_text (label, item->words);
      gtk_box_append (GTK_BOX (words), label);
    }
  return words;
}

static GtkWidget *
make_handle (void)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");

  gtk_widget_add_css_class (handle, "opcc-dim");
  gtk_widget_set_cursor_from_name (handle, "ns-resize");
  gtk_widget_set_tooltip_text (handle, _ ("Drag, or press Alt+Up and Alt+Down"));
  return handle;
}

GtkWidget *
opcc_deck_row_new (const OpccOrderedItem *item, guint place, gboolean movable)
{
  OpccDeckRow *self = g_object_new (OPCC_TYPE_DECK_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *number = g_strdup_printf ("%u", place);
  GtkWidget *number_label = opcc_children_new_label (number, "opcc-num opcc-dim", 1);
  GtkWidget *end_label = opcc_children_new_label (item->end, "opcc-num opcc-dim", 1);

  self->n = item->n;
  g_object_set (box, "margin-top", 8, "margin-bottom", 8, "margin-start", 12, "margin-end", 18,
                NULL);
  gtk_widget_set_size_request (number_label, PLACE_WIDTH, -1);
  gtk_widget_set_size_request (end_label, END_WIDTH, -1);
  gtk_label_set_ellipsize (GTK_LABEL (end_label), PANGO_ELLIPSIZE_NONE);
  if (movable)
    gtk_box_append (GTK_BOX (box), self->handle = make_handle ());
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), make_words (item));
  gtk_box_append (GTK_BOX (box), end_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  opcc_children_set_name (GTK_WIDGET (self), item->name);
  return GTK_WIDGET (self);
}

gint64
opcc_deck_row_get_n (OpccDeckRow *self)
{
  g_return_val_if_fail (OPCC_IS_DECK_ROW (self), 0);

  return self->n;
}

gboolean
opcc_deck_row_is_handle (OpccDeckRow *self, GtkWidget *picked)
{
  g_return_val_if_fail (OPCC_IS_DECK_ROW (self), FALSE);

  return picked != NULL && self->handle != NULL && picked == self->handle;
}
