/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of fair marking: the queue of moderation, spread by criterion, effects of markers. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-best-use.h"
#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-marker-effects.h"
#include "opcc-marker.h"
#include "opcc-moderation.h"
#include "opcc-robustness.h"

#define ROUND                                                                                      \
  {                                                                                                \
    "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED                    \
  }

/* clang-format off */
static const OpccOption moderation_options[] = {
  ROUND,
  { "all", NULL, N_ ("Every marked application, not only those that are to be settled") },
  { NULL },
};

static const OpccOption round_options[] = { ROUND, { NULL } };

static const OpccOption effects_options[] = {
  ROUND,
  { "ranking", NULL, N_ ("The applications, adjusted beside raw, instead of the markers") },
  { NULL },
};
/* clang-format on */

static gint64
to_percent (double percent)
{
  return isnan (percent) ? OPCC_NO_PERCENT : opcc_percent_from_number (percent);
}

/* Four decimals: more is no more true. */
static void
add_figure (OpccCliTable *table, double value)
{
  opcc_cli_table_add_number (table, isnan (value) ? NAN : round (value * 1e4) / 1e4);
}

static void
add_item (OpccCliTable *table, const OpccModerationItem *item)
{
  const OpccApplication *application = item->application;

  opcc_cli_table_add_text (table, item->row->reference);
  opcc_cli_table_add_percent (table, item->row->spread);
  opcc_cli_table_add_integer (table, item->row->n_markers);
  opcc_cli_table_add_percent (table, to_percent (item->mean));
  opcc_cli_table_add_percent (table, to_percent (application->moderated_score));
  opcc_cli_table_add_percent (table, item->row->percent);
  opcc_cli_table_add_text (table, item->criterion != NULL ? item->criterion->title : NULL);
  opcc_cli_table_add_integer (table, item->criterion != NULL ? item->least : OPCC_NO_INTEGER);
  opcc_cli_table_add_integer (table, item->criterion != NULL ? item->most : OPCC_NO_INTEGER);
  opcc_cli_table_add_flag (table, item->queued);
  opcc_cli_table_add_date (table, application->moderated);
  opcc_cli_table_add_text (table, application->moderated_by);
  opcc_cli_table_add_text (table, application->moderation_note);
  opcc_cli_table_end_row (table);
}

static OpccModeration *
read_moderation (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);

  return round != NULL
             ? opcc_moderation_read (db, opcc_record_get_n (OPCC_RECORD (round)), NULL, error)
             : NULL;
}

static void
say_notes (OpccCli *cli, const OpccModeration *moderation)
{
  for (guint i = 0; i < moderation->notes->len; i++)
    opcc_cli_say (cli, "%s", (const char *) g_ptr_array_index (moderation->notes, i));
}

static gboolean
run_moderation (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "reference", N_ ("Reference") },
    { "spread", N_ ("Spread"), TRUE },
    { "markers", N_ ("Markers"), TRUE },
    { "mean", N_ ("Mean of marks"), TRUE },
    { "settled_on", N_ ("Settled on"), TRUE },
    { "percent", N_ ("Counts as"), TRUE },
    { "criterion", N_ ("Furthest apart on") },
    { "least", N_ ("Least"), TRUE },
    { "most", N_ ("Most"), TRUE },
    { "to_settle", N_ ("To settle") },
    { "moderated", N_ ("Moderated on") },
    { "moderated_by", N_ ("Moderated by") },
    { "note", N_ ("Note") },
  };
  g_autoptr (OpccModeration) moderation = read_moderation (cli, db, error);
  g_autoptr (OpccCliTable) table = NULL;
  const gboolean all = opcc_cli_get_option (cli, "all") != NULL;

  if (moderation == NULL)
    return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < moderation->items->len; i++)
    {
      const OpccModerationItem *item = &g_array_index (moderation->items, OpccModerationItem, i);

      if (all || item->queued)
        add_item (table, item);
    }
  opcc_cli_table_finish (table);
  opcc_cli_say (cli, _ ("%u to settle, %u settled."), moderation->n_queued, moderation->n_settled);
  say_notes (cli, moderation);
  return TRUE;
}

static gboolean
run_spread (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "number", N_ ("Number"), TRUE },     { "criterion", N_ ("Criterion") },
    { "scale", N_ ("Scale"), TRUE },       { "scores", N_ ("Scores"), TRUE },
    { "compared", N_ ("Compared"), TRUE }, { "spread", N_ ("Mean spread"), TRUE },
    { "widest", N_ ("Widest"), TRUE },
  };
  g_autoptr (OpccModeration) moderation = read_moderation (cli, db, error);
  g_autoptr (OpccCliTable) table = NULL;

  if (moderation == NULL)
    return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < moderation->spreads->len; i++)
    {
      const OpccCriterionSpread *spread =
          &g_array_index (moderation->spreads, OpccCriterionSpread, i);

      opcc_cli_table_add_integer (table, spread->criterion->number);
      opcc_cli_table_add_text (table, spread->criterion->title);
      opcc_cli_table_add_integer (table, spread->criterion->scale);
      opcc_cli_table_add_integer (table, spread->n_scores);
      opcc_cli_table_add_integer (table, spread->n_compared);
      opcc_cli_table_add_percent (table, to_percent (spread->mean));
      opcc_cli_table_add_percent (table, to_percent (spread->widest));
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  say_notes (cli, moderation);
  return TRUE;
}

