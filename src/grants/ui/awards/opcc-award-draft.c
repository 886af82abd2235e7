/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardDraft: the award as it is being thought over: a rule, a threshold, and steps back. */
#include "opcc-award-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"

/* More steps back than anybody takes; keeps a long session small. */
#define MAX_STEPS 200

/* What a person chose; a step back is the state before. */
typedef struct
{
  OpccAwardSettings *settings; /* (owned) */
  gint64 threshold;            /* millionths of a point; OPCC_NO_PERCENT: none */
} Choice;

struct _OpccAwardDraft
{
  GObject parent_instance;
  OpccRanking *ranking;                             /* (owned) (nullable) before the first base */
  Choice *choice;                                   /* (owned) (nullable) before the first base */
  OpccAwardPlan *plan;                              /* (owned) (nullable) before the first base */
  OpccAwardPlan *scenarios[OPCC_AWARD_N_SCENARIOS]; /* (owned) */
  gint64 scenario_threshold;                        /* that the scenarios were made with */
  gboolean scenarios_stale;                         /* marks or pot are others */
  GPtrArray *past;   /* (owned) of Choice, the last is the step before */
  GPtrArray *future; /* (owned) of Choice, the last is the next */
  gboolean chosen;   /* a person changed something */
  gboolean decided;  /* the plan is what was decided, and cannot be changed */
  guint serial;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (OpccAwardDraft, opcc_award_draft, G_TYPE_OBJECT)

static Choice *
copy_choice (const Choice *choice)
{
  Choice *copy = g_new0 (Choice, 1);

  copy->settings = opcc_award_settings_copy (choice->settings);
  copy->threshold = choice->threshold;
  return copy;
}

static void
free_choice (Choice *choice)
{
  if (choice == NULL)
    return;
  opcc_award_settings_free (choice->settings);
  g_free (choice);
}

static void
replace_plan (OpccAwardPlan **place, OpccAwardPlan *plan)
{
  opcc_award_plan_free (*place);
  *place = plan;
}

/* The line and what is set by hand leave them as they are. */
static void
make_scenarios (OpccAwardDraft *self)
{
  g_autoptr (OpccAwardSettings) plain = NULL;

  if (!self->scenarios_stale && self->scenario_threshold == self->choice->threshold)
    return;
  self->scenarios_stale = FALSE;
  self->scenario_threshold = self->choice->threshold;
  plain = opcc_award_settings_copy (self->choice->settings);
  g_ptr_array_set_size (plain->by_hand, 0);
  for (guint rule = 0; rule < OPCC_AWARD_N_SCENARIOS; rule++)
    {
      plain->rule = rule;
      replace_plan (&self->scenarios[rule], opcc_award_plan_new (self->ranking, plain));
    }
}

static void
make_plans (OpccAwardDraft *self)
{
  if (self->choice == NULL)
    return;
  opcc_ranking_set_threshold (self->ranking, self->choice->threshold);
  replace_plan (&self->plan, opcc_award_plan_new (self->ranking, self->choice->settings));
  make_scenarios (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
update (OpccAwardDraft *self)
{
  self->serial++;
  make_plans (self);
}

static void
begin_step (OpccAwardDraft *self)
{
  g_ptr_array_add (self->past, copy_choice (self->choice));
  if (self->past->len > MAX_STEPS)
    g_ptr_array_remove_index (self->past, 0);
  g_ptr_array_set_size (self->future, 0);
  self->chosen = TRUE;
}

static gboolean
can_change (OpccAwardDraft *self)
{
  return self->choice != NULL && !self->decided;
}

static void
opcc_award_draft_finalize (GObject *object)
{
  OpccAwardDraft *self = OPCC_AWARD_DRAFT (object);

  opcc_ranking_free (self->ranking);
  free_choice (self->choice);
  opcc_award_plan_free (self->plan);
  for (guint i = 0; i < OPCC_AWARD_N_SCENARIOS; i++)
    opcc_award_plan_free (self->scenarios[i]);
  g_ptr_array_unref (self->past);
  g_ptr_array_unref (self->future);
  G_OBJECT_CLASS (opcc_award_draft_parent_class)->finalize (object);
}

static void
opcc_award_draft_class_init (OpccAwardDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_award_draft_finalize;
  changed_signal = g_signal_new ("changed", OPCC_TYPE_AWARD_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
opcc_award_draft_init (OpccAwardDraft *self)
{
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) free_choice);
  self->future = g_ptr_array_new_with_free_func ((GDestroyNotify) free_choice);
}

OpccAwardDraft *
opcc_award_draft_new (void)
{
  return g_object_new (OPCC_TYPE_AWARD_DRAFT, NULL);
}

static void
take_ranking (OpccAwardDraft *self, const OpccAwardPlan *plan)
{
  opcc_ranking_free (self->ranking);
  self->ranking = opcc_ranking_copy (plan->ranking);
  self->scenarios_stale = TRUE;
}

/* What a person chose stays, over a pot and limits that may be others now. */
static void
rebase_choice (Choice *choice, const OpccAwardPlan *plan)
{
  choice->settings->pot = plan->settings->pot;
  choice->settings->over_award = plan->settings->over_award;
  choice->settings->cap = plan->settings->cap;
  choice->settings->part_step = plan->settings->part_step;
}

void
opcc_award_draft_set_base (OpccAwardDraft *self, const OpccAwardPlan *plan)
{
  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self) && plan != NULL);

  take_ranking (self, plan);
  if (!self->chosen || self->decided)
    {
      const Choice base = { plan->settings, plan->ranking->threshold };

      free_choice (self->choice);
      self->choice = copy_choice (&base);
      opcc_award_draft_clear_steps (self);
    }
  else
    {
      rebase_choice (self->choice, plan);
      for (guint i = 0; i < self->past->len; i++)
        rebase_choice (g_ptr_array_index (self->past, i), plan);
      for (guint i = 0; i < self->future->len; i++)
        rebase_choice (g_ptr_array_index (self->future, i), plan);
    }
  self->decided = FALSE;
  update (self);
}

void
opcc_award_draft_set_decided (OpccAwardDraft *self, const OpccAwardPlan *plan)
{
  const Choice base = { plan->settings, plan->ranking->threshold };

  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self) && plan != NULL);

  take_ranking (self, plan);
  free_choice (self->choice);
  self->choice = copy_choice (&base);
  opcc_award_draft_clear_steps (self);
  self->decided = TRUE;
  update (self);
}

