/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableRow: one row of a table; draws its cells, and follows its slot from record to record. */
#include "opcc-table-row.h"

#include "opcc-children.h"
#include "opcc-colours.h"
#include "opcc-table-rows.h"

#include "opcc-text.h"

#include <glib/gi18n-lib.h>

#define WAIT_MS 200

typedef struct
{
  char *text;            /* (owned) (nullable) what stands here; no pill where NULL */
  const char *css_class; /* (nullable) static: what the cell function asked for */
  OpccTone tone;         /* of a pill, from here to tooltip */
  char *icon_name;       /* (owned) (nullable) */
  char *tooltip;         /* (owned) (nullable) */
} Cell;

struct _OpccTableRow
{
  GtkWidget parent_instance;
  OpccTableShared *shared; /* (owned) */
  GtkListItem *item;       /* (unowned) holds us */
  GtkWidget *check;        /* (nullable) the tick */
  OpccSlot *slot;          /* (owned) (nullable) */
  GArray *cells;           /* (owned) of Cell, one for each place */
  guint filled_for;        /* the places that the cells are filled for; 0: not filled */
  gboolean passed_over;    /* was out of sight when it was to be drawn */
  gboolean waiting;
  GdkRGBA colour;
  gboolean colour_known;
};

G_DEFINE_FINAL_TYPE (OpccTableRow, opcc_table_row, GTK_TYPE_WIDGET)

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell->icon_name);
  g_free (cell->tooltip);
}

static gboolean
is_in_sight (OpccTableRow *self)
{
  guint position = gtk_list_item_get_position (self->item);

  return position >= self->shared->first_in_sight && position <= self->shared->last_in_sight;
}

/* --- waiting for the record --------------------------------------------------------------------
 */

static void
waited_cb (gpointer data)
{
  OpccTableShared *shared = data;

  shared->wait_id = 0;
  shared->shapes_shown = TRUE;
  opcc_table_rows_call (shared, opcc_table_row_show);
}

static void
set_waiting (OpccTableRow *self, gboolean waiting)
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
}

/* --- what the cells say ------------------------------------------------------------------------
 */

static void
fill_pill (OpccTableRow *self, const OpccTablePlace *place, OpccRecord *record, Cell *cell)
{
  OpccPillWords words = { OPCC_TONE_NONE };

  place->column->pill (self->slot, record, self->shared->user_data, &words);
  cell->tone = words.tone;
  opcc_set_str (&cell->icon_name, words.icon_name);
  opcc_set_str (&cell->text, words.text);
  opcc_set_str (&cell->tooltip, words.tooltip);
}

static void
fill_cell (OpccTableRow *self, const OpccTablePlace *place, OpccRecord *record, Cell *cell)
{
  g_auto (OpccCellText) text = { NULL };

  if (place->column->pill != NULL)
    {
      fill_pill (self, place, record, cell);
      return;
    }
  if (place->column->cell != NULL)
    place->column->cell (self->slot, record, self->shared->user_data, &text);
  else if (place->field != NULL)
    opcc_format_field (place->field, record, self->slot, &text);
  opcc_set_str (&cell->text, text.text);
  cell->css_class = text.css_class;
}

/* A row is read out as one: each heading and what stands below it. */
static void
name_row (OpccTableRow *self)
{
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      const char *title = g_array_index (self->shared->places, OpccTablePlace, i).title;

      if (cell->text == NULL || *cell->text == '\0')
        continue;
      if (name->len > 0)
        g_string_append (name, "; ");
      if (*title != '\0')
        g_string_append_printf (name, "%s: ", title);
      g_string_append (name, cell->text);
    }
  opcc_children_set_name (GTK_WIDGET (self), name->str);
  if (list_row != NULL)
    opcc_children_set_name (list_row, name->str);
}