static void
print_effects (OpccCli *cli, const OpccMarkerEffects *effects, GPtrArray *markers)
{
  static const OpccCliColumn columns[] = {
    { "marker", N_ ("Marker") },       { "marked", N_ ("Marked"), TRUE },
    { "mean", N_ ("Mean"), TRUE },     { "shift", N_ ("Shift"), TRUE },
    { "error", N_ ("± Error"), TRUE }, { "width", N_ ("Width"), TRUE },
    { "low", N_ ("From"), TRUE },      { "high", N_ ("To"), TRUE },
    { "effect", N_ ("Marks") },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < effects->effects->len; i++)
    {
      const OpccMarkerEffect *effect = &g_array_index (effects->effects, OpccMarkerEffect, i);
      g_autofree char *words = opcc_marker_effect_get_words (effect);
      const char *role = NULL;

      for (guint m = 0; m < markers->len; m++)
        if (opcc_record_get_n (markers->pdata[m]) == effect->marker)
          role = ((OpccMarker *) markers->pdata[m])->role;
      opcc_cli_table_add_text (table, role);
      opcc_cli_table_add_integer (table, effect->n);
      opcc_cli_table_add_percent (table, to_percent (effect->mean));
      opcc_cli_table_add_signed (table, effect->shift, "%+.2f");
      add_figure (table, effect->error);
      add_figure (table, effect->width);
      add_figure (table, effect->low);
      add_figure (table, effect->high);
      opcc_cli_table_add_text (table, words);
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
}

static void
print_adjusted (OpccCli *cli, const OpccMarkerEffects *effects)
{
  static const OpccCliColumn columns[] = {
    { "rank", N_ ("Rank"), TRUE },
    { "adjusted_rank", N_ ("Adjusted rank"), TRUE },
    { "reference", N_ ("Reference") },
    { "percent", N_ ("Score"), TRUE },
    { "adjusted", N_ ("Adjusted"), TRUE },
    { "error", N_ ("± Error"), TRUE },
    { "passes", N_ ("Passes") },
    { "adjusted_passes", N_ ("Passes adjusted") },
    { "organisation", N_ ("Organisation") },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < effects->adjusted->len; i++)
    {
      const OpccAdjustedRow *row = &g_array_index (effects->adjusted, OpccAdjustedRow, i);

      opcc_cli_table_add_integer (table, row->row->rank);
      opcc_cli_table_add_integer (table, row->rank);
      opcc_cli_table_add_text (table, row->row->reference);
      opcc_cli_table_add_percent (table, row->row->percent);
      opcc_cli_table_add_percent (table, to_percent (row->adjusted));
      add_figure (table, row->error);
      opcc_cli_table_add_flag (table, row->row->passes);
      opcc_cli_table_add_flag (table, row->passes);
      opcc_cli_table_add_text (table, row->row->organisation);
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
}

static gboolean
run_effects (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccModeration) moderation = read_moderation (cli, db, error);
  g_autoptr (OpccMarkerEffects) effects = NULL;
  g_autoptr (GPtrArray) markers = NULL;
  g_autofree char *words = NULL;

  if (moderation == NULL)
    return FALSE;
  markers = opcc_marker_list (db, opcc_record_get_n (OPCC_RECORD (moderation->round)), error);
  if (markers == NULL)
    return FALSE;
  effects = opcc_marker_effects_estimate (moderation->ranking);
  if (opcc_cli_get_option (cli, "ranking") != NULL)
    print_adjusted (cli, effects);
  else
    print_effects (cli, effects, markers);
  words = opcc_marker_effects_explain (effects);
  opcc_cli_say (cli, "%s", words);
  return TRUE;
}

static OpccAwardPlan *
plan_round (OpccCli *cli, OpccDb *db, OpccAwardRule rule, GError **error)
{
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);

  return round != NULL ? opcc_award_plan_for_round (db, opcc_record_get_n (OPCC_RECORD (round)),
                                                    rule, OPCC_NO_PERCENT, NULL, error)
                       : NULL;
}

static void
add_share (OpccCliTable *table, int share)
{
  opcc_cli_table_add_integer (table, share >= 0 ? share : OPCC_NO_INTEGER);
}

