/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDotPlot: one dot an application, stacked by its mark, with the threshold and the bands. */
#include "opcc-dot-plot.h"

#include "opcc-children.h"
#include "opcc-colours.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEAD_HEIGHT 20
#define FOOT_HEIGHT 22
#define DOT         9.0f
#define DOT_STEP    11.0f
#define MARGIN      8

struct _OpccDotPlot
{
  GtkWidget parent_instance;
  GArray *marks;    /* (owned) of double, per cent, rising */
  GArray *edges;    /* (owned) of double, per cent, rising */
  double threshold; /* per cent, NAN: none */
  char *summary;    /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (OpccDotPlot, opcc_dot_plot, GTK_TYPE_WIDGET)

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
get_low (OpccDotPlot *self)
{
  double low = self->marks->len > 0 ? g_array_index (self->marks, double, 0) : 30;

  return MIN (30, floor (low / 10) * 10);
}

static double
get_high (OpccDotPlot *self)
{
  double high =
      self->marks->len > 0 ? g_array_index (self->marks, double, self->marks->len - 1) : 90;

  return MAX (90, ceil (high / 10) * 10);
}

static float
get_x (OpccDotPlot *self, double percent, float width)
{
  double low = get_low (self);

  return MARGIN + (width - 2 * MARGIN) * (percent - low) / (get_high (self) - low);
}

/* How many marks lie from one edge up to the next. */
static guint
count_band (OpccDotPlot *self, double from, double to)
{
  guint count = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      double mark = g_array_index (self->marks, double, i);

      if (mark >= from && mark < to)
        count++;
    }
  return count;
}

static void
draw_bands (OpccDotPlot *self, GtkSnapshot *snapshot, float width, float ground)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA line, text, dim;

  opcc_colour_find (widget, "opcc_grid", &line);
  opcc_colour_find (widget, "opcc_dim_fg", &dim);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  for (guint i = 0; i <= self->edges->len; i++)
    {
      double from = i == 0 ? get_low (self) : g_array_index (self->edges, double, i - 1);
      double to = i == self->edges->len ? get_high (self) : g_array_index (self->edges, double, i);
      double end = i == self->edges->len ? INFINITY : to;
      g_autofree char *count =
          g_strdup_printf ("%u", count_band (self, i == 0 ? -INFINITY : from, end));
      g_autofree char *edge = g_strdup_printf (i == self->edges->len ? "%g%%" : "%g", to);

      opcc_colour_draw_text (widget, snapshot, &text, count, 10, TRUE,
                             (get_x (self, from, width) + get_x (self, to, width)) / 2,
                             HEAD_HEIGHT / 2.0f, 0.5);
      opcc_colour_draw_text (widget, snapshot, &dim, edge, 8.5, FALSE,
                             i == self->edges->len ? width : get_x (self, to, width), ground + 13,
                             i == self->edges->len ? 1 : 0.5);
      if (i < self->edges->len)
        gtk_snapshot_append_color (snapshot, &line,
                                   &GRAPHENE_RECT_INIT (roundf (get_x (self, to, width)),
                                                        HEAD_HEIGHT, 1, ground - HEAD_HEIGHT));
    }
  {
    g_autofree char *low = g_strdup_printf ("%g%%", get_low (self));

    opcc_colour_draw_text (widget, snapshot, &dim, low, 8.5, FALSE, 0, ground + 13, 0);
  }
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, ground, width, 1));
}

/* Dots are binned outward from the threshold, so that no stack lies on both sides of it. */
static void
draw_dots (OpccDotPlot *self, GtkSnapshot *snapshot, float width, float ground)
{
  g_autoptr (GHashTable) heights = g_hash_table_new (NULL, NULL);
  double origin = isnan (self->threshold) ? get_low (self) : self->threshold;
  float origin_x = get_x (self, origin, width);
  int tallest = 1;
  float step;
  GdkRGBA pass;
  GdkRGBA fail;

  opcc_colour_find (GTK_WIDGET (self), "opcc_data", &pass);
  opcc_colour_find (GTK_WIDGET (self), "opcc_data_past", &fail);
  /* The first time round finds the tallest stack, which is pressed together rather than cut. */
  for (int drawing = 0; drawing < 2; drawing++)
    {
      step = MIN (DOT_STEP, (ground - HEAD_HEIGHT - 2) / tallest);
      g_hash_table_remove_all (heights);
      for (guint i = 0; i < self->marks->len; i++)
        {
          double mark = g_array_index (self->marks, double, i);
          int column = (int) floorf ((get_x (self, mark, width) - origin_x) / DOT_STEP);
          int height =
              1 + GPOINTER_TO_INT (g_hash_table_lookup (heights, GINT_TO_POINTER (column)));
          float x = origin_x + (column + 0.5f) * DOT_STEP;

          g_hash_table_insert (heights, GINT_TO_POINTER (column), GINT_TO_POINTER (height));
          tallest = MAX (tallest, height);
          if (drawing)
            opcc_colour_fill_bar (snapshot,
                                  isnan (self->threshold) || mark >= origin ? &pass : &fail,
                                  x - DOT / 2, ground - 2 - height * step + (step - DOT) / 2, DOT,
                                  DOT, DOT / 2);
        }
    }
}

