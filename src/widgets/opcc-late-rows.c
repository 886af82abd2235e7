/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLateRows: the rows of a long list box get what they hold when they are about to be seen. */
#include "opcc-late-rows.h"

/* Before the list has a place there is no telling what is in view. */
#define FIRST_ROWS 30
/* Rows above and below those in view that are filled besides. */
#define NEAR_ROWS 40
/* Of the main loop at a time for those, in microseconds. */
#define SLICE 4000

struct _OpccLateRows
{
  GObject parent_instance;

  GtkListBox *list;      /* (unowned) (nullable) */
  GtkWidget *page;       /* (unowned) (nullable) what is scrolled: the list, or what it lies in */
  GtkAdjustment *follow; /* (unowned) (nullable) of what scrolls it */
  OpccLateRowFunc fill;
  gpointer user_data;
  guint n_rows;
  guint serial;    /* of what the rows are to hold */
  GArray *serials; /* (owned) of guint: of what each holds, 0: nothing yet */
  int height;      /* of a filled row, 0: none was measured */
  guint look_id;
  guint near_id;
};

G_DEFINE_FINAL_TYPE (OpccLateRows, opcc_late_rows, G_TYPE_OBJECT)

static guint *
get_serial (OpccLateRows *self, guint index)
{
  return &g_array_index (self->serials, guint, index);
}

/* Before they are filled, rows take the room that they will need. */
static void
keep_room (OpccLateRows *self, GtkListBoxRow *filled)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (filled), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  if (height == self->height)
    return;
  self->height = height;
  for (guint i = 0; i < self->n_rows; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row != NULL && *get_serial (self, i) == 0)
        gtk_widget_set_size_request (GTK_WIDGET (row), -1, height);
    }
}

/* Returns: whether there was anything to do */
static gboolean
fill_row (OpccLateRows *self, GtkListBoxRow *row, guint index)
{
  const guint before = index < self->n_rows ? *get_serial (self, index) : self->serial;

  if (before == self->serial)
    return FALSE;
  *get_serial (self, index) = self->serial;
  self->fill (row, index, self->user_data);
  if (before == 0)
    gtk_widget_set_size_request (GTK_WIDGET (row), -1, -1);
  return TRUE;
}

/* From the top of what is scrolled: where that lies is settled only when the next frame is. */
static float
get_top (OpccLateRows *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);
  graphene_rect_t bounds;

  return row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), self->page, &bounds)
             ? bounds.origin.y
             : 0;
}

/* The first row whose upper edge lies below @y. */
static guint
find_row_below (OpccLateRows *self, double y)
{
  guint from = 0;
  guint until = self->n_rows;

  while (from < until)
    {
      const guint middle = from + (until - from) / 2;

      if (get_top (self, middle) > y)
        until = middle;
      else
        from = middle + 1;
    }
  return from;
}

/* Rows from @first up to, and without, @end are in view. */
static void
get_view (OpccLateRows *self, guint *first, guint *end)
{
  const double top_y = self->follow != NULL ? gtk_adjustment_get_value (self->follow) : 0;
  const double height = self->follow != NULL ? gtk_adjustment_get_page_size (self->follow) : 0;
  GtkListBoxRow *top = gtk_list_box_get_row_at_index (self->list, 0);

  *first = 0;
  *end = MIN (FIRST_ROWS, self->n_rows);
  if (height <= 0 || top == NULL || gtk_widget_get_height (GTK_WIDGET (top)) == 0)
    return;
  *first = find_row_below (self, top_y);
  *first -= *first > 0;
  *end = find_row_below (self, top_y + height);
}

static gboolean
fill_near_cb (gpointer user_data)
{
  OpccLateRows *self = user_data;
  const gint64 until = g_get_monotonic_time () + SLICE;
  guint first;
  guint end;

  get_view (self, &first, &end);
  first -= MIN (first, NEAR_ROWS);
  for (guint i = first; i < MIN (end + NEAR_ROWS, self->n_rows); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row != NULL && fill_row (self, row, i) && g_get_monotonic_time () > until)
        return G_SOURCE_CONTINUE;
    }
  self->near_id = 0;
  return G_SOURCE_REMOVE;
}

