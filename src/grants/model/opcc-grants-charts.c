/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of grants by name, made from the office file; pages and opcc draw the same ones. */
#include "opcc-grants-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-application.h"
#include "opcc-award-plan.h"
#include "opcc-delivery-chart.h"
#include "opcc-money.h"
#include "opcc-place.h"
#include "opcc-record-finder.h"
#include "opcc-round-summary.h"
#include "opcc-time.h"

/* What a chart is drawn from: read once, then each is made without the file. */
typedef struct
{
  OpccRoundSummary *summary; /* (unowned) */
  GPtrArray *applications;   /* (unowned) OpccApplication */
  gboolean by_priority;      /* else by district */
} Figures;

static OpccChart *
create (const Figures *figures, OpccChartKind kind, OpccChartNumber number)
{
  OpccChart *chart = opcc_chart_new (kind, number);

  opcc_chart_set_text (chart, OPCC_CHART_PLACE, _ ("Leicester, Leicestershire and Rutland"));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, figures->summary->round->title);
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE,
                       _ ("applications, marks and awards of the round, as recorded"));
  return chart;
}

static void
say (OpccChart *chart, char *title, const char *measure, const char *unit)
{
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, measure);
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, unit);
  g_free (title);
}

static GPtrArray *
get_shares (const Figures *figures)
{
  return figures->by_priority ? figures->summary->by_priority : figures->summary->by_district;
}

static void
add_shares (OpccChart *chart, const Figures *figures)
{
  GPtrArray *shares = get_shares (figures);

  opcc_chart_set_text (chart, OPCC_CHART_HEADING,
                       figures->by_priority ? _ ("Plan priority") : _ ("District"));
  for (guint i = 0; i < shares->len; i++)
    {
      const OpccAwardShare *share = g_ptr_array_index (shares, i);

      opcc_chart_add_category (chart, share->label, share->key);
    }
}

/* "Leicester asks for 33% of £380,040". */
static char *
say_first (const Figures *figures)
{
  GPtrArray *shares = get_shares (figures);
  const OpccAwardShare *first = shares->len > 0 ? g_ptr_array_index (shares, 0) : NULL;
  g_autofree char *all = opcc_money_format (figures->summary->asked);

  if (first == NULL || figures->summary->asked <= 0)
    return g_strdup (_ ("Nothing is asked for yet"));
  return g_strdup_printf (_ ("%s: %d%% of the %s asked for"), first->label,
                          (int) lround (100.0 * first->asked / figures->summary->asked), all);
}

static OpccChart *
make_asked (const Figures *figures)
{
  OpccChart *chart = create (figures, OPCC_CHART_BARS, OPCC_NUMBER_MONEY);
  GPtrArray *shares = get_shares (figures);
  guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Asked for"));

  add_shares (chart, figures);
  for (guint i = 0; i < shares->len; i++)
    opcc_chart_set_value (chart, series, i,
                          ((OpccAwardShare *) g_ptr_array_index (shares, i))->asked);
  say (chart, say_first (figures), _ ("Amount asked for"), "£");
  return chart;
}

/* What the round gives: its awards, or before the decision what the rule would give. */
static GPtrArray *
find_awards (const Figures *figures, OpccAwardPlan **plan)
{
  const OpccRoundSummary *summary = figures->summary;
  g_autoptr (OpccAwardSettings) settings =
      opcc_award_settings_new (summary->available, summary->scheme->over_award,
                               summary->scheme->cap);

  *plan = NULL;
  if (summary->n_approved > 0)
    return get_shares (figures);
  *plan = opcc_award_plan_new (summary->ranking, settings);
  return figures->by_priority ? (*plan)->by_priority : (*plan)->by_district;
}

static gint64
find_awarded (GPtrArray *shares, const char *key)
{
  for (guint i = 0; i < shares->len; i++)
    {
      const OpccAwardShare *share = g_ptr_array_index (shares, i);

      if (g_strcmp0 (share->key, key) == 0)
        return share->awarded;
    }
  return 0;
}

