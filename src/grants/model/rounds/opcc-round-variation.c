/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping a round as it was announced, and every change of it with its reason. */
#include "opcc-round-variation.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
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
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PUBLIC),
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

static gboolean
has_applications (OpccDb *db, gint64 round)
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

  if (deleting || !has_applications (db, opcc_record_get_n (record)))
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
  if (OPCC_IS_CRITERION (record) && has_applications (db, OPCC_CRITERION (record)->round))
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

  if (!opcc_record_check (OPCC_RECORD (variation), error))
    return FALSE;
  target = load_target (db, variation, error);
  if (target == NULL)
    return FALSE;
  g_free (variation->before);
  variation->before = opcc_record_get_text (target, variation->what);
  if (!opcc_record_set_typed (target, variation->what,
                              variation->value != NULL ? variation->value : "", error) ||
      !opcc_record_check (target, error))
    return FALSE;
  if (OPCC_IS_ROUND (target) && OPCC_ROUND (target)->opens != OPCC_NO_TIME &&
      OPCC_ROUND (target)->closes != OPCC_NO_TIME &&
      OPCC_ROUND (target)->closes < OPCC_ROUND (target)->opens)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                           _ ("The round would close before it opens. Nothing was changed. Give "
                              "another day."));
      return FALSE;
    }
  g_free (variation->value);
  variation->value = opcc_record_get_text (target, variation->what);
  variation->varied_on = opcc_date_today ();
  opcc_set_str (&variation->varied_by, opcc_db_get_who (db));
  name = g_strdup_printf (_ ("Vary the round: %s"),
                          opcc_choice_get_label (attributes, variation->what));
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, target, error) &&
         opcc_db_save (db, variation, error) && opcc_action_commit (action, error);
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

char *
opcc_round_variation_say (OpccRoundVariation *self)
{
  g_autofree char *day = opcc_date_format (self->varied_on);
  const gboolean was = self->before != NULL && *self->before != '\0';

  /* Translators: an attribute, its new value, the one before, the day of the change, and why. */
  return g_strdup_printf (_ ("%s: %s instead of %s (%s). %s"),
                          opcc_choice_get_label (attributes, self->what),
                          self->value != NULL && *self->value != '\0' ? self->value : _ ("nothing"),
                          was ? self->before : _ ("nothing"), day, self->reason);
}
