/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working out what became of each partnership's allocation. */
#include "opcc-partnerships.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-csp-allocation.h"
#include "opcc-csp-project.h"
#include "opcc-csp-return.h"
#include "opcc-db.h"
#include "opcc-financial-year.h"

void
opcc_csp_state_free (OpccCspState *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->district);
  g_free (self->year);
  g_free (self);
}

void
opcc_csp_return_state_free (OpccCspReturnState *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->year);
  g_free (self);
}

/* The year as it is written in records; NULL on error. */
static char *
find_year (OpccDb *db, const char *words, GError **error)
{
  int year;

  if (words == NULL)
    return opcc_db_get_text (db, "SELECT coalesce (max (year), '') FROM csp_allocation", error, "");
  return opcc_financial_year_parse (words, &year, error) ? opcc_financial_year_format (year) : NULL;
}

static gint64
read_integer (OpccStmt *stmt, int column)
{
  return opcc_stmt_is_null (stmt, column) ? OPCC_NO_INTEGER : opcc_stmt_get_integer (stmt, column);
}

static GPtrArray *
read_allocations (OpccDb *db, const char *year, GError **error)
{
  g_autoptr (GPtrArray) states =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_csp_state_free);
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT a.n, p.n, p.title, p.district, a.year, a.crimes, a.types, a.population,"
      " a.amount FROM csp_allocation a JOIN partnership p ON p.n = a.partnership"
      " WHERE a.year = $1 ORDER BY p.title",
      error, "s", year);
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccCspState *state;

      if (!row)
        return g_steal_pointer (&states);
      state = g_new0 (OpccCspState, 1);
      state->n = opcc_stmt_get_integer (stmt, 0);
      state->partnership = opcc_stmt_get_integer (stmt, 1);
      state->title = g_strdup (opcc_stmt_get_text (stmt, 2));
      state->district = g_strdup (opcc_stmt_get_text (stmt, 3));
      state->year = g_strdup (opcc_stmt_get_text (stmt, 4));
      state->crimes = read_integer (stmt, 5);
      state->types = read_integer (stmt, 6);
      state->population = read_integer (stmt, 7);
      state->amount = read_integer (stmt, 8);
      g_ptr_array_add (states, state);
    }
  return NULL;
}

/* --- the formula ----------------------------------------------------------------------------- */

static gboolean
has_inputs (const OpccCspState *state)
{
  return state->crimes != OPCC_NO_INTEGER && state->types != OPCC_NO_INTEGER &&
         state->population != OPCC_NO_INTEGER;
}

static double
get_part (gint64 value, double sum, gint64 weight)
{
  return sum > 0 ? (double) weight * (double) value / sum : 0;
}

OpccCspFormula *
opcc_partnerships_find_formula (OpccDb *db, const char *year, GError **error)
{
  return opcc_db_find (db, &opcc_csp_formula_kind, "year = $1", error, "s", year);
}

/* Whose money was cut down the most to whole pence. */
static OpccCspState *
find_most_cut (GPtrArray *states, gint64 pot)
{
  OpccCspState *most = NULL;
  double cut = -INFINITY;

  for (guint i = 0; i < states->len; i++)
    {
      OpccCspState *state = g_ptr_array_index (states, i);
      const double here = (double) pot * state->share / 100 - (double) state->computed;

      if (here > cut)
        {
          most = state;
          cut = here;
        }
    }
  return most;
}

/* One partnership without its inputs leaves the shares of all unknown. */
static gboolean
apply_formula (OpccDb *db, const char *year, GPtrArray *states, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccCspFormula) formula = opcc_partnerships_find_formula (db, year, &local);
  double crimes = 0, types = 0, population = 0;
  gboolean complete = TRUE;
  gint64 left;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < states->len; i++)
    {
      OpccCspState *state = g_ptr_array_index (states, i);

      complete = complete && has_inputs (state);
      crimes += (double) state->crimes;
      types += (double) state->types;
      population += (double) state->population;
      state->share = NAN;
      state->computed = OPCC_NO_MONEY;
    }
  /* The money for the year is not given where it would tell an allocation that is not shown. */
  if (formula == NULL || formula->pot == OPCC_NO_MONEY || !complete)
    return TRUE;
  left = formula->pot;
  for (guint i = 0; i < states->len; i++)
    {
      OpccCspState *state = g_ptr_array_index (states, i);

      state->share = get_part (state->crimes, crimes, formula->weight_crimes) +
                     get_part (state->types, types, formula->weight_types) +
                     get_part (state->population, population, formula->weight_population);
      state->computed = (gint64) floor ((double) formula->pot * state->share / 100);
      left -= state->computed;
    }
  /* Parts of a penny go to whom they are the largest for, so that all add up to the pot. */
  for (; left > 0 && left <= states->len; left--)
    find_most_cut (states, formula->pot)->computed++;
  return TRUE;
}

/* --- projects and returns -------------------------------------------------------------------- */

