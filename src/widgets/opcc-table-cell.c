/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableCell: one cell of a table; follows its slot from record to record. */
#include "opcc-table-cell.h"

#include "opcc-children.h"
#include "opcc-colours.h"

#define WAIT_MS 200

struct _OpccTableCell
{
  GtkWidget parent_instance;
  OpccTableShared *shared;  /* (owned) */
  const OpccColumn *column; /* (unowned) lives as long as the table */
  const OpccField *field;   /* (nullable) */
  GtkWidget *inscription;
  GtkWidget *pill;       /* (nullable) until there is one */
  OpccSlot *slot;        /* (owned) (nullable) */
  const char *css_class; /* (nullable) what the cell function asked for */
  gulong record_handler;
  gboolean waiting;
};

G_DEFINE_FINAL_TYPE (OpccTableCell, opcc_table_cell, GTK_TYPE_WIDGET)

static void
clear_shared (gpointer data)
{
  OpccTableShared *shared = data;

  g_clear_handle_id (&shared->wait_id, g_source_remove);
}

OpccTableShared *
opcc_table_shared_new (void)
{
  return g_rc_box_new0 (OpccTableShared);
}

OpccTableShared *
opcc_table_shared_ref (OpccTableShared *shared)
{
  return g_rc_box_acquire (shared);
}

void
opcc_table_shared_unref (OpccTableShared *shared)
{
  g_rc_box_release_full (shared, clear_shared);
}

static void
redraw_waiting (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!OPCC_IS_TABLE_CELL (child))
      redraw_waiting (child);
    else if (OPCC_TABLE_CELL (child)->waiting)
      gtk_widget_queue_draw (child);
}

static void
waited_cb (gpointer data)
{
  OpccTableShared *shared = data;

  shared->wait_id = 0;
  shared->shapes_shown = TRUE;
  if (shared->view != NULL)
    redraw_waiting (shared->view);
}

static void
set_waiting (OpccTableCell *self, gboolean waiting)
{
  OpccTableShared *shared = self->shared;

  if (self->waiting == waiting)
    return;
  self->waiting = waiting;
  shared->n_waiting += waiting ? 1 : -1;
  if (shared->n_waiting == 0)
    {
      g_clear_handle_id (&shared->wait_id, g_source_remove);
      shared->shapes_shown = FALSE;
    }
  else if (shared->wait_id == 0 && !shared->shapes_shown)
    shared->wait_id = g_timeout_add_once (WAIT_MS, waited_cb, shared);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_class (OpccTableCell *self, const char *css_class)
{
  if (self->css_class == css_class)
    return;
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (self->inscription, self->css_class);
  if (css_class != NULL)
    gtk_widget_add_css_class (self->inscription, css_class);
  self->css_class = css_class;
}

static void
show_text (OpccTableCell *self, const char *text, const char *css_class)
{
  const char *old = gtk_inscription_get_text (GTK_INSCRIPTION (self->inscription));

  if (g_strcmp0 (old, text) != 0)
    gtk_inscription_set_text (GTK_INSCRIPTION (self->inscription), text);
  set_class (self, css_class);
}

static void
show_pill (OpccTableCell *self, OpccRecord *record)
{
  OpccPillWords words = { OPCC_TONE_NONE };

  if (record != NULL)
    self->column->pill (self->slot, record, self->shared->user_data, &words);
  if (words.text == NULL && self->pill == NULL)
    return;
  if (self->pill == NULL)
    {
      self->pill = opcc_pill_new (words.tone, words.icon_name, words.text);
      gtk_widget_set_parent (self->pill, GTK_WIDGET (self));
    }
  opcc_pill_set (OPCC_PILL (self->pill), &words);
}

void
opcc_table_cell_update (OpccTableCell *self)
{
  OpccRecord *record = self->slot != NULL ? opcc_slot_get_record (self->slot) : NULL;
  g_auto (OpccCellText) cell = { NULL };

  set_waiting (self, self->slot != NULL && record == NULL);
  if (self->column->pill != NULL)
    {
      show_pill (self, record);
      return;
    }
  if (record != NULL && self->column->cell != NULL)
    self->column->cell (self->slot, record, self->shared->user_data, &cell);
  else if (record != NULL && self->field != NULL)
    opcc_format_field (self->field, record, self->slot, &cell);
  show_text (self, cell.text, cell.css_class);
}

static void
opcc_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccTableCell *self = OPCC_TABLE_CELL (widget);
  float width = gtk_widget_get_width (widget);
  float shape = MIN (width * 0.6f, 150);
  GdkRGBA colour;

  if (self->waiting && self->shared->shapes_shown)
    {
      opcc_colour_find (widget, "opcc_track", &colour);
      opcc_colour_fill_bar (snapshot, &colour,
                            (width - shape) *
                                gtk_inscription_get_xalign (GTK_INSCRIPTION (self->inscription)),
                            gtk_widget_get_height (widget) / 2.0f - 5, shape, 10, 5);
    }
  GTK_WIDGET_CLASS (opcc_table_cell_parent_class)->snapshot (widget, snapshot);
}

