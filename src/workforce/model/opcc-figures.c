/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding figures up without counting anybody twice, and comparing two periods. */
#include "opcc-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-financial-year.h"
#include "opcc-measure.h"
#include "opcc-text.h"

enum
{
  TEXT_GROUP,
  TEXT_SEX,
  TEXT_RANK,
  TEXT_CHARACTERISTIC,
  N_TEXTS,
};

/* A figure as the office holds it. */
typedef struct
{
  gint64 measure;
  char *title; /* (owned) here and below */
  char *rule;
  char *unit;
  char *force;
  char *texts[N_TEXTS]; /* NULL where missing */
  char *period;
  OpccDate period_end;
  double value;
  char *as_stated;
  char *cell;  /* the point it goes to */
  char *whole; /* the point and the group: within it, sums and parts must not meet */
  guint depth; /* characteristics it is broken down by and the point is not */
} Figure;

static void
free_figure (gpointer data)
{
  Figure *self = data;

  g_free (self->title);
  g_free (self->rule);
  g_free (self->unit);
  g_free (self->force);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self->period);
  g_free (self->as_stated);
  g_free (self->cell);
  g_free (self->whole);
  g_free (self);
}

void
opcc_figure_point_free (OpccFigurePoint *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->rule);
  g_free (self->unit);
  g_free (self->force);
  g_free (self->label);
  g_free (self->period);
  g_free (self->as_stated);
  g_free (self);
}

void
opcc_figure_change_free (OpccFigureChange *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->rule);
  g_free (self->label);
  g_free (self->from_period);
  g_free (self->to_period);
  g_free (self->cause);
  g_free (self);
}

const char *
opcc_figure_change_get_line (const OpccFigureChange *self, const char *force)
{
  const gsize length = force != NULL ? strlen (force) : 0;

  return length > 0 && strncmp (self->label, force, length) == 0 &&
                 strncmp (self->label + length, ", ", 2) == 0
             ? self->label + length + 2
             : self->label;
}

gboolean
opcc_breakdown_parse (const char *words, guint *breakdown, GError **error)
{
  static const char *const names[] = { "group", "sex", "rank", "characteristic" };
  g_auto (GStrv) list = g_strsplit (words, ",", -1);

  *breakdown = OPCC_BY_NOTHING;
  for (guint i = 0; list[i] != NULL; i++)
    {
      const char *word = g_strstrip (list[i]);
      guint found = 0;

      while (found < G_N_ELEMENTS (names) && strcmp (names[found], word) != 0)
        found++;
      if (found == G_N_ELEMENTS (names) && strcmp (word, "nothing") != 0)
        {
          g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("A measure cannot be broken down by “%s”. Give group, sex, rank, "
                          "characteristic or nothing."),
                       word);
          return FALSE;
        }
      if (found < G_N_ELEMENTS (names))
        *breakdown |= 1u << found;
    }
  return TRUE;
}

static char *
dup_text (OpccStmt *stmt, int column)
{
  return opcc_stmt_is_null (stmt, column) ? NULL : g_strdup (opcc_stmt_get_text (stmt, column));
}

static void
place (Figure *figure, guint breakdown)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  guint by = opcc_measure_can_add (figure->unit) ? breakdown : (1u << N_TEXTS) - 1;

  g_string_append_printf (cell, "%" G_GINT64_FORMAT "\n%s\n%s", figure->measure, figure->force,
                          figure->period);
  for (guint i = 0; i < N_TEXTS; i++)
    if ((by & (1u << i)) != 0)
      g_string_append_printf (cell, "\n%s", figure->texts[i] != NULL ? figure->texts[i] : "");
    else if (i != TEXT_GROUP && figure->texts[i] != NULL)
      figure->depth++;
  figure->cell = g_strdup (cell->str);
  figure->whole = g_strconcat (cell->str, "\n", figure->texts[TEXT_GROUP], NULL);
}

static void
take_year (Figure *figure)
{
  const int year = opcc_financial_year_of (figure->period_end);

  g_free (figure->period);
  figure->period = g_strdup_printf ("%04d-%02d", year, (year + 1) % 100);
  figure->period_end = opcc_financial_year_last_day (year);
}

static Figure *
read_figure (OpccStmt *stmt, const OpccFigureFilter *filter, guint breakdown)
{
  Figure *figure = g_new0 (Figure, 1);

  figure->measure = opcc_stmt_get_integer (stmt, 0);
  figure->title = dup_text (stmt, 1);
  figure->rule = dup_text (stmt, 2);
  figure->unit = dup_text (stmt, 3);
  figure->period = dup_text (stmt, 4);
  figure->period_end = OPCC_NO_DATE;
  if (!opcc_stmt_is_null (stmt, 5))
    opcc_date_from_iso (opcc_stmt_get_text (stmt, 5), &figure->period_end);
  figure->force = g_strdup (opcc_stmt_get_text (stmt, 6));
  for (int i = 0; i < N_TEXTS; i++)
    figure->texts[i] = dup_text (stmt, 7 + i);
  figure->value = opcc_stmt_get_real (stmt, 11);
  figure->as_stated = dup_text (stmt, 12);
  figure->depth = opcc_stmt_is_null (stmt, 14) ? 0 : 1; /* places are parts of the area */
  if (filter->by_year && figure->period_end != OPCC_NO_DATE &&
      opcc_measure_can_add (figure->unit) && strcmp (opcc_stmt_get_text (stmt, 13), "flow") == 0)
    take_year (figure);
  place (figure, breakdown);
  return figure;
}

