/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a criterion, and the check that weights add up. */
#include "opcc-criterion.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccCriterion, round, LINK, N_("Round"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC, .target = "round"),
  OPCC_FIELD (OpccCriterion, number, INTEGER, N_("Number"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC, .min = 1, .max = 99),
  OPCC_FIELD (OpccCriterion, title, TEXT, N_("Title"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccCriterion, weight, NUMBER, N_("Weight in per cent"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .min = 0, .max = 100),
  OPCC_FIELD (OpccCriterion, scale, INTEGER, N_("Highest score"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC, .min = 1, .max = 100),
  OPCC_FIELD (OpccCriterion, minimum, INTEGER, N_("Least mean score"),
              .marks = OPCC_MARK_PUBLIC, .min = 0, .max = 100),
  OPCC_FIELD (OpccCriterion, pass_fail, FLAG, N_("Pass or fail"),
              .marks = OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccCriterion, guidance, LONG_TEXT, N_("Guidance"),
              .marks = OPCC_MARK_PUBLIC),
};
/* clang-format on */

const OpccKind opcc_criterion_kind = {
  .name = "criterion",
  .label = N_ ("Criterion"),
  .plural = N_ ("Criteria"),
  .title = "title",
  .detail = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_criterion_get_type,
};

OPCC_DEFINE_RECORD (OpccCriterion, opcc_criterion, opcc_criterion_kind)

/**
 * opcc_criterion_add:
 * @criterion: (transfer none): a new criterion; its number is the next of the round unless given
 *
 * Adds a criterion as one action. Scale is 5 unless given; pass or fail criteria carry no weight.
 */
gboolean
opcc_criterion_add (OpccDb *db, OpccCriterion *criterion, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (OPCC_IS_CRITERION (criterion), FALSE);

  if (criterion->number == OPCC_NO_INTEGER)
    criterion->number =
        opcc_db_get_integer (db,
                             "SELECT coalesce(max(number), 0) + 1 FROM criterion WHERE round = $1",
                             1, NULL, "i", criterion->round);
  if (criterion->pass_fail)
    criterion->weight = 0;
  if (criterion->scale == OPCC_NO_INTEGER)
    criterion->scale = criterion->pass_fail ? 1 : 5;
  name =
      g_strdup_printf (_ ("Add criterion “%s”"), criterion->title != NULL ? criterion->title : "");
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, criterion, error) &&
         opcc_action_commit (action, error);
}

/**
 * opcc_criterion_list:
 *
 * Returns: (transfer full) (element-type OpccCriterion): NULL on error
 */
GPtrArray *
opcc_criterion_list (OpccDb *db, gint64 round, GError **error)
{
  return opcc_db_select (db, &opcc_criterion_kind, "round = $1 ORDER BY number", error, "i", round);
}

/**
 * opcc_criterion_check_weights:
 *
 * Weights are held in hundredths of a per cent, so 33.33, 33.33 and 33.34 add up.
 */
gboolean
opcc_criterion_check_weights (GPtrArray *criteria, GError **error)
{
  gint64 sum = 0;

  for (guint i = 0; i < criteria->len; i++)
    sum += llround (((OpccCriterion *) g_ptr_array_index (criteria, i))->weight * 100);
  if (sum == 10000)
    return TRUE;
  if (criteria->len == 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The round has no criteria. Add them before marking starts."));
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The weights of the criteria add up to %g%%, not to 100%%. Change them before "
                    "marking starts."),
                 (double) sum / 100);
  return FALSE;
}

/**
 * opcc_criterion_get_guidance:
 *
 * Returns: (transfer full) (nullable): what a score means, where the guidance says so
 */
char *
opcc_criterion_get_guidance (OpccCriterion *self, gint64 score)
{
  g_auto (GStrv) lines = g_strsplit (self->guidance != NULL ? self->guidance : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *end = NULL;
      gint64 value = g_ascii_strtoll (lines[i], &end, 10);

      if (end != lines[i] && value == score)
        return g_strdup (g_strstrip (end + strspn (end, ":.-) ")));
    }
  return NULL;
}
