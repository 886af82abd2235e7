/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lines of the award board, its foot and its scenarios say, from the plan alone. */
#include "opcc-award-words.h"

#include <glib/gi18n-lib.h>

#include "opcc-robustness.h"

guint
opcc_award_words_get_last_row (const OpccAwardPlan *plan)
{
  guint last = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    if (g_array_index (plan->rows, OpccAwardRow, i).amount > 0)
      last = i + 1;
  return last;
}

static char *
format_awards (guint n_awards)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u award", "%u awards", n_awards),
                          n_awards);
}

char *
opcc_award_words_pot (const OpccAwardPlan *plan)
{
  g_autofree char *pot = opcc_money_format (plan->settings->pot);
  g_autofree char *awards = format_awards (plan->n_awards);

  if (opcc_award_words_get_last_row (plan) != plan->pot_row)
    return g_strdup_printf (_ ("Pot %s"), pot);
  /* Translators: a line on the award board: "Pot £130,000 · 16 awards". */
  return g_strdup_printf (_ ("Pot %s · %s"), pot, awards);
}

char *
opcc_award_words_pot_note (const OpccAwardPlan *plan)
{
  if (opcc_award_words_get_last_row (plan) == plan->pot_row)
    return opcc_award_words_left (plan);
  return NULL;
}

char *
opcc_award_words_awards (const OpccAwardPlan *plan)
{
  g_autofree char *awards = format_awards (plan->n_awards);
  g_autofree char *total = opcc_money_format (plan->total);

  return g_strdup_printf ("%s · %s", awards, total);
}

char *
opcc_award_words_left (const OpccAwardPlan *plan)
{
  g_autofree char *left = opcc_money_format (ABS (plan->left));
  g_autofree char *beyond = opcc_money_format (plan->total - plan->over_limit);

  if (plan->total > plan->over_limit && plan->over_limit > plan->settings->pot)
    return g_strdup_printf (_ ("%s over the limit"), beyond);
  return g_strdup_printf (plan->left < 0 ? _ ("%s over the pot") : _ ("%s left"), left);
}

char *
opcc_award_words_over (const OpccAwardPlan *plan)
{
  g_autofree char *limit = opcc_money_format (plan->over_limit);

  /* Translators: how far over the pot may be awarded: "10% over the pot · £143,000". */
  return g_strdup_printf (_ ("%d%% over the pot · %s"), (int) plan->settings->over_award, limit);
}

char *
opcc_award_words_over_note (const OpccAwardPlan *plan)
{
  if (plan->over_row == 0 || plan->over_row > plan->rows->len)
    return NULL;
  return g_strdup_printf (
      _ ("reaches rank %u"),
      g_array_index (plan->rows, OpccAwardRow, plan->over_row - 1).ranked->rank);
}

/* Without decimals where there are none: "65%". */
static char *
format_threshold (gint64 threshold)
{
  if (threshold % OPCC_PERCENT == 0)
    return g_strdup_printf ("%d%%", (int) (threshold / OPCC_PERCENT));
  return opcc_percent_format (threshold);
}

char *
opcc_award_words_threshold (const OpccAwardPlan *plan)
{
  g_autofree char *threshold = format_threshold (plan->ranking->threshold);

  /* Translators: a line on the award board: "Threshold 65% · 23 pass". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Threshold %s · %u passes",
                                       "Threshold %s · %u pass", plan->ranking->n_pass),
                          threshold, plan->ranking->n_pass);
}

char *
opcc_award_words_threshold_note (const OpccAwardPlan *plan)
{
  guint n_fail = plan->rows->len - MIN (plan->ranking->n_pass, plan->rows->len);

  if (n_fail == 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u does not", "%u do not", n_fail),
                          n_fail);
}

char *
opcc_award_words_room (const OpccAwardPlan *plan)
{
  g_autofree char *left = opcc_award_words_left (plan);
  g_autofree char *over = opcc_money_format (plan->over_limit - plan->settings->pot);
  g_autofree char *more = opcc_money_format (plan->over_limit - plan->total);

  if (plan->over_limit <= plan->settings->pot || plan->total > plan->over_limit)
    return g_steal_pointer (&left);
  /* Translators: "£10 left · £13,000 more within the over-award". */
  return g_strdup_printf (_ ("%s · %s more within the over-award"), left,
                          plan->left >= 0 ? over : more);
}

