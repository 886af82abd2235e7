/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying a scheme with its rounds, or one round, without anything that came of it. */
#include "opcc-setup-copy.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-financial-year.h"
#include "opcc-working-days.h"

/* What a new round has of an old one as it is; its days are moved, and the rest is its own. */
static const char *const kept_of_round[] = { "theme", "budget", "threshold", "wide_gap", "blind" };
static const char *const kept_of_scheme[] = { "title",  "purpose",    "pot",       "cap",
                                              "months", "over_award", "priorities" };
static const char *const kept_of_criterion[] = { "number",  "title",     "weight",  "scale",
                                                 "minimum", "pass_fail", "guidance" };

/**
 * opcc_setup_copy_move_date:
 * @date: a day, or OPCC_NO_DATE, which stays
 * @years: by how many years it moves
 *
 * The day nearest to the same date that falls on the same day of the week, so that a round that
 * opened on a Monday opens on a Monday; where that is a bank holiday in England and @date was a
 * working day, the next working day.
 *
 * Returns: the day; @date itself for no years
 */
OpccDate
opcc_setup_copy_move_date (OpccDate date, int years)
{
  OpccDate moved;
  int off;

  if (date == OPCC_NO_DATE || years == 0)
    return date;
  moved = opcc_date_add_months (date, years * 12);
  off = ((int) opcc_date_get_weekday (date) - (int) opcc_date_get_weekday (moved) + 7) % 7;
  moved += off > 3 ? off - 7 : off;
  if (opcc_is_working_day (date, OPCC_NATION_ENGLAND_WALES) &&
      !opcc_is_working_day (moved, OPCC_NATION_ENGLAND_WALES))
    moved = opcc_add_working_days (moved, 1, OPCC_NATION_ENGLAND_WALES);
  return moved;
}

/**
 * opcc_setup_copy_move_time:
 * @time: UTC seconds, or OPCC_NO_TIME, which stays
 *
 * Moves the day as opcc_setup_copy_move_date () and keeps the hour by the clock of London: a round
 * that closed at 17:00 closes at 17:00, on whichever side of summer time the new day lies.
 *
 * Returns: UTC seconds
 */
gint64
opcc_setup_copy_move_time (gint64 time, int years)
{
  gint64 moved;

  if (time == OPCC_NO_TIME || years == 0 ||
      !opcc_time_from_london (opcc_setup_copy_move_date (opcc_time_get_date (time), years),
                              opcc_time_get_seconds_of_day (time), OPCC_CLOCK_EARLIER, &moved,
                              NULL))
    return time;
  return moved;
}

static void
copy_fields (gpointer to, gpointer from, const char *const *names, guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    {
      const OpccField *field = opcc_kind_find_field (opcc_record_get_kind (from), names[i]);
      OpccStored value;

      if (opcc_field_is_missing (field, from))
        continue;
      opcc_field_get_stored (field, from, &value);
      opcc_field_set_stored (field, to, &value, NULL);
    }
}

static OpccSetupCopy *
make_copy (const char *from)
{
  OpccSetupCopy *self = g_new0 (OpccSetupCopy, 1);

  self->rounds = g_ptr_array_new_with_free_func (g_object_unref);
  self->sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->from = g_strdup (from);
  return self;
}

void
opcc_setup_copy_free (OpccSetupCopy *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->scheme);
  g_ptr_array_unref (self->rounds);
  g_array_unref (self->sources);
  g_free (self->from);
  g_free (self);
}

OpccSetupCopy *
opcc_setup_copy_dup (OpccSetupCopy *self)
{
  OpccSetupCopy *copy = make_copy (self->from);

  if (self->scheme != NULL)
    copy->scheme = OPCC_SCHEME (opcc_record_copy (OPCC_RECORD (self->scheme)));
  for (guint i = 0; i < self->rounds->len; i++)
    g_ptr_array_add (copy->rounds, opcc_record_copy (g_ptr_array_index (self->rounds, i)));
  g_array_append_vals (copy->sources, self->sources->data, self->sources->len);
  return copy;
}