const OpccAwardPlan *
opcc_award_draft_get_plan (OpccAwardDraft *self)
{
  g_return_val_if_fail (OPCC_IS_AWARD_DRAFT (self), NULL);
  return self->plan;
}

const OpccAwardPlan *
opcc_award_draft_get_scenario (OpccAwardDraft *self, OpccAwardRule rule)
{
  g_return_val_if_fail (OPCC_IS_AWARD_DRAFT (self) && rule < OPCC_AWARD_N_SCENARIOS, NULL);
  return self->scenarios[rule];
}

OpccAwardRule
opcc_award_draft_get_scenario_shown (OpccAwardDraft *self)
{
  g_return_val_if_fail (OPCC_IS_AWARD_DRAFT (self), OPCC_N_AWARD_RULES);

  if (self->choice == NULL || self->choice->settings->rule >= OPCC_AWARD_N_SCENARIOS)
    return OPCC_N_AWARD_RULES;
  for (guint i = 0; i < self->choice->settings->by_hand->len; i++)
    {
      const OpccAwardChoice *choice = g_ptr_array_index (self->choice->settings->by_hand, i);

      if (choice->amount != OPCC_NO_MONEY)
        return OPCC_N_AWARD_RULES;
    }
  return self->choice->settings->rule;
}

void
opcc_award_draft_set_rule (OpccAwardDraft *self, OpccAwardRule rule)
{
  guint line;

  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self) && rule < OPCC_N_AWARD_RULES);

  if (!can_change (self) || self->choice->settings->rule == rule)
    return;
  line = opcc_award_draft_get_line (self);
  begin_step (self);
  self->choice->settings->rule = rule;
  if (rule == OPCC_AWARD_LINE)
    self->choice->settings->line = line;
  update (self);
}

static void
forget_amounts (OpccAwardSettings *settings)
{
  for (guint i = 0; i < settings->by_hand->len; i++)
    ((OpccAwardChoice *) settings->by_hand->pdata[i])->amount = OPCC_NO_MONEY;
}