/* Returns: FALSE where the record is not there yet */
static gboolean
fill (OpccTableRow *self)
{
  OpccTableShared *shared = self->shared;
  OpccRecord *record = self->slot != NULL ? opcc_slot_get_record (self->slot) : NULL;

  if (record == NULL)
    return FALSE;
  if (self->filled_for == shared->places_version)
    return TRUE;
  g_array_set_size (self->cells, shared->places->len);
  for (guint i = 0; i < shared->places->len; i++)
    fill_cell (self, &g_array_index (shared->places, OpccTablePlace, i), record,
               &g_array_index (self->cells, Cell, i));
  self->filled_for = shared->places_version;
  name_row (self);
  return TRUE;
}

/* --- drawing -----------------------------------------------------------------------------------
 */

static gboolean
is_mirrored (OpccTableRow *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static float
get_left (OpccTableRow *self, const OpccTablePlace *place)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return (float) (is_mirrored (self) ? width - place->x - place->width : place->x);
}

/* 0 left to 1 right, as it is seen. */
static float
get_seen_xalign (OpccTableRow *self, const OpccTablePlace *place)
{
  return is_mirrored (self) ? 1 - place->xalign : place->xalign;
}

static void
draw_shape (OpccTableRow *self, const OpccTablePlace *place, GtkSnapshot *snapshot, float height)
{
  float width = (float) place->width;
  float shape = MIN (width * 0.6f, 150);
  GdkRGBA colour;

  opcc_colour_find (GTK_WIDGET (self), "opcc_track", &colour);
  opcc_colour_fill_bar (snapshot, &colour, (width - shape) * get_seen_xalign (self, place),
                        height / 2.0f - 5, shape, 10, 5);
}

static void
draw_text (OpccTableRow *self,
           const OpccTablePlace *place,
           const Cell *cell,
           GtkSnapshot *snapshot,
           int height)
{
  OpccTableText text = { place->column, cell->css_class, cell->text, place->width, height };

  if (!self->colour_known)
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &self->colour);
  self->colour_known = TRUE;
  text.xalign = get_seen_xalign (self, place);
  text.figures = place->figures;
  text.colour = self->colour;
  opcc_table_shared_draw_text (self->shared, GTK_WIDGET (self), snapshot, &text);
}

static void
draw_cell (OpccTableRow *self, guint index, GtkSnapshot *snapshot, int height)
{
  const OpccTablePlace *place = &g_array_index (self->shared->places, OpccTablePlace, index);
  const Cell *cell;
  OpccPillWords words;

  if (self->waiting)
    {
      if (self->shared->shapes_shown)
        draw_shape (self, place, snapshot, (float) height);
      return;
    }
  cell = &g_array_index (self->cells, Cell, index);
  if (cell->text == NULL || *cell->text == '\0' || place->width <= 0)
    return;
  words = (OpccPillWords){ cell->tone, cell->icon_name, cell->text };
  if (place->column->pill == NULL)
    draw_text (self, place, cell, snapshot, height);
  else
    /* A pill wider than its column may use the padding of the cell before it is cut. */
    opcc_table_shared_draw_pill (self->shared, GTK_WIDGET (self), snapshot, &words,
                                 (float) place->width + 8, (float) height);
}

static void
opcc_table_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccTableRow *self = OPCC_TABLE_ROW (widget);
  int height = gtk_widget_get_height (widget);

  /* GTK keeps two hundred rows where thirty can be seen, and draws them all. */
  self->passed_over = !is_in_sight (self);
  if (self->passed_over || self->slot == NULL)
    return;
  set_waiting (self, !fill (self));
  for (guint i = 0; i < self->shared->places->len; i++)
    {
      float left = get_left (self, &g_array_index (self->shared->places, OpccTablePlace, i));

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, 0));
      draw_cell (self, i, snapshot, height);
      gtk_snapshot_restore (snapshot);
    }
  if (self->check != NULL)
    gtk_widget_snapshot_child (widget, self->check, snapshot);
}

