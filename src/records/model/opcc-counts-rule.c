/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's rule for counts, where every paper, chart and list for others finds it. */
#include "opcc-counts-rule.h"

#include "opcc-db.h"

#define TO_5 "5"

/**
 * opcc_counts_rule_read:
 *
 * Returns: the rule of this office file; a setting that cannot be read rounds, for that gives less
 *   away
 */
OpccDisclosureRule
opcc_counts_rule_read (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = opcc_db_get_setting (db, OPCC_COUNTS_ROUND_SETTING, &error);
  OpccDisclosureRule rule = { 0 };

  rule.round_to_5 = error != NULL || g_strcmp0 (wanted, TO_5) == 0;
  return rule;
}

/**
 * opcc_counts_rule_set_round:
 * @round_to_5: whether counts leave the office to the nearest 5
 *
 * What leaves the office from now on follows it; what is already out stays as it is.
 *
 * Returns: FALSE with an error if the file cannot be written
 */
gboolean
opcc_counts_rule_set_round (OpccDb *db, gboolean round_to_5, GError **error)
{
  return opcc_db_set_setting (db, OPCC_COUNTS_ROUND_SETTING, round_to_5 ? TO_5 : "", error);
}
