/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of the workforce: figures and posts taken in, and the questions that are asked of them.
 */
#include "opcc-cli-workforce.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "opcc-cli-command.h"
#include "opcc-cli-document.h"
#include "opcc-cli-table.h"
#include "opcc-counts-rule.h"
#include "opcc-error.h"
#include "opcc-figures.h"
#include "opcc-measure.h"
#include "opcc-sheet-control.h"
#include "opcc-target.h"
#include "opcc-targets.h"
#include "opcc-sheet-views.h"
#include "opcc-workforce-sheet.h"
#include "opcc-hidden-records.h"
#include "opcc-workforce-model.h"

/* clang-format off */
#define FIGURE_OPTIONS                                                                             \
  { "rule", "RULE", N_ ("Only figures of this counting rule") },                                   \
  { "group", "GROUP", N_ ("Only this group: Police officers") },                                   \
  { "force", "FORCE", N_ ("Only this force") },                                                    \
  { "sex", "SEX", N_ ("Only this sex") },                                                          \
  { "rank", "RANK", N_ ("Only this rank") },                                                       \
  { "characteristic", "TEXT", N_ ("Only this characteristic") },                                   \
  { "by", "WORD,WORD...", N_ ("Broken down by group, sex, rank, characteristic or nothing") }

static const OpccOption headcount_options[] = {
  { "measure", "TITLE", N_ ("Another measure than Headcount") },
  { "from", "PERIOD", N_ ("The earlier period; the last but one unless given") },
  { "to", "PERIOD", N_ ("The later period; the last one unless given") },
  FIGURE_OPTIONS,
  { NULL },
};

static const OpccOption figures_options[] = {
  { "measure", "TITLE", N_ ("Only this measure; more than one to lay them beside each other"),
    OPCC_OPTION_REPEATED },
  { "period", "PERIOD", N_ ("Only this period") },
  { "by-year", NULL, N_ ("Add up the months of a flow by financial year") },
  FIGURE_OPTIONS,
  { NULL },
};

static const OpccOption compare_options[] = {
  { "measure", "TITLE", N_ ("The first measure"), OPCC_OPTION_REQUIRED },
  { "rule", "RULE", N_ ("Its counting rule, where it has more than one") },
  { "and", "TITLE", N_ ("The second measure"), OPCC_OPTION_REQUIRED },
  { "and-rule", "RULE", N_ ("Its counting rule, where it has more than one") },
  { NULL },
};

#define BY_OPTION(help)                                                                            \
  {                                                                                                \
    { "by", "WHAT", help }, { NULL },                                                              \
  }

static const OpccOption uplift_options[] = BY_OPTION (N_ ("By target or by month"));
static const OpccOption joiners_options[] = BY_OPTION (N_ ("By month or by route"));
static const OpccOption leavers_options[] =
    BY_OPTION (N_ ("stated, reason, service, or first-years"));
static const OpccOption profile_options[] =
    BY_OPTION (N_ ("all, residence, education, or background"));
static const OpccOption representation_options[] = BY_OPTION (N_ ("stated, or year"));
static const OpccOption officers_options[] = {
  { "year", "YEAR", N_ ("The year whose 31 March is counted; the last one unless given") },
  { NULL },
};

/* clang-format on */

static OpccFigureFilter
read_filter (OpccCli *cli, const char *measure)
{
  return (OpccFigureFilter){
    .measure = measure,
    .rule = opcc_cli_get_option (cli, "rule"),
    .group = opcc_cli_get_option (cli, "group"),
    .force = opcc_cli_get_option (cli, "force"),
    .sex = opcc_cli_get_option (cli, "sex"),
    .rank = opcc_cli_get_option (cli, "rank"),
    .characteristic = opcc_cli_get_option (cli, "characteristic"),
  };
}

static gboolean
read_breakdown (OpccCli *cli, guint *breakdown, GError **error)
{
  const char *by = opcc_cli_get_option (cli, "by");

  *breakdown = OPCC_BY_GROUP;
  return by == NULL || opcc_breakdown_parse (by, breakdown, error);
}

static double
round_percent (double percent)
{
  return isnan (percent) ? percent : round (percent * 100) / 100;
}

static void
add_change (OpccCliTable *table, gconstpointer data)
{
  const OpccFigureChange *change = data;

  opcc_cli_table_add_text (table, change->title);
  opcc_cli_table_add_text (table, change->rule);
  opcc_cli_table_add_text (table, change->is_total ? _ ("All together") : change->label);
  opcc_cli_table_add_text (table, change->from_period);
  opcc_cli_table_add_text (table, change->to_period);
  opcc_cli_table_add_number (table, change->from);
  opcc_cli_table_add_number (table, change->to);
  opcc_cli_table_add_signed (table, change->difference, "%+.10g");
  opcc_cli_table_add_signed (table, round_percent (change->percent), "%+.2f");
  opcc_cli_table_add_text (table, change->cause);
}

