/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nine districts as tiles that lie as they lie, or as they are where there are outlines. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-chart-plot.h"
#include "opcc-chart-words.h"
#include "opcc-place.h"

#define N_STEPS  5
#define TILE_GAP 6.0
/* Places that are tried for a label, in each direction. */
#define LABEL_TRIES 16

typedef struct
{
  OpccPlot *plot;
  double limits[N_STEPS - 1]; /* at and over the first is the second step … */
  double width;               /* of the map */
  double height;              /* of the map, without its key */
  GPtrArray *listed;          /* (unowned) char *: names for which the map is too small */
  guint n_listed;
} Map;

/* A fifth, three tenths, a half and the whole of the roundest 1, 2 or 5 that the greatest reaches:
 * so that one great city leaves differences between the others. */
static void
find_limits (Map *self, double greatest)
{
  static const double shares[] = { 0.2, 0.3, 0.5, 1 };
  double ten = pow (10, floor (log10 (greatest)));
  double whole = greatest >= ten * 5 ? ten * 5 : greatest >= ten * 2 ? ten * 2 : ten;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    self->limits[i] = whole * shares[i];
  /* There is no half of what is counted: each step begins one higher at least. */
  if (self->plot->chart->number == OPCC_NUMBER_COUNT)
    for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
      self->limits[i] = MAX (ceil (self->limits[i]), i == 0 ? 2 : self->limits[i - 1] + 1);
}

/* 0 to 4; -1 for nothing and for what is missing. */
static int
find_step (const Map *self, double value)
{
  int step = 0;

  if (isnan (value) || value == 0)
    return -1;
  while (step < N_STEPS - 1 && value >= self->limits[step])
    step++;
  return step;
}

static OpccInk
get_fill (int step)
{
  return step < 0 ? OPCC_INK_TRACK : (OpccInk) (OPCC_INK_STEP_1 + step);
}

static OpccInk
get_text (int step)
{
  return step < 0 ? OPCC_INK_DIM : (OpccInk) (OPCC_INK_STEP_1_TEXT + step);
}

static int
find_category (const OpccChart *chart, const char *key)
{
  for (guint i = 0; i < chart->categories->len; i++)
    {
      const OpccChartCategory *category = g_ptr_array_index (chart->categories, i);

      if (g_strcmp0 (category->key, key) == 0)
        return (int) i;
    }
  return -1;
}

/* "£126k", "none", "hidden": short, since a tile is narrow. */
static char *
say_value (const OpccChart *chart, double value)
{
  if (value == 0)
    return g_strdup (_ ("none"));
  return isnan (value) ? g_strdup (opcc_chart_words_no_value (value))
                       : opcc_chart_words_short (chart->number, value);
}

static void
place_label (Map *self, int category, const char *name, double x, double y, double width)
{
  OpccPlot *plot = self->plot;
  double value = opcc_chart_get_value (plot->chart, 0, (guint) category);
  g_autofree char *words = say_value (plot->chart, value);
  OpccTypeset set = { .points = OPCC_PLOT_CAPTION,
                      .ink = get_text (find_step (self, value)),
                      .x_align = 0.5,
                      .y_align = 1,
                      .width = width };

  opcc_plot_add_text (plot, name, &set, x, y);
  set.points = OPCC_PLOT_TEXT;
  set.style = isnan (value) ? OPCC_TYPE_ITALIC : OPCC_TYPE_BOLD;
  set.y_align = 0;
  opcc_plot_add_text (plot, words, &set, x, y);
}

static void
place_tiles (Map *self)
{
  OpccPlot *plot = self->plot;
  double side = MIN ((self->height - 2 * TILE_GAP) / 3, (plot->width - 2 * TILE_GAP) / 3);

  side = CLAMP (side, 1, 150 * plot->scale);
  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      const OpccPlace *place = opcc_place_get (i);
      int category = find_category (plot->chart, place->key);
      double x = plot->x + place->tile_column * (side + TILE_GAP);
      double y = plot->y + place->tile_row * (side + TILE_GAP);
      double value = category < 0 ? NAN : opcc_chart_get_value (plot->chart, 0, (guint) category);
      OpccChartItem *item = opcc_plot_add (plot, OPCC_SHAPE_BAR, get_fill (find_step (self, value)),
                                           x, y, side, side);

      item->size = 8;
      if (category < 0)
        continue;
      item->point = opcc_plot_add_point (plot, 0, (guint) category, x, y, side, side);
      place_label (self, category, place->short_name, x + side / 2, y + side / 2, side - 8);
    }
  self->width = self->height = 3 * side + 2 * TILE_GAP;
}

