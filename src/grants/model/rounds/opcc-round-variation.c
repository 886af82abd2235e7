/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping a round as it was announced, and every change of it with its reason. */
#include "opcc-round-variation.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-criterion-change.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marking-guard.h"
#include "opcc-marking-score.h"
#include "opcc-round.h"
#include "opcc-text.h"

/* What is fixed once applications have come: of the round, then of its criteria. What a round is
 * called and how much money it has may still change by hand. */
static const OpccChoice attributes[] = {
  { "opens", N_ ("Opens") },
  { "closes", N_ ("Closes") },
  { "blind", N_ ("Marked blind") },
  { "title", N_ ("Title of a criterion") },
  { "weight", N_ ("Weight in per cent") },
  { "scale", N_ ("Highest score") },
  { "minimum", N_ ("Least mean score") },
  { "pass_fail", N_ ("Pass or fail") },
  { "guidance", N_ ("Guidance") },
  { "removed", N_ ("Counts no more") },
  { NULL },
};

#define N_OF_ROUND 3

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccRoundVariation, round, LINK, N_("Round"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC, .target = "round"),
  OPCC_FIELD (OpccRoundVariation, criterion, LINK, N_("Criterion"),
              .marks = OPCC_MARK_PUBLIC, .target = "criterion"),
  OPCC_FIELD (OpccRoundVariation, what, CHOICE, N_("What is varied"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC, .choices = attributes),
  OPCC_FIELD (OpccRoundVariation, value, LONG_TEXT, N_("New value"), .marks = OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccRoundVariation, before, LONG_TEXT, N_("Value before"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccRoundVariation, reason, LONG_TEXT, N_("Reason"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccRoundVariation, varied_on, DATE, N_("Varied on"),
              .marks = OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccRoundVariation, varied_by, TEXT, N_("Varied by"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PERSONAL),
};
/* clang-format on */

const OpccKind opcc_round_variation_kind = {
  .name = "round_variation",
  .label = N_ ("Variation of a round"),
  .plural = N_ ("Variations of rounds"),
  .title = "what",
  .detail = "varied_on",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_round_variation_get_type,
};

OPCC_DEFINE_RECORD (OpccRoundVariation, opcc_round_variation, opcc_round_variation_kind)

/**
 * opcc_round_is_fixed:
 *
 * Returns: whether the round has applications, so that a change of it is a variation
 */
gboolean
opcc_round_is_fixed (OpccDb *db, gint64 round)
{
  return opcc_db_get_integer (db, "SELECT EXISTS (SELECT 1 FROM application WHERE round = $1)", 0,
                              NULL, "i", round) != 0;
}

static gboolean
refuse (const char *what, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("Applications have come for this round, so %s stays as it was announced. Nothing "
                  "was changed. Vary the round, which asks for a reason and keeps it."),
               what);
  return FALSE;
}

static gboolean
check_round (OpccDb *db, OpccRecord *record, gboolean deleting, GError **error)
{
  g_autoptr (OpccRecord) before = NULL;

  if (deleting || !opcc_round_is_fixed (db, opcc_record_get_n (record)))
    return TRUE;
  before = opcc_db_load (db, &opcc_round_kind, opcc_record_get_n (record), error);
  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < N_OF_ROUND; i++)
    {
      g_autofree char *was = opcc_record_get_text (before, attributes[i].key);
      g_autofree char *is = opcc_record_get_text (record, attributes[i].key);

      if (g_strcmp0 (was, is) != 0)
        return refuse (g_dgettext (GETTEXT_PACKAGE, attributes[i].label), error);
    }
  return TRUE;
}

/**
 * opcc_round_may_change:
 * @record: about to be saved by hand, or deleted
 *
 * The rule of the grants domain over changes by hand: the days of a round, whether it is marked
 * blind, and its criteria are fixed once the round has applications, and so are variations.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where that would break it
 */
gboolean
opcc_round_may_change (OpccDb *db, OpccRecord *record, gboolean deleting, GError **error)
{
  if (OPCC_IS_ROUND_VARIATION (record))
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                           _ ("A variation is kept as it was made. Nothing was changed. Vary the "
                              "round once more."));
      return FALSE;
    }
  if (OPCC_IS_CRITERION (record) && opcc_round_is_fixed (db, OPCC_CRITERION (record)->round))
    return refuse (_ ("what is scored"), error);
  if (OPCC_IS_ROUND (record) && opcc_record_get_n (record) != 0)
    return check_round (db, record, deleting, error);
  return TRUE;
}

static gboolean
is_of_round (const char *what)
{
  for (guint i = 0; i < N_OF_ROUND; i++)
    if (g_strcmp0 (attributes[i].key, what) == 0)
      return TRUE;
  return FALSE;
}

/* (transfer full): the round or criterion that is varied. */
static OpccRecord *
load_target (OpccDb *db, OpccRoundVariation *variation, GError **error)
{
  OpccCriterion *criterion;

  if (is_of_round (variation->what))
    {
      variation->criterion = 0;
      return OPCC_RECORD (opcc_round_load (db, variation->round, error));
    }
  if (variation->criterion == 0)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                           _ ("That is an attribute of a criterion. Nothing was changed. Say which "
                              "criterion."));
      return NULL;
    }
  criterion = opcc_db_load (db, &opcc_criterion_kind, variation->criterion, error);
  if (criterion != NULL && criterion->round != variation->round)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                           _ ("That criterion belongs to another round. Nothing was changed. "
                              "Choose one of this round."));
      g_clear_object (&criterion);
    }
  return criterion != NULL ? OPCC_RECORD (criterion) : NULL;
}

