/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A criterion more, or one less, of a round that is under way: weights, marks and their sets. */
#include "opcc-criterion-change.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "opcc-action.h"
#include "opcc-assignment.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marking-guard.h"
#include "opcc-marking-score.h"
#include "opcc-round-variation.h"
#include "opcc-scenario.h"
#include "opcc-text.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccNewCriterion, round, LINK, N_("Round"),
              .marks = OPCC_MARK_REQUIRED, .target = "round"),
  OPCC_FIELD (OpccNewCriterion, number, INTEGER, N_("Number"), .min = 1, .max = 99),
  OPCC_FIELD (OpccNewCriterion, title, TEXT, N_("Title"), .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccNewCriterion, weight, NUMBER, N_("Weight in per cent"), .min = 0, .max = 100),
  OPCC_FIELD (OpccNewCriterion, scale, INTEGER, N_("Highest score"), .min = 1, .max = 100),
  OPCC_FIELD (OpccNewCriterion, minimum, INTEGER, N_("Least mean score"), .min = 0, .max = 100),
  OPCC_FIELD (OpccNewCriterion, pass_fail, FLAG, N_("Pass or fail")),
  OPCC_FIELD (OpccNewCriterion, guidance, LONG_TEXT, N_("Guidance, a line a score")),
  OPCC_FIELD (OpccNewCriterion, varied_on, DATE, N_("Varied on")),
  OPCC_FIELD (OpccNewCriterion, reason, LONG_TEXT, N_("Reason"), .marks = OPCC_MARK_REQUIRED),
};
/* clang-format on */

const OpccKind opcc_new_criterion_kind = {
  .name = "new_criterion",
  .label = N_ ("Criterion"),
  .plural = N_ ("Criteria"),
  .title = "title",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_new_criterion_get_type,
};

OPCC_DEFINE_RECORD (OpccNewCriterion, opcc_new_criterion, opcc_new_criterion_kind)

/* --- what it means --------------------------------------------------------------------------- */

/* Of the round: those that can still be awarded. */
#define STANDING "p.round = $1 AND p.stage <> 'stopped' AND p.stage <> 'withdrawn'"

static void
say (GString *words, const char *sentence)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", sentence);
}

static gboolean
say_count (GString *words,
           OpccDb *db,
           const char *sql,
           gint64 n,
           const char *one,
           const char *many,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  const gint64 count = opcc_db_get_integer (db, sql, 0, &local, "i", n);
  g_autofree char *sentence = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (count == 0)
    return TRUE;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, one, many, (gulong) count), (int) count);
#pragma GCC diagnostic pop
  say (words, sentence);
  return TRUE;
}

/* "Marking re-opens for 34 sets of marks: Grants officer 17, Analyst 17." */
static gboolean
say_reopened (GString *words, OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT m.role, count(*) FROM assignment s"
                     " JOIN application p ON p.n = s.application JOIN marker m ON m.n = s.marker"
                     " WHERE " STANDING " AND s.state = 'submitted' AND m.stood_down IS NULL"
                     " GROUP BY m.role ORDER BY m.role",
                     error, "i", round);
  g_autoptr (GString) roles = g_string_new (NULL);
  g_autofree char *sentence = NULL;
  gint64 sum = 0;
  gboolean row;

  for (;;)
    {
      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      sum += opcc_stmt_get_integer (stmt, 1);
      g_string_append_printf (roles, "%s%s %" PRId64, roles->len > 0 ? ", " : "",
                              opcc_stmt_get_text (stmt, 0), opcc_stmt_get_integer (stmt, 1));
    }
  if (sum == 0)
    return TRUE;
  /* Translators: a count, and how many of them each marker gave in: "Analyst 17, Legal officer 5".
   */
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "Marking re-opens for %d submitted set of marks: %s.",
                                           "Marking re-opens for %d submitted sets of marks: %s.",
                                           (gulong) sum),
                              (int) sum, roles->str);
  say (words, sentence);
  return TRUE;
}

static gboolean
say_shared (GString *words, OpccDb *db, gint64 round, GError **error)
{
  return say_count (words, db,
                    "SELECT count(*) FROM application p WHERE " STANDING
                    " AND p.moderated IS NOT NULL",
                    round, N_ ("%d settled score is moderated again."),
                    N_ ("%d settled scores are moderated again."), error) &&
         say_count (words, db,
                    "SELECT count(*) FROM scenario WHERE round = $1 AND weights IS NOT NULL", round,
                    N_ ("%d scenario with weights of its own takes those of the round."),
                    N_ ("%d scenarios with weights of their own take those of the round."), error);
}

/**
 * opcc_round_explain_criterion:
 * @criterion: one that is to be taken out; 0: one is to be added
 *
 * Returns: (transfer full): who is affected, in sentences; NULL on error
 */