/* --- the real map ---------------------------------------------------------------------------- */

/* Degrees to pixels: at this size of country a degree of longitude is a degree of latitude times
 * the cosine of the middle latitude. */
typedef struct
{
  double box[4];
  double across; /* pixels for a degree of longitude */
  double up;     /* and of latitude */
} Projection;

static Projection
find_projection (const Map *self)
{
  const OpccChart *chart = self->plot->chart;
  Projection to;
  double squeeze;

  opcc_boundaries_get_box (chart->boundaries, to.box);
  squeeze = cos ((to.box[1] + to.box[3]) / 2 * G_PI / 180);
  to.up = MIN ((self->height - 2) / MAX (to.box[3] - to.box[1], 1e-6),
               (self->plot->width - 2) / MAX ((to.box[2] - to.box[0]) * squeeze, 1e-6));
  to.across = to.up * squeeze;
  return to;
}

/* Where the name of a place stands: the middle of its largest ring (its centroid, by the formula of
 * the polygon's moments). */
static double
find_middle (const GArray *outline, guint from, double *x, double *y)
{
  double area = 0;

  *x = *y = 0;
  for (guint i = from; i + 3 < outline->len && !isnan (g_array_index (outline, double, i + 2));
       i += 2)
    {
      const double *p = &g_array_index (outline, double, i);
      double cross = p[0] * p[3] - p[2] * p[1];

      area += cross / 2;
      *x += (p[0] + p[2]) * cross;
      *y += (p[1] + p[3]) * cross;
    }
  if (fabs (area) < 1e-6)
    return 0;
  *x /= 6 * area;
  *y /= 6 * area;
  return fabs (area);
}

/* How far a place at that height is from the edges to its left and right; 0: it lies outside. */
static double
measure_row (const GArray *outline, guint from, double x, double y)
{
  double nearest = INFINITY;
  gboolean inside = FALSE;

  for (guint i = from; i + 3 < outline->len && !isnan (g_array_index (outline, double, i + 2));
       i += 2)
    {
      const double *p = &g_array_index (outline, double, i);
      double at;

      if ((p[1] > y) == (p[3] > y))
        continue;
      at = p[0] + (p[2] - p[0]) * (y - p[1]) / (p[3] - p[1]);
      nearest = MIN (nearest, fabs (at - x));
      inside = inside != (at < x);
    }
  return inside ? nearest : 0;
}

/* The same for the two lines of a label, whose middles are @line above and below the place. */
static double
measure_room (const GArray *outline, guint from, double x, double y, double line)
{
  double room = measure_row (outline, from, x, y);

  room = MIN (room, measure_row (outline, from, x, y - line));
  return MIN (room, measure_row (outline, from, x, y + line));
}

/* Moves a label that would reach over the edge of its area to where it does not, and if that is
 * nowhere, to where there is most room. */
static void
find_room (const GArray *outline, guint from, double half, double line, double *x, double *y)
{
  double box[4] = { INFINITY, INFINITY, -INFINITY, -INFINITY };
  double best = MIN (measure_room (outline, from, *x, *y, line), half);
  const double middle[2] = { *x, *y };
  double away = 0;

  for (guint i = from;
       best < half && i + 1 < outline->len && !isnan (g_array_index (outline, double, i)); i += 2)
    for (guint k = 0; k < 2; k++)
      {
        box[k] = MIN (box[k], g_array_index (outline, double, i + k));
        box[k + 2] = MAX (box[k + 2], g_array_index (outline, double, i + k));
      }
  for (guint i = 0; box[0] <= box[2] && i < LABEL_TRIES * LABEL_TRIES; i++)
    {
      const guint row = i / LABEL_TRIES;
      double at_x = box[0] + (box[2] - box[0]) * (i % LABEL_TRIES + 0.5) / LABEL_TRIES;
      double at_y = box[1] + (box[3] - box[1]) * (row + 0.5) / LABEL_TRIES;
      double room = MIN (measure_room (outline, from, at_x, at_y, line), half);
      double off = hypot (at_x - middle[0], at_y - middle[1]);

      if (room < best || (room == best && (off >= away || away == 0)))
        continue;
      best = room;
      away = off;
      *x = at_x;
      *y = at_y;
    }
}

static void
add_ring (const Map *self, const Projection *to, const GArray *ring, GArray *outline)
{
  double end[2] = { NAN, NAN };

  for (guint i = 0; i + 1 < ring->len; i += 2)
    {
      double point[2] = {
        self->plot->x + 1 + (g_array_index (ring, double, i) - to->box[0]) * to->across,
        self->plot->y + 1 + (to->box[3] - g_array_index (ring, double, i + 1)) * to->up
      };

      g_array_append_vals (outline, point, 2);
    }
  g_array_append_vals (outline, end, 2);
}