static gboolean
is_wanted (const char *wanted, const char *text)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (wanted == NULL)
    return TRUE;
  a = opcc_text_fold (wanted);
  b = opcc_text_fold (text != NULL ? text : "");
  return strcmp (a, b) == 0;
}

static gboolean
passes (const Figure *figure, const OpccFigureFilter *filter)
{
  const char *const wanted[N_TEXTS] = { filter->group, filter->sex, filter->rank,
                                        filter->characteristic };

  for (guint i = 0; i < N_TEXTS; i++)
    if (!is_wanted (wanted[i], figure->texts[i]))
      return FALSE;
  return is_wanted (filter->rule, figure->rule) && is_wanted (filter->force, figure->force);
}

static GPtrArray *
read_figures (OpccDb *db, const OpccFigureFilter *filter, guint breakdown, GError **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func (free_figure);
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT o.measure, m.title, m.rule, m.unit, o.period, o.period_end, coalesce (o.force, ''),"
      " o.staff_group, o.sex, o.rank, o.characteristic, o.value, o.as_stated, m.nature,"
      " o.place"
      " FROM observation o JOIN measure m ON m.n = o.measure"
      " WHERE ($1 = '' OR lower (m.title) = lower ($1)) AND ($2 = '' OR o.period = $2)"
      " ORDER BY m.title, m.rule, coalesce (o.force, ''), o.period_end IS NULL, o.period_end,"
      " o.period, o.n",
      error, "ss", filter->measure != NULL ? filter->measure : "",
      filter->period != NULL ? filter->period : "");
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      Figure *figure;

      if (!row)
        return g_steal_pointer (&figures);
      figure = read_figure (stmt, filter, breakdown);
      if (passes (figure, filter))
        g_ptr_array_add (figures, figure);
      else
        free_figure (figure);
    }
  return NULL;
}

static char *
make_label (const Figure *figure, guint breakdown)
{
  g_autoptr (GString) label = g_string_new (NULL);
  guint by = opcc_measure_can_add (figure->unit) ? breakdown : (1u << N_TEXTS) - 1;

  for (guint i = 0; i < N_TEXTS; i++)
    if ((by & (1u << i)) != 0 && figure->texts[i] != NULL)
      g_string_append_printf (label, "%s%s", label->len > 0 ? ", " : "", figure->texts[i]);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static OpccFigurePoint *
make_point (const Figure *figure, guint breakdown)
{
  OpccFigurePoint *point = g_new0 (OpccFigurePoint, 1);

  point->measure = figure->measure;
  point->title = g_strdup (figure->title);
  point->rule = g_strdup (figure->rule);
  point->unit = g_strdup (figure->unit);
  point->force = g_strdup (figure->force);
  point->label = make_label (figure, breakdown);
  point->period = g_strdup (figure->period);
  point->period_end = figure->period_end;
  point->value = NAN;
  return point;
}

static void
add_figure (OpccFigurePoint *point, const Figure *figure)
{
  if (isnan (figure->value))
    {
      point->n_missing++;
      opcc_set_str (&point->as_stated, figure->as_stated);
      return;
    }
  point->value = isnan (point->value) ? figure->value : point->value + figure->value;
}

/* The least depth at which each whole is known. */
static GHashTable *
find_depths (GPtrArray *figures)
{
  GHashTable *depths = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < figures->len; i++)
    {
      Figure *figure = g_ptr_array_index (figures, i);
      gpointer known;

      if (!g_hash_table_lookup_extended (depths, figure->whole, NULL, &known) ||
          GPOINTER_TO_UINT (known) > figure->depth)
        g_hash_table_insert (depths, figure->whole, GUINT_TO_POINTER (figure->depth));
    }
  return depths;
}

GPtrArray *
opcc_figures_list (OpccDb *db, const OpccFigureFilter *filter, guint breakdown, GError **error)
{
  g_autoptr (GPtrArray) figures = read_figures (db, filter, breakdown, error);
  g_autoptr (GHashTable) depths = NULL;
  g_autoptr (GHashTable) cells = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *points;

  if (figures == NULL)
    return NULL;
  depths = find_depths (figures);
  points = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_figure_point_free);
  for (guint i = 0; i < figures->len; i++)
    {
      Figure *figure = g_ptr_array_index (figures, i);
      OpccFigurePoint *point = g_hash_table_lookup (cells, figure->cell);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (depths, figure->whole)) < figure->depth)
        continue;
      if (point == NULL)
        {
          point = make_point (figure, breakdown);
          g_ptr_array_add (points, point);
          g_hash_table_insert (cells, figure->cell, point);
        }
      add_figure (point, figure);
    }
  return points;
}

