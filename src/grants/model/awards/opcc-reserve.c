/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reserve list of a round: who gets money next, by rank or as somebody set it by hand. */
#include "opcc-reserve.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-application.h"
#include "opcc-db.h"
#include "opcc-decision.h"
#include "opcc-error.h"
#include "opcc-letter-source.h"
#include "opcc-letters.h"
#include "opcc-text.h"

#define STEP 5000 /* pence: what is less than asked is offered in steps of £50, as on the board */

void
opcc_reserve_free (OpccReserve *self)
{
  if (self == NULL)
    return;
  g_free (self->reference);
  g_free (self->organisation);
  g_free (self->reason);
  g_free (self);
}

static int
compare_reserves (gconstpointer a, gconstpointer b)
{
  const OpccReserve *one = *(OpccReserve *const *) a;
  const OpccReserve *other = *(OpccReserve *const *) b;

  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return strcmp (one->reference, other->reference);
}

gint64
opcc_reserve_get_left (OpccDb *db, gint64 round, GError **error)
{
  const gint64 available = opcc_round_get_available (db, round, error);
  gint64 given;

  if (available == OPCC_NO_MONEY)
    return OPCC_NO_MONEY;
  given = opcc_db_get_integer (db,
                               "SELECT coalesce(sum(a.amount), 0) FROM award a JOIN application p"
                               " ON p.n = a.application WHERE p.round = $1"
                               " AND a.state = 'approved'",
                               OPCC_NO_MONEY, error, "i", round);
  return given == OPCC_NO_MONEY ? OPCC_NO_MONEY : available - given;
}

static OpccReserve *
make_reserve (const OpccLetterSource *source, OpccApplication *application, gint64 left)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD (application));
  const OpccAward *award = g_hash_table_lookup (source->awards, &n);
  const gint64 cap = source->scheme->cap;
  OpccReserve *self = g_new0 (OpccReserve, 1);

  self->application = n;
  self->reference = g_strdup (application->reference);
  self->organisation = g_strdup (opcc_letter_source_get_organisation (source, application));
  self->rank = award->rank;
  /* Those without a place of their own come after those with one. */
  self->place = award->reserve_place != OPCC_NO_INTEGER ? award->reserve_place : G_MAXINT64;
  self->reason = g_strdup (award->reserve_reason);
  self->asked = application->asked != OPCC_NO_MONEY ? application->asked : 0;
  if (cap != OPCC_NO_MONEY)
    self->asked = MIN (self->asked, cap);
  self->amount = self->asked <= left ? self->asked : MAX (left, 0) / STEP * STEP;
  return self;
}

static GPtrArray *
list_outcome (OpccDb *db, const OpccLetterSource *source, const char *outcome, GError **error)
{
  const gint64 round = opcc_record_get_n (OPCC_RECORD (source->round));
  const gint64 left = opcc_reserve_get_left (db, round, error);
  GPtrArray *list;

  if (left == OPCC_NO_MONEY)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_reserve_free);
  for (guint i = 0; i < source->applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (source->applications, i);

      if (g_strcmp0 (opcc_letter_source_find_outcome (source, application), outcome) == 0)
        g_ptr_array_add (list, make_reserve (source, application, left));
    }
  g_ptr_array_sort (list, compare_reserves);
  for (guint i = 0; i < list->len; i++)
    if (((OpccReserve *) list->pdata[i])->place == G_MAXINT64)
      ((OpccReserve *) list->pdata[i])->place = OPCC_NO_INTEGER;
  return list;
}

/**
 * opcc_reserve_list:
 *
 * Who reached the threshold and met every criterion, and stood below the last that the decision
 * gave money to, with those put there by hand and without those taken off by hand. The order is
 * that of the places set by hand, then that of the ranks. Each is offered what it asked, no more
 * than the scheme's cap and than what the round has left, as if it were the only one.
 *
 * Returns: (transfer full) (element-type OpccReserve): NULL on error
 */
GPtrArray *
opcc_reserve_list (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (OpccLetterSource) source = opcc_letter_source_new (db, round, NULL, error);

  return source != NULL ? list_outcome (db, source, "reserve", error) : NULL;
}

GPtrArray *
opcc_reserve_list_others (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (OpccLetterSource) source = opcc_letter_source_new (db, round, NULL, error);

  return source != NULL ? list_outcome (db, source, "unsuccessful", error) : NULL;
}

/* --- by hand --------------------------------------------------------------------------------- */

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED, words);
  return FALSE;
}

static guint
find_place (GPtrArray *list, gint64 application)
{
  for (guint i = 0; i < list->len; i++)
    if (((OpccReserve *) list->pdata[i])->application == application)
      return i + 1;
  return 0;
}