static void
add_project (OpccCspState *state, const OpccCspProject *project)
{
  const gint64 spent = project->spent != OPCC_NO_MONEY ? project->spent : 0;
  const gint64 back = project->clawed_back != OPCC_NO_MONEY ? project->clawed_back : 0;
  const gboolean over =
      strcmp (project->state, "finished") == 0 || strcmp (project->state, "withdrawn") == 0;

  state->n_projects++;
  state->spent += spent;
  if (strcmp (project->state, "proposed") != 0 && strcmp (project->state, "withdrawn") != 0)
    state->committed += project->amount;
  if (over && project->amount > spent + back)
    state->to_claw_back += project->amount - spent - back;
}

static gboolean
add_projects (OpccDb *db, OpccCspState *state, GError **error)
{
  g_autoptr (GPtrArray) projects =
      opcc_db_select (db, &opcc_csp_project_kind, "allocation = $1", error, "i", state->n);

  for (guint i = 0; projects != NULL && i < projects->len; i++)
    add_project (state, g_ptr_array_index (projects, i));
  return projects != NULL;
}

static OpccCspReturnState *
make_return (const OpccCspState *state, int year, int quarter, GPtrArray *held, OpccDate today)
{
  OpccCspReturnState *self = g_new0 (OpccCspReturnState, 1);

  self->allocation = state->n;
  self->title = g_strdup (state->title);
  self->year = g_strdup (state->year);
  self->quarter = quarter;
  self->due = opcc_csp_return_get_due (year, quarter);
  self->received = OPCC_NO_DATE;
  self->spent = OPCC_NO_MONEY;
  for (guint i = 0; i < held->len; i++)
    {
      const OpccCspReturn *record = g_ptr_array_index (held, i);

      if (record->quarter != quarter)
        continue;
      self->received = record->received;
      self->spent = record->spent;
    }
  if (self->received != OPCC_NO_DATE)
    self->state = "received";
  else if (self->due < today)
    self->state = "late";
  else
    self->state = opcc_financial_quarter_last_day (year, quarter) < today ? "due" : "later";
  return self;
}

static gboolean
add_returns (OpccDb *db, const OpccCspState *state, OpccDate today, GPtrArray *list, GError **error)
{
  g_autoptr (GPtrArray) held =
      opcc_db_select (db, &opcc_csp_return_kind, "allocation = $1", error, "i", state->n);
  int year;

  if (held == NULL || !opcc_financial_year_parse (state->year, &year, error))
    return FALSE;
  for (int quarter = 1; quarter <= OPCC_CSP_QUARTERS; quarter++)
    g_ptr_array_add (list, make_return (state, year, quarter, held, today));
  return TRUE;
}

static gboolean
count_returns (OpccDb *db, OpccCspState *state, OpccDate today, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_csp_return_state_free);

  if (!add_returns (db, state, today, list, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const OpccCspReturnState *item = g_ptr_array_index (list, i);

      state->n_received += strcmp (item->state, "received") == 0;
      state->n_late += strcmp (item->state, "late") == 0;
      state->n_due += item->due < today;
    }
  if (state->amount != OPCC_NO_MONEY)
    state->held = state->amount * (gint64) state->n_late / OPCC_CSP_QUARTERS;
  return TRUE;
}

/* Money that lies idle early in the year can still be used; at its end it is lost. */
static gboolean
judge_spending (OpccCspState *state, OpccDate today, GError **error)
{
  OpccDate first, last;
  int year;

  if (!opcc_financial_year_parse (state->year, &year, error))
    return FALSE;
  first = opcc_financial_year_first_day (year);
  last = opcc_financial_year_last_day (year);
  state->gone = CLAMP (100.0 * (today - first) / (last + 1 - first), 0, 100);
  state->used = state->amount != OPCC_NO_MONEY && state->amount > 0
                    ? 100.0 * (double) state->spent / (double) state->amount
                    : NAN;
  state->early = !isnan (state->used) && state->used < state->gone - OPCC_CSP_BEHIND;
  return TRUE;
}

GPtrArray *
opcc_partnerships_list_states (OpccDb *db, const char *year, OpccDate today, GError **error)
{
  g_autofree char *written = find_year (db, year, error);
  g_autoptr (GPtrArray) states = written != NULL ? read_allocations (db, written, error) : NULL;

  if (states == NULL || !apply_formula (db, written, states, error))
    return NULL;
  for (guint i = 0; i < states->len; i++)
    {
      OpccCspState *state = g_ptr_array_index (states, i);

      if (!add_projects (db, state, error) || !count_returns (db, state, today, error) ||
          !judge_spending (state, today, error))
        return NULL;
    }
  return g_steal_pointer (&states);
}

GPtrArray *
opcc_partnerships_list_returns (OpccDb *db, const char *year, OpccDate today, GError **error)
{
  g_autofree char *written = find_year (db, year, error);
  g_autoptr (GPtrArray) states = written != NULL ? read_allocations (db, written, error) : NULL;
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_csp_return_state_free);

  if (states == NULL)
    return NULL;
  for (guint i = 0; i < states->len; i++)
    if (!add_returns (db, g_ptr_array_index (states, i), today, list, error))
      return NULL;
  return g_steal_pointer (&list);
}