/* --- comparing ------------------------------------------------------------------------------- */

/* The last two periods of a measure with a day, newest first; "" where there is none. */
static void
find_last_periods (
    GPtrArray *points, gint64 measure, const char *force, const char **last, const char **before)
{
  const OpccFigurePoint *a = NULL, *b = NULL;

  for (guint i = 0; i < points->len; i++)
    {
      const OpccFigurePoint *point = g_ptr_array_index (points, i);

      if (point->measure != measure || strcmp (point->force, force) != 0 ||
          point->period_end == OPCC_NO_DATE)
        continue;
      if (a == NULL || point->period_end > a->period_end)
        {
          b = a;
          a = point;
        }
      else if (point->period_end < a->period_end &&
               (b == NULL || point->period_end > b->period_end))
        b = point;
    }
  *last = a != NULL ? a->period : "";
  *before = b != NULL ? b->period : "";
}

static double
find_value (GPtrArray *points, const OpccFigurePoint *line, const char *period)
{
  for (guint i = 0; i < points->len; i++)
    {
      const OpccFigurePoint *point = g_ptr_array_index (points, i);

      if (point->measure == line->measure && strcmp (point->force, line->force) == 0 &&
          strcmp (point->label, line->label) == 0 && strcmp (point->period, period) == 0)
        return point->value;
    }
  return NAN;
}

static gboolean
find_cause (OpccDb *db, OpccFigureChange *change, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT n, cause FROM cause WHERE measure = $1 AND lower (staff_group) ="
                     " lower ($2) AND from_period = $3 AND to_period = $4 ORDER BY n",
                     error, "isss", change->measure, change->label, change->from_period,
                     change->to_period);
  gboolean found = FALSE;

  if (stmt == NULL || !opcc_stmt_step (stmt, &found, error))
    return FALSE;
  if (found)
    {
      change->cause_n = opcc_stmt_get_integer (stmt, 0);
      change->cause = g_strdup (opcc_stmt_get_text (stmt, 1));
    }
  return TRUE;
}

static void
settle (OpccFigureChange *change)
{
  change->difference = change->to - change->from;
  change->percent = change->from != 0 ? 100.0 * change->difference / change->from : NAN;
}

static OpccFigureChange *
make_change (const OpccFigurePoint *line, const char *from, const char *to)
{
  OpccFigureChange *change = g_new0 (OpccFigureChange, 1);

  change->measure = line->measure;
  change->title = g_strdup (line->title);
  change->rule = g_strdup (line->rule);
  change->label = *line->force != '\0' && *line->label != '\0'
                      ? g_strdup_printf ("%s, %s", line->force, line->label)
                      : g_strdup (*line->force != '\0' ? line->force : line->label);
  change->from_period = g_strdup (from);
  change->to_period = g_strdup (to);
  return change;
}

static void
end_measure (GPtrArray *changes, const OpccFigurePoint *line, guint first)
{
  const OpccFigureChange *one;
  OpccFigureChange *total;

  if (line == NULL || changes->len < first + 2 || !opcc_measure_can_add (line->unit))
    return;
  one = g_ptr_array_index (changes, first);
  total = make_change (line, one->from_period, one->to_period);
  opcc_set_str (&total->label, line->force);
  total->is_total = TRUE;
  for (guint i = first; i < changes->len; i++)
    {
      const OpccFigureChange *change = g_ptr_array_index (changes, i);

      total->from += change->from;
      total->to += change->to;
    }
  settle (total);
  g_ptr_array_add (changes, total);
}

GPtrArray *
opcc_figures_compare (OpccDb *db,
                      const OpccFigureFilter *filter,
                      guint breakdown,
                      const char *from,
                      const char *to,
                      GError **error)
{
  g_autoptr (GPtrArray) points = opcc_figures_list (db, filter, breakdown, error);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_figure_change_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const OpccFigurePoint *previous = NULL;
  guint first = 0;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const OpccFigurePoint *line = g_ptr_array_index (points, i);
      const char *last, *before;
      OpccFigureChange *change;

      if (previous == NULL || previous->measure != line->measure ||
          strcmp (previous->force, line->force) != 0)
        {
          end_measure (changes, previous, first);
          first = changes->len;
        }
      previous = line;
      if (!g_hash_table_add (seen, g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s", line->measure,
                                                    line->force, line->label)))
        continue;
      find_last_periods (points, line->measure, line->force, &last, &before);
      change = make_change (line, from != NULL ? from : before, to != NULL ? to : last);
      change->from = find_value (points, line, change->from_period);
      change->to = find_value (points, line, change->to_period);
      settle (change);
      g_ptr_array_add (changes, change);
      if (!find_cause (db, change, error))
        return NULL;
    }
  if (points == NULL)
    return NULL;
  end_measure (changes, previous, first);
  return g_steal_pointer (&changes);
}
