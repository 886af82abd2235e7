/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSheetTable: a sheet of figures as a table that keys walk; what is missing stands as missing.
 */
#include "opcc-sheet-table.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-heading.h"

#define NUMBER_CHARS 7

struct _OpccSheetTable
{
  GtkWidget parent_instance;
  GtkColumnView *view;
  GtkSingleSelection *selection; /* (unowned) (nullable) the view has it */
  OpccWorkforceSheet *sheet;     /* (owned) (nullable) */
};

static guint row_activated_signal;

G_DEFINE_FINAL_TYPE (OpccSheetTable, opcc_sheet_table, GTK_TYPE_WIDGET)

/* What the factory of a column needs; it lives no longer than the table. */
typedef struct
{
  OpccSheetTable *table; /* (unowned) */
  guint column;
} Cells;

static void
setup_cell_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Cells *cells = user_data;
  const OpccSheetColumn *column = g_ptr_array_index (cells->table->sheet->columns, cells->column);
  GtkWidget *label =
      opcc_children_new_label (NULL, column->is_number ? "opcc-num" : NULL, column->is_number);

  /* Without room of their own, columns of short numbers crowd at the edge. */
  if (column->is_number)
    gtk_label_set_width_chars (GTK_LABEL (label), NUMBER_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Cells *cells = user_data;
  GtkWidget *label = gtk_list_item_get_child (item);
  const OpccSheetRow *row =
      g_ptr_array_index (cells->table->sheet->rows, gtk_list_item_get_position (item));
  const OpccSheetColumn *column = g_ptr_array_index (cells->table->sheet->columns, cells->column);
  const char *words = g_ptr_array_index (row->cells, cells->column);
  /* A cause is written or it is not; only a figure that should be there is missing. */
  const gboolean missing = words == NULL && column->is_number;

  gtk_label_set_text (GTK_LABEL (label), missing ? _ ("not given") : words != NULL ? words : "");
  gtk_widget_set_tooltip_text (label, words);
  if (missing)
    gtk_widget_add_css_class (label, "opcc-missing");
  else
    gtk_widget_remove_css_class (label, "opcc-missing");
  if (row->is_total)
    gtk_widget_add_css_class (label, "opcc-strong");
  else
    gtk_widget_remove_css_class (label, "opcc-strong");
}

static void
free_cells (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
add_column (OpccSheetTable *self, guint index)
{
  const OpccSheetColumn *column = g_ptr_array_index (self->sheet->columns, index);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;
  Cells *cells = g_new0 (Cells, 1);

  cells->table = self;
  cells->column = index;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cell_cb), cells, free_cells, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), cells);
  added = gtk_column_view_column_new (column->title, factory);
  gtk_column_view_column_set_expand (added, !column->is_number || index == 0);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_append_column (self->view, added);
}

static void
clear_columns (OpccSheetTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  gtk_column_view_set_model (self->view, NULL);
  self->selection = NULL;
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

static void
dress_cb (OpccSheetTable *self)
{
  for (guint i = 0; self->sheet != NULL && i < self->sheet->columns->len; i++)
    {
      const OpccSheetColumn *column = g_ptr_array_index (self->sheet->columns, i);

      opcc_heading_dress (self->view, i, column->is_number, FALSE);
    }
}

static void
activated_cb (OpccSheetTable *self, guint position)
{
  g_signal_emit (self, row_activated_signal, 0, position);
}

static void
opcc_sheet_table_dispose (GObject *object)
{
  OpccSheetTable *self = OPCC_SHEET_TABLE (object);

  if (self->view != NULL)
    clear_columns (self);
  self->view = NULL;
  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_pointer (&self->sheet, opcc_workforce_sheet_free);
  G_OBJECT_CLASS (opcc_sheet_table_parent_class)->dispose (object);
}

static void
opcc_sheet_table_class_init (OpccSheetTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_sheet_table_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * OpccSheetTable::row-activated:
   * @row: of the sheet, from 0
   */
  row_activated_signal = g_signal_new ("row-activated", OPCC_TYPE_SHEET_TABLE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
opcc_sheet_table_init (OpccSheetTable *self)
{
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "opcc-table");
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "map", G_CALLBACK (dress_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
opcc_sheet_table_new (const char *name)
{
  OpccSheetTable *self = g_object_new (OPCC_TYPE_SHEET_TABLE, NULL);

  opcc_children_set_name (GTK_WIDGET (self->view), name);
  return GTK_WIDGET (self);
}

/* The cells read the sheet by position; the model only says how many rows there are. */
static GtkSingleSelection *
make_rows (const OpccWorkforceSheet *sheet)
{
  GtkStringList *rows = gtk_string_list_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    gtk_string_list_append (rows, "");
  return gtk_single_selection_new (G_LIST_MODEL (rows));
}

void
opcc_sheet_table_take_sheet (OpccSheetTable *self, OpccWorkforceSheet *sheet)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  g_return_if_fail (OPCC_IS_SHEET_TABLE (self));

  clear_columns (self);
  g_clear_pointer (&self->sheet, opcc_workforce_sheet_free);
  self->sheet = sheet;
  if (sheet == NULL)
    return;
  for (guint i = 0; i < sheet->columns->len; i++)
    add_column (self, i);
  selection = make_rows (sheet);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  self->selection = selection;
  dress_cb (self);
}

const OpccSheetRow *
opcc_sheet_table_get_cursor_row (OpccSheetTable *self)
{
  guint at;

  g_return_val_if_fail (OPCC_IS_SHEET_TABLE (self), NULL);

  at = self->selection != NULL ? gtk_single_selection_get_selected (self->selection)
                               : GTK_INVALID_LIST_POSITION;
  return at != GTK_INVALID_LIST_POSITION ? g_ptr_array_index (self->sheet->rows, at) : NULL;
}