static gboolean
print_points (OpccCliTable *table,
              OpccDb *db,
              const OpccFigureFilter *filter,
              guint breakdown,
              GError **error)
{
  g_autoptr (GPtrArray) points = opcc_figures_list (db, filter, breakdown, error);

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const OpccFigurePoint *point = g_ptr_array_index (points, i);

      opcc_cli_table_add_text (table, point->title);
      opcc_cli_table_add_text (table, point->rule);
      opcc_cli_table_add_text (table, point->force);
      opcc_cli_table_add_text (table, point->label);
      opcc_cli_table_add_text (table, point->period);
      opcc_cli_table_add_number (table, point->value);
      opcc_cli_table_add_choice (table, point->unit,
                                 opcc_choice_get_label (opcc_measure_units, point->unit));
      opcc_cli_table_add_text (table, point->as_stated);
      opcc_cli_table_add_integer (table, point->n_missing);
      opcc_cli_table_end_row (table);
    }
  return points != NULL;
}

static gboolean
run_figures (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "measure", N_ ("Measure") },
    { "rule", N_ ("Counting rule") },
    { "force", N_ ("Force") },
    { "line", N_ ("Line") },
    { "period", N_ ("Period") },
    { "value", N_ ("Value"), TRUE },
    { "unit", N_ ("Unit") },
    { "as_stated", N_ ("As stated") },
    { "missing", N_ ("Missing"), TRUE },
  };
  GPtrArray *measures = opcc_cli_get_options (cli, "measure");
  g_autoptr (OpccCliTable) table = NULL;
  guint breakdown;

  if (!read_breakdown (cli, &breakdown, error))
    return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < (measures != NULL ? measures->len : 1); i++)
    {
      OpccFigureFilter filter =
          read_filter (cli, measures != NULL ? g_ptr_array_index (measures, i) : NULL);

      filter.period = opcc_cli_get_option (cli, "period");
      filter.by_year = opcc_cli_get_option (cli, "by-year") != NULL;
      if (!print_points (table, db, &filter, breakdown, error))
        return FALSE;
    }
  opcc_cli_table_finish (table);
  return TRUE;
}

static void
add_target (OpccCliTable *table, gconstpointer data)
{
  const OpccTargetState *state = data;

  opcc_cli_table_add_text (table, state->title);
  opcc_cli_table_add_text (table, state->measure);
  opcc_cli_table_add_text (table, state->rule);
  opcc_cli_table_add_text (table, state->group);
  opcc_cli_table_add_text (table, state->period);
  opcc_cli_table_add_choice (table, state->role,
                             opcc_choice_get_label (opcc_target_roles, state->role));
  opcc_cli_table_add_number (table, state->target);
  opcc_cli_table_add_text (table, state->as_stated);
  opcc_cli_table_add_number (table, state->actual);
  opcc_cli_table_add_signed (table, state->difference, "%+.10g");
}

static gboolean
run_targets (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "target", N_ ("Target") },
    { "measure", N_ ("Measure") },
    { "rule", N_ ("Counting rule") },
    { "group", N_ ("Group") },
    { "period", N_ ("Period") },
    { "role", N_ ("Role") },
    { "value", N_ ("Target value"), TRUE },
    { "as_stated", N_ ("As stated") },
    { "actual", N_ ("Actual"), TRUE },
    { "difference", N_ ("Difference"), TRUE },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_target };
  g_autoptr (GPtrArray) targets = opcc_targets_list (db, error);

  return opcc_cli_print_listing (cli, &listing, targets);
}

static void
add_gap (OpccCliTable *table, gconstpointer data)
{
  const OpccWorkforceGap *gap = data;

  opcc_cli_table_add_text (table, gap->kind);
  opcc_cli_table_add_text (table, gap->what);
  opcc_cli_table_add_text (table, gap->missing);
}

static gboolean
run_missing (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "kind", N_ ("Kind") },
    { "what", N_ ("What") },
    { "missing", N_ ("Missing") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_gap, .wide = TRUE };
  g_autoptr (GPtrArray) gaps = opcc_workforce_list_gaps (db, error);

  return opcc_cli_print_listing (cli, &listing, gaps);
}

