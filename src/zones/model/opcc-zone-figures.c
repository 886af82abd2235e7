/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is worked out from the records of zones: before and after, and money left. */
#include "opcc-zone-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-db.h"

void
opcc_indicator_state_free (OpccIndicatorState *self)
{
  if (self == NULL)
    return;
  g_free (self->zone_title);
  g_free (self->title);
  g_free (self->unit);
  g_free (self->rule);
  g_free (self->baseline_period);
  g_free (self->latest_period);
  g_free (self);
}

void
opcc_zone_money_free (OpccZoneMoney *self)
{
  if (self == NULL)
    return;
  g_free (self->zone_title);
  g_free (self->year);
  g_free (self->funder);
  g_free (self);
}

void
opcc_zone_summary_free (OpccZoneSummary *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->zone);
  g_free (self);
}

static char *
dup_text (OpccStmt *stmt, int column)
{
  return opcc_stmt_is_null (stmt, column) ? NULL : g_strdup (opcc_stmt_get_text (stmt, column));
}

static gint64
get_money (OpccStmt *stmt, int column)
{
  return opcc_stmt_is_null (stmt, column) ? OPCC_NO_MONEY : opcc_stmt_get_integer (stmt, column);
}

/* --- before and after ------------------------------------------------------------------------- */

static void
judge_change (OpccIndicatorState *state, gboolean more_is_better)
{
  state->change = state->latest - state->before;
  state->percent = state->before != 0 ? 100 * state->change / state->before : NAN;
  if (isnan (state->change))
    state->verdict = OPCC_ZONE_CANNOT_SAY;
  else if (state->change == 0)
    state->verdict = OPCC_ZONE_SAME;
  else
    state->verdict = (state->change > 0) == more_is_better ? OPCC_ZONE_BETTER : OPCC_ZONE_WORSE;
}

/**
 * opcc_indicators_list_states:
 * @zone: number of a zone, 0: all
 *
 * The latest reading is the one whose period ends last; of several the one written last.
 *
 * Returns: (transfer full) (element-type OpccIndicatorState): in the order they were added
 */
GPtrArray *
opcc_indicators_list_states (OpccDb *db, gint64 zone, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_indicator_state_free);
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT i.n, i.zone, z.title, i.title, i.unit, i.rule, i.direction, i.baseline,"
      " i.baseline_period, r.value, r.period FROM indicator i JOIN zone z ON z.n = i.zone"
      " LEFT JOIN reading r ON r.n = (SELECT q.n FROM reading q WHERE q.indicator = i.n"
      " ORDER BY coalesce (q.taken, '') DESC, q.n DESC LIMIT 1)"
      " WHERE $1 = 0 OR i.zone = $1 ORDER BY z.n, i.n",
      error, "i", zone);
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccIndicatorState *state;

      if (!row)
        return g_steal_pointer (&list);
      state = g_new0 (OpccIndicatorState, 1);
      state->n = opcc_stmt_get_integer (stmt, 0);
      state->zone = opcc_stmt_get_integer (stmt, 1);
      state->zone_title = dup_text (stmt, 2);
      state->title = dup_text (stmt, 3);
      state->unit = dup_text (stmt, 4);
      state->rule = dup_text (stmt, 5);
      state->before = opcc_stmt_is_null (stmt, 7) ? NAN : opcc_stmt_get_real (stmt, 7);
      state->baseline_period = dup_text (stmt, 8);
      state->latest = opcc_stmt_is_null (stmt, 9) ? NAN : opcc_stmt_get_real (stmt, 9);
      state->latest_period = dup_text (stmt, 10);
      judge_change (state, g_strcmp0 (opcc_stmt_get_text (stmt, 6), "up") == 0);
      g_ptr_array_add (list, state);
    }
  return NULL;
}

/* --- money ------------------------------------------------------------------------------------ */

/**
 * opcc_zone_money_subtract:
 *
 * Returns: what is left in pence, negative where more was paid; OPCC_NO_MONEY where either figure
 *   is missing
 */
gint64
opcc_zone_money_subtract (gint64 committed, gint64 paid)
{
  return committed == OPCC_NO_MONEY || paid == OPCC_NO_MONEY ? OPCC_NO_MONEY : committed - paid;
}

/**
 * opcc_zone_money_list:
 * @zone: number of a zone, 0: all
 * @by_funder: a line a funder, rather than a line a year
 *
 * Returns: (transfer full) (element-type OpccZoneMoney): by zone and year
 */
