/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios of an award: kept as what was chosen, so that they follow the marks as they stand. */
#include "opcc-scenario.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-round.h"
#include "opcc-text.h"

/* Application, pence (G_MININT64: as the rule says), reason and conditions ("" for none). */
#define AMOUNTS_TYPE "a(xxss)"

static const OpccChoice rules[] = {
  { "part-last", N_ ("Rank order, part-fund the last") },
  { "whole", N_ ("Whole awards only") },
  { "each-district", N_ ("Each district that passes") },
  { "threshold", N_ ("All that reach the threshold") },
  { "line", N_ ("All above the line") },
  { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccScenario, round, LINK, N_("Round"), .marks = OPCC_MARK_REQUIRED,
              .target = "round"),
  OPCC_FIELD (OpccScenario, title, TEXT, N_("Scenario"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccScenario, rule, CHOICE, N_("Rule"), .marks = OPCC_MARK_REQUIRED,
              .choices = rules),
  OPCC_FIELD (OpccScenario, threshold, NUMBER, N_("Threshold"), .min = 0, .max = 100),
  OPCC_FIELD (OpccScenario, line, INTEGER, N_("Above the line"), .min = 0, .max = 100000),
  OPCC_FIELD (OpccScenario, amounts, LONG_TEXT, N_("Set by hand"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccScenario, weights, TEXT, N_("Other weights"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccScenario, is_current, FLAG, N_("Shown on the award board"),
              .marks = OPCC_MARK_COMPUTED),
};
/* clang-format on */

const OpccKind opcc_scenario_kind = {
  .name = "scenario",
  .label = N_ ("Scenario"),
  .plural = N_ ("Scenarios"),
  .title = "title",
  .detail = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_scenario_get_type,
};

OPCC_DEFINE_RECORD (OpccScenario, opcc_scenario, opcc_scenario_kind)

/* --- keeping ---------------------------------------------------------------------------------- */

static char *
write_amounts (const OpccAwardSettings *settings)
{
  g_autoptr (GVariant) list = NULL;
  GVariantBuilder builder;

  if (settings->by_hand->len == 0)
    return NULL;
  g_variant_builder_init (&builder, G_VARIANT_TYPE (AMOUNTS_TYPE));
  for (guint i = 0; i < settings->by_hand->len; i++)
    {
      const OpccAwardChoice *choice = g_ptr_array_index (settings->by_hand, i);

      g_variant_builder_add (&builder, "(xxss)", choice->application, choice->amount,
                             choice->reason != NULL ? choice->reason : "",
                             choice->conditions != NULL ? choice->conditions : "");
    }
  list = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (list, FALSE);
}

static gboolean
read_amounts (const OpccScenario *self, OpccAwardSettings *settings, GError **error)
{
  g_autoptr (GVariant) list = NULL;
  GVariantIter iter;
  gint64 application;
  gint64 amount;
  const char *reason;
  const char *conditions;

  if (self->amounts == NULL)
    return TRUE;
  list = g_variant_parse (G_VARIANT_TYPE (AMOUNTS_TYPE), self->amounts, NULL, NULL, NULL);
  if (list == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
                   _ ("What was set by hand in scenario “%s” cannot be read. Nothing was changed. "
                      "Save the scenario again."),
                   self->title);
      return FALSE;
    }
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(xx&s&s)", &application, &amount, &reason, &conditions))
    opcc_award_settings_choose (settings, application, amount, *reason != '\0' ? reason : NULL,
                                *conditions != '\0' ? conditions : NULL);
  return TRUE;
}

static OpccScenario *
find (OpccDb *db, gint64 round, const char *title, GError **error)
{
  g_autoptr (GPtrArray) found =
      opcc_db_select (db, &opcc_scenario_kind, "round = $1 AND title = $2", error, "is", round,
                      title);

  return found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
}

static void
fill (OpccScenario *self, const OpccAwardPlan *plan, const char *weights)
{
  const OpccAwardSettings *settings = plan->settings;
  g_autofree char *amounts = write_amounts (settings);

  opcc_set_str (&self->rule, rules[settings->rule].key);
  self->threshold = plan->ranking->threshold == OPCC_NO_PERCENT
                        ? NAN
                        : (double) plan->ranking->threshold / OPCC_PERCENT;
  self->line = settings->rule == OPCC_AWARD_LINE ? (gint64) settings->line : OPCC_NO_INTEGER;
  opcc_set_str (&self->amounts, amounts);
  opcc_set_str (&self->weights, weights);
}

/**
 * opcc_scenario_save:
 * @plan: whose rule, threshold, line and sums set by hand are kept; not who would get what
 * @weights: (nullable): other weights, as in OpccScenario
 *
 * Keeps a scenario of that name as one action; one of the same name in the round is replaced.
 */
gboolean
opcc_scenario_save (OpccDb *db,
                    gint64 round,
                    const char *title,
                    const OpccAwardPlan *plan,
                    const char *weights,
                    GError **error)
{
  g_autofree char *name = opcc_text_clean (title, error);
  g_autoptr (OpccScenario) self = NULL;
  g_autoptr (OpccAwardPlan) drawn = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *words = NULL;

  if (name == NULL)
    return FALSE;
  if (*name == '\0')
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                           _ ("A scenario needs a name. Nothing was saved. Type a few words."));
      return FALSE;
    }
  self = find (db, round, name, NULL);
  if (self == NULL)
    self = g_object_new (OPCC_TYPE_SCENARIO, NULL);
  self->round = round;
  opcc_set_str (&self->title, name);
  fill (self, plan, weights);
  drawn = opcc_scenario_draw (db, self, NULL, error);
  if (drawn == NULL)
    return FALSE;
  words = g_strdup_printf (_ ("Save scenario “%s”"), name);
  action = opcc_action_begin (db, words, error);
  return action != NULL && opcc_db_save (db, self, error) && opcc_action_commit (action, error);
}

