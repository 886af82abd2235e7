/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableColumns: the headings of a table, where their columns stand, and what it is sorted by.
 */
#include "opcc-table-columns.h"

#include "opcc-children.h"
#include "opcc-heading.h"
#include "opcc-table-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TICK_WIDTH 39
/* The page margin that stands before the first column where there are no ticks. */
#define PLAIN_MARGIN 16

/* How much more than its width, in pixels, is enough for a column that expands. */
#define PLENTY 200

struct _OpccTableColumns
{
  GObject parent_instance;
  GtkColumnView *view;        /* (unowned) (nullable) the headings; has no rows; NULL once gone */
  GtkAdjustment *room;        /* (owned) how wide the rows are seen */
  OpccTableShared *shared;    /* (owned) */
  GtkColumnViewColumn *ticks; /* (owned) the column of check boxes */
  GtkColumnViewColumn **made; /* (owned) a column for each description */
  const OpccColumn *columns;  /* (unowned) */
  guint n_columns;
  guint widths_id;       /* source that will share out the room there is */
  guint scroll_id;       /* source that will move the headings along with the rows */
  guint asked;           /* column whose sorter was last asked to compare */
  gboolean showing_sort; /* the arrow is being set by the program */
  gboolean setting;      /* headings are being changed by the program */
  gboolean can_tick;
};

static guint sort_signal;
static guint shown_signal;

G_DEFINE_FINAL_TYPE (OpccTableColumns, opcc_table_columns, G_TYPE_OBJECT)

/* --- headings and sorting -------------------------------------------------------------------- */

static const OpccField *
find_field (OpccTableColumns *self, const OpccColumn *column)
{
  return column->field != NULL && self->shared->kind != NULL
             ? opcc_kind_find_field (self->shared->kind, column->field)
             : NULL;
}

static float
get_xalign (OpccTableColumns *self, const OpccColumn *column)
{
  const OpccField *field = find_field (self, column);

  if (column->xalign >= 0)
    return column->xalign;
  return field != NULL ? opcc_format_get_xalign (field) : 0;
}

/* What the sorter of a column knows; it dies with the column, which we own. */
typedef struct
{
  OpccTableColumns *columns;
  guint index;
} Asker;

/* GTK 4.8 does not tell which column the view is sorted by: its sorter asks that column's first,
 * and turns the answer round where the order is descending. */
static int
remember_asked (gconstpointer a, gconstpointer b, gpointer data)
{
  const Asker *asker = data;

  asker->columns->asked = asker->index;
  return 1;
}

static guint
find_sorted (OpccTableColumns *self, gboolean *descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);

  self->asked = G_MAXUINT;
  *descending = gtk_sorter_compare (sorter, self->view, self) == GTK_ORDERING_SMALLER;
  return self->asked;
}

void
opcc_table_columns_dress_headings (OpccTableColumns *self)
{
  gboolean descending;
  guint sorted = find_sorted (self, &descending);

  for (guint i = 0; i < self->n_columns; i++)
    opcc_heading_dress (self->view, i + 1, get_xalign (self, &self->columns[i]), i == sorted);
}

static void
sorter_changed_cb (OpccTableColumns *self)
{
  gboolean descending;
  guint sorted = find_sorted (self, &descending);

  opcc_table_columns_dress_headings (self);
  if (self->showing_sort || sorted == G_MAXUINT)
    return;
  g_signal_emit (self, sort_signal, 0, self->columns[sorted].field, descending);
}

/* --- columns --------------------------------------------------------------------------------- */

/* Widths are given for text at 100%. */
static double
get_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.5, 3) : 1;
}

/* What is left over, as pixels for each column that expands and, of the others, as a part of their
 * width. */
typedef struct
{
  int expanding;
  double others;
} ExtraRoom;

/* A column of fixed width does not expand by itself, so what is left over is shared out here. Those
 * that expand come first; where they have plenty, the others grow as well, so that no text is cut
 * beside an empty column. */