GPtrArray *
opcc_zone_money_list (OpccDb *db, gint64 zone, gboolean by_funder, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_zone_money_free);
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT f.zone, z.title, f.year, CASE WHEN $2 = 1 THEN f.funder END, sum (f.committed),"
      " sum (f.paid) FROM zone_funding f JOIN zone z ON z.n = f.zone WHERE $1 = 0 OR f.zone = $1"
      " GROUP BY f.zone, z.title, f.year, CASE WHEN $2 = 1 THEN f.funder END"
      " ORDER BY 1, 3, 4",
      error, "ii", zone, (gint64) by_funder);
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccZoneMoney *money;

      if (!row)
        return g_steal_pointer (&list);
      money = g_new0 (OpccZoneMoney, 1);
      money->zone = opcc_stmt_get_integer (stmt, 0);
      money->zone_title = dup_text (stmt, 1);
      money->year = dup_text (stmt, 2);
      money->funder = dup_text (stmt, 3);
      money->committed = get_money (stmt, 4);
      money->paid = get_money (stmt, 5);
      money->left = opcc_zone_money_subtract (money->committed, money->paid);
      g_ptr_array_add (list, money);
    }
  return NULL;
}

/* --- a zone at a glance ----------------------------------------------------------------------- */

static gboolean
summarise (OpccDb *db, OpccZoneSummary *self, OpccDate today, GError **error)
{
  g_autofree char *day = opcc_date_to_iso (today);
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT (SELECT count(*) FROM indicator WHERE zone = $1),"
      " (SELECT count(*) FROM indicator WHERE zone = $1 AND baseline IS NULL),"
      " (SELECT count(*) FROM zone_asset WHERE zone = $1),"
      " (SELECT count(*) FROM plan_line WHERE zone = $1 AND state <> 'stopped'),"
      " (SELECT count(*) FROM plan_line WHERE zone = $1 AND (state = 'done' OR state = 'in-use')),"
      " (SELECT count(*) FROM plan_line WHERE zone = $1 AND due < $2"
      " AND (state = 'planned' OR state = 'under-way')),"
      " (SELECT count(*) FROM visit WHERE zone = $1),"
      " (SELECT count(*) FROM visit WHERE zone = $1 AND (date IS NULL OR place IS NULL"
      " OR reason IS NULL OR asked_by IS NULL OR outcome IS NULL)),"
      " (SELECT count(*) FROM zone_grant WHERE zone = $1),"
      " (SELECT sum (committed) FROM zone_funding WHERE zone = $1),"
      " (SELECT sum (paid) FROM zone_funding WHERE zone = $1)",
      error, "is", opcc_record_get_n (OPCC_RECORD (self->zone)), day);
  guint *counts[] = { &self->n_indicators, &self->n_without_baseline,
                      &self->n_assets,     &self->n_lines,
                      &self->n_done,       &self->n_late,
                      &self->n_visits,     &self->n_visits_with_gaps,
                      &self->n_grants };
  gboolean row = FALSE;

  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    *counts[i] = (guint) opcc_stmt_get_integer (stmt, (int) i);
  self->committed = get_money (stmt, G_N_ELEMENTS (counts));
  self->paid = get_money (stmt, G_N_ELEMENTS (counts) + 1);
  self->left = opcc_zone_money_subtract (self->committed, self->paid);
  return TRUE;
}

/**
 * opcc_zones_list_summaries:
 * @zone: number of a zone, 0: all
 * @today: the day in London, for what is late
 *
 * Returns: (transfer full) (element-type OpccZoneSummary): in the order they were added
 */
GPtrArray *
opcc_zones_list_summaries (OpccDb *db, gint64 zone, OpccDate today, GError **error)
{
  g_autoptr (GPtrArray) zones =
      opcc_db_select (db, &opcc_zone_kind, "$1 = 0 OR n = $1 ORDER BY n", error, "i", zone);
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_zone_summary_free);

  if (zones == NULL)
    return NULL;
  for (guint i = 0; i < zones->len; i++)
    {
      OpccZoneSummary *summary = g_new0 (OpccZoneSummary, 1);

      summary->zone = g_object_ref (g_ptr_array_index (zones, i));
      g_ptr_array_add (list, summary);
      if (!summarise (db, summary, today, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}