static void
place_area (Map *self, const Projection *to, const OpccPlace *place)
{
  OpccPlot *plot = self->plot;
  const GPtrArray *rings = opcc_boundaries_get_rings (plot->chart->boundaries);
  int category = find_category (plot->chart, place->key);
  double value = category < 0 ? NAN : opcc_chart_get_value (plot->chart, 0, (guint) category);
  GArray *outline = g_array_new (FALSE, FALSE, sizeof (double));
  double largest = 0;
  guint largest_from = 0;
  double x = 0;
  double y = 0;
  OpccChartItem *item;
  const double reach = 60 * plot->scale;

  for (guint i = 0; i < rings->len; i++)
    {
      const OpccRing *ring = g_ptr_array_index (rings, i);
      guint from = outline->len;
      double middle[2];
      double area;

      if (strcmp (ring->key, place->key) != 0)
        continue;
      add_ring (self, to, ring->points, outline);
      area = find_middle (outline, from, &middle[0], &middle[1]);
      if (area > largest)
        {
          largest = area;
          x = middle[0];
          y = middle[1];
          largest_from = from;
        }
    }
  if (largest > 0)
    find_room (outline, largest_from,
               opcc_plot_measure (plot, place->short_name, OPCC_PLOT_CAPTION, OPCC_TYPE_PLAIN) / 2 +
                   3,
               opcc_plot_get_line (plot, OPCC_PLOT_CAPTION) * 0.8, &x, &y);
  item = opcc_plot_add (plot, OPCC_SHAPE_AREA, get_fill (find_step (self, value)), 0, 0, 0, 0);
  item->outline = outline;
  if (category < 0 || largest == 0)
    return;
  item->point =
      opcc_plot_add_point (plot, 0, (guint) category, x - reach / 2, y - reach / 2, reach, reach);
}

/* Whether a name fits into the box of its area, which is the widest it is at. */
static gboolean
is_roomy (Map *self, const OpccPlace *place, const Projection *to)
{
  const GPtrArray *rings = opcc_boundaries_get_rings (self->plot->chart->boundaries);
  double box[4] = { INFINITY, INFINITY, -INFINITY, -INFINITY };
  double wide =
      opcc_plot_measure (self->plot, place->short_name, OPCC_PLOT_CAPTION, OPCC_TYPE_PLAIN);

  for (guint i = 0; i < rings->len; i++)
    {
      const OpccRing *ring = g_ptr_array_index (rings, i);

      for (guint k = 0; strcmp (ring->key, place->key) == 0 && k + 1 < ring->points->len; k += 2)
        {
          box[0] = MIN (box[0], g_array_index (ring->points, double, k));
          box[1] = MIN (box[1], g_array_index (ring->points, double, k + 1));
          box[2] = MAX (box[2], g_array_index (ring->points, double, k));
          box[3] = MAX (box[3], g_array_index (ring->points, double, k + 1));
        }
    }
  return (box[2] - box[0]) * to->across > wide * 1.15 &&
         (box[3] - box[1]) * to->up > 3 * opcc_plot_get_line (self->plot, OPCC_PLOT_CAPTION);
}

/* A number in the area, which the list beside the map explains. */
static void
place_number (Map *self, const OpccChartPoint *point, const OpccPlace *place)
{
  OpccPlot *plot = self->plot;
  double value = opcc_chart_get_value (plot->chart, 0, point->category);
  g_autofree char *number = g_strdup_printf ("%u", ++self->n_listed);
  g_autofree char *shown = say_value (plot->chart, value);
  g_autofree char *words = g_strdup_printf ("%s  %s: %s", number, place->short_name, shown);
  OpccTypeset set = { .points = OPCC_PLOT_CAPTION,
                      .style = OPCC_TYPE_BOLD,
                      .ink = get_text (find_step (self, value)),
                      .x_align = 0.5,
                      .y_align = 0.5 };

  opcc_plot_add_text (plot, number, &set, point->x + point->width / 2,
                      point->y + point->height / 2);
  g_ptr_array_add (self->listed, g_steal_pointer (&words));
}