static ExtraRoom
find_extra (OpccTableColumns *self, double scale)
{
  ExtraRoom extra = { 0, 0 };
  int left = (int) gtk_adjustment_get_page_size (self->room);
  int others = 0;
  int n_expanding = 0;

  left -= self->can_tick ? TICK_WIDTH : PLAIN_MARGIN;
  for (guint i = 0; i < self->n_columns; i++)
    if (gtk_column_view_column_get_visible (self->made[i]))
      {
        const int width = (int) (self->columns[i].width * scale);

        left -= width;
        others += self->columns[i].expand ? 0 : width;
        n_expanding += self->columns[i].expand;
      }
  if (n_expanding == 0 || left <= 0)
    return extra;
  if (others > 0 && left > n_expanding * PLENTY * scale)
    extra.others = MIN (1, 0.6 * (left - n_expanding * PLENTY * scale) / others);
  extra.expanding = (left - (int) ceil (extra.others * others)) / n_expanding;
  return extra;
}

static const char *
get_title (OpccTableColumns *self, const OpccColumn *column)
{
  const OpccField *field = find_field (self, column);

  if (column->title != NULL)
    return *column->title != '\0' ? _ (column->title) : "";
  return field != NULL ? opcc_field_get_label (field) : "";
}

static OpccTablePlace
make_place (OpccTableColumns *self, guint index, int x, int width)
{
  const OpccColumn *column = &self->columns[index];
  OpccTablePlace place = { column, find_field (self, column), get_title (self, column) };
  const int margin = x == 0 ? PLAIN_MARGIN : 0;

  place.xalign = get_xalign (self, column);
  place.figures = place.xalign >= 1 || g_strcmp0 (column->css_class, "opcc-num") == 0;
  place.x = x + margin + OPCC_TABLE_PADDING + (x > 0);
  place.width = width - margin - 2 * OPCC_TABLE_PADDING - (x > 0);
  return place;
}

static guint
find_index (OpccTableColumns *self, GtkColumnViewColumn *made)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->made[i] == made)
      return i;
  return G_MAXUINT;
}

/* Tells the rows where their words stand: below the headings as they are now. */
static void
update_places (OpccTableColumns *self)
{
  OpccTableShared *shared = self->shared;
  GListModel *headings = gtk_column_view_get_columns (self->view);
  int x = self->can_tick ? TICK_WIDTH : 0;

  opcc_table_shared_forget (shared);
  g_array_set_size (shared->places, 0);
  for (guint i = 0; i < g_list_model_get_n_items (headings); i++)
    {
      g_autoptr (GtkColumnViewColumn) made = g_list_model_get_item (headings, i);
      guint index = find_index (self, made);
      OpccTablePlace place;

      if (index == G_MAXUINT || !gtk_column_view_column_get_visible (made))
        continue;
      place = make_place (self, index, x, gtk_column_view_column_get_fixed_width (made));
      g_array_append_val (shared->places, place);
      x += gtk_column_view_column_get_fixed_width (made);
    }
  shared->places_version++;
  shared->row_width = x;
  shared->tick_width = self->can_tick ? TICK_WIDTH : 0;
  opcc_table_rows_call (shared, opcc_table_row_resize);
}

static void
places_changed_cb (OpccTableColumns *self)
{
  if (self->view != NULL && !self->setting)
    update_places (self);
}

void
opcc_table_columns_update_widths (OpccTableColumns *self)
{
  double scale = get_scale (GTK_WIDGET (self->view));
  const ExtraRoom extra = find_extra (self, scale);
  gboolean plain = !self->can_tick;
  gboolean first = TRUE;

  self->setting = TRUE;
  opcc_children_set_class (GTK_WIDGET (self->view), "plain", plain);
  for (guint i = 0; i < self->n_columns; i++)
    {
      int width = (int) (self->columns[i].width * scale);

      width += self->columns[i].expand ? extra.expanding : (int) (extra.others * width);

      if (plain && first && gtk_column_view_column_get_visible (self->made[i]))
        {
          width += PLAIN_MARGIN;
          first = FALSE;
        }
      gtk_column_view_column_set_fixed_width (self->made[i], width);
    }
  self->setting = FALSE;
  update_places (self);
}