static OpccChart *
make_awards (const Figures *figures)
{
  OpccChart *chart = create (figures, OPCC_CHART_BARS, OPCC_NUMBER_MONEY);
  g_autoptr (OpccAwardPlan) plan = NULL;
  GPtrArray *shares = get_shares (figures);
  GPtrArray *awards = find_awards (figures, &plan);
  guint asked = opcc_chart_add_series (chart, OPCC_SERIES_PAST, _ ("Asked for"));
  guint awarded = opcc_chart_add_series (chart, OPCC_SERIES_VALUE,
                                         plan == NULL ? _ ("Awarded") : _ ("Would be awarded"));
  gint64 total = plan == NULL ? figures->summary->approved : plan->total;
  g_autofree char *words = opcc_money_format (total);

  add_shares (chart, figures);
  for (guint i = 0; i < shares->len; i++)
    {
      const OpccAwardShare *share = g_ptr_array_index (shares, i);

      opcc_chart_set_value (chart, asked, i, share->asked);
      opcc_chart_set_value (chart, awarded, i, find_awarded (awards, share->key));
    }
  say (chart,
       g_strdup_printf (plan == NULL ? _ ("%s is awarded") : _ ("%s would be awarded"), words),
       _ ("Amounts asked for and awarded"), "£");
  if (plan != NULL)
    opcc_chart_set_text (chart, OPCC_CHART_NOTE,
                         _ ("The round is not decided: awards as the ranking stands."));
  return chart;
}

static OpccChart *
make_map (const Figures *figures)
{
  Figures by_district = *figures;
  OpccChart *chart;

  by_district.by_priority = FALSE;
  chart = make_asked (&by_district);
  chart->kind = OPCC_CHART_MAP;
  return chart;
}

/* Returns: (transfer full): set of the applications that get money, as they stand in the plan */
static GHashTable *
index_winners (const OpccAwardPlan *plan)
{
  GHashTable *winners = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccAwardRow *award = &g_array_index (plan->rows, OpccAwardRow, i);

      if (award->amount > 0)
        g_hash_table_add (winners, (gpointer) &award->ranked->application);
    }
  return winners;
}

static int
find_result (const OpccRankingRow *row, GHashTable *winners)
{
  if (row->percent == OPCC_NO_PERCENT)
    return 3;
  if (g_hash_table_contains (winners, &row->application))
    return 0;
  return row->passes ? 1 : 2;
}

static OpccChart *
make_results (const Figures *figures)
{
  OpccChart *chart = create (figures, OPCC_CHART_STACKED, OPCC_NUMBER_COUNT);
  const OpccRoundSummary *summary = figures->summary;
  g_autoptr (OpccAwardSettings) settings =
      opcc_award_settings_new (summary->available, summary->scheme->over_award,
                               summary->scheme->cap);
  g_autoptr (OpccAwardPlan) plan = opcc_award_plan_new (summary->ranking, settings);
  g_autoptr (GHashTable) winners = index_winners (plan);
  const char *names[] = { _ ("Within the pot"), _ ("Passed"), _ ("Not passed"), _ ("Not marked") };
  GPtrArray *shares = get_shares (figures);

  add_shares (chart, figures);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    opcc_chart_add_series (chart, OPCC_SERIES_VALUE, names[i]);
  for (guint i = 0; i < shares->len; i++)
    {
      const OpccAwardShare *share = g_ptr_array_index (shares, i);
      guint counts[4] = { 0 };

      for (guint k = 0; k < summary->ranking->rows->len; k++)
        {
          const OpccRankingRow *row = g_ptr_array_index (summary->ranking->rows, k);
          const char *key = figures->by_priority ? row->priority : row->district;

          if (strcmp (key != NULL ? key : "", share->key) == 0)
            counts[find_result (row, winners)]++;
        }
      for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
        opcc_chart_set_value (chart, k, i, counts[k]);
    }
  say (chart,
       g_strdup_printf (_ ("%u of %u applications fit the pot"), plan->n_awards,
                        summary->n_applications),
       _ ("Applications by result"), _ ("applications"));
  return chart;
}

