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
  GtkWidget *inscription;
  OpccTone tone;         /* what the pill says, from here to tooltip */
  char *icon_name;       /* (owned) (nullable) */
  char *words;           /* (owned) (nullable) no pill */
  char *tooltip;         /* (owned) (nullable) */
  OpccSlot *slot;        /* (owned) (nullable) */
  const char *css_class; /* (nullable) what the cell function asked for */
  gboolean waiting;
};

G_DEFINE_FINAL_TYPE (OpccTableCell, opcc_table_cell, GTK_TYPE_WIDGET)

static void
clear_shared (gpointer data)
{
  OpccTableShared *shared = data;

  g_clear_handle_id (&shared->wait_id, g_source_remove);
  g_hash_table_unref (shared->pills);
  g_hash_table_unref (shared->styles);
}

OpccTableShared *
opcc_table_shared_new (void)
{
  OpccTableShared *shared = g_rc_box_new0 (OpccTableShared);

  shared->pills = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) gsk_render_node_unref);
  shared->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) pango_attr_list_unref);
  return shared;
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

void
opcc_table_shared_forget (OpccTableShared *shared)
{
  g_hash_table_remove_all (shared->pills);
  g_hash_table_remove_all (shared->styles);
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

static PangoAttrList *
create_style (OpccTableCell *self, const char *css_class)
{
  static const struct
  {
    const char *css_class;
    const char *colour;
  } styles[] = {
    { "opcc-dim", "opcc_dim_fg" },   { "opcc-missing", "opcc_warn_fg" },
    { "opcc-warn", "opcc_warn_fg" }, { "opcc-bad", "opcc_bad_fg" },
    { "opcc-good", "opcc_good_fg" }, { "opcc-link", "accent_color" },
  };
  PangoAttrList *list = pango_attr_list_new ();
  GdkRGBA colour;

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i].css_class, css_class))
      {
        opcc_colour_find (GTK_WIDGET (self), styles[i].colour, &colour);
        pango_attr_list_insert (list, pango_attr_foreground_new ((guint16) (colour.red * 65535),
                                                                 (guint16) (colour.green * 65535),
                                                                 (guint16) (colour.blue * 65535)));
        /* Else it takes over how much of the plain text's colour is let through. */
        pango_attr_list_insert (list, pango_attr_foreground_alpha_new (65535));
      }
  if (g_str_equal (css_class, "opcc-missing"))
    pango_attr_list_insert (list, pango_attr_style_new (PANGO_STYLE_ITALIC));
  if (g_str_equal (css_class, "opcc-strong"))
    pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  return list;
}

/* The classes that cell functions use are drawn as attributes of the text: to give a widget
 * another style class costs more than all else that happens to a cell when the list moves. */
static void
set_class (OpccTableCell *self, const char *css_class)
{
  PangoAttrList *style = NULL;

  if (self->css_class == css_class)
    return;
  self->css_class = css_class;
  if (css_class != NULL)
    {
      style = g_hash_table_lookup (self->shared->styles, css_class);
      if (style == NULL)
        {
          style = create_style (self, css_class);
          g_hash_table_insert (self->shared->styles, g_strdup (css_class), style);
        }
    }
  gtk_inscription_set_attributes (GTK_INSCRIPTION (self->inscription), style);
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
  gboolean changed;

  self->column->pill (self->slot, record, self->shared->user_data, &words);
  changed = self->tone != words.tone;
  self->tone = words.tone;
  changed |= opcc_set_str (&self->icon_name, words.icon_name);
  changed |= opcc_set_str (&self->words, words.text);
  if (opcc_set_str (&self->tooltip, words.tooltip))
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), words.tooltip);
  if (!changed)
    return;
  opcc_children_set_name (GTK_WIDGET (self), self->words);
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

static void
draw_shape (OpccTableCell *self, GtkSnapshot *snapshot, float width, float height)
{
  float shape = MIN (width * 0.6f, 150);
  GdkRGBA colour;

  opcc_colour_find (GTK_WIDGET (self), "opcc_track", &colour);
  opcc_colour_fill_bar (snapshot, &colour,
                        (width - shape) *
                            gtk_inscription_get_xalign (GTK_INSCRIPTION (self->inscription)),
                        height / 2.0f - 5, shape, 10, 5);
}

static void
draw_pill (OpccTableCell *self, GtkSnapshot *snapshot, float width, float height)
{
  OpccPillWords words = { self->tone, self->icon_name, self->words };
  g_autofree char *key =
      g_strdup_printf ("%d %g %g %s %s", self->tone, width, height,
                       self->icon_name != NULL ? self->icon_name : "-", self->words);
  GskRenderNode *node = g_hash_table_lookup (self->shared->pills, key);

  if (node == NULL)
    {
      GtkSnapshot *own = gtk_snapshot_new ();

      opcc_pill_draw (GTK_WIDGET (self), own, &words, 0, height / 2, width);
      node = gtk_snapshot_free_to_node (own);
      g_hash_table_insert (self->shared->pills, g_steal_pointer (&key), node);
    }
  gtk_snapshot_append_node (snapshot, node);
}

static void
opcc_table_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  OpccTableCell *self = OPCC_TABLE_CELL (widget);
  const char *css_class = self->css_class;

  GTK_WIDGET_CLASS (opcc_table_cell_parent_class)->css_changed (widget, change);
  if (css_class == NULL || self->inscription == NULL)
    return;
  self->css_class = NULL;
  set_class (self, css_class);
}

static void
opcc_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccTableCell *self = OPCC_TABLE_CELL (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);

  if (self->waiting)
    {
      if (self->shared->shapes_shown)
        draw_shape (self, snapshot, width, height);
    }
  else if (self->column->pill == NULL)
    gtk_widget_snapshot_child (widget, self->inscription, snapshot);
  else if (self->words != NULL)
    /* A pill wider than its column may use the padding of the cell before it is cut. */
    draw_pill (self, snapshot, width + 8, height);
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
}

static void
opcc_table_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (OPCC_TABLE_CELL (widget)->inscription, width, height, -1, NULL);
}

static void
opcc_table_cell_dispose (GObject *object)
{
  OpccTableCell *self = OPCC_TABLE_CELL (object);

  if (self->inscription != NULL)
    {
      opcc_table_cell_set_slot (self, NULL);
      /* GTK 4.8 forgets to let go of them. */
      gtk_inscription_set_attributes (GTK_INSCRIPTION (self->inscription), NULL);
    }
  self->inscription = NULL;
  opcc_children_unparent (GTK_WIDGET (object));
  g_clear_pointer (&self->shared, opcc_table_shared_unref);
  G_OBJECT_CLASS (opcc_table_cell_parent_class)->dispose (object);
}

static void
opcc_table_cell_finalize (GObject *object)
{
  OpccTableCell *self = OPCC_TABLE_CELL (object);

  g_free (self->icon_name);
  g_free (self->words);
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