/* Names come after all the areas, so that no neighbour covers one. */
static void
place_areas (Map *self)
{
  OpccPlot *plot = self->plot;
  Projection to = find_projection (self);
  guint first = plot->layout->points->len;

  for (guint i = 0; i < OPCC_N_PLACES; i++)
    place_area (self, &to, opcc_place_get (i));
  for (guint i = first; i < plot->layout->points->len; i++)
    {
      OpccChartPoint point = g_array_index (plot->layout->points, OpccChartPoint, i);
      const OpccChartCategory *category =
          g_ptr_array_index (plot->chart->categories, point.category);
      const OpccPlace *place = opcc_place_by_key (category->key);

      if (is_roomy (self, place, &to))
        place_label (self, (int) point.category, place->short_name, point.x + point.width / 2,
                     point.y + point.height / 2, 96 * plot->scale);
      else
        place_number (self, &point, place);
    }
  self->width = (to.box[2] - to.box[0]) * to.across + 2;
  self->height = (to.box[3] - to.box[1]) * to.up + 2;
}

/* "under £5k", "£5k", "£20k and over"; of a single count "1". */
static char *
say_step (const Map *self, int step)
{
  const OpccChartNumber number = self->plot->chart->number;
  const double least = step > 0 ? self->limits[step - 1] : 1;
  g_autofree char *limit = opcc_chart_words_short (number, step > 0 ? least : self->limits[0]);

  if (step == N_STEPS - 1)
    return g_strdup_printf (_ ("%s and over"), limit);
  if (number == OPCC_NUMBER_COUNT && self->limits[step] == least + 1)
    return opcc_chart_words_short (number, least);
  return step == 0 ? g_strdup_printf (_ ("under %s"), limit) : g_steal_pointer (&limit);
}

/* --- key, and what lies nowhere --------------------------------------------------------------- */

static void
place_key (Map *self, double y)
{
  OpccPlot *plot = self->plot;
  double line = opcc_plot_get_line (plot, OPCC_PLOT_CAPTION);
  double x = plot->x;

  for (int i = 0; i < N_STEPS; i++)
    {
      g_autofree char *words = say_step (self, i);
      OpccTypeset set = { .points = OPCC_PLOT_CAPTION, .ink = OPCC_INK_DIM, .y_align = 0.5 };

      opcc_plot_add (plot, OPCC_SHAPE_BAR, get_fill (i), x, y + line / 2 - 6, 12, 12)->size = 3;
      x += 18;
      x += opcc_plot_add_text (plot, words, &set, x, y + line / 2)->width + 14;
    }
}

/* Values without a place on the map stand beside it in words. */
static void
place_elsewhere (Map *self, double x)
{
  OpccPlot *plot = self->plot;
  double y = plot->y;

  for (guint i = 0; i < self->listed->len; i++)
    {
      OpccTypeset set = { .points = OPCC_PLOT_TEXT,
                          .ink = OPCC_INK_TEXT,
                          .width = MAX (plot->x + plot->width - x, 1) };

      opcc_plot_add_text (plot, g_ptr_array_index (self->listed, i), &set, x, y);
      y += opcc_plot_get_line (plot, OPCC_PLOT_TEXT);
    }
  for (guint i = 0; i < plot->chart->categories->len; i++)
    {
      const OpccChartCategory *category = g_ptr_array_index (plot->chart->categories, i);
      g_autofree char *words = NULL;
      OpccTypeset set = { .points = OPCC_PLOT_TEXT,
                          .ink = OPCC_INK_TEXT,
                          .width = MAX (plot->x + plot->width - x, 1) };
      int point;

      if (opcc_place_by_key (category->key) != NULL)
        continue;
      words = opcc_chart_words_point (plot->chart, 0, i);
      point = opcc_plot_add_point (plot, 0, i, x, y, set.width,
                                   opcc_plot_get_line (plot, OPCC_PLOT_TEXT));
      opcc_plot_add_text (plot, words, &set, x, y)->point = point;
      y += opcc_plot_get_line (plot, OPCC_PLOT_TEXT);
    }
}

void
opcc_plot_map (OpccPlot *plot)
{
  g_autoptr (GPtrArray) listed = g_ptr_array_new_with_free_func (g_free);
  Map self = { .plot = plot, .listed = listed };
  double least;
  double most;
  double key = opcc_plot_get_line (plot, OPCC_PLOT_CAPTION) + 8;

  opcc_plot_find_range (plot, &least, &most);
  find_limits (&self, MAX (most, 1));
  self.height = MAX (plot->height - key, 1);
  if (plot->chart->boundaries != NULL)
    place_areas (&self);
  else
    place_tiles (&self);
  place_key (&self, plot->y + self.height + 8);
  place_elsewhere (&self, plot->x + self.width + 24);
}