static void
opcc_table_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (opcc_table_row_parent_class)->css_changed (widget, change);
  OPCC_TABLE_ROW (widget)->colour_known = FALSE;
  gtk_widget_queue_draw (widget);
}

/* --- room --------------------------------------------------------------------------------------
 */

/* The width is that of the columns, and the height that of a line, whatever stands here. */
static void
opcc_table_row_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  OpccTableRow *self = OPCC_TABLE_ROW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                            ? opcc_table_shared_get_line_height (self->shared, widget)
                            : self->shared->row_width;
}

static void
opcc_table_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OpccTableRow *self = OPCC_TABLE_ROW (widget);
  int wide;
  int tall;
  int x;

  if (self->check == NULL)
    return;
  gtk_widget_measure (self->check, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
  gtk_widget_measure (self->check, GTK_ORIENTATION_VERTICAL, -1, NULL, &tall, NULL, NULL);
  x = self->shared->tick_width - OPCC_TABLE_PADDING - wide;
  if (is_mirrored (self))
    x = width - x - wide;
  gtk_widget_size_allocate (self->check, &(GtkAllocation){ x, (height - tall) / 2, wide, tall },
                            -1);
}

/* --- the tick ----------------------------------------------------------------------------------
 */

static void
check_toggled_cb (OpccTableRow *self)
{
  gboolean ticked = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
  guint position = gtk_list_item_get_position (self->item);
  GtkSelectionModel *model;

  if (self->shared->view == NULL || ticked == gtk_list_item_get_selected (self->item))
    return;
  model = gtk_list_view_get_model (GTK_LIST_VIEW (self->shared->view));
  if (ticked)
    gtk_selection_model_select_item (model, position, FALSE);
  else
    gtk_selection_model_unselect_item (model, position);
}

static void
update_check (OpccTableRow *self)
{
  if (self->check != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                                 gtk_list_item_get_selected (self->item));
}

static void
update_has_check (OpccTableRow *self)
{
  if ((self->check != NULL) == (self->shared->tick_width > 0))
    return;
  if (self->check != NULL)
    {
      g_clear_pointer (&self->check, gtk_widget_unparent);
      return;
    }
  self->check = gtk_check_button_new ();
  /* Space on the row ticks; a stop of its own in each row would double the way through them. */
  gtk_widget_set_focusable (self->check, FALSE);
  opcc_children_set_name (self->check, _ ("Tick"));
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (check_toggled_cb), self);
  update_check (self);
}

/* --- the class ---------------------------------------------------------------------------------
 */

/* What a pill is about, and the whole of a text that is cut. */
static gboolean
opcc_table_row_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_tooltip, GtkTooltip *tooltip)
{
  OpccTableRow *self = OPCC_TABLE_ROW (widget);

  for (guint i = 0; i < self->cells->len && self->filled_for == self->shared->places_version; i++)
    {
      const OpccTablePlace *place = &g_array_index (self->shared->places, OpccTablePlace, i);
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      float left = get_left (self, place);

      if ((float) x < left || (float) x >= left + (float) place->width || cell->text == NULL)
        continue;
      if (cell->tooltip != NULL)
        gtk_tooltip_set_text (tooltip, cell->tooltip);
      else if (place->column->pill == NULL &&
               opcc_table_shared_is_cut (self->shared, widget, place, cell->text))
        gtk_tooltip_set_text (tooltip, cell->text);
      else
        return FALSE;
      return TRUE;
    }
  return FALSE;
}

static void
opcc_table_row_dispose (GObject *object)
{
  OpccTableRow *self = OPCC_TABLE_ROW (object);

  if (self->shared != NULL)
    opcc_table_row_set_slot (self, NULL);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  g_clear_pointer (&self->shared, opcc_table_shared_unref);
  G_OBJECT_CLASS (opcc_table_row_parent_class)->dispose (object);
}