/* A whole number of a sheet goes to programs as a number, without its commas. */
static void
add_cell (OpccCli *cli, OpccCliTable *table, const OpccSheetColumn *column, const char *text)
{
  /* What is shown with a real minus is read with a hyphen. */
  const gboolean is_below = text != NULL && g_str_has_prefix (text, "−");
  g_autofree char *bare = is_below ? g_strconcat ("-", text + strlen ("−"), NULL) : g_strdup (text);
  char *to = bare, *end;
  double value;

  for (const char *from = bare; from != NULL && *from != '\0'; from++)
    if (*from != ',')
      *to++ = *from;
  if (to != NULL)
    *to = '\0';
  value = bare != NULL ? g_ascii_strtod (bare, &end) : NAN;
  if (column->is_number && cli->format != OPCC_CLI_TEXT &&
      (bare == NULL || (end != bare && *end == '\0')))
    opcc_cli_table_add_number (table, value);
  else
    opcc_cli_table_add_text (table, text);
}

static void
print_sheet (OpccCli *cli, const OpccWorkforceSheet *sheet)
{
  g_autofree OpccCliColumn *columns = g_new0 (OpccCliColumn, sheet->columns->len);
  g_autoptr (OpccCliTable) table = NULL;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const OpccSheetColumn *column = g_ptr_array_index (sheet->columns, i);

      columns[i] = (OpccCliColumn){ column->name, column->title, column->is_number };
    }
  table = opcc_cli_table_new (cli->format, columns, sheet->columns->len);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const OpccSheetRow *row = g_ptr_array_index (sheet->rows, i);

      for (guint k = 0; k < sheet->columns->len; k++)
        add_cell (cli, table, g_ptr_array_index (sheet->columns, k),
                  g_ptr_array_index (row->cells, k));
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  for (guint i = 0; cli->format == OPCC_CLI_TEXT && i < sheet->missing->len; i++)
    opcc_cli_say (cli, "%s", (const char *) g_ptr_array_index (sheet->missing, i));
}

/* A word that names no view of the sheet is refused with those that do. */
static gboolean
check_view (OpccDb *db, const OpccSheetOrder *order, GError **error)
{
  g_autoptr (GPtrArray) views =
      order->view != NULL ? opcc_sheet_views_list (db, order->name, error) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (views == NULL)
    return order->view == NULL;
  for (guint i = 0; i < views->len; i++)
    {
      const OpccSheetView *view = g_ptr_array_index (views, i);

      if (g_str_equal (view->key, order->view))
        return TRUE;
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", view->key);
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               views->len > 0 ? _ ("“%s” cannot be shown. Give one of: %s.")
                              : _ ("“%s” cannot be shown: the office has no such figures.%s"),
               order->view, words->str);
  return FALSE;
}

gboolean
opcc_cli_workforce_run_sheet (OpccCli *cli, OpccDb *db, const char *name, GError **error)
{
  const gboolean compares = g_strcmp0 (name, "compare") == 0;
  const gboolean by_year = g_strcmp0 (name, "officers") == 0;
  const OpccSheetOrder order = {
    .name = name,
    .view = compares ? NULL : opcc_cli_get_option (cli, by_year ? "year" : "by"),
    .a = compares ? opcc_cli_get_option (cli, "measure") : NULL,
    .a_rule = compares ? opcc_cli_get_option (cli, "rule") : NULL,
    .b = compares ? opcc_cli_get_option (cli, "and") : NULL,
    .b_rule = compares ? opcc_cli_get_option (cli, "and-rule") : NULL,
  };
  g_autoptr (OpccHiddenRecords) hidden =
      opcc_hidden_records_cast (db, opcc_redaction_get_audience (cli->redaction), error);
  g_autoptr (OpccWorkforceSheet) sheet = NULL;
  g_autofree char *said = NULL;

  if (hidden == NULL || !check_view (db, &order, error))
    return FALSE;
  opcc_hidden_records_withhold_kinds (hidden, opcc_workforce_model.kinds, cli->redaction);
  sheet = opcc_workforce_sheet_read (db, &order, error);
  if (sheet == NULL)
    return FALSE;
  if (!opcc_cli_is_office (cli))
    {
      const OpccDisclosureRule rule = opcc_counts_rule_read (db);

      said = opcc_workforce_sheet_control (sheet, &rule);
    }
  print_sheet (cli, sheet);
  opcc_cli_report_statement (said);
  return TRUE;
}

/* One breakdown alone, so that two of them cannot be held against each other. */
static gboolean
print_public_headcount (OpccCli *cli, OpccDb *db, GError **error)
{
  for (const OpccOption *option = headcount_options; option->name != NULL; option++)
    if (opcc_cli_get_option (cli, option->name) != NULL)
      return opcc_cli_refuse_usage (
          error,
          _ ("For others than the office the headcount is printed by group, as it stands. "
             "Leave out --%s."),
          option->name);
  return opcc_cli_workforce_run_sheet (cli, db, "headcount", error);
}