/* Days of a round that is held in the same year again have to be given anew. */
static void
add_round (OpccSetupCopy *self, OpccRound *source, OpccScheme *from, OpccScheme *to, int years)
{
  OpccRound *round = g_object_new (OPCC_TYPE_ROUND, NULL);
  g_autofree char *usual =
      g_strdup_printf (_ ("Round %ld · %s"), (long) source->number, from->year);
  gint64 n = opcc_record_get_n (OPCC_RECORD (source));

  copy_fields (round, source, kept_of_round, G_N_ELEMENTS (kept_of_round));
  round->scheme = opcc_record_get_n (OPCC_RECORD (to));
  round->number = source->number;
  /* A title of its own stays, the usual one follows number and year. */
  if (g_strcmp0 (source->title, usual) != 0)
    round->title = g_strdup (source->title);
  if (years != 0)
    {
      round->opens = opcc_setup_copy_move_time (source->opens, years);
      round->closes = opcc_setup_copy_move_time (source->closes, years);
      round->marking_opens = opcc_setup_copy_move_date (source->marking_opens, years);
      round->marking_closes = opcc_setup_copy_move_date (source->marking_closes, years);
    }
  g_ptr_array_add (self->rounds, round);
  g_array_append_val (self->sources, n);
}

static gboolean
read_years (const char *first, const char *second, int *years, GError **error)
{
  int from;
  int to;

  if (!opcc_financial_year_parse (first, &from, error) ||
      !opcc_financial_year_parse (second, &to, error))
    return FALSE;
  *years = to - from;
  return TRUE;
}

/**
 * opcc_setup_copy_plan_scheme:
 * @year: (nullable): the financial year of the new scheme; NULL: the one after
 *
 * Lays out a scheme like @scheme, with its rounds.
 *
 * Returns: (transfer full): NULL with OPCC_ERROR_REFUSED where that year has a scheme already
 */
OpccSetupCopy *
opcc_setup_copy_plan_scheme (OpccDb *db, gint64 scheme, const char *year, GError **error)
{
  g_autoptr (OpccScheme) source = opcc_scheme_load (db, scheme, error);
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (OpccSetupCopy) self = NULL;
  g_autofree char *next = NULL;
  int first;
  int years;

  if (source == NULL || !opcc_financial_year_parse (source->year, &first, error))
    return NULL;
  next = opcc_financial_year_format (first + 1);
  rounds = opcc_db_select (db, &opcc_round_kind, "scheme = $1 ORDER BY number", error, "i", scheme);
  if (rounds == NULL || !read_years (source->year, year != NULL ? year : next, &years, error))
    return NULL;
  self = make_copy (source->year);
  self->scheme = g_object_new (OPCC_TYPE_SCHEME, NULL);
  copy_fields (self->scheme, source, kept_of_scheme, G_N_ELEMENTS (kept_of_scheme));
  self->scheme->year = g_strdup (year != NULL ? year : next);
  if (!opcc_scheme_prepare (db, self->scheme, error))
    return NULL;
  for (guint i = 0; i < rounds->len; i++)
    add_round (self, g_ptr_array_index (rounds, i), source, self->scheme, years);
  return g_steal_pointer (&self);
}

/**
 * opcc_setup_copy_plan_round:
 * @year: (nullable): the scheme it goes into, by its year; NULL: that of the next year where there
 *   is one, else its own
 *
 * Lays out a round like @round. Its number is the same where that is free, else the next one.
 *
 * Returns: (transfer full): NULL with OPCC_ERROR_NOT_FOUND where there is no such scheme
 */
