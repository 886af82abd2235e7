/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckRow: one slide in the list of a deck. */
#include "opcc-deck-row.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-children.h"

#define PLACE_WIDTH   28
#define MINUTES_WIDTH 84

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

/* (transfer full): "The zone in figures · Bell Foundry", or what is the matter. */
static char *
describe_content (const OpccDeckItem *item)
{
  const char *title;

  if (item->gap != OPCC_DECK_GAP_NONE)
    return g_strdup (opcc_deck_gap_get_label (item->gap));
  title = opcc_document_get_text (item->document, OPCC_DOCUMENT_TITLE);
  return item->slide->part != NULL ? g_strdup_printf ("%s · %s", item->slide->part, title)
                                   : g_strdup (title);
}

static char *
describe_minutes (const OpccDeckItem *item)
{
  const gint64 minutes = item->slide->minutes;

  if (minutes == OPCC_NO_INTEGER)
    return g_strdup ("–");
  return g_strdup_printf (ngettext ("%" PRId64 " minute", "%" PRId64 " minutes", (gulong) minutes),
                          minutes);
}

static GtkWidget *
make_words (const OpccDeckItem *item, const char *content)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  const char *notes = item->slide->notes;

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), opcc_children_new_label (item->slide->title, "opcc-body", 0));
  gtk_box_append (GTK_BOX (words), opcc_children_new_label (content,
                                                            item->gap != OPCC_DECK_GAP_NONE
                                                                ? "opcc-small opcc-missing"
                                                                : "opcc-small opcc-dim",
                                                            0));
  if (notes != NULL)
    {
      g_autofree char *line = g_strdelimit (g_strdup (notes), "\n", ' ');
      GtkWidget *label = opcc_children_new_label (line, "opcc-small", 0);

      gtk_widget_set_tooltip_text (label, notes);
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
opcc_deck_row_new (const OpccDeckItem *item, guint place, gboolean movable)
{
  OpccDeckRow *self = g_object_new (OPCC_TYPE_DECK_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *number = g_strdup_printf ("%u", place);
  g_autofree char *content = describe_content (item);
  g_autofree char *minutes = describe_minutes (item);
  g_autofree char *name = NULL;
  GtkWidget *number_label = opcc_children_new_label (number, "opcc-num opcc-dim", 1);
  GtkWidget *minutes_label = opcc_children_new_label (minutes, "opcc-num opcc-dim", 1);

  self->n = opcc_record_get_n (OPCC_RECORD (item->slide));
  g_object_set (box, "margin-top", 8, "margin-bottom", 8, "margin-start", 12, "margin-end", 18,
                NULL);
  gtk_widget_set_size_request (number_label, PLACE_WIDTH, -1);
  gtk_widget_set_size_request (minutes_label, MINUTES_WIDTH, -1);
  if (movable)
    gtk_box_append (GTK_BOX (box), self->handle = make_handle ());
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), make_words (item, content));
  gtk_box_append (GTK_BOX (box), minutes_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  /* Translators: a slide read aloud: its place, title, what it shows, minutes, notes. */
  name = g_strdup_printf (_ ("Slide %u: %s, %s, %s%s%s"), place, item->slide->title, content,
                          item->slide->minutes != OPCC_NO_INTEGER ? minutes : _ ("no minutes"),
                          item->slide->notes != NULL ? ", " : "",
                          item->slide->notes != NULL ? item->slide->notes : "");
  opcc_children_set_name (GTK_WIDGET (self), name);
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
