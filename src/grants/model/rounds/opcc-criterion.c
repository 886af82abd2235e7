/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a criterion, and the check that weights add up. */
#include "opcc-criterion.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-text.h"

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
  OPCC_FIELD (OpccCriterion, guidance, LONG_TEXT, N_("Guidance, a line a score"),
              .marks = OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccCriterion, removed, DATE, N_("Counted until"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_LATER | OPCC_MARK_PUBLIC),
};
/* clang-format on */

/* A line of guidance is for one score where it begins with it: "3 Good", "3 – Good", "3: Good".
 * Returns what follows (of @line), and the score; OPCC_NO_INTEGER for a line that is for none. */
static const char *
read_line (const char *line, gint64 *score)
{
  const char *words = line + strspn (line, " \t");
  char *end = NULL;
  const gint64 value = g_ascii_strtoll (words, &end, 10);

  *score = OPCC_NO_INTEGER;
  if (!g_ascii_isdigit (*words) ||
      (*end != '\0' && strchr (" \t:.-)", *end) == NULL && !g_str_has_prefix (end, "–")))
    return words;
  *score = value;
  for (words = end; *words != '\0';)
    if (g_str_has_prefix (words, "–"))
      words += strlen ("–");
    else if (strchr (" \t:.-)", *words) != NULL)
      words++;
    else
      break;
  return words;
}

/* A score without words says nothing. */
static void
complete_criterion (gpointer record)
{
  OpccCriterion *self = record;
  g_auto (GStrv) lines = g_strsplit (self->guidance != NULL ? self->guidance : "", "\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64 score;
      const char *words = read_line (g_strchomp (lines[i]), &score);

      if (*words != '\0')
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n" : "", lines[i]);
    }
  opcc_set_str (&self->guidance, kept->len > 0 ? kept->str : NULL);
}

static gboolean
check_criterion (gpointer record, GError **error)
{
  OpccCriterion *self = record;
  g_auto (GStrv) lines = g_strsplit (self->guidance != NULL ? self->guidance : "", "\n", -1);
  const gint64 scale = self->scale != OPCC_NO_INTEGER ? self->scale : self->pass_fail ? 1 : 5;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (self->minimum != OPCC_NO_INTEGER && self->minimum > scale)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("The least mean score is %" PRId64 ", and the highest score is %" PRId64
                      ". Nothing was saved. Correct one of the two."),
                   self->minimum, scale);
      return FALSE;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64 score;

      read_line (lines[i], &score);
      if (score == OPCC_NO_INTEGER ||
          (score <= scale && g_hash_table_add (seen, g_memdup2 (&score, sizeof score))))
        continue;
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   score > scale
                       ? _ ("The guidance has a line for score %" PRId64 ", and scores go "
                            "from 0 to %" PRId64 ". Nothing was saved. Take the line out.")
                       : _ ("The guidance has two lines for score %" PRId64 " of 0 to "
                            "%" PRId64 ". Nothing was saved. Make one of them."),
                   score, scale);
      return FALSE;
    }
  return TRUE;
}

const OpccKind opcc_criterion_kind = {
  .name = "criterion",
  .label = N_ ("Criterion"),
  .plural = N_ ("Criteria"),
  .title = "title",
  .detail = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_criterion_get_type,
  .complete = complete_criterion,
  .check = check_criterion,
};

OPCC_DEFINE_RECORD (OpccCriterion, opcc_criterion, opcc_criterion_kind)

/**
 * opcc_criterion_save_new:
 * @criterion: (transfer none): a new criterion; its number is the next of the round unless given
 *
 * Adds a criterion inside the action in hand. Scale is 5 unless given; pass or fail criteria carry
 * no weight.
 */
gboolean
opcc_criterion_save_new (OpccDb *db, OpccCriterion *criterion, GError **error)
{
  if (criterion->number == OPCC_NO_INTEGER)
    criterion->number =
        opcc_db_get_integer (db,
                             "SELECT coalesce(max(number), 0) + 1 FROM criterion WHERE round = $1",
                             1, NULL, "i", criterion->round);
  if (criterion->pass_fail)
    criterion->weight = 0;
  if (criterion->scale == OPCC_NO_INTEGER)
    criterion->scale = criterion->pass_fail ? 1 : 5;
  complete_criterion (criterion);
  return opcc_db_save (db, criterion, error);
}

/**
 * opcc_criterion_add:
 * @criterion: (transfer none): as opcc_criterion_save_new () takes it
 *
 * Adds a criterion as one action.
 */
gboolean
opcc_criterion_add (OpccDb *db, OpccCriterion *criterion, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (OPCC_IS_CRITERION (criterion), FALSE);

  name =
      g_strdup_printf (_ ("Add criterion “%s”"), criterion->title != NULL ? criterion->title : "");
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_criterion_save_new (db, criterion, error) &&
         opcc_action_commit (action, error);
}

/**
 * opcc_criterion_list:
 *
 * Those that count now: what was taken out of the round stays in the record, and not here.
 *
 * Returns: (transfer full) (element-type OpccCriterion): NULL on error
 */
GPtrArray *
opcc_criterion_list (OpccDb *db, gint64 round, GError **error)
{
  return opcc_db_select (db, &opcc_criterion_kind, "round = $1 AND removed IS NULL ORDER BY number",
                         error, "i", round);
}

gboolean
opcc_criterion_check_counts (OpccCriterion *self, GError **error)
{
  g_autofree char *day = NULL;

  if (self->removed == OPCC_NO_DATE)
    return TRUE;
  day = opcc_date_format (self->removed);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("“%s” was taken out of its round and counted until %s. Nothing was changed. Add "
                  "it to the round again as a new criterion."),
               self->title, day);
  return FALSE;
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
      gint64 value;
      const char *words = read_line (lines[i], &value);

      if (value == score && *words != '\0')
        return g_strchomp (g_strdup (words));
    }
  return NULL;
}

/**
 * opcc_criterion_make_guidance:
 * @scale: the highest score
 *
 * Returns: (transfer full): guidance to be filled in: a line for each score, the highest first
 */
char *
opcc_criterion_make_guidance (gint64 scale)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (gint64 score = scale; score >= 0; score--)
    g_string_append_printf (lines, "%" PRId64 " – %s", score, score > 0 ? "\n" : "");
  return g_string_free (g_steal_pointer (&lines), FALSE);
}