char *
opcc_award_words_below (const OpccAwardPlan *plan, guint n_seen)
{
  guint n_fail = plan->rows->len - MIN (plan->ranking->n_pass, plan->rows->len);
  g_autofree char *fail = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u application does not.",
                                                        "%u applications do not.", n_fail),
                                           n_fail);

  if (n_seen + 1 == plan->threshold_row)
    /* Translators: rank of an application below those in view, and "28 applications do not." */
    return g_strdup_printf (_ ("%u also reaches the threshold; %s"), plan->threshold_row, fail);
  return g_strdup_printf (_ ("%u to %u also pass the threshold; %s"), n_seen + 1,
                          plan->threshold_row, fail);
}

char *
opcc_award_words_holds_up (const OpccAwardPlan *plan)
{
  return g_strdup_printf (_ ("%u of %u hold up whoever marked"), plan->n_hold_up, plan->n_awards);
}

char *
opcc_award_words_row_worlds (const OpccRankingRow *row)
{
  static const char *const kinds[OPCC_N_WORLD_KINDS] = {
    [OPCC_WORLDS_MARKERS] = N_ ("%d of 100 without one of the markers"),
    [OPCC_WORLDS_CRITERIA] = N_ ("%d of 100 without one of the criteria"),
    [OPCC_WORLDS_WEIGHTS] = N_ ("%d of 100 with a weight a tenth more or less"),
  };
  g_autoptr (GString) words = g_string_new (NULL);

  if (row->holds_up < 0)
    return NULL;
  g_string_append_printf (words, _ ("Still awarded in %d of 100 redraws of its marks"),
                          row->holds_up);
  for (guint i = 0; i < OPCC_N_WORLD_KINDS; i++)
    if (row->worlds[i] >= 0)
      {
        g_string_append (words, ",\n");
        g_string_append_printf (words, g_dgettext (GETTEXT_PACKAGE, kinds[i]), row->worlds[i]);
      }
  g_string_append_printf (words, _ (";\nover all %d of 100, each kind counting alike"),
                          opcc_robustness_get_overall (row));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
opcc_award_words_worlds (const OpccAwardPlan *plan)
{
  const int markers = opcc_robustness_count_safe (plan, OPCC_WORLDS_MARKERS);
  const int criteria = opcc_robustness_count_safe (plan, OPCC_WORLDS_CRITERIA);
  const int weights = opcc_robustness_count_safe (plan, OPCC_WORLDS_WEIGHTS);

  if (plan->n_awards == 0 || markers < 0 || criteria < 0 || weights < 0)
    return NULL;
  /* Translators: three counts, of awards: "12 hold without any one marker, 14 without any one
   * criterion, 16 with weights a tenth more or less" */
  return g_strdup_printf (
      _ ("%d hold without any one marker, %d without any one criterion, %d with "
         "weights a tenth more or less"),
      markers, criteria, weights);
}

const char *
opcc_award_words_scenario (OpccAwardRule rule)
{
  switch (rule)
    {
    case OPCC_AWARD_PART_LAST:
      return _ ("Part-fund the last");
    case OPCC_AWARD_WHOLE:
      return _ ("Whole awards only");
    case OPCC_AWARD_EACH_DISTRICT:
      return _ ("Each district that passes");
    case OPCC_AWARD_THRESHOLD:
    case OPCC_AWARD_LINE:
    case OPCC_N_AWARD_RULES:
    default:
      return opcc_award_rule_get_label (rule);
    }
}

char *
opcc_award_words_scenario_note (const OpccAwardPlan *plan)
{
  g_autofree char *awards = format_awards (plan->n_awards);
  g_autofree char *note = NULL;

  if (plan->n_passed_over > 0)
    note = g_strdup_printf (_ ("%u out of rank, reasons needed"), plan->n_passed_over);
  else if (plan->left < 0)
    note = opcc_award_words_left (plan);
  else if (plan->settings->rule == OPCC_AWARD_WHOLE)
    {
      g_autofree char *left = opcc_money_format (plan->left);

      note = g_strdup_printf (_ ("%s unspent"), left);
    }
  else
    note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u district", "%u districts",
                                         plan->n_districts),
                            plan->n_districts);
  return g_strdup_printf ("%s · %s", awards, note);
}