/**
 * opcc_scenario_list:
 *
 * Returns: (transfer full) (element-type OpccScenario): as they were made; NULL on error
 */
GPtrArray *
opcc_scenario_list (OpccDb *db, gint64 round, GError **error)
{
  return opcc_db_select (db, &opcc_scenario_kind, "round = $1 ORDER BY n", error, "i", round);
}

/**
 * opcc_scenario_find:
 *
 * Returns: (transfer full): NULL with OPCC_ERROR_NOT_FOUND where the round has none of that name
 */
OpccScenario *
opcc_scenario_find (OpccDb *db, gint64 round, const char *title, GError **error)
{
  g_autoptr (GError) failure = NULL;
  OpccScenario *self = find (db, round, title, &failure);

  if (self == NULL && failure == NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                 _ ("The round has no scenario “%s”. “opcc scenario list” names those it has."),
                 title);
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return self;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static OpccCriterion *
find_criterion (GPtrArray *criteria, gint64 number)
{
  for (guint i = 0; i < criteria->len; i++)
    if (((OpccCriterion *) criteria->pdata[i])->number == number)
      return g_ptr_array_index (criteria, i);
  return NULL;
}

static gboolean
set_weights (GPtrArray *criteria, const char *weights, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (weights, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      char *end = NULL;
      const gint64 number = g_ascii_strtoll (parts[i], NULL, 10);
      OpccCriterion *criterion = find_criterion (criteria, number);
      const double weight = equals != NULL ? g_ascii_strtod (equals + 1, &end) : NAN;

      if (criterion == NULL || end == equals + 1 || end[strspn (end, " %")] != '\0' ||
          !(weight >= 0) || !(weight <= 100))
        {
          g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("“%s” is not a criterion of the round and its weight. Nothing was saved. "
                          "Write the number of the criterion and a per cent: 1=30."),
                       parts[i]);
          return FALSE;
        }
      criterion->weight = weight;
    }
  return opcc_criterion_check_weights (criteria, error);
}

/**
 * opcc_scenario_list_criteria:
 *
 * Returns: (transfer full) (element-type OpccCriterion): the criteria of its round, with the
 *   weights that the scenario gives them; NULL on error
 */
GPtrArray *
opcc_scenario_list_criteria (OpccDb *db, const OpccScenario *self, GError **error)
{
  g_autoptr (GPtrArray) criteria = opcc_criterion_list (db, self->round, error);

  if (criteria == NULL || (self->weights != NULL && !set_weights (criteria, self->weights, error)))
    return NULL;
  return g_steal_pointer (&criteria);
}

