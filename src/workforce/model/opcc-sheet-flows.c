/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of who came and who left: the Uplift, joiners by month and route, leavers by what is
 * asked.
 */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-figures.h"
#include "opcc-sheet-parts.h"
#include "opcc-target.h"
#include "opcc-targets.h"

/* --- uplift: targets and what came of them --------------------------------------------------- */

static gboolean
list_targets (OpccDb *db, OpccWorkforceSheet *self, GError **error)
{
  g_autoptr (GPtrArray) targets = opcc_targets_list (db, error);

  opcc_sheet_add_column (self, "target", _ ("Target"), FALSE);
  opcc_sheet_add_column (self, "rule", _ ("Counting rule"), FALSE);
  opcc_sheet_add_column (self, "period", _ ("As at"), FALSE);
  opcc_sheet_add_column (self, "role", _ ("Role"), FALSE);
  opcc_sheet_add_column (self, "value", _ ("Target value"), TRUE);
  opcc_sheet_add_column (self, "actual", _ ("Actual"), TRUE);
  opcc_sheet_add_column (self, "difference", _ ("Difference"), TRUE);
  for (guint i = 0; targets != NULL && i < targets->len; i++)
    {
      const OpccTargetState *state = g_ptr_array_index (targets, i);
      OpccSheetRow *row;

      if (g_strcmp0 (state->theme, "uplift") != 0)
        continue;
      row = opcc_sheet_add_row (self);
      opcc_sheet_row_add_text (row, state->title);
      opcc_sheet_row_add_text (row, state->rule);
      opcc_sheet_row_add_text (row, state->period);
      opcc_sheet_row_add_text (row, opcc_choice_get_label (opcc_target_roles, state->role));
      opcc_sheet_row_add_count (row, state->target);
      opcc_sheet_row_add_count (row, state->actual);
      opcc_sheet_row_add_number (row, state->difference, "%+.0f");
    }
  opcc_sheet_note (self, g_strdup (_ ("A target is held against the figure of the same counting "
                                      "rule alone.")));
  return targets != NULL;
}

static gboolean
list_months (OpccDb *db, OpccWorkforceSheet *self, GError **error)
{
  g_autoptr (GPtrArray) points = opcc_targets_list_points (db, "uplift", error);

  opcc_sheet_add_column (self, "period", _ ("Month or day"), FALSE);
  opcc_sheet_add_column (self, "measure", _ ("Measure"), FALSE);
  opcc_sheet_add_column (self, "rule", _ ("Counting rule"), FALSE);
  opcc_sheet_add_column (self, "value", _ ("Actual"), TRUE);
  opcc_sheet_add_column (self, "target", _ ("Target"), TRUE);
  opcc_sheet_add_column (self, "by", _ ("Target for"), FALSE);
  opcc_sheet_add_column (self, "difference", _ ("Difference"), TRUE);
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const OpccTargetPoint *point = g_ptr_array_index (points, i);
      OpccSheetRow *row = opcc_sheet_add_row (self);

      opcc_sheet_row_add_text (row, point->period);
      opcc_sheet_row_add_text (row, point->measure);
      opcc_sheet_row_add_text (row, point->rule);
      opcc_sheet_row_add_count (row, point->actual);
      opcc_sheet_row_add_count (row, point->target);
      opcc_sheet_row_add_text (row, point->by);
      opcc_sheet_row_add_number (row, point->actual - point->target, "%+.0f");
    }
  opcc_sheet_note (self, g_strdup (_ ("Each figure stands beside the next target of its own "
                                      "counting rule; after the last one, beside that.")));
  return points != NULL;
}

gboolean
opcc_sheet_fill_uplift (OpccDb *db,
                        const OpccSheetOrder *order,
                        OpccWorkforceSheet *self,
                        GError **error)
{
  return opcc_sheet_is_view (order, "month", FALSE) ? list_months (db, self, error)
                                                    : list_targets (db, self, error);
}

/* --- joiners by route and month -------------------------------------------------------------- */

static guint
find_name (GPtrArray *names, const char *name)
{
  guint at;

  if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, &at))
    return at;
  g_ptr_array_add (names, g_strdup (name));
  return names->len - 1;
}

#define MOST_GROUPS 8

