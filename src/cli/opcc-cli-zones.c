/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of the People Zones: the questions that are asked of them, moving one, linking a grant.
 */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-area.h"
#include "opcc-candidates.h"
#include "opcc-cli-command.h"
#include "opcc-cli-document.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-indicator.h"
#include "opcc-place.h"
#include "opcc-record-finder.h"
#include "opcc-zone-acts.h"
#include "opcc-zone-choices.h"
#include "opcc-zone-figures.h"

/* clang-format off */
static const OpccOption candidates_options[] = {
  { "weight", "FIGURE=N", N_ ("How much a figure counts: deprivation=2"), OPCC_OPTION_REPEATED },
  { "district", "DISTRICT", N_ ("Only areas of this district") },
  { "limit", "N", N_ ("At most so many; 20 unless given, 0 for all") },
  { NULL },
};

static const OpccOption move_options[] = {
  { "date", "DATE", N_ ("The day of the decision") },
  { "decided-by", "ROLE", N_ ("Who decided") },
  { NULL },
};
/* clang-format on */

static const OpccOption areas_options[] = {
  { "add", "AREA", N_ ("An area that belongs to it from now on, by its code or name"),
    OPCC_OPTION_REPEATED },
  { "remove", "AREA", N_ ("An area that belongs to it no longer"), OPCC_OPTION_REPEATED },
  { NULL },
};

static OpccZone *
find_zone (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_record_find (db, &opcc_zone_kind, opcc_cli_get_argument (cli, 0), error);
}

/* The zone of the first argument, 0 without one. */
static gboolean
read_zone (OpccCli *cli, OpccDb *db, gint64 *n, GError **error)
{
  g_autoptr (OpccZone) zone = NULL;

  *n = 0;
  if (cli->arguments->len == 0)
    return TRUE;
  zone = find_zone (cli, db, error);
  if (zone != NULL)
    *n = opcc_record_get_n (OPCC_RECORD (zone));
  return zone != NULL;
}

static const char *
get_place_name (const char *key)
{
  const OpccPlace *place = opcc_place_by_key (key);

  return place != NULL ? place->name : key;
}

static void
add_zone (OpccCliTable *table, gconstpointer data)
{
  const OpccZoneSummary *summary = data;
  const char *stage = summary->zone->stage;

  opcc_cli_table_add_integer (table, opcc_record_get_n (OPCC_RECORD (summary->zone)));
  opcc_cli_table_add_text (table, summary->zone->title);
  opcc_cli_table_add_text (table, get_place_name (summary->zone->district));
  opcc_cli_table_add_choice (table, stage, opcc_choice_get_label (opcc_zone_stages, stage));
  opcc_cli_table_add_integer (table, summary->n_indicators);
  opcc_cli_table_add_integer (table, summary->n_without_baseline);
  opcc_cli_table_add_money (table, summary->committed);
  opcc_cli_table_add_money (table, summary->paid);
  opcc_cli_table_add_money (table, summary->left);
  opcc_cli_table_add_integer (table, summary->n_lines);
  opcc_cli_table_add_integer (table, summary->n_done);
  opcc_cli_table_add_integer (table, summary->n_late);
  opcc_cli_table_add_integer (table, summary->n_visits);
  opcc_cli_table_add_integer (table, summary->n_assets);
}

static gboolean
run_overview (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "n", N_ ("N"), TRUE },
    { "zone", N_ ("Zone") },
    { "district", N_ ("District") },
    { "stage", N_ ("Stage") },
    { "indicators", N_ ("Indicators"), TRUE },
    { "without_baseline", N_ ("Baseline missing"), TRUE },
    { "committed", N_ ("Committed"), TRUE },
    { "paid", N_ ("Paid"), TRUE },
    { "left", N_ ("Left"), TRUE },
    { "plan_lines", N_ ("Lines of plan"), TRUE },
    { "done", N_ ("Done"), TRUE },
    { "late", N_ ("Late"), TRUE },
    { "visits", N_ ("Visits"), TRUE },
    { "assets", N_ ("Assets"), TRUE },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_zone };
  g_autoptr (GPtrArray) list = opcc_zones_list_summaries (db, 0, opcc_date_today (), error);

  return opcc_cli_print_listing (cli, &listing, list);
}

static const char *
say_verdict (OpccZoneVerdict verdict)
{
  switch (verdict)
    {
    case OPCC_ZONE_BETTER:
      return _ ("better");
    case OPCC_ZONE_WORSE:
      return _ ("worse");
    case OPCC_ZONE_SAME:
      return _ ("the same");
    case OPCC_ZONE_CANNOT_SAY:
    default:
      return _ ("cannot say");
    }
}

