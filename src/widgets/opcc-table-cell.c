/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableCell: one cell of a table; follows its slot from record to record. */
#include "opcc-table-cell.h"

#include "opcc-children.h"
#include "opcc-colours.h"

#include "opcc-text.h"

#define WAIT_MS 200

struct _OpccTableCell
{
  GtkWidget parent_instance;
  OpccTableShared *shared;  /* (owned) */
  const OpccColumn *column; /* (unowned) lives as long as the table */
  const OpccField *field;   /* (nullable) */
  float xalign;
  char *text;            /* (owned) (nullable) what stands here; no pill where NULL */
  const char *css_class; /* (nullable) what the cell function asked for */
  OpccTone tone;         /* of a pill, from here to tooltip */
  char *icon_name;       /* (owned) (nullable) */
  char *tooltip;         /* (owned) (nullable) */
  OpccSlot *slot;        /* (owned) (nullable) */
  GdkRGBA colour;        /* of plain text, where it is known */
  gboolean colour_known;
  gboolean waiting;
};

G_DEFINE_FINAL_TYPE (OpccTableCell, opcc_table_cell, GTK_TYPE_WIDGET)

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
show_text (OpccTableCell *self, const char *text, const char *css_class)
{
  gboolean changed = opcc_set_str (&self->text, text);

  if (changed)
    opcc_children_set_name (GTK_WIDGET (self), text);
  changed |= self->css_class != css_class;
  self->css_class = css_class;
  if (changed)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
show_pill (OpccTableCell *self, OpccRecord *record)
{
  OpccPillWords words = { OPCC_TONE_NONE };
  gboolean changed;

  self->column->pill (self->slot, record, self->shared->user_data, &words);
  changed = self->tone != words.tone;
  self->tone = words.tone;
  changed |= opcc_set_str (&self->icon_name, words.icon_name);
  changed |= opcc_set_str (&self->text, words.text);
  if (opcc_set_str (&self->tooltip, words.tooltip))
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), words.tooltip);
  if (!changed)
    return;
  opcc_children_set_name (GTK_WIDGET (self), self->text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
opcc_table_cell_update (OpccTableCell *self)
{
  OpccRecord *record = self->slot != NULL ? opcc_slot_get_record (self->slot) : NULL;
  g_auto (OpccCellText) cell = { NULL };

  set_waiting (self, self->slot != NULL && record == NULL);
  /* What stood here before is not drawn while its successor is on its way, which is cheaper than
   * writing every cell twice. */
  if (record == NULL)
    return;
  if (self->column->pill != NULL)
    {
      show_pill (self, record);
      return;
    }
  if (self->column->cell != NULL)
    self->column->cell (self->slot, record, self->shared->user_data, &cell);
  else if (self->field != NULL)
    opcc_format_field (self->field, record, self->slot, &cell);
  show_text (self, cell.text, cell.css_class);
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* 0 left to 1 right, as it is seen. */
static float
get_seen_xalign (OpccTableCell *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 1 - self->xalign
                                                                          : self->xalign;
}

static void
draw_shape (OpccTableCell *self, GtkSnapshot *snapshot, float width, float height)
{
  float shape = MIN (width * 0.6f, 150);
  GdkRGBA colour;

  opcc_colour_find (GTK_WIDGET (self), "opcc_track", &colour);
  opcc_colour_fill_bar (snapshot, &colour, (width - shape) * get_seen_xalign (self),
                        height / 2.0f - 5, shape, 10, 5);
}

static void
draw_text (OpccTableCell *self, GtkSnapshot *snapshot, int width, int height)
{
  OpccTableText text = { self->column, self->css_class, self->text, width, height };

  if (!self->colour_known)
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &self->colour);
  self->colour_known = TRUE;
  text.xalign = get_seen_xalign (self);
  text.colour = self->colour;
  opcc_table_shared_draw_text (self->shared, GTK_WIDGET (self), snapshot, &text);
}

static void
opcc_table_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (opcc_table_cell_parent_class)->css_changed (widget, change);
  OPCC_TABLE_CELL (widget)->colour_known = FALSE;
  gtk_widget_queue_draw (widget);
}

