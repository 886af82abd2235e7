/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting figures that belong together into a table, and saying which of them are not there. */
#include "opcc-workforce-sheet.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-figures.h"
#include "opcc-target.h"
#include "opcc-targets.h"
#include "opcc-text.h"
#include "opcc-workforce-compare.h"

static void
free_column (gpointer data)
{
  OpccSheetColumn *self = data;

  g_free (self->name);
  g_free (self->title);
  g_free (self);
}

static void
free_row (gpointer data)
{
  OpccSheetRow *self = data;

  g_ptr_array_unref (self->cells);
  g_free (self->group);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

void
opcc_workforce_sheet_free (OpccWorkforceSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static OpccWorkforceSheet *
create_sheet (void)
{
  OpccWorkforceSheet *self = g_new0 (OpccWorkforceSheet, 1);

  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
add_column (OpccWorkforceSheet *self, const char *name, const char *title, gboolean is_number)
{
  OpccSheetColumn *column = g_new0 (OpccSheetColumn, 1);

  column->name = g_strdup (name);
  column->title = g_strdup (title);
  column->is_number = is_number;
  g_ptr_array_add (self->columns, column);
}

static OpccSheetRow *
add_row (OpccWorkforceSheet *self)
{
  OpccSheetRow *row = g_new0 (OpccSheetRow, 1);

  row->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_text (OpccSheetRow *row, const char *text)
{
  g_ptr_array_add (row->cells, text != NULL && *text != '\0' ? g_strdup (text) : NULL);
}

static void
add_number (OpccSheetRow *row, double value, const char *format)
{
  char text[64];

  if (isnan (value))
    {
      g_ptr_array_add (row->cells, NULL);
      return;
    }
  g_snprintf (text, sizeof text, format, value);
  /* A hyphen is narrower than the plus it stands under. */
  g_ptr_array_add (row->cells, *text == '-' ? g_strconcat ("−", text + 1, NULL) : g_strdup (text));
}

static void
note (OpccWorkforceSheet *self, char *sentence)
{
  if (!g_ptr_array_find_with_equal_func (self->notes, sentence, g_str_equal, NULL))
    g_ptr_array_add (self->notes, sentence);
  else
    g_free (sentence);
}

static void
note_rule (OpccWorkforceSheet *self, const char *title, const char *rule)
{
  note (self, g_strdup_printf (_ ("%s is counted as: %s."), title, rule));
}

/* "4,421", whatever the locale: files and screens read the same. */
static void
add_count (OpccSheetRow *row, double value)
{
  g_autofree char *words = isnan (value) ? NULL : opcc_text_from_count (value);

  add_text (row, words);
}

/* --- headcount: as in the source table ------------------------------------------------------- */

static gboolean
fill_headcount (OpccDb *db, const OpccSheetOrder *order, OpccWorkforceSheet *self, GError **error)
{
  const OpccFigureFilter filter = { .measure = order->a != NULL ? order->a : "Headcount",
                                    .rule = order->a_rule };
  g_autoptr (GPtrArray) changes =
      opcc_figures_compare (db, &filter, OPCC_BY_GROUP, NULL, NULL, error);
  const OpccFigureChange *first =
      changes != NULL && changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;

  add_column (self, "group", _ ("Group"), FALSE);
  add_column (self, "from", first != NULL ? first->from_period : _ ("Then"), TRUE);
  add_column (self, "to", first != NULL ? first->to_period : _ ("Now"), TRUE);
  add_column (self, "difference", _ ("Difference"), TRUE);
  add_column (self, "percent_change", _ ("Change, per cent"), TRUE);
  add_column (self, "cause", _ ("Cause"), FALSE);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const OpccFigureChange *change = g_ptr_array_index (changes, i);
      OpccSheetRow *row = add_row (self);

      add_text (row, change->is_total ? _ ("All together") : change->label);
      add_count (row, change->from);
      add_count (row, change->to);
      add_number (row, change->difference, "%+.0f");
      add_number (row, change->percent, "%+.2f");
      add_text (row, change->cause != NULL ? change->cause : "");
      row->is_total = change->is_total;
      row->measure = change->is_total ? 0 : change->measure;
      row->cause = change->cause != NULL ? change->cause_n : 0;
      row->group = g_strdup (change->label);
      row->from = g_strdup (change->from_period);
      row->to = g_strdup (change->to_period);
      note_rule (self, change->title, change->rule);
    }
  return changes != NULL;
}

/* --- figures of one theme -------------------------------------------------------------------- */

static char *
say_value (OpccStmt *stmt, int value, int stated, int unit)
{
  if (opcc_stmt_is_null (stmt, value))
    return opcc_stmt_is_null (stmt, stated) ? NULL : g_strdup (opcc_stmt_get_text (stmt, stated));
  return g_strdup_printf (strcmp (opcc_stmt_get_text (stmt, unit), "percent") == 0 ? "%.10g %%"
                                                                                   : "%.10g",
                          opcc_stmt_get_real (stmt, value));
}

static gboolean
list_theme (OpccDb *db, const char *theme, OpccWorkforceSheet *self, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT m.title, o.staff_group, coalesce (o.characteristic, ''), o.period, o.value,"
      " o.as_stated, m.unit, m.rule, coalesce (o.source, '') FROM observation o"
      " JOIN measure m ON m.n = o.measure WHERE m.theme = $1 AND o.place IS NULL"
      " AND (o.period_end IS NULL OR o.period <> substr (o.period_end, 1, 7)) ORDER BY m.n, "
      "o.period_end IS NULL, o.period_end DESC, o.n",
      error, "s", theme);
  gboolean more = FALSE;

  if (self->columns->len == 0)
    {
      add_column (self, "measure", _ ("Measure"), FALSE);
      add_column (self, "group", _ ("Whom it counts"), FALSE);
      add_column (self, "characteristic", _ ("Characteristic"), FALSE);
      add_column (self, "period", _ ("Period"), FALSE);
      add_column (self, "value", _ ("Value"), TRUE);
    }
  while (stmt != NULL && opcc_stmt_step (stmt, &more, error))
    {
      OpccSheetRow *row;

      if (!more)
        return TRUE;
      row = add_row (self);
      for (int i = 0; i < 4; i++)
        add_text (row, i == 2 && *opcc_stmt_get_text (stmt, i) == '\0'
                           ? "–"
                           : opcc_stmt_get_text (stmt, i));
      g_ptr_array_add (row->cells, say_value (stmt, 4, 5, 6));
      if (*opcc_stmt_get_text (stmt, 8) != '\0')
        note (self, g_strdup_printf (_ ("Source: %s."), opcc_stmt_get_text (stmt, 8)));
    }
  return FALSE;
}

/* What a page is asked for; where no figure answers, it says what to take in. */
static const struct
{
  const char *sheet;
  const char *like; /* SQL that is true of a figure that answers */
  const char *sentence;
} wants[] = {
  { "leavers", "m.theme = 'leavers' AND o.characteristic LIKE 'Reason:%'",
    N_ ("Leavers by reason are not in the office file. Take in a list of figures whose theme is "
        "leavers and whose characteristic says the reason, such as “Reason: Retirement”.") },
  { "leavers", "m.theme = 'leavers' AND o.characteristic LIKE 'Length of service:%'",
    N_ ("Leavers by length of service are not in the office file. Take in a list whose "
        "characteristic says it, such as “Length of service: under 1 year”.") },
  { "leavers", "m.theme = 'leavers' AND o.staff_group LIKE '%first two years%'",
    N_ ("Nothing is known of those who leave in their first two years. Take in figures of that "
        "group.") },
  { "representation", "m.theme = 'census'",
    N_ ("The census is not in the office file, so that nothing can be held against it. Take in the "
        "table of ethnicity by local authority with Import…") },
  { "representation",
    "m.theme = 'representation' AND o.period_end IS NOT NULL AND 10 <= (SELECT count (DISTINCT "
    "p.period) FROM observation p JOIN measure q ON q.n = p.measure WHERE q.theme = "
    "'representation' AND p.period_end IS NOT NULL)",
    N_ ("Ten years of representation are not in the office file: of most figures the year is not "
        "printed. Take in the yearly figures of the Annual Data Return.") },
  { "profile", "m.theme = 'residence' AND o.characteristic LIKE 'Residence:%'",
    N_ ("Where recruits live is not in the office file by district. Take in a list whose "
        "characteristic says it, such as “Residence: Rutland”.") },
  { "profile", "m.theme = 'education' AND o.staff_group LIKE '%recruit%'",
    N_ ("The education of recruits is not in the office file; only that of the people of the area "
        "is. Take in figures of recruits with the theme education.") },
  { "profile", "m.theme = 'background' AND lower (m.title) LIKE '%response%'",
    N_ ("How many answered is not in the office file: shares of those who gave data cannot be held "
        "against the population without it. Take in the response rate.") },
  { "joiners", "m.theme = 'joiners' AND o.period = substr (o.period_end, 1, 7)",
    N_ ("Joiners by month are not in the office file. Take in a list whose period is a month, such "
        "as 2022-10.") },
  { "uplift", "m.theme = 'uplift' AND o.period = substr (o.period_end, 1, 7)",
    N_ ("Headcount and full-time equivalents by month are not in the office file: only the days "
        "below were stated. Take in a list whose period is a month, such as 2022-10.") },
  { "headcount", "m.theme = 'headcount'",
    N_ ("No headcount is in the office file. Take in a list of figures, the Home Office’s open "
        "data table, or its workbook.") },
};

static gboolean
add_missing (OpccDb *db, const char *sheet, OpccWorkforceSheet *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (wants); i++)
    {
      g_autofree char *sql = NULL;
      g_autoptr (GError) local = NULL;

      if (strcmp (wants[i].sheet, sheet) != 0)
        continue;
      sql = g_strconcat ("SELECT count (*) FROM observation o JOIN measure m ON m.n = o.measure"
                         " WHERE ",
                         wants[i].like, NULL);
      if (opcc_db_get_integer (db, sql, 0, &local, "") == 0 && local == NULL)
        g_ptr_array_add (self->missing, g_strdup (_ (wants[i].sentence)));
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
fill_leavers (OpccDb *db, const OpccSheetOrder *order, OpccWorkforceSheet *self, GError **error)
{
  return list_theme (db, "leavers", self, error);
}

static gboolean
fill_representation (OpccDb *db,
                     const OpccSheetOrder *order,
                     OpccWorkforceSheet *self,
                     GError **error)
{
  return list_theme (db, "representation", self, error);
}

static gboolean
fill_profile (OpccDb *db, const OpccSheetOrder *order, OpccWorkforceSheet *self, GError **error)
{
  static const char *const themes[] = { "residence", "education", "background" };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (!list_theme (db, themes[i], self, error))
      return FALSE;
  return TRUE;
}

/* --- uplift: targets and what came of them --------------------------------------------------- */

static gboolean
fill_uplift (OpccDb *db, const OpccSheetOrder *order, OpccWorkforceSheet *self, GError **error)
{
  g_autoptr (GPtrArray) targets = opcc_targets_list (db, error);

  add_column (self, "target", _ ("Target"), FALSE);
  add_column (self, "rule", _ ("Counting rule"), FALSE);
  add_column (self, "period", _ ("As at"), FALSE);
  add_column (self, "role", _ ("Role"), FALSE);
  add_column (self, "value", _ ("Target value"), TRUE);
  add_column (self, "actual", _ ("Actual"), TRUE);
  add_column (self, "difference", _ ("Difference"), TRUE);
  for (guint i = 0; targets != NULL && i < targets->len; i++)
    {
      const OpccTargetState *state = g_ptr_array_index (targets, i);
      OpccSheetRow *row;

      if (g_strcmp0 (state->theme, "uplift") != 0)
        continue;
      row = add_row (self);
      add_text (row, state->title);
      add_text (row, state->rule);
      add_text (row, state->period);
      add_text (row, opcc_choice_get_label (opcc_target_roles, state->role));
      add_count (row, state->target);
      add_count (row, state->actual);
      add_number (row, state->difference, "%+.0f");
    }
  note (self,
        g_strdup (_ ("A target is held against the figure of the same counting rule alone.")));
  return targets != NULL;
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
    add_column (self, g_ptr_array_index (groups, i), g_ptr_array_index (groups, i), TRUE);
  for (guint i = 0; i < self->rows->len; i++)
    while ((row = g_ptr_array_index (self->rows, i))->cells->len < groups->len + 2)
      g_ptr_array_add (row->cells, NULL);
  if (self->rows->len == 0)
    return;
  row = add_row (self);
  row->is_total = TRUE;
  add_text (row, _ ("All together"));
  add_text (row, _ ("all routes"));
  for (guint i = 0; i < groups->len; i++)
    {
      add_number (row, i < MOST_GROUPS ? totals[i] : NAN, "%.0f");
      all += i < MOST_GROUPS ? totals[i] : 0;
    }
  note (self, g_strdup_printf (_ ("%.0f joined in the months listed."), all));
}

static gboolean
fill_joiners (OpccDb *db, const OpccSheetOrder *order, OpccWorkforceSheet *self, GError **error)
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

  add_column (self, "month", _ ("Month"), FALSE);
  add_column (self, "route", _ ("Route of entry"), FALSE);
  while (stmt != NULL && opcc_stmt_step (stmt, &more, error) && more)
    {
      const guint group = find_name (groups, opcc_stmt_get_text (stmt, 2));
      const char *route = opcc_stmt_get_text (stmt, 1);
      g_autofree char *key = g_strconcat (opcc_stmt_get_text (stmt, 0), "\n", route, NULL);

      if (row == NULL || g_strcmp0 (line, key) != 0)
        {
          g_free (line);
          line = g_steal_pointer (&key);
          row = add_row (self);
          add_text (row, opcc_stmt_get_text (stmt, 0));
          add_text (row, g_str_has_prefix (route, "Route: ") ? route + 7 : route);
        }
      while (row->cells->len < group + 2)
        g_ptr_array_add (row->cells, NULL);
      add_number (row, opcc_stmt_get_real (stmt, 3), "%.0f");
      if (!opcc_stmt_is_null (stmt, 3) && group < MOST_GROUPS)
        totals[group] += opcc_stmt_get_real (stmt, 3);
    }
  if (stmt == NULL || more)
    return FALSE;
  end_joiners (self, groups, totals);
  return TRUE;
}

/* --- any measure against any other ----------------------------------------------------------- */

static gboolean
fill_compare (OpccDb *db, const OpccSheetOrder *order, OpccWorkforceSheet *self, GError **error)
{
  g_autoptr (OpccMeasure) a = NULL;
  g_autoptr (OpccMeasure) b = NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  if (order->a == NULL || order->b == NULL)
    {
      g_ptr_array_add (self->missing,
                       g_strdup (_ ("Choose two measures to lay beside each other.")));
      return TRUE;
    }
  a = opcc_measure_choose (db, order->a, order->a_rule, error);
  b = a != NULL ? opcc_measure_choose (db, order->b, order->b_rule, error) : NULL;
  pairs = b != NULL ? opcc_workforce_compare (db, a, b, error) : NULL;
  if (pairs == NULL)
    return FALSE;
  add_column (self, "year", _ ("Financial year"), FALSE);
  add_column (self, "a", a->title, TRUE);
  add_column (self, "b", b->title, TRUE);
  add_column (self, "ratio", _ ("Second per 100 of the first"), TRUE);
  for (guint i = 0; i < pairs->len; i++)
    {
      const OpccYearPair *pair = g_ptr_array_index (pairs, i);
      OpccSheetRow *row = add_row (self);

      add_text (row, pair->year);
      add_number (row, pair->a, "%.10g");
      add_number (row, pair->b, "%.10g");
      add_number (row, pair->a != 0 ? 100 * pair->b / pair->a : NAN, "%.1f");
    }
  note_rule (self, a->title, a->rule);
  note_rule (self, b->title, b->rule);
  if (pairs->len == 0)
    g_ptr_array_add (self->missing,
                     g_strdup (
                         _ ("Neither of them is known for any year: their periods are words.")));
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*fill) (OpccDb *, const OpccSheetOrder *, OpccWorkforceSheet *, GError **);
} sheets[] = {
  { "headcount", fill_headcount }, { "uplift", fill_uplift },
  { "joiners", fill_joiners },     { "leavers", fill_leavers },
  { "profile", fill_profile },     { "representation", fill_representation },
  { "compare", fill_compare },
};

OpccWorkforceSheet *
opcc_workforce_sheet_read (OpccDb *db, const OpccSheetOrder *order, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (strcmp (sheets[i].name, order->name) == 0)
      {
        g_autoptr (OpccWorkforceSheet) self = create_sheet ();

        if (!sheets[i].fill (db, order, self, error) || !add_missing (db, order->name, self, error))
          return NULL;
        return g_steal_pointer (&self);
      }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND, _ ("There is no sheet “%s” of figures."),
               order->name);
  return NULL;
}