static gboolean
check_day (const OpccRound *round, OpccDate day, GError **error)
{
  g_autofree char *words = opcc_date_format (day);

  if (day <= opcc_date_today () &&
      (round->opens == OPCC_NO_TIME || day >= opcc_time_get_date (round->opens)))
    return TRUE;
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      day > opcc_date_today ()
          ? _ ("%s has not come yet, and a variation holds from the day it is made. Nothing "
               "was changed. Give today or an earlier day.")
          : _ ("The round was not open yet on %s. Nothing was changed. Give a day after it "
               "opened."),
      words);
  return FALSE;
}

/**
 * opcc_round_variation_fill:
 * @variation: new: round, what and reason; what it says of the change is the caller's
 *
 * Writes the day, unless it has one, and who makes it, and checks both and the reason.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID
 */
gboolean
opcc_round_variation_fill (OpccDb *db, OpccRoundVariation *variation, GError **error)
{
  g_autoptr (OpccRound) round = opcc_round_load (db, variation->round, error);

  if (round == NULL || !opcc_record_check (OPCC_RECORD (variation), error))
    return FALSE;
  if (variation->varied_on == OPCC_NO_DATE)
    variation->varied_on = opcc_date_today ();
  opcc_set_str (&variation->varied_by, opcc_db_get_who (db));
  return check_day (round, variation->varied_on, error);
}

/* What is scored is not varied any more once the decision has seen it. */
static gboolean
check_varied (OpccDb *db, OpccRoundVariation *variation, OpccRecord *target, GError **error)
{
  if (OPCC_IS_CRITERION (target))
    return opcc_criterion_check_counts (OPCC_CRITERION (target), error) &&
           opcc_marking_check_undecided (db, variation->round, error);
  return TRUE;
}

static gboolean
check_order (OpccRecord *target, GError **error)
{
  if (!OPCC_IS_ROUND (target) || OPCC_ROUND (target)->opens == OPCC_NO_TIME ||
      OPCC_ROUND (target)->closes == OPCC_NO_TIME ||
      OPCC_ROUND (target)->closes >= OPCC_ROUND (target)->opens)
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("The round would close before it opens. Nothing was changed. Give "
                          "another day."));
  return FALSE;
}

/* Whether marks count for more or less by it. */
static gboolean
moves_marks (const char *what)
{
  static const char *const moving[] = { "weight", "scale", "minimum", "pass_fail", NULL };

  return g_strv_contains (moving, what);
}

/**
 * opcc_round_vary:
 * @variation: new: round, what, value and reason; the rest is filled in
 *
 * Changes one attribute of a round or of one of its criteria, and keeps what it was, who changed it
 * and why, as one action.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where the value cannot be read, the reason is missing, or
 *   the round would close before it opens
 */
gboolean
opcc_round_vary (OpccDb *db, OpccRoundVariation *variation, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (OpccRecord) target = NULL;
  g_autofree char *name = NULL;

  if (!opcc_round_variation_fill (db, variation, error))
    return FALSE;
  target = load_target (db, variation, error);
  if (target == NULL || !check_varied (db, variation, target, error))
    return FALSE;
  if (g_strcmp0 (variation->what, "removed") == 0)
    return opcc_round_remove_criterion (db, variation->criterion, variation->reason,
                                        variation->varied_on, error);
  g_free (variation->before);
  variation->before = opcc_record_get_text (target, variation->what);
  if (!opcc_record_set_typed (target, variation->what,
                              variation->value != NULL ? variation->value : "", error) ||
      !opcc_record_check (target, error) || !check_order (target, error))
    return FALSE;
  g_free (variation->value);
  variation->value = opcc_record_get_text (target, variation->what);
  name = g_strdup_printf (_ ("Vary the round: %s"),
                          opcc_choice_get_label (attributes, variation->what));
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, target, error) &&
         opcc_db_save (db, variation, error) &&
         (!moves_marks (variation->what) ||
          opcc_marking_refresh_round (db, variation->round, error)) &&
         opcc_action_commit (action, error);
}

/**
 * opcc_round_variation_list:
 *
 * Returns: (transfer full) (element-type OpccRoundVariation): NULL on error
 */
GPtrArray *
opcc_round_variation_list (OpccDb *db, gint64 round, GError **error)
{
  return opcc_db_select (db, &opcc_round_variation_kind, "round = $1 ORDER BY n", error, "i",
                         round);
}

static const char *
get_words (const char *text)
{
  return text != NULL && *text != '\0' ? text : _ ("nothing");
}

/**
 * opcc_round_variation_say:
 *
 * Returns: (transfer full): what was varied, when and why, in a line
 */
char *
opcc_round_variation_say (OpccRoundVariation *self)
{
  g_autofree char *day = opcc_date_format (self->varied_on);

  /* Translators: a criterion, the weights since, the day of the change, and why. */
  if (g_strcmp0 (self->what, "removed") == 0)
    return g_strdup_printf (_ ("Criterion taken out: %s; %s (%s). %s"), get_words (self->before),
                            get_words (self->value), day, self->reason);
  if (g_strcmp0 (self->what, "title") == 0 && self->before == NULL)
    return g_strdup_printf (_ ("Criterion added: %s (%s). %s"), get_words (self->value), day,
                            self->reason);
  /* Translators: an attribute, its new value, the one before, the day of the change, and why. */
  return g_strdup_printf (_ ("%s: %s instead of %s (%s). %s"),
                          opcc_choice_get_label (attributes, self->what), get_words (self->value),
                          get_words (self->before), day, self->reason);
}