static void
add_indicator (OpccCliTable *table, gconstpointer data)
{
  const OpccIndicatorState *state = data;

  opcc_cli_table_add_text (table, state->zone_title);
  opcc_cli_table_add_text (table, state->title);
  opcc_cli_table_add_choice (table, state->unit,
                             opcc_choice_get_label (opcc_indicator_units, state->unit));
  opcc_cli_table_add_text (table, state->baseline_period);
  opcc_cli_table_add_number (table, state->before);
  opcc_cli_table_add_text (table, state->latest_period);
  opcc_cli_table_add_number (table, state->latest);
  opcc_cli_table_add_number (table, state->change);
  opcc_cli_table_add_number (table, round (state->percent * 10) / 10);
  opcc_cli_table_add_text (table, say_verdict (state->verdict));
}

static gboolean
run_indicators (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "zone", N_ ("Zone") },
    { "indicator", N_ ("Indicator") },
    { "unit", N_ ("Unit") },
    { "baseline_period", N_ ("Period of the baseline") },
    { "before", N_ ("Before"), TRUE },
    { "period", N_ ("Period") },
    { "latest", N_ ("Latest"), TRUE },
    { "change", N_ ("Change"), TRUE },
    { "percent_change", N_ ("Change, per cent"), TRUE },
    { "verdict", N_ ("Verdict") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_indicator };
  g_autoptr (GPtrArray) list = NULL;
  guint missing = 0;
  gint64 zone;

  if (!read_zone (cli, db, &zone, error))
    return FALSE;
  list = opcc_indicators_list_states (db, zone, error);
  if (!opcc_cli_print_listing (cli, &listing, list))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    missing += isnan (((const OpccIndicatorState *) g_ptr_array_index (list, i))->before);
  if (missing > 0)
    opcc_cli_say (cli, _ ("%u of %u have no baseline: change shows for the other %u only."),
                  missing, list->len, list->len - missing);
  return TRUE;
}

static void
add_zone_money (OpccCliTable *table, gconstpointer data)
{
  const OpccZoneMoney *money = data;

  opcc_cli_table_add_text (table, money->zone_title);
  opcc_cli_table_add_text (table, money->year);
  opcc_cli_table_add_text (table, money->funder);
  opcc_cli_table_add_money (table, money->committed);
  opcc_cli_table_add_money (table, money->paid);
  opcc_cli_table_add_money (table, money->left);
}

static gboolean
run_money (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "zone", N_ ("Zone") },       { "year", N_ ("Financial year") },
    { "funder", N_ ("Funder") },   { "committed", N_ ("Committed"), TRUE },
    { "paid", N_ ("Paid"), TRUE }, { "left", N_ ("Left"), TRUE },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_zone_money };
  g_autoptr (GPtrArray) list = NULL;
  gint64 zone;

  if (!read_zone (cli, db, &zone, error))
    return FALSE;
  list = opcc_zone_money_list (db, zone, TRUE, error);
  return opcc_cli_print_listing (cli, &listing, list);
}

static void
add_gap (OpccCliTable *table, gconstpointer data)
{
  const OpccZoneGap *gap = data;

  opcc_cli_table_add_text (table, gap->zone);
  opcc_cli_table_add_text (table, gap->kind);
  opcc_cli_table_add_integer (table, gap->n);
  opcc_cli_table_add_text (table, gap->what);
  opcc_cli_table_add_text (table, gap->missing);
}

static gboolean
run_missing (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "zone", N_ ("Zone") }, { "kind", N_ ("Kind") },       { "n", N_ ("N"), TRUE },
    { "what", N_ ("What") }, { "missing", N_ ("Missing") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_gap, .wide = TRUE };
  g_autoptr (GPtrArray) gaps = NULL;
  gint64 zone;

  if (!read_zone (cli, db, &zone, error))
    return FALSE;
  gaps = opcc_zones_list_gaps (db, zone, error);
  return opcc_cli_print_listing (cli, &listing, gaps);
}

static gboolean
run_paper (OpccCli *cli, OpccDb *db, GError **error)
{
  return opcc_cli_write_document (cli, db, "zone", "zone", opcc_cli_get_argument (cli, 0), error);
}

/* --- candidates ------------------------------------------------------------------------------- */

static gboolean
read_weights (OpccCli *cli, double *weights, GError **error)
{
  GPtrArray *typed = opcc_cli_get_options (cli, "weight");

  for (guint i = 0; i < OPCC_N_CRITERIA; i++)
    weights[i] = typed != NULL ? 0 : 1;
  for (guint i = 0; typed != NULL && i < typed->len; i++)
    if (!opcc_candidates_parse_weight (g_ptr_array_index (typed, i), weights, error))
      return FALSE;
  return TRUE;
}