/* Against an equal share, who asks for more and who for less. */
static OpccChart *
make_shares (const Figures *figures)
{
  OpccChart *chart = create (figures, OPCC_CHART_DIVERGING, OPCC_NUMBER_MONEY);
  GPtrArray *shares = get_shares (figures);
  guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("More or less than the mean"));
  guint above = 0;
  gint64 sum = 0;
  gint64 mean;

  add_shares (chart, figures);
  for (guint i = 0; i < shares->len; i++)
    sum += ((OpccAwardShare *) g_ptr_array_index (shares, i))->asked;
  mean = shares->len > 0 ? sum / shares->len / 100 * 100 : 0; /* whole pounds */
  for (guint i = 0; i < shares->len; i++)
    {
      gint64 asked = ((OpccAwardShare *) g_ptr_array_index (shares, i))->asked;

      opcc_chart_set_value (chart, series, i, asked - mean);
      above += asked > mean;
    }
  say (chart, g_strdup_printf (_ ("%u of %u ask for more than the mean"), above, shares->len),
       _ ("Amount asked for against the mean of all"), "£");
  return chart;
}

static OpccChart *
make_bands (const Figures *figures)
{
  static const double edges[] = { 40, 60, 70 };
  OpccChart *chart = create (figures, OPCC_CHART_BANDS, OPCC_NUMBER_PERCENT);
  const OpccRanking *ranking = figures->summary->ranking;
  guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Mark"));

  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Application"));
  for (guint i = 0; i < ranking->rows->len; i++)
    {
      const OpccRankingRow *row = g_ptr_array_index (ranking->rows, i);

      opcc_chart_set_value (chart, series, opcc_chart_add_category (chart, row->reference, NULL),
                            row->percent == OPCC_NO_PERCENT ? NAN
                                                            : (double) row->percent / OPCC_PERCENT);
    }
  opcc_chart_set_edges (chart, edges, G_N_ELEMENTS (edges));
  if (ranking->threshold != OPCC_NO_PERCENT)
    {
      g_autofree char *words =
          g_strdup_printf (_ ("threshold %g%%"), (double) ranking->threshold / OPCC_PERCENT);

      opcc_chart_set_mark (chart, (double) ranking->threshold / OPCC_PERCENT, words);
    }
  say (chart,
       g_strdup_printf (_ ("%u of %u marked applications pass"), ranking->n_pass,
                        ranking->n_marked),
       _ ("Mark of each application"), _ ("mark, per cent"));
  return chart;
}

/* --- days ------------------------------------------------------------------------------------- */

static OpccDate
get_day (gint64 time)
{
  return time == OPCC_NO_TIME ? OPCC_NO_DATE : opcc_time_get_date (time);
}

/* How many had come in by the end of each day, from opening to closing. */
static void
add_days (OpccChart *chart, const Figures *figures, const char *name, const char *place)
{
  guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, name);
  OpccDate opens = get_day (figures->summary->round->opens);
  OpccDate closes = get_day (figures->summary->round->closes);

  if (opens == OPCC_NO_DATE || closes == OPCC_NO_DATE)
    return;
  closes = MIN (closes, opens + 366);
  for (OpccDate day = opens; day <= closes; day++)
    {
      guint at = (guint) (day - opens);
      guint count = 0;

      for (guint i = 0; i < figures->applications->len; i++)
        {
          OpccApplication *application = g_ptr_array_index (figures->applications, i);
          OpccDate received = get_day (application->received);

          count += received != OPCC_NO_DATE && received <= day &&
                   (place == NULL || g_strcmp0 (application->district, place) == 0);
        }
      if (at >= chart->categories->len)
        {
          g_autofree char *words = opcc_date_format_near (day);

          opcc_chart_add_category (chart, words, NULL);
        }
      opcc_chart_set_value (chart, series, at, count);
    }
}

static void
say_received (OpccChart *chart, const Figures *figures)
{
  guint late = 0;

  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Day"));
  for (guint i = 0; i < figures->applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (figures->applications, i);

      late += get_day (application->received) > get_day (figures->summary->round->closes);
    }
  if (late > 0)
    {
      g_autofree char *note =
          g_strdup_printf (ngettext ("%u more came in after the last day.",
                                     "%u more came in after the last day.", late),
                           late);

      opcc_chart_set_text (chart, OPCC_CHART_NOTE, note);
    }
  say (chart, g_strdup_printf (_ ("%u applications came in"), figures->summary->n_applications),
       _ ("Applications received by the end of each day"), _ ("applications"));
}