static void
opcc_dot_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccDotPlot *self = OPCC_DOT_PLOT (widget);
  float width = gtk_widget_get_width (widget);
  float ground = gtk_widget_get_height (widget) - FOOT_HEIGHT;
  GdkRGBA line;

  draw_bands (self, snapshot, width, ground);
  draw_dots (self, snapshot, width, ground);
  if (isnan (self->threshold))
    return;
  opcc_colour_find (widget, "opcc_over", &line);
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (get_x (self, self->threshold, width) - 1,
                                                  HEAD_HEIGHT + 4, 2, ground - HEAD_HEIGHT - 4));
}

static void
opcc_dot_plot_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 180 : 96;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 270 : 120;
}

static void
opcc_dot_plot_finalize (GObject *object)
{
  OpccDotPlot *self = OPCC_DOT_PLOT (object);

  g_array_unref (self->marks);
  g_array_unref (self->edges);
  g_free (self->summary);
  G_OBJECT_CLASS (opcc_dot_plot_parent_class)->finalize (object);
}

static void
opcc_dot_plot_class_init (OpccDotPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = opcc_dot_plot_finalize;
  widget_class->measure = opcc_dot_plot_measure;
  widget_class->snapshot = opcc_dot_plot_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
opcc_dot_plot_init (OpccDotPlot *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (double));
  self->edges = g_array_new (FALSE, FALSE, sizeof (double));
  self->threshold = NAN;
}

static void
update (OpccDotPlot *self)
{
  g_autoptr (GString) words = g_string_new (self->summary);

  for (guint i = 0; self->summary == NULL && i <= self->edges->len; i++)
    {
      double from = i == 0 ? -INFINITY : g_array_index (self->edges, double, i - 1);
      double to = i == self->edges->len ? INFINITY : g_array_index (self->edges, double, i);
      guint count = count_band (self, from, to);

      g_string_append (words, words->len > 0 ? "; " : "");
      if (isfinite (from) && isfinite (to))
        g_string_append_printf (words, _ ("%g to under %g per cent: %u"), from, to, count);
      else if (isfinite (to))
        g_string_append_printf (words, _ ("under %g per cent: %u"), to, count);
      else if (isfinite (from))
        g_string_append_printf (words, _ ("%g per cent and over: %u"), from, count);
      else
        g_string_append_printf (words, ngettext ("%u mark", "%u marks", count), count);
    }
  if (self->summary == NULL && !isnan (self->threshold))
    g_string_append_printf (words, _ (". %u reach the threshold of %g per cent."),
                            count_band (self, self->threshold, INFINITY), self->threshold);
  opcc_children_set_name (GTK_WIDGET (self), words->str);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
opcc_dot_plot_new (void)
{
  return g_object_new (OPCC_TYPE_DOT_PLOT, NULL);
}

void
opcc_dot_plot_set_marks (OpccDotPlot *self, const double *marks, guint n_marks)
{
  g_return_if_fail (OPCC_IS_DOT_PLOT (self));
  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < n_marks; i++)
    if (isfinite (marks[i]))
      g_array_append_val (self->marks, marks[i]);
  g_array_sort (self->marks, compare_doubles);
  update (self);
}

void
opcc_dot_plot_set_threshold (OpccDotPlot *self, double percent)
{
  g_return_if_fail (OPCC_IS_DOT_PLOT (self));
  self->threshold = percent;
  update (self);
}

void
opcc_dot_plot_set_edges (OpccDotPlot *self, const double *edges, guint n_edges)
{
  g_return_if_fail (OPCC_IS_DOT_PLOT (self));
  g_array_set_size (self->edges, 0);
  if (n_edges > 0)
    g_array_append_vals (self->edges, edges, n_edges);
  update (self);
}

/**
 * opcc_dot_plot_set_summary:
 * @summary: (nullable): the sentence a screen reader says; NULL for one made from the bands
 */
void
opcc_dot_plot_set_summary (OpccDotPlot *self, const char *summary)
{
  g_return_if_fail (OPCC_IS_DOT_PLOT (self));
  g_free (self->summary);
  self->summary = g_strdup (summary);
  update (self);
}