static void
opcc_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccTableCell *self = OPCC_TABLE_CELL (widget);
  OpccPillWords words = { self->tone, self->icon_name, self->text };
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->waiting)
    {
      if (self->shared->shapes_shown)
        draw_shape (self, snapshot, width, height);
    }
  else if (self->text == NULL || *self->text == '\0' || width <= 0)
    return;
  else if (self->column->pill == NULL)
    draw_text (self, snapshot, width, height);
  else
    /* A pill wider than its column may use the padding of the cell before it is cut. */
    opcc_table_shared_draw_pill (self->shared, widget, snapshot, &words, width + 8, height);
}

/* The width is the column's, and the height that of a line, whatever stands here. */
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

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                            ? opcc_table_shared_get_line_height (self->shared, widget)
                            : 0;
}

static void
opcc_table_cell_dispose (GObject *object)
{
  OpccTableCell *self = OPCC_TABLE_CELL (object);

  if (self->shared != NULL)
    opcc_table_cell_set_slot (self, NULL);
  g_clear_pointer (&self->shared, opcc_table_shared_unref);
  G_OBJECT_CLASS (opcc_table_cell_parent_class)->dispose (object);
}

static void
opcc_table_cell_finalize (GObject *object)
{
  OpccTableCell *self = OPCC_TABLE_CELL (object);

  g_free (self->text);
  g_free (self->icon_name);
  g_free (self->tooltip);
  G_OBJECT_CLASS (opcc_table_cell_parent_class)->finalize (object);
}

static void
opcc_table_cell_class_init (OpccTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_table_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_table_cell_finalize;
  widget_class->css_changed = opcc_table_cell_css_changed;
  widget_class->measure = opcc_table_cell_measure;
  widget_class->snapshot = opcc_table_cell_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
opcc_table_cell_init (OpccTableCell *self)
{
}

GtkWidget *
opcc_table_cell_new (OpccTableShared *shared, const OpccColumn *column)
{
  OpccTableCell *self = g_object_new (OPCC_TYPE_TABLE_CELL, NULL);

  self->shared = opcc_table_shared_ref (shared);
  self->column = column;
  if (column->field != NULL && shared->kind != NULL)
    self->field = opcc_kind_find_field (shared->kind, column->field);
  self->xalign = column->xalign;
  if (self->xalign < 0)
    self->xalign = self->field != NULL ? opcc_format_get_xalign (self->field) : 0;
  if (self->xalign >= 1)
    gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-num");
  if (column->css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), column->css_class);
  return GTK_WIDGET (self);
}

static void
update_cb (gpointer user_data)
{
  opcc_table_cell_update (user_data);
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
      opcc_slot_unwatch (self->slot, self);
      g_clear_object (&self->slot);
    }
  if (slot != NULL)
    {
      self->slot = g_object_ref (slot);
      opcc_slot_watch (slot, update_cb, self);
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

/**
 * opcc_table_cell_get_text:
 *
 * Returns: (transfer none) (nullable): what stands here, also in a pill
 */
const char *
opcc_table_cell_get_text (OpccTableCell *self)
{
  g_return_val_if_fail (OPCC_IS_TABLE_CELL (self), NULL);
  return self->text;
}

/**
 * opcc_table_cell_find_below:
 *
 * Returns: (transfer none) (nullable): the first cell in @widget
 */
OpccTableCell *
opcc_table_cell_find_below (GtkWidget *widget)
{
  OpccTableCell *found = NULL;

  if (OPCC_IS_TABLE_CELL (widget))
    return OPCC_TABLE_CELL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = opcc_table_cell_find_below (child);
  return found;
}

void
opcc_table_cell_update_below (GtkWidget *widget)
{
  if (OPCC_IS_TABLE_CELL (widget))
    {
      opcc_table_cell_update (OPCC_TABLE_CELL (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    opcc_table_cell_update_below (child);
}