static void
opcc_table_row_finalize (GObject *object)
{
  g_array_unref (OPCC_TABLE_ROW (object)->cells);
  G_OBJECT_CLASS (opcc_table_row_parent_class)->finalize (object);
}

static void
opcc_table_row_class_init (OpccTableRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_table_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_table_row_finalize;
  widget_class->css_changed = opcc_table_row_css_changed;
  widget_class->measure = opcc_table_row_measure;
  widget_class->query_tooltip = opcc_table_row_query_tooltip;
  widget_class->size_allocate = opcc_table_row_size_allocate;
  widget_class->snapshot = opcc_table_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "opcc-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
opcc_table_row_init (OpccTableRow *self)
{
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
opcc_table_row_new (OpccTableShared *shared, GtkListItem *item)
{
  OpccTableRow *self = g_object_new (OPCC_TYPE_TABLE_ROW, NULL);

  self->shared = opcc_table_shared_ref (shared);
  self->item = item;
  g_signal_connect_object (item, "notify::selected", G_CALLBACK (update_check), self,
                           G_CONNECT_SWAPPED);
  update_has_check (self);
  return GTK_WIDGET (self);
}

void
opcc_table_row_refill (OpccTableRow *self)
{
  self->filled_for = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Draws what was out of sight or not there when it was last to be drawn. */
void
opcc_table_row_show (OpccTableRow *self)
{
  if ((self->passed_over || self->waiting) && is_in_sight (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
opcc_table_row_resize (OpccTableRow *self)
{
  update_has_check (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
slot_changed_cb (gpointer user_data)
{
  OpccTableRow *self = user_data;

  set_waiting (self, FALSE);
  opcc_table_row_refill (self);
}

/**
 * opcc_table_row_set_slot:
 * @slot: (nullable): what this row shows from now on
 */
void
opcc_table_row_set_slot (OpccTableRow *self, OpccSlot *slot)
{
  if (self->slot == slot)
    return;
  if (self->slot != NULL)
    {
      opcc_slot_unwatch (self->slot, self);
      g_clear_object (&self->slot);
    }
  set_waiting (self, FALSE);
  if (slot == NULL)
    return;
  self->slot = g_object_ref (slot);
  opcc_slot_watch (slot, slot_changed_cb, self);
  update_check (self);
  opcc_table_row_refill (self);
}

OpccSlot *
opcc_table_row_get_slot (OpccTableRow *self)
{
  g_return_val_if_fail (OPCC_IS_TABLE_ROW (self), NULL);
  return self->slot;
}

guint
opcc_table_row_get_n_cells (OpccTableRow *self)
{
  g_return_val_if_fail (OPCC_IS_TABLE_ROW (self), 0);
  return self->shared->places->len;
}

const char *
opcc_table_row_get_text (OpccTableRow *self, guint index)
{
  g_return_val_if_fail (OPCC_IS_TABLE_ROW (self), NULL);
  if (!fill (self) || index >= self->cells->len)
    return NULL;
  return g_array_index (self->cells, Cell, index).text;
}

int
opcc_table_row_find_text (OpccTableRow *self, const char *text)
{
  g_return_val_if_fail (OPCC_IS_TABLE_ROW (self), -1);
  for (guint i = 0; i < self->shared->places->len; i++)
    if (g_strcmp0 (opcc_table_row_get_text (self, i), text) == 0)
      return (int) i;
  return -1;
}

void
opcc_table_row_get_bounds (OpccTableRow *self, guint index, graphene_rect_t *bounds)
{
  const OpccTablePlace *place;

  g_return_if_fail (OPCC_IS_TABLE_ROW (self) && index < self->shared->places->len);
  place = &g_array_index (self->shared->places, OpccTablePlace, index);
  graphene_rect_init (bounds, get_left (self, place), 0, (float) place->width,
                      (float) gtk_widget_get_height (GTK_WIDGET (self)));
}
