/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartTwin: the numbers of a chart as a table, with its title, subtitle and source. */
#include "opcc-chart-twin.h"

#include "opcc-chart-table.h"
#include "opcc-children.h"

#include <glib/gi18n-lib.h>

#define MOST_HEIGHT 480

struct _OpccChartTwin
{
  GtkWidget parent_instance;
  OpccChart *chart; /* (owned) (nullable) */
  GPtrArray *table; /* (owned) (nullable) GStrv: headings, then the rows */
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *view;
  GtkWidget *source;
};

G_DEFINE_FINAL_TYPE (OpccChartTwin, opcc_chart_twin, GTK_TYPE_WIDGET)

/* One for each column: whose table it is, and which cell of the row. */
typedef struct
{
  OpccChartTwin *twin; /* (unowned) it owns the columns */
  guint column;
} Cell;

static void
cell_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Cell *cell = data;

  gtk_list_item_set_child (item, opcc_children_new_label ("", cell->column > 0 ? "opcc-num" : NULL,
                                                          cell->column > 0));
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Cell *cell = data;
  guint row = gtk_list_item_get_position (item) + 1;

  if (cell->twin->table != NULL && row < cell->twin->table->len)
    gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                        ((GStrv) g_ptr_array_index (cell->twin->table, row))[cell->column]);
}

static void
free_cell (gpointer data, GClosure *closure)
{
  g_free (data);
}

static Cell *
create_cell (OpccChartTwin *self, guint column)
{
  Cell *cell = g_new (Cell, 1);

  *cell = (Cell){ self, column };
  return cell;
}

static void
add_column (OpccChartTwin *self, const char *heading, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect_data (factory, "setup", G_CALLBACK (cell_set_up_cb), create_cell (self, column),
                         free_cell, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (cell_bound_cb), create_cell (self, column),
                         free_cell, 0);
  view_column = gtk_column_view_column_new (heading, factory);
  gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view_column);
}

static void
remove_columns (OpccChartTwin *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
    }
}

static void
fill_table (OpccChartTwin *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GStrv headings;

  g_clear_pointer (&self->table, g_ptr_array_unref);
  self->table = opcc_chart_make_table (self->chart, FALSE);
  headings = g_ptr_array_index (self->table, 0);
  for (guint i = 0; headings[i] != NULL; i++)
    add_column (self, headings[i], i);
  for (guint i = 1; i < self->table->len; i++)
    gtk_string_list_append (names, ((GStrv) g_ptr_array_index (self->table, i))[0]);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view),
                             GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (names))));
}

static void
update (OpccChartTwin *self)
{
  g_autofree char *subtitle = self->chart != NULL ? opcc_chart_make_subtitle (self->chart) : NULL;
  const char *unit = self->chart != NULL ? self->chart->texts[OPCC_CHART_UNIT] : NULL;
  const char *source = self->chart != NULL ? self->chart->texts[OPCC_CHART_SOURCE] : NULL;
  g_autofree char *with_unit =
      unit != NULL ? g_strdup_printf ("%s (%s)", subtitle, unit) : g_strdup (subtitle);
  g_autofree char *with_source = source != NULL ? g_strdup_printf (_ ("Source: %s"), source) : NULL;

  remove_columns (self);
  opcc_children_set_text (self->title,
                          self->chart != NULL ? self->chart->texts[OPCC_CHART_TITLE] : NULL);
  opcc_children_set_text (self->subtitle, with_unit);
  opcc_children_set_text (self->source, with_source);
  if (self->chart != NULL)
    fill_table (self);
}

static void
opcc_chart_twin_dispose (GObject *object)
{
  OpccChartTwin *self = OPCC_CHART_TWIN (object);

  if (self->chart != NULL)
    g_signal_handlers_disconnect_by_func (self->chart, update, self);
  g_clear_object (&self->chart);
  opcc_children_unparent (GTK_WIDGET (object));
  g_clear_pointer (&self->table, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_chart_twin_parent_class)->dispose (object);
}

static void
opcc_chart_twin_class_init (OpccChartTwinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_chart_twin_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (OpccChartTwin *self, const char *css_classes)
{
  GtkWidget *label = opcc_children_new_label ("", css_classes, 0);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
opcc_chart_twin_init (OpccChartTwin *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 6);
  self->title = add_label (self, "opcc-section");
  self->subtitle = add_label (self, "opcc-small opcc-dim");
  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "opcc-table");
  opcc_children_set_name (self->view, _ ("Chart as a table"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  self->source = add_label (self, "opcc-caption opcc-dim");
}

GtkWidget *
opcc_chart_twin_new (void)
{
  return g_object_new (OPCC_TYPE_CHART_TWIN, NULL);
}

void
opcc_chart_twin_set_chart (OpccChartTwin *self, OpccChart *chart)
{
  g_return_if_fail (OPCC_IS_CHART_TWIN (self));
  if (self->chart != NULL)
    g_signal_handlers_disconnect_by_func (self->chart, update, self);
  g_set_object (&self->chart, chart);
  if (chart != NULL)
    g_signal_connect_swapped (chart, "changed", G_CALLBACK (update), self);
  update (self);
}