char *
opcc_round_explain_criterion (OpccDb *db, gint64 round, gint64 criterion, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean said;

  if (criterion == 0)
    said = say_count (words, db, "SELECT count(*) FROM application p WHERE " STANDING, round,
                      N_ ("%d application has no mark for it yet."),
                      N_ ("%d applications have no mark for it yet."), error) &&
           say_reopened (words, db, round, error) &&
           say_count (words, db,
                      "SELECT count(*) FROM assignment s JOIN application p ON p.n = s.application"
                      " JOIN marker m ON m.n = s.marker WHERE " STANDING
                      " AND s.state = 'submitted' AND m.stood_down IS NOT NULL",
                      round, N_ ("%d set of a marker who stood down stays without it."),
                      N_ ("%d sets of markers who stood down stay without it."), error);
  else
    said = say_count (words, db, "SELECT count(*) FROM mark WHERE criterion = $1", criterion,
                      N_ ("%d mark given for it would no longer count; it stays in the record."),
                      N_ ("%d marks given for it would no longer count; they stay in the record."),
                      error);
  if (!said || !say_shared (words, db, round, error))
    return NULL;
  say (words, criterion == 0 ? _ ("The other weights shrink in proportion, so that all add up to "
                                  "100%.")
                             : _ ("The other weights grow in proportion, so that they add up to "
                                  "100%."));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * opcc_round_criteria_read:
 *
 * Returns: (transfer full): NULL on error
 */
OpccRoundCriteria *
opcc_round_criteria_read (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (OpccRoundCriteria) self = g_new0 (OpccRoundCriteria, 1);

  self->removing = g_ptr_array_new_with_free_func (g_free);
  self->counting = opcc_criterion_list (db, round, error);
  self->removed =
      self->counting != NULL
          ? opcc_db_select (db, &opcc_criterion_kind,
                            "round = $1 AND removed IS NOT NULL ORDER BY number", error, "i", round)
          : NULL;
  if (self->removed == NULL)
    return NULL;
  self->fixed = opcc_round_is_fixed (db, round);
  if (!self->fixed)
    return g_steal_pointer (&self);
  self->adding = opcc_round_explain_criterion (db, round, 0, error);
  for (guint i = 0; self->adding != NULL && i < self->counting->len; i++)
    {
      const gint64 n = opcc_record_get_n (g_ptr_array_index (self->counting, i));
      char *words = opcc_round_explain_criterion (db, round, n, error);

      if (words == NULL)
        return NULL;
      g_ptr_array_add (self->removing, words);
    }
  return self->adding != NULL ? g_steal_pointer (&self) : NULL;
}

void
opcc_round_criteria_free (OpccRoundCriteria *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->counting, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_clear_pointer (&self->removing, g_ptr_array_unref);
  g_free (self->adding);
  g_free (self);
}

/* --- doing it -------------------------------------------------------------------------------- */

static double
sum_weights (GPtrArray *criteria)
{
  double sum = 0;

  for (guint i = 0; i < criteria->len; i++)
    sum += ((OpccCriterion *) criteria->pdata[i])->weight;
  return sum;
}

/* Weights in hundredths of a per cent that are to add up to @whole, each its share of it; what
 * rounding leaves goes to those that lost most by it. */
static void
share_weights (GPtrArray *criteria, gint64 whole)
{
  g_autofree double *lost = g_new0 (double, criteria->len + 1);
  const double sum = sum_weights (criteria);
  gint64 left = whole;

  if (sum <= 0)
    return;
  for (guint i = 0; i < criteria->len; i++)
    {
      OpccCriterion *criterion = g_ptr_array_index (criteria, i);
      const double share = criterion->weight / sum * (double) whole;
      const gint64 kept = (gint64) floor (share + 1e-9);

      lost[i] = criterion->weight > 0 ? share - (double) kept : -1;
      criterion->weight = (double) kept / 100;
      left -= kept;
    }
  for (; left > 0; left--)
    {
      guint most = 0;

      for (guint i = 1; i < criteria->len; i++)
        if (lost[i] > lost[most])
          most = i;
      ((OpccCriterion *) criteria->pdata[most])->weight += 0.01;
      lost[most] -= 1;
    }
}

static gboolean
save_weights (OpccDb *db, GPtrArray *criteria, double taken, GError **error)
{
  share_weights (criteria, 10000 - llround (taken * 100));
  for (guint i = 0; i < criteria->len; i++)
    if (!opcc_db_save (db, g_ptr_array_index (criteria, i), error))
      return FALSE;
  return TRUE;
}

/* "Value for money (20% of the mark)" */
static char *
describe (const OpccCriterion *criterion)
{
  if (criterion->pass_fail)
    return g_strdup_printf (_ ("%s (pass or fail)"), criterion->title);
  return g_strdup_printf (_ ("%s (%g%% of the mark)"), criterion->title, criterion->weight);
}

static char *
describe_weights (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) criteria = opcc_criterion_list (db, round, error);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; criteria != NULL && i < criteria->len; i++)
    {
      const OpccCriterion *criterion = g_ptr_array_index (criteria, i);

      if (!criterion->pass_fail)
        g_string_append_printf (words, "%s%s %g%%", words->len > 0 ? ", " : "", criterion->title,
                                criterion->weight);
    }
  return criteria != NULL ? g_strdup_printf (_ ("weights now: %s"), words->str) : NULL;
}

