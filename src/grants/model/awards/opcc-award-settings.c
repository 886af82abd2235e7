/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule for sharing out a pot, and what a person chose over it. */
#include <glib/gi18n-lib.h>

#include "opcc-award-plan.h"
#include "opcc-text.h"

/* Part awards are rounded down to whole steps of £50. */
#define PART_STEP 5000

const char *
opcc_award_rule_get_label (OpccAwardRule rule)
{
  static const char *const labels[OPCC_N_AWARD_RULES] = {
    N_ ("Rank order, part-fund the last"),
    N_ ("Whole awards only"),
    N_ ("Each district that passes"),
    N_ ("All that reach the threshold"),
    N_ ("All above the line"),
  };

  g_return_val_if_fail (rule < OPCC_N_AWARD_RULES, "");
  return g_dgettext (GETTEXT_PACKAGE, labels[rule]);
}

static void
free_choice (OpccAwardChoice *choice)
{
  g_free (choice->reason);
  g_free (choice->conditions);
  g_free (choice);
}

/**
 * opcc_award_settings_new:
 * @pot: pence
 * @over_award: per cent; OPCC_NO_INTEGER: none
 * @cap: pence; OPCC_NO_MONEY: none
 *
 * Returns: (transfer full): rank order with the last part-funded
 */
OpccAwardSettings *
opcc_award_settings_new (gint64 pot, gint64 over_award, gint64 cap)
{
  OpccAwardSettings *self = g_new0 (OpccAwardSettings, 1);

  self->rule = OPCC_AWARD_PART_LAST;
  self->pot = pot;
  self->over_award = over_award == OPCC_NO_INTEGER ? 0 : over_award;
  self->cap = cap;
  self->part_step = PART_STEP;
  self->by_hand = g_ptr_array_new_with_free_func ((GDestroyNotify) free_choice);
  return self;
}

OpccAwardSettings *
opcc_award_settings_copy (const OpccAwardSettings *self)
{
  OpccAwardSettings *copy = g_memdup2 (self, sizeof *self);

  copy->by_hand = g_ptr_array_new_with_free_func ((GDestroyNotify) free_choice);
  for (guint i = 0; i < self->by_hand->len; i++)
    {
      const OpccAwardChoice *choice = g_ptr_array_index (self->by_hand, i);

      opcc_award_settings_choose (copy, choice->application, choice->amount, choice->reason,
                                  choice->conditions);
    }
  return copy;
}

void
opcc_award_settings_free (OpccAwardSettings *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->by_hand);
  g_free (self);
}

/**
 * opcc_award_settings_choose:
 * @amount: pence; 0 for none; OPCC_NO_MONEY leaves the amount to the rule
 * @reason: (nullable): kept for the record
 * @conditions: (nullable): of the award
 */
void
opcc_award_settings_choose (OpccAwardSettings *self,
                            gint64 application,
                            gint64 amount,
                            const char *reason,
                            const char *conditions)
{
  OpccAwardChoice *choice = NULL;

  for (guint i = 0; i < self->by_hand->len && choice == NULL; i++)
    if (((OpccAwardChoice *) self->by_hand->pdata[i])->application == application)
      choice = g_ptr_array_index (self->by_hand, i);
  if (choice == NULL)
    {
      choice = g_new0 (OpccAwardChoice, 1);
      choice->application = application;
      g_ptr_array_add (self->by_hand, choice);
    }
  choice->amount = amount;
  opcc_set_str (&choice->reason, reason);
  opcc_set_str (&choice->conditions, conditions);
}

/**
 * opcc_award_settings_unchoose:
 *
 * Leaves an application to the rule again.
 */
void
opcc_award_settings_unchoose (OpccAwardSettings *self, gint64 application)
{
  for (guint i = 0; i < self->by_hand->len; i++)
    if (((OpccAwardChoice *) self->by_hand->pdata[i])->application == application)
      {
        g_ptr_array_remove_index (self->by_hand, i);
        return;
      }
}