/* Every line gets a cell for each group; the last line is their sum. */
static void
end_joiners (OpccWorkforceSheet *self, GPtrArray *groups, const double *totals)
{
  OpccSheetRow *row;
  double all = 0;

  for (guint i = 0; i < groups->len; i++)
    opcc_sheet_add_column (self, g_ptr_array_index (groups, i), g_ptr_array_index (groups, i),
                           TRUE);
  for (guint i = 0; i < self->rows->len; i++)
    while ((row = g_ptr_array_index (self->rows, i))->cells->len < groups->len + 2)
      g_ptr_array_add (row->cells, NULL);
  if (self->rows->len == 0)
    return;
  row = opcc_sheet_add_row (self);
  row->is_total = TRUE;
  opcc_sheet_row_add_text (row, _ ("All together"));
  opcc_sheet_row_add_text (row, _ ("all routes"));
  for (guint i = 0; i < groups->len; i++)
    {
      opcc_sheet_row_add_number (row, i < MOST_GROUPS ? totals[i] : NAN, "%.0f");
      all += i < MOST_GROUPS ? totals[i] : 0;
    }
  opcc_sheet_note (self, g_strdup_printf (_ ("%.0f joined in the months listed."), all));
}

static gboolean
list_intake (OpccDb *db, OpccWorkforceSheet *self, GError **error)
{
  const char *sql =
      "SELECT o.period, coalesce (o.characteristic, ''), o.staff_group, o.value FROM observation o"
      " JOIN measure m ON m.n = o.measure WHERE m.theme = 'joiners' AND m.nature = 'flow'"
      " AND o.period = substr (o.period_end, 1, 7) AND o.force IS NULL"
      " ORDER BY o.period, o.characteristic, o.staff_group, o.n";
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, sql, error, "");
  OpccSheetRow *row = NULL;
  g_autofree char *line = NULL;
  double totals[MOST_GROUPS] = { 0 };
  gboolean more = FALSE;

  opcc_sheet_add_column (self, "month", _ ("Month"), FALSE);
  opcc_sheet_add_column (self, "route", _ ("Route of entry"), FALSE);
  while (stmt != NULL && opcc_stmt_step (stmt, &more, error) && more)
    {
      const guint group = find_name (groups, opcc_stmt_get_text (stmt, 2));
      const char *route = opcc_stmt_get_text (stmt, 1);
      g_autofree char *key = g_strconcat (opcc_stmt_get_text (stmt, 0), "\n", route, NULL);

      if (row == NULL || g_strcmp0 (line, key) != 0)
        {
          g_free (line);
          line = g_steal_pointer (&key);
          row = opcc_sheet_add_row (self);
          opcc_sheet_row_add_text (row, opcc_stmt_get_text (stmt, 0));
          opcc_sheet_row_add_text (row, g_str_has_prefix (route, "Route: ") ? route + 7 : route);
        }
      while (row->cells->len < group + 2)
        g_ptr_array_add (row->cells, NULL);
      opcc_sheet_row_add_number (row, opcc_stmt_get_real (stmt, 3), "%.0f");
      if (!opcc_stmt_is_null (stmt, 3) && group < MOST_GROUPS)
        totals[group] += opcc_stmt_get_real (stmt, 3);
    }
  if (stmt == NULL || more)
    return FALSE;
  end_joiners (self, groups, totals);
  return TRUE;
}

/* The months of a route added up, a line each. */
static gboolean
list_routes (OpccDb *db, OpccWorkforceSheet *self, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT coalesce (o.characteristic, ''), o.staff_group, sum (o.value), min (o.period),"
      " max (o.period), sum (CASE WHEN o.value IS NULL THEN 1 ELSE 0 END) FROM observation o JOIN "
      "measure m ON m.n = o.measure"
      " WHERE m.theme = 'joiners' AND m.nature = 'flow' AND o.period = substr (o.period_end, 1, 7)"
      " AND o.force IS NULL GROUP BY 1, 2 ORDER BY 1, 2",
      error, "");
  double all = 0;
  gboolean more = FALSE;
  OpccSheetRow *row;

  opcc_sheet_add_column (self, "route", _ ("Route of entry"), FALSE);
  opcc_sheet_add_column (self, "group", _ ("Who"), FALSE);
  opcc_sheet_add_column (self, "months", _ ("Months"), FALSE);
  opcc_sheet_add_column (self, "joined", _ ("Joined"), TRUE);
  opcc_sheet_add_column (self, "missing", _ ("Months not stated"), TRUE);
  while (stmt != NULL && opcc_stmt_step (stmt, &more, error) && more)
    {
      const char *route = opcc_stmt_get_text (stmt, 0);
      g_autofree char *months = g_strdup_printf (_ ("%s to %s"), opcc_stmt_get_text (stmt, 3),
                                                 opcc_stmt_get_text (stmt, 4));

      row = opcc_sheet_add_row (self);
      opcc_sheet_row_add_text (row, g_str_has_prefix (route, "Route: ") ? route + 7 : route);
      opcc_sheet_row_add_text (row, opcc_stmt_get_text (stmt, 1));
      opcc_sheet_row_add_text (row, months);
      opcc_sheet_row_add_count (row, opcc_stmt_get_real (stmt, 2));
      opcc_sheet_row_add_count (row, (double) opcc_stmt_get_integer (stmt, 5));
      all += opcc_stmt_is_null (stmt, 2) ? 0 : opcc_stmt_get_real (stmt, 2);
    }
  if (stmt == NULL || more)
    return FALSE;
  if (self->rows->len == 0)
    return TRUE;
  row = opcc_sheet_add_row (self);
  row->is_total = TRUE;
  opcc_sheet_row_add_text (row, _ ("All together"));
  opcc_sheet_row_add_text (row, _ ("everybody"));
  opcc_sheet_row_add_text (row, _ ("all months"));
  opcc_sheet_row_add_count (row, all);
  opcc_sheet_row_add_text (row, "");
  return TRUE;
}