/* What was settled was settled over other marks. */
static gboolean
unsettle (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) settled = opcc_db_select (
      db, &opcc_application_kind,
      "round = $1 AND stage <> 'stopped' AND stage <> 'withdrawn' AND moderated IS NOT NULL", error,
      "i", round);

  for (guint i = 0; settled != NULL && i < settled->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (settled, i);

      application->moderated = OPCC_NO_DATE;
      application->moderated_score = NAN;
      opcc_set_str (&application->moderated_by, NULL);
      if (!opcc_db_save (db, application, error))
        return FALSE;
    }
  return settled != NULL;
}

static gboolean
clear_own_weights (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) scenarios = opcc_scenario_list (db, round, error);

  for (guint i = 0; scenarios != NULL && i < scenarios->len; i++)
    {
      OpccScenario *scenario = g_ptr_array_index (scenarios, i);

      if (scenario->weights == NULL)
        continue;
      opcc_set_str (&scenario->weights, NULL);
      if (!opcc_db_save (db, scenario, error))
        return FALSE;
    }
  return scenarios != NULL;
}

static gboolean
reopen (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) sets =
      opcc_db_select (db, &opcc_assignment_kind,
                      "state = 'submitted' AND EXISTS (SELECT 1 FROM application p"
                      " WHERE p.n = assignment.application AND " STANDING ")"
                      " AND EXISTS (SELECT 1 FROM marker m WHERE m.n = assignment.marker"
                      " AND m.stood_down IS NULL)",
                      error, "i", round);

  for (guint i = 0; sets != NULL && i < sets->len; i++)
    {
      OpccAssignment *assignment = g_ptr_array_index (sets, i);

      opcc_set_str (&assignment->state, "marking");
      assignment->submitted = OPCC_NO_TIME;
      if (!opcc_db_save (db, assignment, error))
        return FALSE;
    }
  return sets != NULL;
}

/* The stage that a person set for the round is behind it again. */
static gboolean
reopen_round (OpccDb *db, gint64 n, GError **error)
{
  static const char *const later[] = { "marked", "moderation", "award", NULL };
  g_autoptr (OpccRound) round = opcc_round_load (db, n, error);

  if (round == NULL)
    return FALSE;
  if (round->stage != NULL && g_strv_contains (later, round->stage))
    opcc_set_str (&round->stage, "checked");
  round->marked = OPCC_NO_DATE;
  round->moderation_closed = OPCC_NO_DATE;
  return opcc_db_save (db, round, error);
}

/* The variation that goes with the change, and what both mean for marks. */
static gboolean
follow_up (OpccDb *db, OpccRoundVariation *variation, GError **error)
{
  g_autofree char *weights = describe_weights (db, variation->round, error);
  g_autofree char *given = g_steal_pointer (&variation->value);

  if (weights == NULL)
    return FALSE;
  variation->value =
      given != NULL ? g_strdup_printf ("%s; %s", given, weights) : g_steal_pointer (&weights);
  return opcc_db_save (db, variation, error) && clear_own_weights (db, variation->round, error) &&
         unsettle (db, variation->round, error) &&
         opcc_marking_refresh_round (db, variation->round, error);
}

static OpccCriterion *
make_criterion (const OpccNewCriterion *wanted)
{
  OpccCriterion *criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);

  criterion->round = wanted->round;
  criterion->number = wanted->number;
  criterion->weight = wanted->pass_fail ? 0 : wanted->weight;
  criterion->scale = wanted->scale;
  criterion->minimum = wanted->minimum;
  criterion->pass_fail = wanted->pass_fail;
  opcc_set_str (&criterion->title, wanted->title);
  opcc_set_str (&criterion->guidance, wanted->guidance);
  return criterion;
}

static gboolean
check_weight (const OpccCriterion *criterion, GPtrArray *others, GError **error)
{
  const double sum = sum_weights (others);

  if (criterion->pass_fail || (criterion->weight > 0 && (criterion->weight < 100 || sum <= 0)))
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("The weight of the new criterion leaves nothing for the others, or is "
                          "nothing. Nothing was changed. Give a weight between 0 and 100 per cent, "
                          "or make it pass or fail."));
  return FALSE;
}