static void
look (OpccLateRows *self)
{
  GtkListBoxRow *row = NULL;
  guint first;
  guint end;

  if (self->list == NULL)
    return;
  get_view (self, &first, &end);
  for (guint i = first; i < end; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row != NULL)
        fill_row (self, row, i);
    }
  if (row != NULL)
    keep_room (self, row);
  if (self->near_id == 0)
    self->near_id = g_idle_add_full (G_PRIORITY_LOW, fill_near_cb, self, NULL);
}

static gboolean
look_cb (gpointer user_data)
{
  OpccLateRows *self = user_data;

  self->look_id = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* A list is told where it is while room is being shared out; before the next frame it is filled. */
static void
plan_look (OpccLateRows *self)
{
  if (self->look_id == 0)
    self->look_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, look_cb, self, NULL);
}

static void
leave (OpccLateRows *self)
{
  if (self->follow != NULL)
    g_signal_handlers_disconnect_by_data (self->follow, self);
  g_clear_weak_pointer (&self->follow);
  g_clear_weak_pointer (&self->page);
}

static void
map_cb (OpccLateRows *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_VIEWPORT);

  plan_look (self);
  leave (self);
  if (viewport == NULL)
    return;
  g_set_weak_pointer (&self->page, gtk_viewport_get_child (GTK_VIEWPORT (viewport)));
  g_set_weak_pointer (&self->follow, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));
  g_signal_connect_swapped (self->follow, "value-changed", G_CALLBACK (plan_look), self);
  g_signal_connect_swapped (self->follow, "changed", G_CALLBACK (plan_look), self);
}

static void
opcc_late_rows_dispose (GObject *object)
{
  OpccLateRows *self = OPCC_LATE_ROWS (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_handle_id (&self->near_id, g_source_remove);
  leave (self);
  g_clear_weak_pointer (&self->list);
  G_OBJECT_CLASS (opcc_late_rows_parent_class)->dispose (object);
}

static void
opcc_late_rows_finalize (GObject *object)
{
  g_array_unref (OPCC_LATE_ROWS (object)->serials);
  G_OBJECT_CLASS (opcc_late_rows_parent_class)->finalize (object);
}

static void
opcc_late_rows_class_init (OpccLateRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_late_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_late_rows_finalize;
}

static void
opcc_late_rows_init (OpccLateRows *self)
{
  self->serial = 1;
  self->serials = g_array_new (FALSE, TRUE, sizeof (guint));
}

OpccLateRows *
opcc_late_rows_new (GtkListBox *list, OpccLateRowFunc fill, gpointer user_data)
{
  OpccLateRows *self = g_object_new (OPCC_TYPE_LATE_ROWS, NULL);

  g_return_val_if_fail (GTK_IS_LIST_BOX (list) && fill != NULL, self);
  g_set_weak_pointer (&self->list, list);
  self->fill = fill;
  self->user_data = user_data;
  g_signal_connect_object (list, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
opcc_late_rows_change (OpccLateRows *self, guint n_rows)
{
  g_return_if_fail (OPCC_IS_LATE_ROWS (self));
  self->serial++;
  self->n_rows = n_rows;
  g_array_set_size (self->serials, n_rows);
  self->height = 0;
  look (self);
}

void
opcc_late_rows_renew (OpccLateRows *self, guint n_rows)
{
  GtkListBoxRow *row;

  g_return_if_fail (OPCC_IS_LATE_ROWS (self));
  if (self->list == NULL)
    return;
  g_array_set_size (self->serials, 0);
  self->n_rows = 0;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n_rows; i++)
    gtk_list_box_append (self->list, gtk_list_box_row_new ());
  opcc_late_rows_change (self, n_rows);
}

void
opcc_late_rows_need (OpccLateRows *self, GtkListBoxRow *row)
{
  g_return_if_fail (OPCC_IS_LATE_ROWS (self) && GTK_IS_LIST_BOX_ROW (row));
  fill_row (self, row, (guint) gtk_list_box_row_get_index (row));
}