void
opcc_award_draft_take_scenario (OpccAwardDraft *self, OpccAwardRule rule)
{
  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self) && rule < OPCC_AWARD_N_SCENARIOS);

  if (!can_change (self) || opcc_award_draft_get_scenario_shown (self) == rule)
    return;
  begin_step (self);
  self->choice->settings->rule = rule;
  forget_amounts (self->choice->settings);
  update (self);
}

void
opcc_award_draft_set_threshold (OpccAwardDraft *self, gint64 threshold)
{
  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self));

  if (!can_change (self) || self->choice->threshold == threshold)
    return;
  begin_step (self);
  self->choice->threshold = threshold;
  update (self);
}

guint
opcc_award_draft_get_line (OpccAwardDraft *self)
{
  guint line = 0;

  g_return_val_if_fail (OPCC_IS_AWARD_DRAFT (self), 0);

  if (self->plan == NULL)
    return 0;
  if (self->choice->settings->rule == OPCC_AWARD_LINE)
    return MIN (self->choice->settings->line, self->ranking->n_pass);
  /* The line lies below the last award; only those that pass count. */
  for (guint i = 0, passing = 0; i < self->plan->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (self->plan->rows, OpccAwardRow, i);

      passing += row->ranked->passes;
      if (row->amount > 0)
        line = passing;
    }
  return line;
}

void
opcc_award_draft_set_line (OpccAwardDraft *self, guint line, gboolean same_step)
{
  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self));

  if (!can_change (self))
    return;
  line = MIN (line, self->ranking->n_pass);
  if (opcc_award_draft_get_line (self) == line)
    return;
  if (!same_step)
    begin_step (self);
  self->choice->settings->rule = OPCC_AWARD_LINE;
  self->choice->settings->line = line;
  update (self);
}

static const OpccAwardChoice *
find_choice (OpccAwardDraft *self, gint64 application)
{
  for (guint i = 0; i < self->choice->settings->by_hand->len; i++)
    {
      const OpccAwardChoice *choice = g_ptr_array_index (self->choice->settings->by_hand, i);

      if (choice->application == application)
        return choice;
    }
  return NULL;
}

static gboolean
is_over_cap (OpccAwardDraft *self, gint64 application, gint64 pence)
{
  const OpccAwardChoice *choice = find_choice (self, application);
  const gint64 cap = self->choice->settings->cap;

  return cap != OPCC_NO_MONEY && pence > cap && (choice == NULL || choice->reason == NULL);
}

/**
 * opcc_award_draft_check_amount:
 *
 * Returns: FALSE with a sentence that gives the cap
 */
gboolean
opcc_award_draft_check_amount (OpccAwardDraft *self,
                               gint64 application,
                               gint64 pence,
                               GError **error)
{
  g_autofree char *amount = NULL;
  g_autofree char *cap = NULL;

  g_return_val_if_fail (OPCC_IS_AWARD_DRAFT (self), FALSE);

  if (pence == OPCC_NO_MONEY || self->choice == NULL)
    return TRUE;
  amount = opcc_money_format (pence);
  if (pence < 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("%s is less than nothing. Enter £0 or more."), amount);
      return FALSE;
    }
  if (!is_over_cap (self, application, pence))
    return TRUE;
  cap = opcc_money_format (self->choice->settings->cap);
  /* Translators: the sum typed, the most that one grant may be, and that again. */
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("%s is over the cap of %s. Enter %s or less, or give a reason to go over."),
               amount, cap, cap);
  return FALSE;
}

/* Sums and reasons are chosen apart but kept together; copies, because choosing may free them. */
static void
choose (OpccAwardDraft *self,
        gint64 application,
        gint64 amount,
        const char *reason,
        const char *conditions)
{
  g_autofree char *reason_kept = g_strdup (reason);
  g_autofree char *conditions_kept = g_strdup (conditions);

  begin_step (self);
  if (amount == OPCC_NO_MONEY && reason_kept == NULL && conditions_kept == NULL)
    opcc_award_settings_unchoose (self->choice->settings, application);
  else
    opcc_award_settings_choose (self->choice->settings, application, amount, reason_kept,
                                conditions_kept);
  update (self);
}