static OpccChart *
make_received (const Figures *figures)
{
  OpccChart *chart = create (figures, OPCC_CHART_LINES, OPCC_NUMBER_COUNT);

  add_days (chart, figures, _ ("Received"), NULL);
  say_received (chart, figures);
  return chart;
}

static OpccChart *
make_received_by_district (const Figures *figures)
{
  OpccChart *chart = create (figures, OPCC_CHART_MULTIPLES, OPCC_NUMBER_COUNT);

  for (guint i = 0; i < OPCC_N_PLACES; i++)
    add_days (chart, figures, opcc_place_get (i)->label, opcc_place_get (i)->key);
  say_received (chart, figures);
  return chart;
}

static OpccChart *
make_pot (const Figures *figures)
{
  OpccChart *chart = create (figures, OPCC_CHART_BULLET, OPCC_NUMBER_MONEY);
  const OpccRoundSummary *summary = figures->summary;
  const double limit = summary->available * (1 + summary->scheme->over_award / 100.0);
  const char *names[] = { _ ("All that is asked for"), _ ("Asked by those that pass"),
                          _ ("Awarded") };
  const gint64 values[] = { summary->asked, summary->pass_asked, summary->approved };
  g_autofree char *available = opcc_money_format (summary->available);

  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, _ ("Amount"));
  opcc_chart_add_series (chart, OPCC_SERIES_TARGET, _ ("Pot"));
  opcc_chart_add_series (chart, OPCC_SERIES_BUDGET, _ ("With the over-award"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      opcc_chart_add_category (chart, names[i], NULL);
      opcc_chart_set_value (chart, 0, i, i == 2 && summary->n_approved == 0 ? NAN : values[i]);
      opcc_chart_set_value (chart, 1, i, summary->available);
      opcc_chart_set_value (chart, 2, i, limit);
    }
  say (chart, g_strdup_printf (_ ("The pot is %s"), available), _ ("Amounts against the pot"), "£");
  return chart;
}

static void
add_stage (OpccChart *chart, const char *name, OpccDate from, OpccDate to, OpccDate today)
{
  guint at = opcc_chart_add_category (chart, name, NULL);

  if (from != OPCC_NO_DATE)
    opcc_chart_set_value (chart, 0, at, from);
  if (to != OPCC_NO_DATE)
    opcc_chart_set_value (chart, 1, at, to);
  opcc_chart_set_done (chart, at, to != OPCC_NO_DATE && to < today);
}

static OpccChart *
make_timeline (const Figures *figures)
{
  OpccChart *chart = create (figures, OPCC_CHART_TIMELINE, OPCC_NUMBER_DATE);
  const OpccRound *round = figures->summary->round;
  OpccDate today = opcc_date_today ();
  OpccDate closes = get_day (round->closes);

  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("Stage"));
  opcc_chart_add_series (chart, OPCC_SERIES_START, _ ("starts"));
  opcc_chart_add_series (chart, OPCC_SERIES_END, _ ("ends"));
  add_stage (chart, _ ("Set up"), round->set_up, get_day (round->opens), today);
  add_stage (chart, _ ("Open"), get_day (round->opens), closes, today);
  add_stage (chart, _ ("Checked"), closes, round->checked, today);
  add_stage (chart, _ ("Marking"), round->marking_opens, round->marking_closes, today);
  add_stage (chart, _ ("Moderation"), round->marked, round->moderation_closed, today);
  add_stage (chart, _ ("Award"), round->moderation_closed, round->decided, today);
  opcc_chart_set_mark (chart, today, _ ("Today"));
  say (chart, g_strdup_printf (_ ("%s, stage by stage"), round->title), _ ("Stages of the round"),
       _ ("date"));
  return chart;
}