static gboolean
run_headcount (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "measure", N_ ("Measure") },
    { "rule", N_ ("Counting rule") },
    { "line", N_ ("Line") },
    { "from_period", N_ ("From") },
    { "to_period", N_ ("To") },
    { "from", N_ ("Then"), TRUE },
    { "to", N_ ("Now"), TRUE },
    { "difference", N_ ("Difference"), TRUE },
    { "percent_change", N_ ("Change, per cent"), TRUE },
    { "cause", N_ ("Cause") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_change };
  const char *measure = opcc_cli_get_option (cli, "measure");
  const OpccFigureFilter filter = read_filter (cli, measure != NULL ? measure : "Headcount");
  g_autoptr (GPtrArray) changes = NULL;
  guint breakdown;

  if (!opcc_cli_is_office (cli))
    return print_public_headcount (cli, db, error);
  if (!read_breakdown (cli, &breakdown, error))
    return FALSE;
  changes = opcc_figures_compare (db, &filter, breakdown, opcc_cli_get_option (cli, "from"),
                                  opcc_cli_get_option (cli, "to"), error);
  return opcc_cli_print_listing (cli, &listing, changes);
}

static gboolean
run_uplift (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_workforce_run_sheet (cli, db, "uplift", error);
}

static gboolean
run_officers (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_workforce_run_sheet (cli, db, "officers", error);
}

static gboolean
run_joiners (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_workforce_run_sheet (cli, db, "joiners", error);
}

static gboolean
run_leavers (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_workforce_run_sheet (cli, db, "leavers", error);
}

static gboolean
run_profile (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_workforce_run_sheet (cli, db, "profile", error);
}

static gboolean
run_representation (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_workforce_run_sheet (cli, db, "representation", error);
}

static gboolean
run_compare (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_workforce_run_sheet (cli, db, "compare", error);
}

static gboolean
run_paper (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_write_document (cli, db, "workforce", NULL, NULL, error);
}

const OpccCommand opcc_cli_workforce_commands[] = {
  { "workforce headcount", "", 0, 0, headcount_options, OPCC_NEED_OFFICE, run_headcount,
    N_ ("Compares two periods: difference, change and its cause."),
    N_ ("Without options, the headcount by group in the last two years. Figures of two counting "
        "rules or two forces never stand in one line."),
    .redacts = TRUE },
  { "workforce figures", "", 0, 0, figures_options, OPCC_NEED_OFFICE, run_figures,
    N_ ("Prints measures by period, added up unless broken down."),
    N_ ("Any measure against any other: give --measure more than once.") },
  { "workforce targets", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_targets,
    N_ ("Holds targets against what came of them, by the same counting rule."), NULL },
  { "workforce officers", "", 0, 0, officers_options, OPCC_NEED_OFFICE, run_officers,
    N_ ("Prints police officers by sex and rank at 31 March of a year."), NULL, .redacts = TRUE },
  { "workforce uplift", "", 0, 0, uplift_options, OPCC_NEED_OFFICE, run_uplift,
    N_ ("Prints the targets of the Uplift with headcount and full-time equivalents."),
    N_ ("By month, each figure stands beside the next target of its own counting rule."),
    .redacts = TRUE },
  { "workforce joiners", "", 0, 0, joiners_options, OPCC_NEED_OFFICE, run_joiners,
    N_ ("Prints who joined, by month and route of entry."), NULL, .redacts = TRUE },
  { "workforce leavers", "", 0, 0, leavers_options, OPCC_NEED_OFFICE, run_leavers,
    N_ ("Prints what is known of leavers, and what is not."), NULL, .redacts = TRUE },
  { "workforce profile", "", 0, 0, profile_options, OPCC_NEED_OFFICE, run_profile,
    N_ ("Prints residence, education and background of recruits, and what is missing."), NULL,
    .redacts = TRUE },
  { "workforce representation", "", 0, 0, representation_options, OPCC_NEED_OFFICE,
    run_representation,
    N_ ("Prints shares of the workforce, and what is missing to hold them against the census."),
    NULL, .redacts = TRUE },
  { "workforce compare", "", 0, 0, compare_options, OPCC_NEED_OFFICE, run_compare,
    N_ ("Lays any measure against any other, by financial year."),
    N_ ("Two counting rules never meet in one line: a measure that has several is refused until "
        "one of them is named.") },
  { "workforce paper", "", 0, 0, opcc_cli_document_options, OPCC_NEED_OFFICE, run_paper,
    N_ ("Prints the workforce report, or writes it as a document."), NULL, .redacts = TRUE },
  { "workforce missing", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_missing,
    N_ ("Names what figures, targets and posts lack."), NULL },
  { NULL },
};
