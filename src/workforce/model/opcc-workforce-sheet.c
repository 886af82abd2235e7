/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting figures that belong together into a table, and saying which of them are not there. */
#include "opcc-workforce-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-figures.h"
#include "opcc-sheet-parts.h"
#include "opcc-sheet-views.h"
#include "opcc-workforce-compare.h"

/* --- headcount: as in the source table ------------------------------------------------------- */

static gboolean
fill_headcount (OpccDb *db, const OpccSheetOrder *order, OpccWorkforceSheet *self, GError **error)
{
  g_autoptr (OpccHeadcountView) view = opcc_headcount_view_parse (db, order->view, error);
  const OpccFigureFilter filter = { .measure = view != NULL ? view->measure : NULL,
                                    .rule = view != NULL ? view->rule : NULL,
                                    .force = view != NULL ? view->force : NULL };
  g_autoptr (GPtrArray) changes =
      view != NULL ? opcc_figures_compare (db, &filter, OPCC_BY_GROUP, view->from, view->to, error)
                   : NULL;
  const OpccFigureChange *first =
      changes != NULL && changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;

  opcc_sheet_add_column (self, "group", _ ("Group"), FALSE);
  opcc_sheet_add_column (self, "from", first != NULL ? first->from_period : _ ("Then"), TRUE);
  opcc_sheet_add_column (self, "to", first != NULL ? first->to_period : _ ("Now"), TRUE);
  opcc_sheet_add_column (self, "difference", _ ("Difference"), TRUE);
  opcc_sheet_add_column (self, "percent_change", _ ("Change, per cent"), TRUE);
  opcc_sheet_add_column (self, "cause", _ ("Cause"), FALSE);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const OpccFigureChange *change = g_ptr_array_index (changes, i);
      OpccSheetRow *row = opcc_sheet_add_row (self);

      opcc_sheet_row_add_text (row, change->is_total
                                        ? _ ("All together")
                                        : opcc_figure_change_get_line (change, filter.force));
      opcc_sheet_row_add_count (row, change->from);
      opcc_sheet_row_add_count (row, change->to);
      opcc_sheet_row_add_number (row, change->difference, "%+.0f");
      opcc_sheet_row_add_number (row, change->percent, "%+.2f");
      opcc_sheet_row_add_text (row, change->cause != NULL ? change->cause : "");
      row->is_total = change->is_total;
      row->measure = change->is_total ? 0 : change->measure;
      row->cause = change->cause != NULL ? change->cause_n : 0;
      row->group = g_strdup (change->label);
      row->from = g_strdup (change->from_period);
      row->to = g_strdup (change->to_period);
      opcc_sheet_note_rule (self, change->title, change->rule);
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

gboolean
opcc_sheet_list_theme (
    OpccDb *db, const char *theme, const char *where, OpccWorkforceSheet *self, GError **error)
{
  g_autofree char *sql = g_strconcat (
      "SELECT m.title, o.staff_group, coalesce (o.characteristic, ''), o.period, o.value,"
      " o.as_stated, m.unit, m.rule, coalesce (o.source, '') FROM observation o"
      " JOIN measure m ON m.n = o.measure WHERE m.theme = $1 AND o.place IS NULL"
      " AND (o.period_end IS NULL OR o.period <> substr (o.period_end, 1, 7)) AND ",
      where != NULL ? where : "1 = 1",
      " ORDER BY m.n, o.period_end IS NULL, o.period_end DESC, o.n", NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, sql, error, "s", theme);
  gboolean more = FALSE;

  if (self->columns->len == 0)
    {
      opcc_sheet_add_column (self, "measure", _ ("Measure"), FALSE);
      opcc_sheet_add_column (self, "group", _ ("Whom it counts"), FALSE);
      opcc_sheet_add_column (self, "characteristic", _ ("Characteristic"), FALSE);
      opcc_sheet_add_column (self, "period", _ ("Period"), FALSE);
      opcc_sheet_add_column (self, "value", _ ("Value"), TRUE);
    }
  while (stmt != NULL && opcc_stmt_step (stmt, &more, error))
    {
      OpccSheetRow *row;

      if (!more)
        return TRUE;
      row = opcc_sheet_add_row (self);
      for (int i = 0; i < 4; i++)
        opcc_sheet_row_add_text (row, i == 2 && *opcc_stmt_get_text (stmt, i) == '\0'
                                          ? "–"
                                          : opcc_stmt_get_text (stmt, i));
      g_ptr_array_add (row->cells, say_value (stmt, 4, 5, 6));
      opcc_sheet_note_source (self, opcc_stmt_get_text (stmt, 8));
    }
  return FALSE;
}

/* What a page is asked for; where no figure answers, it says what to take in. */
static const struct
{
  const char *sheet;
  const char *view; /* the one that shows it, beside the first, which names all */
  const char *like; /* SQL that is true of a figure that answers */
  const char *sentence;
} wants[] = {
  { "leavers", "reason", "m.theme = 'leavers' AND o.characteristic LIKE 'Reason:%'",
    N_ ("Leavers by reason are not in the office file. Take in a list of figures whose theme is "
        "leavers and whose characteristic says the reason, such as “Reason: Retirement”.") },
  { "leavers", "service", "m.theme = 'leavers' AND o.characteristic LIKE 'Length of service:%'",
    N_ ("Leavers by length of service are not in the office file. Take in a list whose "
        "characteristic says it, such as “Length of service: under 1 year”.") },
  { "leavers", "first-years", "m.theme = 'leavers' AND o.staff_group LIKE '%first two years%'",
    N_ ("Nothing is known of those who leave in their first two years. Take in figures of that "
        "group.") },
  { "representation", "stated", "m.theme = 'census'",
    N_ ("The census is not in the office file, so that nothing can be held against it. Take in the "
        "table of ethnicity by local authority with Import…") },
  { "representation", "year",
    "m.theme = 'representation' AND o.period_end IS NOT NULL AND 10 <= (SELECT count (DISTINCT "
    "p.period) FROM observation p JOIN measure q ON q.n = p.measure WHERE q.theme = "
    "'representation' AND p.period_end IS NOT NULL)",
    N_ ("Ten years of ethnicity, disability and sexual orientation are not in the office file: of "
        "most figures the year is not printed. Take in the yearly figures of the Annual Data "
        "Return.") },
  { "profile", "residence", "m.theme = 'residence' AND o.characteristic LIKE 'Residence:%'",
    N_ ("Where recruits live is not in the office file by district. Take in a list whose "
        "characteristic says it, such as “Residence: Rutland”.") },
  { "profile", "education", "m.theme = 'education' AND o.staff_group LIKE '%recruit%'",
    N_ ("The education of recruits is not in the office file; only that of the people of the area "
        "is. Take in figures of recruits with the theme education.") },
  { "profile", "background", "m.theme = 'background' AND lower (m.title) LIKE '%response%'",
    N_ ("How many answered is not in the office file: shares of those who gave data cannot be held "
        "against the population without it. Take in the response rate.") },
  { "joiners", NULL, "m.theme = 'joiners' AND o.period = substr (o.period_end, 1, 7)",
    N_ ("Joiners by month are not in the office file. Take in a list whose period is a month, such "
        "as 2022-10.") },
  { "uplift", "month", "m.theme = 'uplift' AND o.period = substr (o.period_end, 1, 7)",
    N_ ("Headcount and full-time equivalents by month are not in the office file: only the days "
        "listed were stated. Take in a list whose period is a month, such as 2022-10.") },
  { "headcount", NULL, "m.theme = 'headcount'",
    N_ ("No headcount is in the office file. Take in a list of figures, the Home Office’s open "
        "data table, or its workbook.") },
  { "representation", "year", "m.theme = 'census' AND o.characteristic LIKE 'Sex:%'",
    N_ ("The census by sex is not in the office file, so that women cannot be held against the "
        "people of the area. Take in a list whose theme is census and whose characteristics are "
        "“Sex: Female” and “Sex: Male”.") },
  { "officers", NULL, "o.rank IS NOT NULL AND o.sex IS NOT NULL",
    N_ ("Officers by sex and rank are not in the office file. Take in the Home Office’s police "
        "workforce open data table with Import…") },
};

static gboolean
add_missing (OpccDb *db, const OpccSheetOrder *order, OpccWorkforceSheet *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (wants); i++)
    {
      g_autofree char *sql = NULL;
      g_autoptr (GError) local = NULL;

      if (strcmp (wants[i].sheet, order->name) != 0 ||
          (order->view != NULL && wants[i].view != NULL &&
           !opcc_sheet_view_is_first (order->name, order->view) &&
           strcmp (wants[i].view, order->view) != 0))
        continue;
      sql = g_strconcat ("SELECT count (*) FROM observation o JOIN measure m ON m.n = o.measure"
                         " WHERE ",
                         wants[i].like, NULL);
      if (opcc_db_get_integer (db, sql, 0, &local, "") == 0 && local == NULL)
        opcc_sheet_miss (self, _ (wants[i].sentence));
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
fill_representation (OpccDb *db,
                     const OpccSheetOrder *order,
                     OpccWorkforceSheet *self,
                     GError **error)
{
  if (opcc_sheet_is_view (order, "year", FALSE))
    return opcc_sheet_fill_years (db, order, self, error);
  return opcc_sheet_list_theme (db, "representation", NULL, self, error);
}

static gboolean
fill_profile (OpccDb *db, const OpccSheetOrder *order, OpccWorkforceSheet *self, GError **error)
{
  static const char *const themes[] = { "residence", "education", "background" };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if ((opcc_sheet_is_view (order, "all", TRUE) || opcc_sheet_is_view (order, themes[i], FALSE)) &&
        !opcc_sheet_list_theme (db, themes[i], NULL, self, error))
      return FALSE;
  return TRUE;
}

/* --- any measure against any other ----------------------------------------------------------- */

static gboolean
fill_compare (OpccDb *db, const OpccSheetOrder *order, OpccWorkforceSheet *self, GError **error)
{
  g_autoptr (OpccMeasure) a = NULL;
  g_autoptr (OpccMeasure) b = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autofree char *name_a = NULL;
  g_autofree char *name_b = NULL;

  if (order->a == NULL || order->b == NULL)
    {
      opcc_sheet_miss (self, _ ("Choose two measures to lay beside each other."));
      return TRUE;
    }
  a = opcc_measure_choose (db, order->a, order->a_rule, error);
  b = a != NULL ? opcc_measure_choose (db, order->b, order->b_rule, error) : NULL;
  pairs = b != NULL ? opcc_workforce_compare (db, a, b, error) : NULL;
  if (pairs == NULL)
    return FALSE;
  opcc_measures_name_apart (a, b, &name_a, &name_b);
  opcc_sheet_add_column (self, "year", _ ("Financial year"), FALSE);
  opcc_sheet_add_column (self, "a", name_a, TRUE);
  opcc_sheet_add_column (self, "b", name_b, TRUE);
  opcc_sheet_add_column (self, "ratio", _ ("Second per 100 of the first"), TRUE);
  for (guint i = 0; i < pairs->len; i++)
    {
      const OpccYearPair *pair = g_ptr_array_index (pairs, i);
      OpccSheetRow *row = opcc_sheet_add_row (self);

      opcc_sheet_row_add_text (row, pair->year);
      opcc_sheet_row_add_figure (row, pair->a);
      opcc_sheet_row_add_figure (row, pair->b);
      opcc_sheet_row_add_number (row, pair->a != 0 ? 100 * pair->b / pair->a : NAN, "%.1f");
    }
  opcc_sheet_note_rule (self, name_a, a->rule);
  opcc_sheet_note_rule (self, name_b, b->rule);
  if (pairs->len == 0)
    opcc_sheet_miss (self, _ ("Neither of them is known for any year: their periods are words."));
  return TRUE;
}

static const struct
{
  const char *name;
  OpccSheetFillFunc fill;
} sheets[] = {
  { "headcount", fill_headcount },           { "officers", opcc_sheet_fill_officers },
  { "uplift", opcc_sheet_fill_uplift },      { "joiners", opcc_sheet_fill_joiners },
  { "leavers", opcc_sheet_fill_leavers },    { "profile", fill_profile },
  { "representation", fill_representation }, { "office", opcc_sheet_fill_office },
  { "training", opcc_sheet_fill_training },  { "compare", fill_compare },
};

OpccWorkforceSheet *
opcc_workforce_sheet_read (OpccDb *db, const OpccSheetOrder *order, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (strcmp (sheets[i].name, order->name) == 0)
      {
        g_autoptr (OpccWorkforceSheet) self = opcc_sheet_create ();

        if (!sheets[i].fill (db, order, self, error) || !add_missing (db, order, self, error))
          return NULL;
        return g_steal_pointer (&self);
      }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND, _ ("There is no sheet “%s” of figures."),
               order->name);
  return NULL;
}
