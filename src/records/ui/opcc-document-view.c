/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDocumentView: a document as flowing text on the screen, as it would be printed. */
#include "opcc-document-view.h"

#include <adwaita.h>

#include "opcc-chart-view.h"
#include "opcc-children.h"
#include "opcc-figure-grid.h"
#include "opcc-late-children.h"

/* A line of text that is easily read, and letters that stand before a numbered paragraph. */
#define LINE_WIDTH    820
#define NUMBER_WIDTH  30
#define FIGURE_HEIGHT 360
/* A long one is shown in parts: a block that wraps takes two milliseconds to find its room. */
#define BLOCKS_AT_ONCE 48
#define BLOCKS_A_FRAME 4

struct _OpccDocumentView
{
  GtkWidget parent_instance;
  GtkWidget *box;
  OpccLateChildren *late; /* (owned) of the box */
};

G_DEFINE_FINAL_TYPE (OpccDocumentView, opcc_document_view, GTK_TYPE_WIDGET)

static GtkWidget *
make_text (const char *text, const char *css_classes)
{
  GtkWidget *label = opcc_children_new_label (text, css_classes, 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static GtkWidget *
make_heading (const char *text, int level)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text, "xalign", 0.0f, "wrap", TRUE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  gtk_widget_add_css_class (label, level == 1   ? "opcc-page-title"
                                   : level == 2 ? "opcc-section"
                                                : "opcc-strong");
  if (level > 1)
    gtk_widget_set_margin_top (label, 12);
  return label;
}

/* Two texts beside one another: a number and its paragraph, or what a value is and the value. */
static GtkWidget *
make_pair (GtkWidget *first, GtkWidget *second)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_hexpand (second, TRUE);
  gtk_box_append (GTK_BOX (row), first);
  gtk_box_append (GTK_BOX (row), second);
  return row;
}

static GtkWidget *
make_numbered (const OpccBlock *block)
{
  g_autofree char *number = g_strdup_printf ("%d.", block->number);
  GtkWidget *label = opcc_children_new_label (number, "opcc-read opcc-num", 0);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_size_request (label, NUMBER_WIDTH, -1);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return make_pair (label, make_text (block->text, "opcc-read"));
}

static GtkWidget *
make_value (const OpccBlock *block)
{
  GtkWidget *label = opcc_children_new_label (block->label, "opcc-body opcc-strong", 0);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return make_pair (label, make_text (block->text, "opcc-body"));
}

static GtkWidget *
make_table (const OpccBlock *block)
{
  const guint n = g_strv_length (block->headings);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = opcc_figure_grid_new (block->label != NULL ? block->label : block->headings[0]);
  guint words = 0;

  for (guint i = 0; i < MIN (n, 32); i++)
    if (block->types[i] == OPCC_COLUMN_TEXT)
      words |= 1u << i;
  if (block->label != NULL)
    gtk_box_append (GTK_BOX (box), make_text (block->label, "opcc-small opcc-strong"));
  opcc_figure_grid_set_heads (OPCC_FIGURE_GRID (grid), (const char *const *) block->headings, n,
                              words);
  for (guint i = 0; i < block->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (block->rows, i);

      for (guint j = 0; j < n; j++)
        opcc_figure_grid_add (OPCC_FIGURE_GRID (grid), cells[j], "opcc-small");
      opcc_figure_grid_end_line (OPCC_FIGURE_GRID (grid),
                                 block->has_total && i == block->rows->len - 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

static GtkWidget *
make_block (const OpccBlock *block)
{
  g_autofree char *heading = NULL;
  GtkWidget *figure;

  switch (block->type)
    {
    case OPCC_BLOCK_HEADING:
      heading = opcc_block_say_heading (block);
      return make_heading (heading, block->level);
    case OPCC_BLOCK_PARAGRAPH:
      return make_text (block->text, "opcc-read");
    case OPCC_BLOCK_NUMBERED:
      return make_numbered (block);
    case OPCC_BLOCK_VALUE:
      return make_value (block);
    case OPCC_BLOCK_TABLE:
      return make_table (block);
    case OPCC_BLOCK_FIGURE:
      figure = opcc_chart_view_new (block->chart);
      gtk_widget_set_size_request (figure, -1, FIGURE_HEIGHT);
      return figure;
    default:
      g_assert_not_reached ();
    }
}

/**
 * opcc_document_view_show:
 * @document: (transfer none): read until the function returns
 *
 * Shows it in place of what was shown.
 */
void
opcc_document_view_show (OpccDocumentView *self, const OpccDocument *document)
{
  const GPtrArray *blocks = opcc_document_get_blocks (document);
  const char *marking = opcc_document_get_text (document, OPCC_DOCUMENT_MARKING);

  g_return_if_fail (OPCC_IS_DOCUMENT_VIEW (self));

  opcc_late_children_clear (self->late);
  opcc_children_unparent (self->box);
  if (marking != NULL)
    gtk_box_append (GTK_BOX (self->box), make_text (marking, "opcc-small opcc-strong"));
  gtk_box_append (GTK_BOX (self->box),
                  make_heading (opcc_document_get_text (document, OPCC_DOCUMENT_TITLE), 1));
  for (guint i = 0; i < blocks->len; i++)
    {
      GtkWidget *child = make_block (g_ptr_array_index (blocks, i));

      gtk_box_append (GTK_BOX (self->box), child);
      opcc_late_children_add (self->late, child);
    }
}

static void
opcc_document_view_dispose (GObject *object)
{
  g_clear_object (&OPCC_DOCUMENT_VIEW (object)->late);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_document_view_parent_class)->dispose (object);
}

static void
opcc_document_view_class_init (OpccDocumentViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_document_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_document_view_init (OpccDocumentView *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  /* Keeps the paper as high as its words. To align it at the top instead would have GTK 4.8 try
   * many widths for each paragraph. */
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (self->box, "opcc-card");
  gtk_widget_add_css_class (self->box, "pad");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), LINE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), LINE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_box_append (GTK_BOX (place), clamp);
  gtk_widget_set_parent (place, GTK_WIDGET (self));
  self->late = opcc_late_children_new (self->box, BLOCKS_AT_ONCE, BLOCKS_A_FRAME);
}

GtkWidget *
opcc_document_view_new (void)
{
  return g_object_new (OPCC_TYPE_DOCUMENT_VIEW, NULL);
}