static OpccRanking *
rank_with_weights (OpccDb *db, const OpccScenario *self, const OpccRanking *plain, GError **error)
{
  g_autoptr (GPtrArray) criteria = opcc_scenario_list_criteria (db, self, error);
  g_autoptr (GPtrArray) applications =
      criteria != NULL ? opcc_application_list (db, self->round, error) : NULL;
  g_autoptr (GArray) scores =
      applications != NULL ? opcc_ranking_read_scores (db, self->round, error) : NULL;
  OpccRanking *ranking;

  if (scores == NULL)
    return NULL;
  ranking = opcc_ranking_from_marks (applications, criteria, (OpccScore *) (gpointer) scores->data,
                                     scores->len, plain->threshold, plain->wide_gap);
  ranking->round = plain->round;
  /* Plain values know no names. */
  for (guint i = 0; i < ranking->rows->len; i++)
    {
      OpccRankingRow *row = g_ptr_array_index (ranking->rows, i);
      const OpccRankingRow *known = opcc_ranking_find (plain, row->application);

      if (known != NULL)
        opcc_set_str (&row->organisation, known->organisation);
    }
  return ranking;
}

static OpccAwardRule
get_rule (const OpccScenario *self)
{
  for (guint i = 0; i < OPCC_N_AWARD_RULES; i++)
    if (g_strcmp0 (rules[i].key, self->rule) == 0)
      return i;
  return OPCC_AWARD_PART_LAST;
}

/**
 * opcc_scenario_draw:
 *
 * Shares the pot out as the scenario says, over marks and pot as they stand now.
 *
 * Returns: (transfer full): NULL on error
 */
OpccAwardPlan *
opcc_scenario_draw (OpccDb *db,
                    const OpccScenario *scenario,
                    GCancellable *cancellable,
                    GError **error)
{
  const gint64 threshold = isnan (scenario->threshold)
                               ? OPCC_NO_PERCENT
                               : opcc_percent_from_number (scenario->threshold);
  g_autoptr (OpccAwardPlan) plain =
      opcc_award_plan_for_round (db, scenario->round, get_rule (scenario), threshold, cancellable,
                                 error);
  g_autoptr (OpccAwardSettings) settings = NULL;
  g_autoptr (OpccRanking) ranking = NULL;

  if (plain == NULL)
    return NULL;
  settings = opcc_award_settings_copy (plain->settings);
  if (scenario->line != OPCC_NO_INTEGER)
    settings->line = (guint) scenario->line;
  if (!read_amounts (scenario, settings, error))
    return NULL;
  if (scenario->weights == NULL)
    return opcc_award_plan_new (plain->ranking, settings);
  ranking = rank_with_weights (db, scenario, plain->ranking, error);
  return ranking != NULL ? opcc_award_plan_new (ranking, settings) : NULL;
}

/**
 * opcc_scenario_draw_board:
 *
 * Returns: (transfer full): what the award board begins with: the scenario that was made current,
 *   else rank order with the last part-funded; NULL on error
 */
OpccAwardPlan *
opcc_scenario_draw_board (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = opcc_scenario_list (db, round, error);

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    if (((OpccScenario *) list->pdata[i])->is_current)
      return opcc_scenario_draw (db, list->pdata[i], cancellable, error);
  return opcc_award_plan_for_round (db, round, OPCC_AWARD_PART_LAST, OPCC_NO_PERCENT, cancellable,
                                    error);
}

/**
 * opcc_scenario_use:
 *
 * Makes a scenario the one that the award board of its round begins with, as one action. Refused
 * for one with other weights: the award is decided on the weights of the round.
 */
gboolean
opcc_scenario_use (OpccDb *db, gint64 n, GError **error)
{
  g_autoptr (OpccScenario) self = opcc_db_load (db, &opcc_scenario_kind, n, error);
  g_autoptr (GPtrArray) all = self != NULL ? opcc_scenario_list (db, self->round, error) : NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *words = NULL;

  if (all == NULL)
    return FALSE;
  if (self->weights != NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("Scenario “%s” has other weights than the round, and was not put on the "
                      "board. The award is decided on the weights that were announced."),
                   self->title);
      return FALSE;
    }
  words = g_strdup_printf (_ ("Use scenario “%s”"), self->title);
  action = opcc_action_begin (db, words, error);
  if (action == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      OpccScenario *one = g_ptr_array_index (all, i);
      const gboolean is_it = opcc_record_get_n (OPCC_RECORD (one)) == n;

      if (one->is_current == is_it)
        continue;
      one->is_current = is_it;
      if (!opcc_db_save (db, one, error))
        return FALSE;
    }
  return opcc_action_commit (action, error);
}
