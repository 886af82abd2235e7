/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportColumns: which column of a file goes to which field, for a person to put right. */
#include "opcc-import-columns.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"

struct _OpccImportColumns
{
  GtkWidget parent_instance;
  GtkWidget *grid;
  GPtrArray *drops;       /* of GtkDropDown, one a column */
  GtkStringList *targets; /* (owned) (nullable) "not taken in", then every field */
  OpccMapping *mapping;   /* (owned) (nullable) */
  gboolean showing;       /* the choices are being set by the program */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (OpccImportColumns, opcc_import_columns, GTK_TYPE_WIDGET)

/* Where the target of a column stands in the list; 0 is "not taken in". */
static guint
find_choice (OpccImportColumns *self, guint column)
{
  const char *target = opcc_mapping_get_target (self->mapping, column);

  for (guint i = 0; target != NULL && i < opcc_mapping_get_n_targets (self->mapping); i++)
    if (g_strcmp0 (opcc_mapping_get_target_name (self->mapping, i), target) == 0)
      return i + 1;
  return 0;
}

/* One column taking a field lets another go, so all are shown again. */
static void
show_choices (OpccImportColumns *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->drops->len; i++)
    gtk_drop_down_set_selected (g_ptr_array_index (self->drops, i), find_choice (self, i));
  self->showing = FALSE;
}

static void
selected_cb (OpccImportColumns *self, GParamSpec *pspec, GtkDropDown *drop)
{
  guint selected = gtk_drop_down_get_selected (drop);
  guint column;

  if (self->showing || selected == GTK_INVALID_LIST_POSITION ||
      !g_ptr_array_find (self->drops, drop, &column))
    return;
  if (selected == 0)
    opcc_mapping_clear (self->mapping, column);
  else
    opcc_mapping_set (self->mapping, column,
                      opcc_mapping_get_target_name (self->mapping, selected - 1), NULL);
  show_choices (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
add_column (OpccImportColumns *self, guint column)
{
  const char *heading = opcc_mapping_get_heading (self->mapping, column);
  GtkWidget *label = opcc_children_new_label (heading, "opcc-small", 0);
  GtkWidget *drop = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->targets)), NULL);
  g_autofree char *name = g_strdup_printf (_ ("“%s” goes to"), heading);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, heading);
  opcc_children_set_name (drop, name);
  gtk_widget_set_size_request (drop, 260, -1);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->drops, drop);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, (int) column + 1, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), drop, 1, (int) column + 1, 1, 1);
}

static void
opcc_import_columns_dispose (GObject *object)
{
  OpccImportColumns *self = OPCC_IMPORT_COLUMNS (object);

  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_pointer (&self->drops, g_ptr_array_unref);
  g_clear_object (&self->targets);
  g_clear_object (&self->mapping);
  G_OBJECT_CLASS (opcc_import_columns_parent_class)->dispose (object);
}

static void
opcc_import_columns_class_init (OpccImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_import_columns_dispose;
  changed_signal = g_signal_new ("changed", OPCC_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_import_columns_init (OpccImportColumns *self)
{
  self->drops = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  opcc_children_set_name (GTK_WIDGET (self), _ ("Columns of the file"));
}

static void
fill_targets (OpccImportColumns *self)
{
  g_clear_object (&self->targets);
  self->targets = gtk_string_list_new (NULL);
  gtk_string_list_append (self->targets, _ ("Other answers, kept as they are"));
  for (guint i = 0; i < opcc_mapping_get_n_targets (self->mapping); i++)
    gtk_string_list_append (self->targets, opcc_mapping_get_target_label (self->mapping, i));
}

void
opcc_import_columns_set_mapping (OpccImportColumns *self, OpccMapping *mapping)
{
  GtkWidget *child;

  g_return_if_fail (OPCC_IS_IMPORT_COLUMNS (self));

  g_ptr_array_set_size (self->drops, 0);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_set_object (&self->mapping, mapping);
  if (mapping == NULL)
    return;
  fill_targets (self);
  gtk_grid_attach (GTK_GRID (self->grid),
                   opcc_children_new_label (_ ("Column of the file"), "opcc-th", 0), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), opcc_children_new_label (_ ("Goes to"), "opcc-th", 0), 1,
                   0, 1, 1);
  for (guint i = 0; i < opcc_mapping_get_n_columns (mapping); i++)
    add_column (self, i);
  show_choices (self);
}