OpccSetupCopy *
opcc_setup_copy_plan_round (OpccDb *db, gint64 round, const char *year, GError **error)
{
  g_autoptr (OpccRound) source = opcc_round_load (db, round, error);
  g_autoptr (OpccScheme) from = NULL;
  g_autoptr (OpccScheme) to = NULL;
  g_autoptr (OpccSetupCopy) self = NULL;
  OpccRound *copy;
  int first;
  int years;

  if (source == NULL || (from = opcc_scheme_load (db, source->scheme, error)) == NULL ||
      !opcc_financial_year_parse (from->year, &first, error))
    return NULL;
  if (year == NULL)
    {
      g_autofree char *next = opcc_financial_year_format (first + 1);

      to = opcc_scheme_find (db, next, NULL);
      if (to == NULL)
        to = g_object_ref (from);
    }
  else
    to = opcc_scheme_find (db, year, error);
  if (to == NULL || !read_years (from->year, to->year, &years, error))
    return NULL;
  self = make_copy (source->code);
  add_round (self, source, from, to, years);
  copy = g_ptr_array_index (self->rounds, 0);
  if (opcc_db_get_integer (db, "SELECT count(*) FROM round WHERE scheme = $1 AND number = $2", 0,
                           NULL, "ii", copy->scheme, copy->number) > 0)
    copy->number = opcc_db_get_integer (db, "SELECT max(number) + 1 FROM round WHERE scheme = $1",
                                        1, NULL, "i", copy->scheme);
  return g_steal_pointer (&self);
}

static gboolean
save_criteria (OpccDb *db, gint64 source, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) criteria = opcc_criterion_list (db, source, error);

  for (guint i = 0; criteria != NULL && i < criteria->len; i++)
    {
      g_autoptr (OpccCriterion) criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);

      copy_fields (criterion, g_ptr_array_index (criteria, i), kept_of_criterion,
                   G_N_ELEMENTS (kept_of_criterion));
      criterion->round = round;
      if (!opcc_db_save (db, criterion, error))
        return FALSE;
    }
  return criteria != NULL;
}

/**
 * opcc_setup_copy_check:
 *
 * Fills in what follows from what was laid out and edited since, such as titles, and looks whether
 * all of it can be made.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where the scheme or a round is there already, and
 *   OPCC_ERROR_INVALID where a round would close before it opens
 */
gboolean
opcc_setup_copy_check (OpccDb *db, OpccSetupCopy *self, GError **error)
{
  if (self->scheme != NULL && !opcc_scheme_prepare (db, self->scheme, error))
    return FALSE;
  for (guint i = 0; i < self->rounds->len; i++)
    {
      OpccRound *round = g_ptr_array_index (self->rounds, i);
      g_autoptr (OpccScheme) scheme = self->scheme != NULL
                                          ? g_object_ref (self->scheme)
                                          : opcc_scheme_load (db, round->scheme, error);

      if (scheme == NULL || !opcc_round_prepare (db, round, scheme, error))
        return FALSE;
    }
  return TRUE;
}

static char *
name_action (OpccSetupCopy *self)
{
  if (self->scheme != NULL)
    return g_strdup_printf (_ ("Copy scheme %s as %s"), self->from, self->scheme->year);
  return g_strdup_printf (_ ("Copy round %s as %s"), self->from,
                          ((OpccRound *) g_ptr_array_index (self->rounds, 0))->code);
}

/**
 * opcc_setup_copy_apply:
 *
 * Makes what was laid out, as one action: the scheme, its rounds, and their criteria with weight,
 * scale, minimum and guidance. Nothing comes along of applications, markers, marks or awards.
 *
 * Returns: FALSE as opcc_setup_copy_check (); then nothing was made
 */
gboolean
opcc_setup_copy_apply (OpccDb *db, OpccSetupCopy *self, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self->rounds->len > 0 || self->scheme != NULL, FALSE);

  if (!opcc_setup_copy_check (db, self, error))
    return FALSE;
  name = name_action (self);
  action = opcc_action_begin (db, name, error);
  if (action == NULL || (self->scheme != NULL && !opcc_db_save (db, self->scheme, error)))
    return FALSE;
  for (guint i = 0; i < self->rounds->len; i++)
    {
      OpccRound *round = g_ptr_array_index (self->rounds, i);

      if (self->scheme != NULL)
        round->scheme = opcc_record_get_n (OPCC_RECORD (self->scheme));
      if (!opcc_db_save (db, round, error) ||
          !save_criteria (db, g_array_index (self->sources, gint64, i),
                          opcc_record_get_n (OPCC_RECORD (round)), error))
        return FALSE;
    }
  return opcc_action_commit (action, error);
}
