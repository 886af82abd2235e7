/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways in which a sheet of figures can be looked at, each with its chart. */
#include "opcc-sheet-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-figures.h"
#include "opcc-measure.h"

#define OWN_FORCE "Leicestershire"

/* Views that are always there. */
static const struct
{
  const char *sheet;
  const char *key;
  const char *label; /* N_() */
  const char *chart; /* (nullable) */
} fixed[] = {
  { "uplift", "target", N_ ("Targets and what came of them"), "workforce-uplift" },
  { "uplift", "month", N_ ("Month by month"), "workforce-uplift" },
  { "joiners", "month", N_ ("By month"), "workforce-joiners" },
  { "joiners", "route", N_ ("By route of entry"), "workforce-joiners" },
  { "leavers", "stated", N_ ("All that is stated"), "workforce-leavers" },
  { "leavers", "reason", N_ ("By reason"), "workforce-leavers" },
  { "leavers", "service", N_ ("By length of service"), "workforce-leavers" },
  { "leavers", "first-years", N_ ("In the first two years"), "workforce-leavers" },
  { "representation", "stated", N_ ("Ethnicity of joiners, and what else is stated"),
    "workforce-representation" },
  { "representation", "year", N_ ("Women, over ten years"), "workforce-representation" },
  { "profile", "all", N_ ("All of it"), NULL },
  { "profile", "residence", N_ ("Residence on joining"), NULL },
  { "profile", "education", N_ ("Education"), "workforce-profile" },
  { "profile", "background", N_ ("Socio-economic background"), "workforce-profile" },
};

void
opcc_sheet_view_free (OpccSheetView *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->label);
  g_clear_pointer (&self->chart, opcc_chart_order_free);
  g_free (self);
}

void
opcc_headcount_view_free (OpccHeadcountView *self)
{
  if (self == NULL)
    return;
  g_free (self->measure);
  g_free (self->rule);
  g_free (self->force);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/* Takes all three over. */
static void
add_view (GPtrArray *views, char *key, char *label, OpccChartOrder *chart)
{
  OpccSheetView *view = g_new0 (OpccSheetView, 1);

  view->key = key;
  view->label = label;
  view->chart = chart;
  g_ptr_array_add (views, view);
}

gboolean
opcc_sheet_view_is_first (const char *sheet, const char *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (strcmp (fixed[i].sheet, sheet) == 0)
      return strcmp (fixed[i].key, view) == 0;
  return FALSE;
}

/* --- headcount ------------------------------------------------------------------------------- */

/* Of a measure of many forces, ours; NULL where it has none of them, or they are all our own. */
static char *
choose_force (OpccDb *db, gint64 measure, GError **error)
{
  return opcc_db_get_text (
      db, "SELECT force FROM observation WHERE measure = $1 AND force = $2 LIMIT 1", error, "is",
      measure, OWN_FORCE);
}

static GPtrArray *
list_periods (OpccDb *db, gint64 measure, GError **error)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT DISTINCT period, period_end FROM observation WHERE measure = $1"
                     " AND period_end IS NOT NULL AND value IS NOT NULL"
                     " ORDER BY period_end DESC, period",
                     error, "i", measure);
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        return g_steal_pointer (&periods);
      g_ptr_array_add (periods, g_strdup (opcc_stmt_get_text (stmt, 0)));
    }
  return NULL;
}

static gboolean
add_pairs (OpccDb *db, OpccMeasure *measure, GPtrArray *views, GError **error)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD (measure));
  g_autoptr (GPtrArray) periods = list_periods (db, n, error);
  g_autoptr (GError) local = NULL;
  g_autofree char *force = periods != NULL ? choose_force (db, n, &local) : NULL;

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (periods != NULL)
    {
      for (guint i = 0; i + 1 < periods->len; i++)
        {
          const char *to = g_ptr_array_index (periods, i);
          const char *from = g_ptr_array_index (periods, i + 1);

          add_view (views, g_strdup_printf ("%" G_GINT64_FORMAT "|%s|%s", n, from, to),
                    /* Translators: a measure, two periods, its counting rule. */
                    g_strdup_printf (_ ("%s, %s to %s · %s"), measure->title, from, to,
                                     measure->rule),
                    opcc_chart_order_new ("workforce-headcount", "measure", measure->title, "rule",
                                          measure->rule, "force", force, "from", from, "to", to,
                                          NULL));
        }
      return TRUE;
    }
  return FALSE;
}

static gboolean
list_headcounts (OpccDb *db, GPtrArray *views, GError **error)
{
  g_autoptr (GPtrArray) measures =
      opcc_db_select (db, &opcc_measure_kind,
                      "theme = 'headcount' ORDER BY title <> 'Headcount', n", error, "");

  for (guint i = 0; measures != NULL && i < measures->len; i++)
    if (!add_pairs (db, g_ptr_array_index (measures, i), views, error))
      return FALSE;
  return measures != NULL;
}

OpccHeadcountView *
opcc_headcount_view_parse (OpccDb *db, const char *key, GError **error)
{
  g_autoptr (OpccHeadcountView) self = g_new0 (OpccHeadcountView, 1);
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) parts = g_strsplit (key != NULL ? key : "", "|", 3);
  g_autoptr (OpccMeasure) measure = NULL;
  const gint64 n = parts[0] != NULL ? g_ascii_strtoll (parts[0], NULL, 10) : 0;

  if (key == NULL)
    {
      self->measure = g_strdup ("Headcount");
      return g_steal_pointer (&self);
    }
  if (g_strv_length (parts) != 3 || n <= 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” names no measure with two periods."), key);
      return NULL;
    }
  measure = opcc_db_load (db, &opcc_measure_kind, n, error);
  if (measure == NULL)
    return NULL;
  self->measure = g_strdup (measure->title);
  self->rule = g_strdup (measure->rule);
  self->from = g_strdup (parts[1]);
  self->to = g_strdup (parts[2]);
  self->force = choose_force (db, n, &local);
  if (local == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* --- officers -------------------------------------------------------------------------------- */

static gboolean
list_years (OpccDb *db, GPtrArray *views, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT DISTINCT substr (o.period, 1, 4) FROM observation o JOIN measure m ON m.n = o.measure"
      " WHERE o.force = $1 AND o.sex IS NOT NULL AND o.rank IS NOT NULL AND m.unit = 'people'"
      " AND o.period LIKE '%-03-31' ORDER BY 1 DESC",
      error, "s", OWN_FORCE);
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      const char *year;

      if (!row)
        return TRUE;
      year = opcc_stmt_get_text (stmt, 0);
      add_view (views, g_strdup (year), g_strdup_printf (_ ("At 31 March %s"), year),
                opcc_chart_order_new ("workforce-officers", "year", year, NULL));
    }
  return FALSE;
}

static void
list_fixed (const char *sheet, GPtrArray *views)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (strcmp (fixed[i].sheet, sheet) == 0)
      add_view (views, g_strdup (fixed[i].key), g_strdup (_ (fixed[i].label)),
                fixed[i].chart != NULL
                    ? opcc_chart_order_new (fixed[i].chart, "by", fixed[i].key, NULL)
                    : NULL);
}

GPtrArray *
opcc_sheet_views_list (OpccDb *db, const char *sheet, GError **error)
{
  g_autoptr (GPtrArray) views =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_sheet_view_free);
  gboolean ok = TRUE;

  if (strcmp (sheet, "headcount") == 0)
    ok = list_headcounts (db, views, error);
  else if (strcmp (sheet, "officers") == 0)
    ok = list_years (db, views, error);
  else
    list_fixed (sheet, views);
  return ok ? g_steal_pointer (&views) : NULL;
}