static gboolean
run_robustness (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "rank", N_ ("Rank"), TRUE },
    { "reference", N_ ("Reference") },
    { "percent", N_ ("Score"), TRUE },
    { "amount", N_ ("Award"), TRUE },
    { "redraws", N_ ("Redraws"), TRUE },
    { "markers", N_ ("Without a marker"), TRUE },
    { "criteria", N_ ("Without a criterion"), TRUE },
    { "weights", N_ ("Other weights"), TRUE },
    { "overall", N_ ("Over all"), TRUE },
    { "title", N_ ("Project") },
  };
  g_autoptr (OpccAwardPlan) plan = plan_round (cli, db, OPCC_AWARD_PART_LAST, error);
  g_autoptr (OpccCliTable) table = NULL;
  OpccWorldCounts counts;

  if (plan == NULL || !opcc_robustness_fill_round (db, plan, &counts, error))
    return FALSE;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);

      opcc_cli_table_add_integer (table, row->ranked->rank);
      opcc_cli_table_add_text (table, row->ranked->reference);
      opcc_cli_table_add_percent (table, row->ranked->percent);
      opcc_cli_table_add_money (table, row->amount);
      add_share (table, row->ranked->holds_up);
      for (guint kind = 0; kind < OPCC_N_WORLD_KINDS; kind++)
        add_share (table, row->ranked->worlds[kind]);
      add_share (table, opcc_robustness_get_overall (row->ranked));
      opcc_cli_table_add_text (table, row->ranked->title);
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  opcc_cli_say (
      cli,
      _ ("In how many of 100 rounds that might have been it gets money: %d redraws of the "
         "marks, %u without a marker, %u without a criterion, %u with other weights; over all, "
         "each kind "
         "counts alike."),
      OPCC_ROBUSTNESS_REDRAWS, counts.n[OPCC_WORLDS_MARKERS], counts.n[OPCC_WORLDS_CRITERIA],
      counts.n[OPCC_WORLDS_WEIGHTS]);
  return TRUE;
}

static gboolean
run_best_use (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "rank", N_ ("Rank"), TRUE },     { "reference", N_ ("Reference") },
    { "percent", N_ ("Score"), TRUE }, { "amount", N_ ("Amount"), TRUE },
    { "title", N_ ("Project") },
  };
  g_autoptr (OpccAwardPlan) plan = plan_round (cli, db, OPCC_AWARD_WHOLE, error);
  g_autoptr (OpccBestUse) use = NULL;
  g_autoptr (OpccCliTable) table = NULL;
  g_autofree char *words = NULL;

  if (plan == NULL)
    return FALSE;
  use = opcc_best_use_find (plan);
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < use->rows->len; i++)
    {
      const OpccBestUseRow *row = &g_array_index (use->rows, OpccBestUseRow, i);
      const OpccRankingRow *ranked = g_array_index (plan->rows, OpccAwardRow, row->row).ranked;

      opcc_cli_table_add_integer (table, ranked->rank);
      opcc_cli_table_add_text (table, ranked->reference);
      opcc_cli_table_add_percent (table, ranked->percent);
      opcc_cli_table_add_money (table, row->amount);
      opcc_cli_table_add_text (table, ranked->title);
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  words = opcc_best_use_explain (use, plan);
  opcc_cli_say (cli, "%s", words);
  return TRUE;
}

const OpccCommand opcc_cli_fairness_commands[] = {
  { "moderation", "", 0, 0, moderation_options, OPCC_NEED_OFFICE, run_moderation,
    N_ ("Lists the applications that moderation has to settle, furthest apart first."),
    N_ ("In the queue is what is further apart than the wide gap of the round. What was settled "
        "stands beside the mean of the marks, which stay as given: opcc moderate settles.") },
  { "spread", "", 0, 0, round_options, OPCC_NEED_OFFICE, run_spread,
    N_ ("Says for each criterion of a round how far apart the markers are on it."),
    N_ ("The spread is the highest less the lowest score of an application, in per cent of the "
        "scale.") },
  { "marker-effects", "", 0, 0, effects_options, OPCC_NEED_OFFICE, run_effects,
    N_ ("Estimates who marks harshly, kindly or narrowly, and how sure that is."),
    N_ ("Shift is in points, shrunk to nil the less is known; width is 1 where marks are as spread "
        "as others'. With --ranking, the ranking with the shifts taken off beside that of the "
        "marks as given, which stays the one that counts.") },
  { "robustness", "", 0, 0, round_options, OPCC_NEED_OFFICE, run_robustness,
    N_ ("Says in how many rounds that might have been each application gets money."),
    N_ ("Marks drawn anew, one marker left out, one criterion left out, one weight a tenth more or "
        "less: each time the round is ranked and its pot shared out again, in per cent of the "
        "times.") },
  { "best-use", "", 0, 0, round_options, OPCC_NEED_OFFICE, run_best_use,
    N_ ("Offers the best use of what whole awards down the ranking leave of the pot."),
    N_ ("Exact: no other whole awards that fit have a higher sum of scores. Nothing is awarded; "
        "opcc award --rule whole --set takes the offer.") },
  { NULL },
};