gboolean
opcc_sheet_fill_joiners (OpccDb *db,
                         const OpccSheetOrder *order,
                         OpccWorkforceSheet *self,
                         GError **error)
{
  return opcc_sheet_is_view (order, "route", FALSE) ? list_routes (db, self, error)
                                                    : list_intake (db, self, error);
}

/* --- leavers --------------------------------------------------------------------------------- */

/* Those whose characteristic says what is asked, newest first, each with its share of the whole
 * that was stated for the same group and period. */
static gboolean
list_parts (
    OpccDb *db, const char *prefix, const char *heading, OpccWorkforceSheet *self, GError **error)
{
  g_autofree char *like = g_strconcat (prefix, "%", NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT o.characteristic, o.staff_group, o.period, o.value, m.unit, m.title, m.rule,"
      " (SELECT sum (p.value) FROM observation p WHERE p.measure = o.measure AND p.period ="
      " o.period AND p.staff_group = o.staff_group AND p.characteristic LIKE $1),"
      " coalesce (o.source, '') FROM observation o JOIN measure m ON m.n = o.measure"
      " WHERE m.theme = 'leavers' AND o.characteristic LIKE $1"
      " ORDER BY o.period_end DESC, m.n, o.staff_group, o.n",
      error, "s", like);
  gboolean more = FALSE;

  opcc_sheet_add_column (self, "what", heading, FALSE);
  opcc_sheet_add_column (self, "group", _ ("Whom it counts"), FALSE);
  opcc_sheet_add_column (self, "period", _ ("Period"), FALSE);
  opcc_sheet_add_column (self, "value", _ ("Leavers"), TRUE);
  opcc_sheet_add_column (self, "share", _ ("Per cent of them"), TRUE);
  while (stmt != NULL && opcc_stmt_step (stmt, &more, error) && more)
    {
      const gboolean is_share = strcmp (opcc_stmt_get_text (stmt, 4), "percent") == 0;
      const double value = opcc_stmt_get_real (stmt, 3);
      const double whole = opcc_stmt_get_real (stmt, 7);
      OpccSheetRow *row = opcc_sheet_add_row (self);

      opcc_sheet_row_add_text (row, opcc_stmt_get_text (stmt, 0) + strlen (prefix));
      opcc_sheet_row_add_text (row, opcc_stmt_get_text (stmt, 1));
      opcc_sheet_row_add_text (row, opcc_stmt_get_text (stmt, 2));
      opcc_sheet_row_add_count (row, is_share ? NAN : value);
      opcc_sheet_row_add_number (row,
                                 is_share    ? value
                                 : whole > 0 ? 100 * value / whole
                                             : NAN,
                                 "%.1f");
      opcc_sheet_note_rule (self, opcc_stmt_get_text (stmt, 5), opcc_stmt_get_text (stmt, 6));
      opcc_sheet_note_source (self, opcc_stmt_get_text (stmt, 8));
    }
  return stmt != NULL && !more;
}

gboolean
opcc_sheet_fill_leavers (OpccDb *db,
                         const OpccSheetOrder *order,
                         OpccWorkforceSheet *self,
                         GError **error)
{
  if (opcc_sheet_is_view (order, "reason", FALSE))
    return list_parts (db, "Reason: ", _ ("Reason"), self, error);
  if (opcc_sheet_is_view (order, "service", FALSE))
    return list_parts (db, "Length of service: ", _ ("Length of service"), self, error);
  return opcc_sheet_list_theme (db, "leavers",
                                opcc_sheet_is_view (order, "first-years", FALSE)
                                    ? "o.staff_group LIKE '%first two years%'"
                                    : NULL,
                                self, error);
}