static OpccRoundVariation *
make_variation (OpccDb *db,
                gint64 round,
                const char *what,
                const char *reason,
                OpccDate varied_on,
                GError **error)
{
  g_autoptr (OpccRoundVariation) variation = g_object_new (OPCC_TYPE_ROUND_VARIATION, NULL);

  variation->round = round;
  variation->varied_on = varied_on;
  opcc_set_str (&variation->what, what);
  return opcc_record_set_typed (OPCC_RECORD (variation), "reason", reason != NULL ? reason : "",
                                error) &&
                 opcc_round_variation_fill (db, variation, error)
             ? g_steal_pointer (&variation)
             : NULL;
}

static gboolean
add_varied (OpccDb *db, OpccNewCriterion *wanted, OpccCriterion *criterion, GError **error)
{
  g_autoptr (GPtrArray) others = opcc_criterion_list (db, wanted->round, error);
  g_autoptr (OpccRoundVariation) variation = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = g_strdup_printf (_ ("Vary the round: add criterion “%s”"), wanted->title);

  if (others == NULL || !check_weight (criterion, others, error))
    return FALSE;
  variation = make_variation (db, wanted->round, "title", wanted->reason, wanted->varied_on, error);
  action = variation != NULL ? opcc_action_begin (db, name, error) : NULL;
  if (action == NULL || !opcc_criterion_save_new (db, criterion, error) ||
      !(criterion->pass_fail || save_weights (db, others, criterion->weight, error)))
    return FALSE;
  variation->criterion = opcc_record_get_n (OPCC_RECORD (criterion));
  variation->value = describe (criterion);
  return reopen (db, wanted->round, error) && reopen_round (db, wanted->round, error) &&
         follow_up (db, variation, error) && opcc_action_commit (action, error);
}

/**
 * opcc_round_add_criterion:
 * @wanted: its day and reason count once the round has applications
 *
 * Adds a criterion to a round as one action. Once applications have come that is a variation: the
 * other weights shrink in proportion, and every set of marks that was submitted re-opens, because
 * it lacks a mark.
 *
 * Returns: (transfer full): NULL with OPCC_ERROR_INVALID where something is missing,
 *   OPCC_ERROR_REFUSED once the round is decided
 */
OpccCriterion *
opcc_round_add_criterion (OpccDb *db, OpccNewCriterion *wanted, GError **error)
{
  g_autoptr (OpccCriterion) criterion = make_criterion (wanted);
  gboolean added;

  if (!opcc_round_is_fixed (db, wanted->round))
    added = opcc_criterion_add (db, criterion, error);
  else
    added = opcc_marking_check_undecided (db, wanted->round, error) &&
            opcc_record_check (OPCC_RECORD (wanted), error) &&
            add_varied (db, wanted, criterion, error);
  return added ? g_steal_pointer (&criterion) : NULL;
}

/**
 * opcc_round_remove_criterion:
 * @varied_on: until when it counted; OPCC_NO_DATE: today
 *
 * Takes a criterion out of a round that has applications, as one action: it and its marks stay in
 * the record and count no more, and the other weights grow in proportion.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID without a reason, OPCC_ERROR_REFUSED once the round is
 *   decided or where no criterion with a weight would be left
 */
gboolean
opcc_round_remove_criterion (
    OpccDb *db, gint64 n, const char *reason, OpccDate varied_on, GError **error)
{
  g_autoptr (OpccCriterion) criterion = opcc_db_load (db, &opcc_criterion_kind, n, error);
  g_autoptr (OpccRoundVariation) variation = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (criterion == NULL || !opcc_criterion_check_counts (criterion, error) ||
      !opcc_marking_check_undecided (db, criterion->round, error))
    return FALSE;
  variation = make_variation (db, criterion->round, "removed", reason, varied_on, error);
  if (variation == NULL)
    return FALSE;
  variation->criterion = n;
  variation->before = describe (criterion);
  criterion->removed = variation->varied_on;
  name = g_strdup_printf (_ ("Vary the round: take out criterion “%s”"), criterion->title);
  action = opcc_action_begin (db, name, error);
  if (action == NULL || !opcc_db_save (db, criterion, error))
    return FALSE;
  others = opcc_criterion_list (db, criterion->round, error);
  if (others != NULL && sum_weights (others) <= 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("“%s” is the last criterion with a weight, and without one nothing can be "
                      "ranked. Nothing was changed. Add another criterion first."),
                   criterion->title);
      return FALSE;
    }
  return others != NULL && save_weights (db, others, 0, error) &&
         follow_up (db, variation, error) && opcc_action_commit (action, error);
}
