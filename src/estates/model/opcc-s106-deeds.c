/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What repurposing money of section 106 costs: the new deeds, a signatory and in sum. */
#include "opcc-s106-deeds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"

GPtrArray *
opcc_s106_deeds_list (OpccDb *db, GError **error)
{
  return opcc_db_select (db, &opcc_s106_drawdown_kind, "kind = 'repurposing' ORDER BY n", error,
                         "");
}

/**
 * opcc_s106_deeds_sum:
 * @deeds: (element-type OpccS106Drawdown):
 * @sum: (out): what is missing is not in the sums, and is counted
 */
void
opcc_s106_deeds_sum (GPtrArray *deeds, OpccS106DeedsSum *sum)
{
  *sum = (OpccS106DeedsSum){ .least = OPCC_NO_MONEY, .most = OPCC_NO_MONEY, .cost = OPCC_NO_MONEY };
  for (guint i = 0; i < deeds->len; i++)
    {
      const OpccS106Drawdown *deed = g_ptr_array_index (deeds, i);
      const gint64 cost = opcc_s106_drawdown_get_deed_cost (deed);

      if (strcmp (deed->state, "refused") == 0)
        continue;
      sum->n++;
      if (deed->cost_signatory == OPCC_NO_MONEY)
        continue;
      sum->least =
          sum->n_costed == 0 ? deed->cost_signatory : MIN (sum->least, deed->cost_signatory);
      sum->most = MAX (sum->most, deed->cost_signatory);
      sum->n_costed++;
      if (cost == OPCC_NO_MONEY)
        continue;
      sum->cost = sum->n_summed == 0 ? cost : sum->cost + cost;
      sum->n_summed++;
    }
}

/* "£1,300 a signatory (1 of 3 deeds)"; NULL where no deed gives it. */
static char *
say_each (const OpccS106DeedsSum *sum)
{
  g_autofree char *least = opcc_money_format (sum->least);
  g_autofree char *most = opcc_money_format (sum->most);

  if (sum->n_costed == 0)
    return NULL;
  return sum->least == sum->most ? g_strdup_printf (_ ("%s a signatory, given for %u of %u"), least,
                                                    sum->n_costed, sum->n)
                                 : g_strdup_printf (_ ("%s to %s a signatory, given for %u of %u"),
                                                    least, most, sum->n_costed, sum->n);
}

/**
 * opcc_s106_deeds_say:
 *
 * Returns: (transfer full): "New deeds: £1,300 a signatory, given for 1 of 3; the sum cannot be
 *   said, since the number of signatories is not given."
 */
char *
opcc_s106_deeds_say (const OpccS106DeedsSum *sum)
{
  g_autofree char *each = say_each (sum);
  g_autofree char *cost = opcc_money_format (sum->cost);

  if (sum->n == 0)
    return g_strdup (_ ("No money is asked to be repurposed."));
  if (each == NULL)
    return g_strdup (_ ("New deeds: their cost is not given."));
  if (sum->n_summed == 0)
    return g_strdup_printf (_ ("New deeds: %s; the sum cannot be said, since the number of "
                               "signatories is not given."),
                            each);
  return g_strdup_printf (_ ("New deeds: %s; %s in sum, for %u of %u."), each, cost, sum->n_summed,
                          sum->n);
}
