/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChart: what a chart says, with its numbers and their source, before anything is drawn. */
#include "opcc-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-text.h"

G_DEFINE_FINAL_TYPE (OpccChart, opcc_chart, G_TYPE_OBJECT)

static guint changed_signal;

static void
free_series (gpointer data)
{
  OpccChartSeries *series = data;

  g_free (series->name);
  g_array_unref (series->values);
  g_free (series);
}

static void
free_category (gpointer data)
{
  OpccChartCategory *category = data;

  g_free (category->name);
  g_free (category->key);
  g_free (category);
}

static void
fill_from_rows (OpccChart *self)
{
  opcc_chart_clear (self);
  self->fill (self, self->rows, self->fill_data);
  opcc_chart_changed (self);
}

static void
opcc_chart_dispose (GObject *object)
{
  OpccChart *self = OPCC_CHART (object);

  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_func (self->rows, fill_from_rows, self);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (opcc_chart_parent_class)->dispose (object);
}

static void
opcc_chart_finalize (GObject *object)
{
  OpccChart *self = OPCC_CHART (object);

  for (guint i = 0; i < OPCC_N_CHART_TEXTS; i++)
    g_free (self->texts[i]);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->categories);
  g_free (self->mark_words);
  g_array_unref (self->edges);
  g_clear_pointer (&self->boundaries, opcc_boundaries_unref);
  G_OBJECT_CLASS (opcc_chart_parent_class)->finalize (object);
}