static void
opcc_table_cell_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  OpccTableCell *self = OPCC_TABLE_CELL (widget);

  gtk_widget_measure (self->inscription, orientation, -1, minimum, natural, NULL, NULL);
  if (self->pill != NULL && orientation == GTK_ORIENTATION_VERTICAL)
    {
      int pill_minimum;
      int pill_natural;

      gtk_widget_measure (self->pill, orientation, -1, &pill_minimum, &pill_natural, NULL, NULL);
      *minimum = MAX (*minimum, pill_minimum);
      *natural = MAX (*natural, pill_natural);
    }
}

static void
opcc_table_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OpccTableCell *self = OPCC_TABLE_CELL (widget);

  gtk_widget_allocate (self->inscription, width, height, -1, NULL);
  if (self->pill != NULL && gtk_widget_get_visible (self->pill))
    {
      int minimum;
      int natural;
      int fitting;

      gtk_widget_measure (self->pill, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                          NULL);
      /* A pill wider than its column may use the cell's padding before it is cut. */
      fitting = MAX (MIN (natural, width + 8), minimum);
      gtk_widget_allocate (self->pill, fitting, height, -1, NULL);
    }
}

static void
opcc_table_cell_dispose (GObject *object)
{
  OpccTableCell *self = OPCC_TABLE_CELL (object);

  if (self->inscription != NULL)
    opcc_table_cell_set_slot (self, NULL);
  self->inscription = NULL;
  self->pill = NULL;
  opcc_children_unparent (GTK_WIDGET (object));
  g_clear_pointer (&self->shared, opcc_table_shared_unref);
  G_OBJECT_CLASS (opcc_table_cell_parent_class)->dispose (object);
}

static void
opcc_table_cell_class_init (OpccTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_table_cell_dispose;
  widget_class->measure = opcc_table_cell_measure;
  widget_class->size_allocate = opcc_table_cell_size_allocate;
  widget_class->snapshot = opcc_table_cell_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
opcc_table_cell_init (OpccTableCell *self)
{
  self->inscription =
      g_object_new (GTK_TYPE_INSCRIPTION, "min-lines", 1, "nat-lines", 1, "min-chars", 1,
                    "nat-chars", 1, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                    "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_parent (self->inscription, GTK_WIDGET (self));
}

GtkWidget *
opcc_table_cell_new (OpccTableShared *shared, const OpccColumn *column)
{
  OpccTableCell *self = g_object_new (OPCC_TYPE_TABLE_CELL, NULL);
  float xalign = column->xalign;

  self->shared = opcc_table_shared_ref (shared);
  self->column = column;
  if (column->field != NULL && shared->kind != NULL)
    self->field = opcc_kind_find_field (shared->kind, column->field);
  if (xalign < 0)
    xalign = self->field != NULL ? opcc_format_get_xalign (self->field) : 0;
  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->inscription), xalign);
  if (xalign >= 1)
    gtk_widget_add_css_class (self->inscription, "opcc-num");
  if (column->css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), column->css_class);
  return GTK_WIDGET (self);
}

/**
 * opcc_table_cell_set_slot:
 * @slot: (nullable): the row this cell stands in from now on
 */
void
opcc_table_cell_set_slot (OpccTableCell *self, OpccSlot *slot)
{
  if (self->slot == slot)
    return;
  if (self->slot != NULL)
    {
      g_clear_signal_handler (&self->record_handler, self->slot);
      g_clear_object (&self->slot);
    }
  if (slot != NULL)
    {
      self->slot = g_object_ref (slot);
      self->record_handler = g_signal_connect_swapped (slot, "notify::record",
                                                       G_CALLBACK (opcc_table_cell_update), self);
      opcc_table_cell_update (self);
    }
  else
    set_waiting (self, FALSE);
}

OpccSlot *
opcc_table_cell_get_slot (OpccTableCell *self)
{
  g_return_val_if_fail (OPCC_IS_TABLE_CELL (self), NULL);
  return self->slot;
}
