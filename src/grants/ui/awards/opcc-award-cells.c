/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardCells: one row of cells laid out in the columns of the award board. */
#include "opcc-award-cells.h"

#include "opcc-children.h"

struct _OpccAwardCells
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (OpccAwardCells, opcc_award_cells, GTK_TYPE_WIDGET)

static void
opcc_award_cells_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_award_cells_parent_class)->dispose (object);
}

static void
opcc_award_cells_class_init (OpccAwardCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_award_cells_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), OPCC_TYPE_AWARD_COLUMNS);
}

static void
opcc_award_cells_init (OpccAwardCells *self)
{
  /* What does not fit is cut, as in a table, and is never drawn over the neighbour. */
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
opcc_award_cells_new (void)
{
  return g_object_new (OPCC_TYPE_AWARD_CELLS, NULL);
}

GtkWidget *
opcc_award_cells_new_head (void)
{
  GtkWidget *self = opcc_award_cells_new ();

  for (guint i = 0; i < OPCC_AWARD_N_COLUMNS; i++)
    {
      GtkWidget *label = opcc_children_new_label (opcc_award_column_get_title (i), "opcc-th",
                                                  opcc_award_column_get_xalign (i));

      /* Sums end where the text in the field of an award ends. */
      if (i == OPCC_AWARD_COLUMN_AWARD)
        gtk_widget_set_margin_end (label, 7);
      opcc_award_cells_append (OPCC_AWARD_CELLS (self), label);
    }
  gtk_widget_add_css_class (self, "opcc-boardhead");
  gtk_widget_set_size_request (self, -1, 30);
  return self;
}

void
opcc_award_cells_append (OpccAwardCells *self, GtkWidget *cell)
{
  g_return_if_fail (OPCC_IS_AWARD_CELLS (self) && GTK_IS_WIDGET (cell));
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
}

void
opcc_award_cells_set_wide (OpccAwardCells *self, gboolean wide)
{
  g_return_if_fail (OPCC_IS_AWARD_CELLS (self));
  opcc_award_columns_set_wide (OPCC_AWARD_COLUMNS (
                                   gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                               wide);
}