static gboolean
share_room (gpointer user_data)
{
  OpccTableColumns *self = user_data;

  self->widths_id = 0;
  opcc_table_columns_update_widths (self);
  return G_SOURCE_REMOVE;
}

/* Told in the middle of a layout, when no width may change. */
static void
room_changed_cb (OpccTableColumns *self)
{
  if (self->widths_id == 0 && self->view != NULL)
    self->widths_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, share_room, self, NULL);
}

static gboolean
scroll_headings (gpointer data)
{
  OpccTableColumns *self = data;

  self->scroll_id = 0;
  gtk_adjustment_set_value (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)),
                            gtk_adjustment_get_value (self->room));
  return G_SOURCE_REMOVE;
}

/* From right to left the rows begin at the far end of the room, which they find in the middle of a
 * layout: the headings have had theirs by then. */
static void
room_scrolled_cb (OpccTableColumns *self)
{
  if (self->scroll_id == 0 && self->view != NULL)
    self->scroll_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, scroll_headings, self, NULL);
}

static void
column_visible_cb (OpccTableColumns *self)
{
  opcc_table_columns_update_widths (self);
  g_signal_emit (self, shown_signal, 0);
}

static GtkColumnViewColumn *
make_column (OpccTableColumns *self, guint index)
{
  const OpccColumn *column = &self->columns[index];
  GtkColumnViewColumn *made = gtk_column_view_column_new (get_title (self, column), NULL);

  gtk_column_view_column_set_expand (made, column->expand);
  gtk_column_view_column_set_visible (made, !column->off);
  gtk_column_view_column_set_resizable (made, TRUE);
  if (column->field != NULL)
    {
      Asker *asker = g_new0 (Asker, 1);
      g_autoptr (GtkSorter) sorter =
          GTK_SORTER (gtk_custom_sorter_new (remember_asked, asker, g_free));

      asker->columns = self;
      asker->index = index;

      gtk_column_view_column_set_sorter (made, sorter);
    }
  g_signal_connect_object (made, "notify::visible", G_CALLBACK (column_visible_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (made, "notify::fixed-width", G_CALLBACK (places_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return made;
}

static void
forget_columns (OpccTableColumns *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      gtk_column_view_remove_column (self->view, self->made[i]);
      g_object_unref (self->made[i]);
    }
  g_clear_pointer (&self->made, g_free);
  self->n_columns = 0;
}

static void
add_tick_column (OpccTableColumns *self)
{
  self->ticks = gtk_column_view_column_new (NULL, NULL);
  gtk_column_view_column_set_fixed_width (self->ticks, TICK_WIDTH);
  gtk_column_view_column_set_visible (self->ticks, FALSE);
  gtk_column_view_append_column (self->view, self->ticks);
}

static void
opcc_table_columns_finalize (GObject *object)
{
  OpccTableColumns *self = OPCC_TABLE_COLUMNS (object);

  g_clear_handle_id (&self->widths_id, g_source_remove);
  g_clear_object (&self->ticks);
  g_clear_object (&self->room);
  opcc_table_shared_unref (self->shared);
  G_OBJECT_CLASS (opcc_table_columns_parent_class)->finalize (object);
}

static void
opcc_table_columns_class_init (OpccTableColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_table_columns_finalize;
  sort_signal = g_signal_new ("sort-chosen", OPCC_TYPE_TABLE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                              NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  shown_signal = g_signal_new ("shown-changed", OPCC_TYPE_TABLE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
}

static void
opcc_table_columns_init (OpccTableColumns *self)
{
}

/**
 * opcc_table_columns_new:
 * @headings: shows nothing but headings, and is not held; call opcc_table_columns_let_go () before
 *   it goes
 * @room: of the rows, from side to side
 */
OpccTableColumns *
opcc_table_columns_new (GtkColumnView *headings, GtkAdjustment *room, OpccTableShared *shared)
{
  OpccTableColumns *self = g_object_new (OPCC_TYPE_TABLE_COLUMNS, NULL);

  self->view = headings;
  self->room = g_object_ref (room);
  self->shared = opcc_table_shared_ref (shared);
  add_tick_column (self);
  /* Rows of a column view would be a widget for each cell. */
  gtk_widget_set_visible (gtk_widget_get_last_child (GTK_WIDGET (headings)), FALSE);
  if (gtk_widget_get_direction (GTK_WIDGET (headings)) == GTK_TEXT_DIR_RTL)
    g_signal_connect_object (room, "notify::value", G_CALLBACK (room_scrolled_cb), self,
                             G_CONNECT_SWAPPED);
  else
    g_object_bind_property (room, "value",
                            gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (headings)), "value",
                            G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (gtk_column_view_get_sorter (headings), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (headings), "items-changed",
                           G_CALLBACK (places_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (room, "notify::page-size", G_CALLBACK (room_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
opcc_table_columns_let_go (OpccTableColumns *self)
{
  if (self->view == NULL)
    return;
  g_clear_handle_id (&self->widths_id, g_source_remove);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  self->showing_sort = TRUE;
  self->setting = TRUE;
  forget_columns (self);
  g_array_set_size (self->shared->places, 0);
  self->view = NULL;
}

void
opcc_table_columns_set (OpccTableColumns *self, const OpccColumn *columns, guint n_columns)
{
  self->showing_sort = TRUE;
  self->setting = TRUE;
  forget_columns (self);
  self->columns = columns;
  self->made = g_new0 (GtkColumnViewColumn *, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      self->made[i] = make_column (self, i);
      gtk_column_view_append_column (self->view, self->made[i]);
    }
  self->n_columns = n_columns;
  self->showing_sort = FALSE;
  if (self->shared->kind != NULL)
    opcc_children_set_name (GTK_WIDGET (self->view), _ (self->shared->kind->plural));
  opcc_table_columns_update_widths (self);
  opcc_table_columns_dress_headings (self);
}

void
opcc_table_columns_set_can_tick (OpccTableColumns *self, gboolean can_tick)
{
  self->can_tick = can_tick;
  gtk_column_view_column_set_visible (self->ticks, can_tick);
  opcc_table_columns_update_widths (self);
}

void
opcc_table_columns_show_sort (OpccTableColumns *self, const char *field, gboolean descending)
{
  GtkColumnViewColumn *column = NULL;

  for (guint i = 0; field != NULL && i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i].field, field) == 0)
      column = self->made[i];
  self->showing_sort = TRUE;
  gtk_column_view_sort_by_column (self->view, column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->showing_sort = FALSE;
  opcc_table_columns_dress_headings (self);
}

guint
opcc_table_columns_find (OpccTableColumns *self, const char *id)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i].id, id))
      return i + 1;
  return 0;
}

float
opcc_table_columns_get_xalign (OpccTableColumns *self, guint index)
{
  g_return_val_if_fail (index > 0 && index <= self->n_columns, 0);
  return get_xalign (self, &self->columns[index - 1]);
}

const char *
opcc_table_columns_get_title (OpccTableColumns *self, guint index)
{
  g_return_val_if_fail (index > 0 && index <= self->n_columns, "");
  return get_title (self, &self->columns[index - 1]);
}

char **
opcc_table_columns_dup_shown (OpccTableColumns *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->n_columns; i++)
    if (gtk_column_view_column_get_visible (self->made[i]))
      g_strv_builder_add (ids, self->columns[i].id);
  return g_strv_builder_end (ids);
}

void
opcc_table_columns_set_shown (OpccTableColumns *self, const char *const *ids)
{
  for (guint i = 0; i < self->n_columns; i++)
    gtk_column_view_column_set_visible (self->made[i], g_strv_contains (ids, self->columns[i].id));
}