static void
add_candidate (OpccCliTable *table, guint place, const OpccCandidate *area)
{
  opcc_cli_table_add_integer (table, place);
  opcc_cli_table_add_text (table, area->code);
  opcc_cli_table_add_text (table, area->title);
  opcc_cli_table_add_text (table, area->ward);
  opcc_cli_table_add_text (table, get_place_name (area->district));
  opcc_cli_table_add_integer (table, area->decile);
  opcc_cli_table_add_number (table, round (area->score * 10) / 10);
  for (guint i = 0; i < OPCC_N_CRITERIA; i++)
    opcc_cli_table_add_number (table, i == OPCC_CRITERION_CRIME ? round (area->values[i] * 10) / 10
                                                                : area->values[i]);
  opcc_cli_table_add_text (table, area->zone);
  opcc_cli_table_end_row (table);
}

static gboolean
print_candidates (OpccCli *cli, OpccCandidates *candidates, const OpccPlace *place, gint64 limit)
{
  static const OpccCliColumn columns[] = {
    { "place", N_ ("Place"), TRUE },
    { "code", N_ ("Code") },
    { "area", N_ ("Area") },
    { "ward", N_ ("Ward") },
    { "district", N_ ("District") },
    { "decile", N_ ("Decile"), TRUE },
    { "score", N_ ("Score"), TRUE },
    { "deprivation", N_ ("Deprivation"), TRUE },
    { "crime", N_ ("Crime"), TRUE },
    { "income", N_ ("Income deprivation"), TRUE },
    { "employment", N_ ("Employment deprivation"), TRUE },
    { "zone", N_ ("Zone") },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  gint64 printed = 0;

  for (guint i = 0; i < candidates->areas->len && (limit == 0 || printed < limit); i++)
    {
      const OpccCandidate *area = g_ptr_array_index (candidates->areas, i);

      if (place != NULL && g_strcmp0 (area->district, place->key) != 0)
        continue;
      add_candidate (table, i + 1, area);
      printed++;
    }
  opcc_cli_table_finish (table);
  return TRUE;
}

static gboolean
run_candidates (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *district = opcc_cli_get_option (cli, "district");
  const OpccPlace *place = district != NULL ? opcc_place_find (district) : NULL;
  double weights[OPCC_N_CRITERIA];
  g_autoptr (OpccCandidates) candidates = NULL;
  g_autofree char *crime = NULL;
  gint64 limit = 20;

  if (!opcc_cli_get_integer (cli, "limit", 0, &limit, error) || !read_weights (cli, weights, error))
    return FALSE;
  if (district != NULL && place == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is not in the area. Give one of the nine districts of Leicester, "
                      "Leicestershire and Rutland."),
                   district);
      return FALSE;
    }
  candidates = opcc_candidates_load (db, error);
  if (candidates == NULL)
    return FALSE;
  opcc_candidates_score (candidates, weights);
  print_candidates (cli, candidates, place, limit);
  crime = opcc_candidates_say_crime (candidates);
  if (crime != NULL && weights[OPCC_CRITERION_CRIME] > 0)
    opcc_cli_say (cli, "%s", crime);
  for (guint i = 0; i < OPCC_N_CRITERIA; i++)
    if (weights[i] > 0 && !opcc_candidates_is_known (candidates, i))
      opcc_cli_say (cli, _ ("Left out: %s. No figures of it have been taken in."),
                    _ (opcc_criteria_of_need[i].label));
  return TRUE;
}

/* --- acts ------------------------------------------------------------------------------------- */

static gboolean
run_move (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *words = opcc_cli_get_argument (cli, 1);
  const char *stage = opcc_choice_find (opcc_zone_stages, words);
  const char *day = opcc_cli_get_option (cli, "date");
  g_autoptr (OpccZone) zone = find_zone (cli, db, error);
  OpccDate date = OPCC_NO_DATE;

  if (zone == NULL || (day != NULL && !opcc_date_parse (day, &date, error)))
    return FALSE;
  if (stage == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is no stage. Give candidate, research, active, stepping-back or "
                      "independent."),
                   words);
      return FALSE;
    }
  if (!opcc_zone_move (db, zone, stage, date, opcc_cli_get_option (cli, "decided-by"), error))
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (zone));
  return TRUE;
}

static gboolean
run_link (OpccCli *cli, OpccDb *db, GError **error)
{
  const OpccKind *kind = opcc_cli_find_kind (opcc_cli_get_argument (cli, 1), error);
  g_autoptr (OpccZone) zone = NULL;
  g_autoptr (OpccRecord) target = NULL;

  if (kind == NULL)
    return FALSE;
  zone = find_zone (cli, db, error);
  target = zone != NULL ? opcc_record_find (db, kind, opcc_cli_get_argument (cli, 2), error) : NULL;
  if (target == NULL || !opcc_zone_link (db, zone, target, error))
    return FALSE;
  opcc_cli_report_action (cli, db, OPCC_RECORD (zone));
  return TRUE;
}