void
opcc_award_draft_set_amount (OpccAwardDraft *self, gint64 application, gint64 pence)
{
  const OpccAwardChoice *choice;

  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self));

  if (!can_change (self))
    return;
  choice = find_choice (self, application);
  if (pence == (choice != NULL ? choice->amount : OPCC_NO_MONEY))
    return;
  choose (self, application, pence, choice != NULL ? choice->reason : NULL,
          choice != NULL ? choice->conditions : NULL);
}

static const char *
get_given (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != '\0' ? text : NULL;
}

void
opcc_award_draft_take_best_use (OpccAwardDraft *self, const OpccBestUse *use)
{
  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self) && use != NULL);

  if (!can_change (self) || use->rows->len == 0)
    return;
  begin_step (self);
  for (guint i = 0; i < use->rows->len; i++)
    {
      const OpccBestUseRow *row = &g_array_index (use->rows, OpccBestUseRow, i);
      const OpccAwardChoice *choice = find_choice (self, row->application);
      g_autofree char *reason = g_strdup (choice != NULL ? choice->reason : NULL);
      g_autofree char *conditions = g_strdup (choice != NULL ? choice->conditions : NULL);

      opcc_award_settings_choose (self->choice->settings, row->application, row->amount, reason,
                                  conditions);
    }
  update (self);
}

void
opcc_award_draft_take_plan (OpccAwardDraft *self, const OpccAwardPlan *plan)
{
  const Choice theirs = { plan->settings, plan->ranking->threshold };

  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self));

  if (!can_change (self))
    return;
  begin_step (self);
  free_choice (self->choice);
  self->choice = copy_choice (&theirs);
  update (self);
}

void
opcc_award_draft_set_reason (OpccAwardDraft *self,
                             gint64 application,
                             const char *reason,
                             const char *conditions)
{
  const OpccAwardChoice *choice;

  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self));

  if (!can_change (self))
    return;
  choice = find_choice (self, application);
  reason = get_given (reason);
  conditions = get_given (conditions);
  if (g_strcmp0 (reason, choice != NULL ? choice->reason : NULL) == 0 &&
      g_strcmp0 (conditions, choice != NULL ? choice->conditions : NULL) == 0)
    return;
  choose (self, application, choice != NULL ? choice->amount : OPCC_NO_MONEY, reason, conditions);
}

gboolean
opcc_award_draft_can_undo (OpccAwardDraft *self)
{
  g_return_val_if_fail (OPCC_IS_AWARD_DRAFT (self), FALSE);
  return self->past->len > 0 && can_change (self);
}

gboolean
opcc_award_draft_can_redo (OpccAwardDraft *self)
{
  g_return_val_if_fail (OPCC_IS_AWARD_DRAFT (self), FALSE);
  return self->future->len > 0 && can_change (self);
}

static void
step (OpccAwardDraft *self, GPtrArray *from, GPtrArray *to)
{
  g_ptr_array_add (to, self->choice);
  self->choice = g_ptr_array_steal_index (from, from->len - 1);
  update (self);
}

void
opcc_award_draft_undo (OpccAwardDraft *self)
{
  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self));
  if (opcc_award_draft_can_undo (self))
    step (self, self->past, self->future);
}

void
opcc_award_draft_redo (OpccAwardDraft *self)
{
  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self));
  if (opcc_award_draft_can_redo (self))
    step (self, self->future, self->past);
}

void
opcc_award_draft_clear_steps (OpccAwardDraft *self)
{
  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self));
  g_ptr_array_set_size (self->past, 0);
  g_ptr_array_set_size (self->future, 0);
  self->chosen = FALSE;
}

guint
opcc_award_draft_get_serial (OpccAwardDraft *self)
{
  g_return_val_if_fail (OPCC_IS_AWARD_DRAFT (self), 0);
  return self->serial;
}

void
opcc_award_draft_take_holds_up (OpccAwardDraft *self, const OpccAwardPlan *plan)
{
  g_return_if_fail (OPCC_IS_AWARD_DRAFT (self) && plan != NULL);

  if (self->ranking == NULL)
    return;
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccRankingRow *from = g_array_index (plan->rows, OpccAwardRow, i).ranked;
      OpccRankingRow *to = opcc_ranking_find (self->ranking, from->application);

      if (to != NULL)
        {
          to->holds_up = from->holds_up;
          memcpy (to->worlds, from->worlds, sizeof to->worlds);
        }
    }
  make_plans (self);
}