static void
opcc_chart_class_init (OpccChartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_chart_finalize;
  changed_signal = g_signal_new ("changed", OPCC_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
opcc_chart_init (OpccChart *self)
{
  self->series = g_ptr_array_new_with_free_func (free_series);
  self->categories = g_ptr_array_new_with_free_func (free_category);
  self->edges = g_array_new (FALSE, FALSE, sizeof (double));
  self->mark = NAN;
  self->least = NAN;
  self->most = NAN;
}

OpccChart *
opcc_chart_new (OpccChartKind kind, OpccChartNumber number)
{
  OpccChart *self = g_object_new (OPCC_TYPE_CHART, NULL);

  self->kind = kind;
  self->number = kind == OPCC_CHART_TIMELINE ? OPCC_NUMBER_DATE : number;
  return self;
}

void
opcc_chart_set_text (OpccChart *self, OpccChartText which, const char *text)
{
  g_return_if_fail (OPCC_IS_CHART (self) && which < OPCC_N_CHART_TEXTS);
  opcc_set_str (&self->texts[which], text != NULL && *text != '\0' ? text : NULL);
}

guint
opcc_chart_add_series (OpccChart *self, OpccSeriesRole role, const char *name)
{
  OpccChartSeries *series = g_new0 (OpccChartSeries, 1);

  series->name = g_strdup (name != NULL ? name : "");
  series->role = role;
  series->values = g_array_new (FALSE, FALSE, sizeof (double));
  g_ptr_array_add (self->series, series);
  return self->series->len - 1;
}

guint
opcc_chart_add_category (OpccChart *self, const char *name, const char *key)
{
  OpccChartCategory *category = g_new0 (OpccChartCategory, 1);

  category->name = g_strdup (name != NULL ? name : "");
  category->key = g_strdup (key);
  g_ptr_array_add (self->categories, category);
  return self->categories->len - 1;
}

/* The payload of a quiet NAN, which every copy of it keeps (IEEE 754-2008, 6.2.3). */
double
opcc_no_value_new (OpccNoValue why)
{
  return why == OPCC_NO_VALUE_FEWER ? nan ("1") : why == OPCC_NO_VALUE_HIDDEN ? nan ("2") : NAN;
}

/* @value: a NAN */
OpccNoValue
opcc_no_value_get (double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return (bits & 3) == 1   ? OPCC_NO_VALUE_FEWER
         : (bits & 3) == 2 ? OPCC_NO_VALUE_HIDDEN
                           : OPCC_NO_VALUE_NOT_GIVEN;
}

void
opcc_chart_set_value (OpccChart *self, guint series, guint category, double value)
{
  GArray *values;

  g_return_if_fail (OPCC_IS_CHART (self));
  g_return_if_fail (series < self->series->len && category < self->categories->len);
  values = ((OpccChartSeries *) g_ptr_array_index (self->series, series))->values;
  while (values->len <= category)
    {
      double missing = NAN;

      g_array_append_val (values, missing);
    }
  g_array_index (values, double, category) = isinf (value) ? NAN : value;
}

double
opcc_chart_get_value (const OpccChart *self, guint series, guint category)
{
  const GArray *values = ((OpccChartSeries *) g_ptr_array_index (self->series, series))->values;

  return category < values->len ? g_array_index (values, double, category) : NAN;
}

void
opcc_chart_set_done (OpccChart *self, guint category, gboolean done)
{
  g_return_if_fail (OPCC_IS_CHART (self) && category < self->categories->len);
  ((OpccChartCategory *) g_ptr_array_index (self->categories, category))->done = done;
}

void
opcc_chart_set_mark (OpccChart *self, double value, const char *words)
{
  g_return_if_fail (OPCC_IS_CHART (self));
  self->mark = value;
  opcc_set_str (&self->mark_words, words);
}

void
opcc_chart_set_range (OpccChart *self, double least, double most)
{
  g_return_if_fail (OPCC_IS_CHART (self));
  self->least = least;
  self->most = most;
}

void
opcc_chart_set_edges (OpccChart *self, const double *edges, guint n_edges)
{
  g_return_if_fail (OPCC_IS_CHART (self));
  g_array_set_size (self->edges, 0);
  if (n_edges > 0)
    g_array_append_vals (self->edges, edges, n_edges);
}

void
opcc_chart_set_boundaries (OpccChart *self, OpccBoundaries *boundaries)
{
  OpccBoundaries *kept = boundaries != NULL ? opcc_boundaries_ref (boundaries) : NULL;

  g_return_if_fail (OPCC_IS_CHART (self));
  g_clear_pointer (&self->boundaries, opcc_boundaries_unref);
  self->boundaries = kept;
}

static void
copy_figures (OpccChart *self, const OpccChart *from)
{
  for (guint i = 0; i < from->categories->len; i++)
    {
      const OpccChartCategory *category = g_ptr_array_index (from->categories, i);

      opcc_chart_add_category (self, category->name, category->key);
      opcc_chart_set_done (self, i, category->done);
    }
  for (guint i = 0; i < from->series->len; i++)
    {
      const OpccChartSeries *series = g_ptr_array_index (from->series, i);
      const guint at = opcc_chart_add_series (self, series->role, series->name);

      g_array_append_vals (((OpccChartSeries *) g_ptr_array_index (self->series, at))->values,
                           series->values->data, series->values->len);
    }
}

OpccChart *
opcc_chart_copy (const OpccChart *self)
{
  OpccChart *copy = opcc_chart_new (self->kind, self->number);

  for (guint i = 0; i < OPCC_N_CHART_TEXTS; i++)
    opcc_chart_set_text (copy, i, self->texts[i]);
  copy_figures (copy, self);
  opcc_chart_set_mark (copy, self->mark, self->mark_words);
  opcc_chart_set_range (copy, self->least, self->most);
  opcc_chart_set_edges (copy, (const double *) (void *) self->edges->data, self->edges->len);
  opcc_chart_set_boundaries (copy, self->boundaries);
  return copy;
}

void
opcc_chart_clear (OpccChart *self)
{
  g_return_if_fail (OPCC_IS_CHART (self));
  g_ptr_array_set_size (self->series, 0);
  g_ptr_array_set_size (self->categories, 0);
  g_array_set_size (self->edges, 0);
  opcc_chart_set_mark (self, NAN, NULL);
  opcc_chart_set_range (self, NAN, NAN);
}

void
opcc_chart_changed (OpccChart *self)
{
  g_return_if_fail (OPCC_IS_CHART (self));
  g_signal_emit (self, changed_signal, 0);
}

/**
 * opcc_chart_bind_rows:
 * @rows: (nullable): NULL lets go of those there were; the figures stay
 * @fill: called at once, and whenever the rows change; not after the chart is gone
 *
 * The chart takes its figures from rows that live, so that what shows it follows them.
 */
void
opcc_chart_bind_rows (OpccChart *self, GListModel *rows, OpccChartFillFunc fill, gpointer user_data)
{
  GListModel *kept;

  g_return_if_fail (OPCC_IS_CHART (self) && (rows == NULL || fill != NULL));
  kept = rows != NULL ? g_object_ref (rows) : NULL;
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_func (self->rows, fill_from_rows, self);
  g_clear_object (&self->rows);
  self->rows = kept;
  self->fill = fill;
  self->fill_data = user_data;
  if (rows == NULL)
    return;
  g_signal_connect_swapped (rows, "items-changed", G_CALLBACK (fill_from_rows), self);
  fill_from_rows (self);
}

int
opcc_chart_find_role (const OpccChart *self, OpccSeriesRole role)
{
  for (guint i = 0; i < self->series->len; i++)
    if (((OpccChartSeries *) g_ptr_array_index (self->series, i))->role == role)
      return (int) i;
  return -1;
}

char *
opcc_chart_make_subtitle (const OpccChart *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = OPCC_CHART_MEASURE; i <= OPCC_CHART_PERIOD; i++)
    if (self->texts[i] != NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", self->texts[i]);
  return g_string_free (out, FALSE);
}

/* Series that must be told apart by their look; panels stand by themselves, and lines of a time
 * line are one row. */
static guint
count_told_apart (const OpccChart *self)
{
  guint count = 0;

  if (self->kind == OPCC_CHART_MULTIPLES || self->kind == OPCC_CHART_TIMELINE)
    return 0;
  for (guint i = 0; i < self->series->len; i++)
    count += ((OpccChartSeries *) g_ptr_array_index (self->series, i))->role <= OPCC_SERIES_PAST;
  return count;
}

/**
 * opcc_chart_check:
 *
 * Whether the chart may leave the program: it has title, axis unit, period and source, and no more
 * series than a reader can tell apart (Analysis Function, guidance on charts).
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED, which names all that is missing
 */
gboolean
opcc_chart_check (const OpccChart *self, GError **error)
{
  static const struct
  {
    OpccChartText text;
    const char *name;
  } needed[] = {
    { OPCC_CHART_TITLE, N_ ("title") },
    { OPCC_CHART_UNIT, N_ ("axis unit") },
    { OPCC_CHART_PERIOD, N_ ("period") },
    { OPCC_CHART_SOURCE, N_ ("source") },
  };
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (self->texts[needed[i].text] == NULL)
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", _ (needed[i].name));
  if (missing->len > 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("The chart cannot leave the program: it has no %s. Nothing was written. Give "
                      "it what is missing and try again."),
                   missing->str);
      return FALSE;
    }
  if (count_told_apart (self) > OPCC_CHART_MOST_SERIES)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("The chart cannot leave the program: it tells %u series apart, and a reader "
                      "can follow %d. Nothing was written. Choose fewer series."),
                   count_told_apart (self), OPCC_CHART_MOST_SERIES);
      return FALSE;
    }
  return TRUE;
}
