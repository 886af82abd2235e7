/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting off what is due, with the reason, and bringing it back. */
#include "opcc-snooze.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-text.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccSnooze, title, TEXT, N_("What was put off"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccSnooze, kind, TEXT, N_("Kind of record"),
              .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccSnooze, record, INTEGER, N_("Number of the record"),
              .marks = OPCC_MARK_REQUIRED, .min = 1, .max = G_MAXINT64, .kind_in = "kind"),
  OPCC_FIELD (OpccSnooze, until, DATE, N_("Until"),
              .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccSnooze, reason, LONG_TEXT, N_("Reason"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccSnooze, key, TEXT, N_("Key"),
              .marks = OPCC_MARK_UNIQUE | OPCC_MARK_COMPUTED),
};
/* clang-format on */

static void
complete_snooze (gpointer record)
{
  OpccSnooze *self = record;

  g_free (self->key);
  self->key = opcc_snooze_make_key (self->kind, self->record, self->title);
}

const OpccKind opcc_snooze_kind = {
  .name = "snooze",
  .label = N_ ("Put off"),
  .plural = N_ ("Things put off"),
  .title = "title",
  .detail = "reason",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_snooze_get_type,
  .complete = complete_snooze,
};

OPCC_DEFINE_RECORD (OpccSnooze, opcc_snooze, opcc_snooze_kind)

/**
 * opcc_snooze_make_key:
 * @title: the words of the thing that is due
 *
 * A record can want two things at once, which their words tell apart. Digits do not count, so that
 * what sleeps goes on sleeping when "6 wait for marks" becomes "5 wait for marks".
 *
 * Returns: (transfer full):
 */
char *
opcc_snooze_make_key (const char *kind, gint64 n, const char *title)
{
  g_autofree char *folded = opcc_text_fold (title);
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      g_string_append_c (words, *p);
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", kind, n, words->str);
}

static gboolean
check_words (OpccDate until, const char *reason, OpccDate today, GError **error)
{
  if (reason == NULL || *reason == '\0')
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("It was not put off: nobody said why. Write the reason in a few words."));
      return FALSE;
    }
  if (until == OPCC_NO_DATE || until <= today)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("It was not put off: the day it comes back has to be after today."));
      return FALSE;
    }
  return TRUE;
}

/**
 * opcc_snooze_set:
 * @until: the day it stands in the list again
 * @reason: required
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where the reason is missing or the day has come
 */
gboolean
opcc_snooze_set (OpccDb *db,
                 const OpccDueItem *item,
                 OpccDate until,
                 const char *reason,
                 OpccDate today,
                 GError **error)
{
  g_autofree char *key = opcc_snooze_make_key (item->kind->name, item->n, item->title);
  g_autofree char *bare = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (OpccSnooze) snooze = NULL;

  if (!check_words (until, bare, today, error))
    return FALSE;
  held = opcc_db_select (db, &opcc_snooze_kind, "key = $1", error, "s", key);
  if (held == NULL)
    return FALSE;
  snooze = held->len > 0 ? g_object_ref (g_ptr_array_index (held, 0))
                         : g_object_new (OPCC_TYPE_SNOOZE, NULL);
  opcc_set_str (&snooze->title, item->title);
  opcc_set_str (&snooze->kind, item->kind->name);
  opcc_set_str (&snooze->reason, bare);
  opcc_set_str (&snooze->key, key);
  snooze->record = item->n;
  snooze->until = until;
  day = opcc_date_format (until);
  /* Translators: what is due, and the day until which it is put off. */
  name = g_strdup_printf (_ ("Put off “%s” until %s"), item->title, day);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_record_check (OPCC_RECORD (snooze), error) &&
         opcc_db_save (db, snooze, error) && opcc_action_commit (action, error);
}

/**
 * opcc_snooze_wake:
 *
 * Returns: FALSE with OPCC_ERROR_NOT_FOUND where nothing was put off under that number
 */
gboolean
opcc_snooze_wake (OpccDb *db, gint64 snooze, GError **error)
{
  g_autoptr (OpccSnooze) held = opcc_db_load (db, &opcc_snooze_kind, snooze, error);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (held == NULL)
    return FALSE;
  name = g_strdup_printf (_ ("Bring back “%s”"), held->title);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_delete (db, held, error) && opcc_action_commit (action, error);
}