/* Takes the areas of that option into @numbers, or out of them. */
static gboolean
change_areas (OpccCli *cli, OpccDb *db, const char *option, GArray *numbers, GError **error)
{
  GPtrArray *words = opcc_cli_get_options (cli, option);
  const gboolean adds = g_str_equal (option, "add");

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      g_autoptr (OpccArea) area =
          opcc_record_find (db, &opcc_area_kind, g_ptr_array_index (words, i), error);
      gint64 n;
      guint at = 0;

      if (area == NULL)
        return FALSE;
      n = opcc_record_get_n (OPCC_RECORD (area));
      while (at < numbers->len && g_array_index (numbers, gint64, at) != n)
        at++;
      if (adds && at == numbers->len)
        g_array_append_val (numbers, n);
      else if (!adds && at < numbers->len)
        g_array_remove_index (numbers, at);
    }
  return TRUE;
}

static gboolean
print_areas (OpccCli *cli, OpccDb *db, gint64 zone, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "code", N_ ("Code") },           { "area", N_ ("Area") },
    { "ward", N_ ("Ward") },           { "district", N_ ("District") },
    { "decile", N_ ("Decile"), TRUE }, { "deprivation", N_ ("Deprivation"), TRUE },
    { "crimes", N_ ("Crimes"), TRUE },
  };
  g_autoptr (GPtrArray) areas =
      opcc_db_select (db, &opcc_area_kind, "zone = $1 ORDER BY code", error, "i", zone);
  g_autoptr (OpccCliTable) table = NULL;

  if (areas == NULL)
    return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < areas->len; i++)
    {
      const OpccArea *area = g_ptr_array_index (areas, i);

      opcc_cli_table_add_text (table, area->code);
      opcc_cli_table_add_text (table, area->title);
      opcc_cli_table_add_text (table, area->ward);
      opcc_cli_table_add_text (table, get_place_name (area->district));
      opcc_cli_table_add_integer (table, area->imd_decile);
      opcc_cli_table_add_number (table, area->imd_score);
      opcc_cli_table_add_integer (table, area->crimes);
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  return TRUE;
}

static gboolean
run_areas (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccZone) zone = find_zone (cli, db, error);
  const gint64 n = zone != NULL ? opcc_record_get_n (OPCC_RECORD (zone)) : 0;
  g_autoptr (GArray) numbers = zone != NULL ? opcc_zone_list_areas (db, n, error) : NULL;

  return numbers != NULL && change_areas (cli, db, "add", numbers, error) &&
         change_areas (cli, db, "remove", numbers, error) &&
         opcc_zone_choose_areas (db, zone, numbers, error) && print_areas (cli, db, n, error);
}

const OpccCommand opcc_cli_zones_commands[] = {
  { "zones overview", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_overview,
    N_ ("Lists the zones: stage, baselines that are missing, money, plan."), NULL },
  { "zones indicators", "[ZONE]", 0, 1, NULL, OPCC_NEED_OFFICE, run_indicators,
    N_ ("Holds the latest reading of each indicator against its baseline."),
    N_ ("Without a baseline there is no change: it cannot be said.") },
  { "zones money", "[ZONE]", 0, 1, NULL, OPCC_NEED_OFFICE, run_money,
    N_ ("Lists money committed, paid and left, by year and funder."), NULL },
  { "zones missing", "[ZONE]", 0, 1, NULL, OPCC_NEED_OFFICE, run_missing,
    N_ ("Names what zones, indicators, plans, money and visits lack."), NULL },
  { "zones paper", "ZONE", 1, 1, opcc_cli_document_options, OPCC_NEED_OFFICE, run_paper,
    N_ ("Prints the page of a zone, or writes it as a document."), NULL, .redacts = TRUE },
  { "zones candidates", "", 0, 0, candidates_options, OPCC_NEED_OFFICE, run_candidates,
    N_ ("Scores small areas side by side, by weights that can be moved."),
    N_ ("Each figure is laid on a scale from 0, the least of all areas, to 100, the most; the "
        "score is their mean by the weights. Without --weight all figures count alike; with it, "
        "only those that are named. Figures: deprivation, crime, income, employment.") },
  { "zones areas", "ZONE", 1, 1, areas_options, OPCC_NEED_OFFICE, run_areas,
    N_ ("Lists the small areas that belong to a zone, after adding or removing some."),
    N_ ("An area lies in one zone at most: added to one, it leaves the other.") },
  { "zones move", "ZONE STAGE", 2, 2, move_options, OPCC_NEED_OFFICE, run_move,
    N_ ("Moves a zone to a stage, and writes down the day and who decided."), NULL },
  { "zones link", "ZONE KIND RECORD", 3, 3, NULL, OPCC_NEED_OFFICE, run_link,
    N_ ("Links a grant or any other record to a zone."), NULL },
  { NULL },
};
