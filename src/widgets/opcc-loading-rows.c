/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLoadingRows: grey shapes where rows will be, shown only when they take a while. */
#include "opcc-loading-rows.h"

#include "opcc-children.h"
#include "opcc-colours.h"

#include <glib/gi18n-lib.h>

#define WAIT_MS    200
#define ROW_HEIGHT 33

struct _OpccLoadingRows
{
  GtkWidget parent_instance;
  guint n_rows;
  guint wait_id; /* 0 unless waiting */
  gboolean shown;
};

typedef enum
{
  PROP_N_ROWS = 1,
} OpccLoadingRowsProperty;

static GParamSpec *properties[PROP_N_ROWS + 1];

G_DEFINE_FINAL_TYPE (OpccLoadingRows, opcc_loading_rows, GTK_TYPE_WIDGET)

static void
waited_cb (gpointer user_data)
{
  OpccLoadingRows *self = user_data;

  self->wait_id = 0;
  opcc_loading_rows_show_now (self);
}

static void
opcc_loading_rows_map (GtkWidget *widget)
{
  OpccLoadingRows *self = OPCC_LOADING_ROWS (widget);

  GTK_WIDGET_CLASS (opcc_loading_rows_parent_class)->map (widget);
  if (!self->shown && self->wait_id == 0)
    self->wait_id = g_timeout_add_once (WAIT_MS, waited_cb, self);
}

static void
opcc_loading_rows_unmap (GtkWidget *widget)
{
  OpccLoadingRows *self = OPCC_LOADING_ROWS (widget);

  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->shown = FALSE;
  GTK_WIDGET_CLASS (opcc_loading_rows_parent_class)->unmap (widget);
}

static void
opcc_loading_rows_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  OpccLoadingRows *self = OPCC_LOADING_ROWS (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : ROW_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : (int) self->n_rows * ROW_HEIGHT;
}

static void
opcc_loading_rows_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccLoadingRows *self = OPCC_LOADING_ROWS (widget);
  float width = gtk_widget_get_width (widget);
  int n_rows = MIN ((int) self->n_rows, gtk_widget_get_height (widget) / ROW_HEIGHT);
  GdkRGBA shape;
  GdkRGBA line;

  if (!self->shown)
    return;
  opcc_colour_find (widget, "opcc_track", &shape);
  opcc_colour_find (widget, "opcc_hairline", &line);
  for (int row = 0; row < n_rows; row++)
    {
      float top = row * ROW_HEIGHT;
      /* Names differ in length; equal bars would look like a table of equal words. */
      float name_width = 90 + (row * 3 + 2) % 4 * 30;

      opcc_colour_fill_bar (snapshot, &shape, 0, top + 11, 44, 10, 5);
      opcc_colour_fill_bar (snapshot, &shape, 62, top + 11, MIN (name_width, width - 186), 10, 5);
      opcc_colour_fill_bar (snapshot, &shape, width - 114, top + 11, 56, 10, 5);
      opcc_colour_fill_bar (snapshot, &shape, width - 40, top + 11, 40, 10, 5);
      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT (0, top + ROW_HEIGHT - 1, width, 1));
    }
}

static void
opcc_loading_rows_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((OpccLoadingRowsProperty) id)
    {
    case PROP_N_ROWS:
      g_value_set_uint (value, OPCC_LOADING_ROWS (object)->n_rows);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_loading_rows_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((OpccLoadingRowsProperty) id)
    {
    case PROP_N_ROWS:
      OPCC_LOADING_ROWS (object)->n_rows = g_value_get_uint (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_loading_rows_dispose (GObject *object)
{
  g_clear_handle_id (&OPCC_LOADING_ROWS (object)->wait_id, g_source_remove);
  G_OBJECT_CLASS (opcc_loading_rows_parent_class)->dispose (object);
}

static void
opcc_loading_rows_class_init (OpccLoadingRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_loading_rows_dispose;
  object_class->get_property = opcc_loading_rows_get_property;
  object_class->set_property = opcc_loading_rows_set_property;
  properties[PROP_N_ROWS] = g_param_spec_uint ("n-rows", NULL, NULL, 0, 1000, 8,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  widget_class->map = opcc_loading_rows_map;
  widget_class->unmap = opcc_loading_rows_unmap;
  widget_class->measure = opcc_loading_rows_measure;
  widget_class->snapshot = opcc_loading_rows_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
opcc_loading_rows_init (OpccLoadingRows *self)
{
  self->n_rows = 8;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  opcc_children_set_name (GTK_WIDGET (self), _ ("The rows are being read"));
}

GtkWidget *
opcc_loading_rows_new (guint n_rows)
{
  return g_object_new (OPCC_TYPE_LOADING_ROWS, "n-rows", n_rows, NULL);
}

void
opcc_loading_rows_show_now (OpccLoadingRows *self)
{
  g_return_if_fail (OPCC_IS_LOADING_ROWS (self));
  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->shown = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
