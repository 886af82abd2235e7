/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said below the rows of a plan: its sums, and what is open of those who get money. */
#include "opcc-cli-plan.h"

#include <glib/gi18n-lib.h>

#include "opcc-applicant.h"
#include "opcc-cli-table.h"

static void
say_total (OpccCli *cli, const OpccAwardPlan *plan)
{
  g_autofree char *total = opcc_money_format (plan->total);
  g_autofree char *pot = opcc_money_format (plan->settings->pot);
  g_autofree char *left = opcc_money_format (ABS (plan->left));

  opcc_cli_say (cli,
                plan->left >= 0 ? _ ("%u awards, %s of %s; %s is left.")
                                : _ ("%u awards, %s of %s; %s over."),
                plan->n_awards, total, pot, left);
}

/* What each of those who get money left open of an earlier grant, and how many have papers to show.
 */
static gboolean
say_applicants (OpccCli *cli, OpccDb *db, gint64 round, const OpccAwardPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) list = opcc_applicant_list (db, round, opcc_date_today (), error);
  g_autofree char *words = list != NULL ? opcc_applicant_say_plan (list, plan) : NULL;

  if (words != NULL)
    opcc_cli_say (cli, _ ("%s. “opcc checks” lists the papers."), words);
  for (guint i = 0; list != NULL && i < plan->rows->len; i++)
    {
      const OpccApplicant *one =
          opcc_applicant_find_open (list, &g_array_index (plan->rows, OpccAwardRow, i));
      g_autofree char *earlier = one != NULL ? opcc_applicant_say_earlier (one) : NULL;

      if (earlier != NULL)
        opcc_cli_say (cli, "%s, %s:\n%s", one->reference, one->name, earlier);
    }
  return list != NULL;
}

/**
 * opcc_cli_say_plan:
 *
 * Says what the plan comes to, how many of those who get money have papers to show, and what they
 * left open of earlier grants.
 *
 * Returns: FALSE on error
 */
gboolean
opcc_cli_say_plan (
    OpccCli *cli, OpccDb *db, gint64 round, const OpccAwardPlan *plan, GError **error)
{
  say_total (cli, plan);
  return say_applicants (cli, db, round, plan, error);
}