/* Reads the round once, and draws the part of it that the row is for. */
static OpccChart *
make_of_round (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  OpccChart *(*draw) (const Figures *) = (OpccChart * (*) (const Figures *) ) self->part;
  g_autoptr (OpccRound) round =
      opcc_record_find (db, &opcc_round_kind, g_hash_table_lookup (choices, "round"), error);
  g_autoptr (OpccRoundSummary) summary = NULL;
  g_autoptr (GPtrArray) applications = NULL;
  Figures figures;

  if (round == NULL)
    return NULL;
  summary = opcc_round_summary_compute (db, opcc_record_get_n (OPCC_RECORD (round)), NULL, error);
  applications = summary != NULL
                     ? opcc_application_list (db, opcc_record_get_n (OPCC_RECORD (round)), error)
                     : NULL;
  if (applications == NULL)
    return NULL;
  figures = (Figures){ summary, applications,
                       g_strcmp0 (g_hash_table_lookup (choices, "by"), "priority") == 0 };
  return draw (&figures);
}

/* --- after the award -------------------------------------------------------------------------- */

static OpccChart *
make_grant_spend (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (OpccRecord) award =
      opcc_record_find (db, &opcc_award_kind, g_hash_table_lookup (choices, "award"), error);
  g_autoptr (OpccDelivery) one =
      award != NULL ? opcc_delivery_load (db, opcc_record_get_n (award), opcc_date_today (), error)
                    : NULL;
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  g_autofree char *name = NULL;

  if (one == NULL)
    return NULL;
  g_ptr_array_add (alone, one);
  name = g_strdup_printf ("%s · %s", one->application->reference, one->organisation->name);
  return opcc_delivery_chart_new (alone, name, opcc_date_today ());
}

static OpccChart *
make_round_spend (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  g_autoptr (OpccRound) round =
      opcc_record_find (db, &opcc_round_kind, g_hash_table_lookup (choices, "round"), error);
  g_autoptr (GPtrArray) grants =
      round != NULL ? opcc_delivery_list (db, opcc_record_get_n (OPCC_RECORD (round)),
                                          opcc_date_today (), NULL, error)
                    : NULL;

  return grants != NULL ? opcc_delivery_chart_new (grants, round->title, opcc_date_today ()) : NULL;
}

/* clang-format off */
static const OpccDomainOption grant_options[] = {
  { "award", "AWARD", N_ ("The award: ROUND/REFERENCE, or its number"), .is_required = TRUE },
  { NULL },
};

static const OpccDomainOption spend_options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), .is_required = TRUE },
  { NULL },
};

static const OpccDomainOption options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), .is_required = TRUE },
  { "by", "WHAT", N_ ("Bars by district or by plan priority; by district unless given"),
    .choices = "district|priority" },
  { NULL },
};

#define OF_ROUND(part) options, make_of_round, G_CALLBACK (part)

const OpccDomainChart opcc_grants_charts[] = {
  { "round-asked", N_ ("Bars: what is asked for, by district or by plan priority"),
    OF_ROUND (make_asked),
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "round-awards", N_ ("Bars in pairs: what is asked for and what is awarded"),
    OF_ROUND (make_awards),
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "round-results", N_ ("Stacked bars: applications by result"), OF_ROUND (make_results),
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "round-shares", N_ ("Bars to both sides: more or less than the mean"), OF_ROUND (make_shares),
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "round-received", N_ ("Line: applications received by day"), OF_ROUND (make_received),
    .audience = OPCC_AUDIENCE_PARTNERS },
  { "round-received-districts", N_ ("Small lines: the same, a panel for each district"),
    OF_ROUND (make_received_by_district),
    .audience = OPCC_AUDIENCE_PARTNERS },
  { "round-pot", N_ ("Bullets: amounts against the pot and its over-award"), OF_ROUND (make_pot),
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "round-timeline", N_ ("Time line: the stages of the round, and today"),
    OF_ROUND (make_timeline),
    .audience = OPCC_AUDIENCE_PARTNERS },
  { "round-bands", N_ ("Strip in bands: the mark of each application"), OF_ROUND (make_bands) },
  { "round-map", N_ ("Map: what is asked for, by district"), OF_ROUND (make_map),
    .audience = OPCC_AUDIENCE_PUBLIC },
  { "round-spend", N_ ("Lines: what the grants of a round were awarded, paid and spent by quarter"),
    spend_options, make_round_spend },
  { "grant-spend", N_ ("Lines: what a grant was awarded, paid and spent by quarter"),
    grant_options, make_grant_spend },
  { NULL },
};
/* clang-format on */
