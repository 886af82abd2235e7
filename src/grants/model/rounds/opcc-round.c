/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a round, and finding one by what people call it. */
#include "opcc-round.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-scheme.h"

static const OpccChoice stages[] = {
  { "set-up", N_ ("Set up") },         { "open", N_ ("Open") },
  { "checked", N_ ("Checked") },       { "marked", N_ ("Marked") },
  { "moderation", N_ ("Moderation") }, { "award", N_ ("Award") },
  { "letters", N_ ("Letters") },       { "returns", N_ ("Returns") },
  { "published", N_ ("Published") },   { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccRound, scheme, LINK, N_("Scheme"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC, .target = "scheme"),
  OPCC_FIELD (OpccRound, number, INTEGER, N_("Number"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC, .min = 1, .max = 99),
  OPCC_FIELD (OpccRound, code, TEXT, N_("Code"),


              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC | OPCC_MARK_UNIQUE | OPCC_MARK_COMPUTED |
                       OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccRound, title, TEXT, N_("Title"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccRound, theme, TEXT, N_("Theme"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccRound, opens, TIME, N_("Opens"), .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccRound, closes, TIME, N_("Closes"), .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccRound, budget, MONEY, N_("Money for the round"),
              .marks = OPCC_MARK_PUBLISHED, .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccRound, threshold, NUMBER, N_("Threshold in per cent"),
              .marks = OPCC_MARK_PARTNERS, .min = 0, .max = 100),
  OPCC_FIELD (OpccRound, wide_gap, NUMBER, N_("Wide gap in points"), .min = 0, .max = 100),
  OPCC_FIELD (OpccRound, blind, FLAG, N_("Marked blind")),
  OPCC_FIELD (OpccRound, stage, CHOICE, N_("Stage"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC, .choices = stages),
  OPCC_FIELD (OpccRound, set_up, DATE, N_("Set up on"),
              .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccRound, checked, DATE, N_("Checked on"),
              .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccRound, marking_opens, DATE, N_("Marking from"),
              .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccRound, marking_closes, DATE, N_("Marking until"),
              .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccRound, marked, DATE, N_("Marked on"),
              .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccRound, moderation_closed, DATE, N_("Moderation closed on"),
              .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccRound, decided, DATE, N_("Decided on"), .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccRound, letters_sent, DATE, N_("Letters sent on"),
              .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccRound, published, DATE, N_("Published on"),
              .marks = OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccRound, decision_ref, TEXT, N_("Decision reference"),
              .marks = OPCC_MARK_PUBLISHED | OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccRound, award_note, LONG_TEXT, N_("Reason for going over")),
  OPCC_FIELD (OpccRound, approved_by, TEXT, N_("Approved by"), .marks = OPCC_MARK_PUBLISHED),
};
/* clang-format on */

const OpccKind opcc_round_kind = {
  .name = "round",
  .label = N_ ("Round"),
  .plural = N_ ("Rounds"),
  .title = "title",
  .detail = "theme",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_round_get_type,
};

OPCC_DEFINE_RECORD (OpccRound, opcc_round, opcc_round_kind)

/* Closing time of a round whose closing was given as a day only: 17:00 in London. */
#define CLOSING_SECONDS (17 * 3600)

static gboolean
fill_defaults (OpccRound *self, OpccScheme *scheme, GError **error)
{
  g_free (self->code);
  self->code = g_strdup_printf ("%s-%" G_GINT64_FORMAT, scheme->year, self->number);
  if (self->title == NULL)
    self->title = g_strdup_printf (_ ("Round %ld · %s"), (long) self->number, scheme->year);
  if (self->stage == NULL)
    self->stage = g_strdup ("set-up");
  if (isnan (self->wide_gap))
    self->wide_gap = 20;
  /* A day without a clock time is read as midnight. */
  if (self->closes != OPCC_NO_TIME && opcc_time_get_seconds_of_day (self->closes) == 0 &&
      !opcc_time_from_london (opcc_time_get_date (self->closes), CLOSING_SECONDS,
                              OPCC_CLOCK_EARLIER, &self->closes, error))
    return FALSE;
  if (self->opens != OPCC_NO_TIME && self->closes != OPCC_NO_TIME && self->closes < self->opens)
    {
      g_autofree char *opens = opcc_time_format (self->opens);
      g_autofree char *closes = opcc_time_format (self->closes);

      g_set_error (
          error, OPCC_ERROR, OPCC_ERROR_INVALID,
          _ ("The round would close (%s) before it opens (%s). Give a later closing date."), closes,
          opens);
      return FALSE;
    }
  return TRUE;
}

/**
 * opcc_round_prepare:
 * @scheme: the scheme that @round, which is new, belongs to
 *
 * Fills in title, code, stage, the wide gap (20 points) and the closing hour (17:00 in London)
 * where they are not given, and looks whether the round can be added.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where it would close before it opens, OPCC_ERROR_REFUSED
 *   where the scheme has a round of that number
 */
gboolean
opcc_round_prepare (OpccDb *db, OpccRound *round, OpccScheme *scheme, GError **error)
{
  g_return_val_if_fail (OPCC_IS_ROUND (round) && OPCC_IS_SCHEME (scheme), FALSE);

  if (!fill_defaults (round, scheme, error))
    return FALSE;
  if (opcc_db_get_integer (db, "SELECT count(*) FROM round WHERE code = $1", 0, NULL, "s",
                           round->code) == 0)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("Round %s is there already. Nothing was added. Give another number."),
               round->code);
  return FALSE;
}

/**
 * opcc_round_add:
 * @round: (transfer none): a new round with its scheme and number
 *
 * Adds a round as one action, prepared as opcc_round_prepare () does.
 */
gboolean
opcc_round_add (OpccDb *db, OpccRound *round, GError **error)
{
  g_autoptr (OpccScheme) scheme = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (OPCC_IS_ROUND (round), FALSE);

  scheme = opcc_db_load (db, &opcc_scheme_kind, round->scheme, error);
  if (scheme == NULL || !opcc_round_prepare (db, round, scheme, error))
    return FALSE;
  name = g_strdup_printf (_ ("Add round %s"), round->code);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, round, error) && opcc_action_commit (action, error);
}

/**
 * opcc_round_find:
 *
 * Returns: (transfer full): the round, or NULL with OPCC_ERROR_NOT_FOUND
 */
OpccRound *
opcc_round_find (OpccDb *db, const char *code, GError **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (code));
  gint64 n;

  n = opcc_db_get_integer (db, "SELECT n FROM round WHERE code = $1", 0, NULL, "s", bare);
  if (n == 0)
    {
      gint64 number;

      if (g_ascii_string_to_signed (bare, 10, 1, 99, &number, NULL))
        n = opcc_db_get_integer (db,
                                 "SELECT n FROM round WHERE number = $1"
                                 " ORDER BY code DESC LIMIT 1",
                                 0, NULL, "i", number);
    }
  if (n == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                   _ ("There is no round “%s”. Give year and number, like 2023/24-1."), code);
      return NULL;
    }
  return opcc_round_load (db, n, error);
}

OpccRound *
opcc_round_load (OpccDb *db, gint64 round, GError **error)
{
  return opcc_db_load (db, &opcc_round_kind, round, error);
}

static void
note_stage_day (OpccRound *self, const char *stage)
{
  const struct
  {
    const char *stage;
    OpccDate *day;
  } days[] = {
    { "checked", &self->checked },         { "marked", &self->marked },
    { "award", &self->moderation_closed }, { "letters", &self->decided },
    { "returns", &self->letters_sent },    { "published", &self->published },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_strcmp0 (days[i].stage, stage) == 0 && *days[i].day == OPCC_NO_DATE)
      *days[i].day = opcc_date_today ();
}

/**
 * opcc_round_set_stage:
 * @stage: key of a stage: "moderation"
 *
 * Moves the round to a stage as one action, and notes the day where none stands yet.
 */
gboolean
opcc_round_set_stage (OpccDb *db, gint64 round, const char *stage, GError **error)
{
  g_autoptr (OpccRound) self = opcc_round_load (db, round, error);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (self == NULL || !opcc_record_set_typed (OPCC_RECORD (self), "stage", stage, error))
    return FALSE;
  note_stage_day (self, self->stage);
  name = g_strdup_printf (_ ("Move round %s to “%s”"), self->code,
                          opcc_choice_get_label (stages, self->stage));
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, self, error) && opcc_action_commit (action, error);
}

/**
 * opcc_round_get_available:
 *
 * Returns: pence; OPCC_NO_MONEY on error
 */
gint64
opcc_round_get_available (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (OpccRound) self = opcc_round_load (db, round, error);
  gint64 left = self != NULL ? opcc_scheme_get_pot_left (db, self->scheme, error) : OPCC_NO_MONEY;
  gint64 own;

  if (left == OPCC_NO_MONEY)
    return OPCC_NO_MONEY;
  /* What this round itself has awarded is available to it. */
  own = opcc_db_get_integer (db,
                             "SELECT coalesce(sum(a.amount), 0) FROM application p"
                             " CROSS JOIN award a ON a.application = p.n"
                             " WHERE p.round = $1 AND a.state = 'approved'",
                             OPCC_NO_MONEY, error, "i", round);
  if (own == OPCC_NO_MONEY)
    return OPCC_NO_MONEY;
  left += own;
  return self->budget == OPCC_NO_MONEY ? left : MIN (left, self->budget);
}