static gboolean
check_place (const char *reference,
             const char *outcome,
             guint was,
             gint64 place,
             guint n,
             const char *reason,
             GError **error)
{
  const guint most = was > 0 ? n : n + 1;

  if (g_strcmp0 (outcome, "reserve") != 0 && g_strcmp0 (outcome, "unsuccessful") != 0)
    return refuse (
        error,
        _ ("%s cannot be on the reserve list: it has an award, was withdrawn or stopped, "
           "or nothing is decided on it yet. Nothing was changed."),
        reference);
  if (place == 0 && was == 0)
    return refuse (error, _ ("%s is not on the reserve list. Nothing was changed."), reference);
  if (place < 0 || place > most)
    return refuse (
        error,
        _ ("The reserve list has room for %s at the places 1 to %u. Nothing was changed. "
           "Give one of these, or 0 to take it off."),
        reference, most);
  if (was > 0 && place == was)
    return refuse (error, _ ("%s stands there already. Nothing was changed."), reference);
  if (reason == NULL || reason[strspn (reason, " \t\r\n")] == '\0')
    return refuse (error, _ ("The place of %s was not changed: a reason is needed for the record."),
                   reference);
  return TRUE;
}

/* Whether the marks alone put it on the list. @award: what is set by hand is taken off it. */
static gboolean
is_by_marks (const OpccLetterSource *source, OpccApplication *application, OpccAward *award)
{
  opcc_set_str (&award->reserve, NULL);
  return g_strcmp0 (opcc_letter_source_find_outcome (source, application), "reserve") == 0;
}

/* From now on the order is that of the places, so each of the list gets its own. */
static gboolean
save_places (OpccDb *db,
             const OpccLetterSource *source,
             GPtrArray *list,
             gint64 application,
             gint64 place,
             GError **error)
{
  gint64 next = 1;

  for (guint i = 0; place > 0 && i < list->len; i++)
    {
      const OpccReserve *one = g_ptr_array_index (list, i);
      OpccAward *award = g_hash_table_lookup (source->awards, &one->application);

      if (one->application == application)
        continue;
      next += next == place;
      award->reserve_place = next++;
      if (award->reserve_place != one->place && !opcc_db_save (db, award, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save (OpccDb *db,
      OpccAward *award,
      OpccApplication *application,
      const char *reason,
      gboolean joins,
      GError **error)
{
  g_autofree char *note = g_strdup_printf (award->reserve_place == OPCC_NO_INTEGER
                                               ? _ ("%s was taken off the reserve list: %s")
                                           : joins ? _ ("%s was put on the reserve list: %s")
                                                   : _ ("%s was moved within the reserve list: %s"),
                                           application->reference, reason);

  return opcc_record_set_typed (OPCC_RECORD (award), "reserve_reason", reason, error) &&
         opcc_db_save (db, award, error) &&
         opcc_decision_add_note (db, application->round, note, error) &&
         ((award->reserve_place != OPCC_NO_INTEGER && !joins) ||
          opcc_letters_rewrite (db, application, reason, error));
}

/**
 * opcc_reserve_set_place:
 * @place: from 1; 0: off the list
 * @reason: why; needed
 *
 * Puts an application that got no money on the reserve list, takes it off, or moves it within the
 * list, as one action. Money is offered in this order from then on; who joins the list later comes
 * after. A decision record that is not approved yet says so in its discussion, and the letter is
 * written anew where another is due.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED
 */
gboolean
opcc_reserve_set_place (
    OpccDb *db, gint64 application, gint64 place, const char *reason, GError **error)
{
  g_autoptr (OpccApplication) record =
      opcc_db_load (db, &opcc_application_kind, application, error);
  g_autoptr (OpccLetterSource) source =
      record != NULL ? opcc_letter_source_new (db, record->round, NULL, error) : NULL;
  g_autoptr (GPtrArray) list = source != NULL ? list_outcome (db, source, "reserve", error) : NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  OpccAward *award;
  guint was;

  if (list == NULL)
    return FALSE;
  was = find_place (list, application);
  award = g_hash_table_lookup (source->awards, &application);
  if (!check_place (record->reference, opcc_letter_source_find_outcome (source, record), was, place,
                    list->len, reason, error))
    return FALSE;
  if (is_by_marks (source, record, award))
    opcc_set_str (&award->reserve, place == 0 ? "off" : NULL);
  else
    opcc_set_str (&award->reserve, place == 0 ? NULL : "on");
  award->reserve_place = place == 0 ? OPCC_NO_INTEGER : place;
  name = g_strdup_printf (place == 0 ? _ ("Take %s off the reserve list")
                          : was == 0 ? _ ("Put %s on the reserve list")
                                     : _ ("Move %s within the reserve list"),
                          record->reference);
  action = opcc_action_begin (db, name, error);
  return action != NULL && save_places (db, source, list, application, place, error) &&
         save (db, award, record, reason, was == 0, error) && opcc_action_commit (action, error);
}
