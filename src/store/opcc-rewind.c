/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes back, from the log and as one action, all that was done after a moment. */
#include "opcc-rewind.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-action-private.h"
#include "opcc-backup.h"
#include "opcc-change.h"
#include "opcc-date.h"
#include "opcc-error.h"
#include "opcc-open.h"
#include "opcc-registry.h"
#include "opcc-stmt-private.h"
#include "opcc-text.h"
#include "opcc-time.h"
#include "opcc-undo-private.h"

static void
free_kind (OpccRewindKind *kind)
{
  g_ptr_array_unref (kind->titles);
  g_free (kind);
}

static void
free_person (OpccRewindPerson *person)
{
  g_free (person->who);
  g_free (person);
}

void
opcc_rewind_free (OpccRewind *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->people);
  g_free (self);
}

/**
 * opcc_rewind_parse_moment:
 * @typed: "22 November 2026 15:00", "yesterday 15:00", "today 09:30"; London time. A day without
 *   one is its end
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where it cannot be read
 */
gboolean
opcc_rewind_parse_moment (const char *typed, gint64 *moment, GError **error)
{
  static const char *const days[] = { "today", "yesterday" };
  g_autofree char *text = g_strstrip (g_utf8_strdown (typed, -1));

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_str_has_prefix (text, days[i]))
      {
        g_autofree char *day = opcc_date_to_iso (opcc_date_today () - (int) i);
        g_autofree char *rest = g_strstrip (g_strdup (text + strlen (days[i])));
        g_autofree char *whole = g_strconcat (day, " ", *rest != '\0' ? rest : "23:59", NULL);

        return opcc_time_parse (whole, moment, error);
      }
  return opcc_time_parse (typed, moment, error);
}

/* --- looking --------------------------------------------------------------------------------- */

/* A record since then: how its first and its last entry left it. */
typedef struct
{
  const OpccKind *kind;
  gint64 n;
  gboolean was; /* there then */
  gboolean is;  /* there now */
} Touched;

static guint
hash_touched (gconstpointer data)
{
  const Touched *touched = data;

  return g_direct_hash (touched->kind) ^ g_int64_hash (&touched->n);
}

static gboolean
equal_touched (gconstpointer a, gconstpointer b)
{
  const Touched *first = a;
  const Touched *second = b;

  return first->kind == second->kind && first->n == second->n;
}

/* In the order of the log. */
static void
touch (GHashTable *all, const OpccKind *kind, gint64 n, const char *op)
{
  const Touched key = { kind, n };
  Touched *touched = g_hash_table_lookup (all, &key);

  if (touched == NULL)
    {
      touched = g_new0 (Touched, 1);
      touched->kind = kind;
      touched->n = n;
      touched->was = *op != 'i';
      g_hash_table_add (all, touched);
    }
  touched->is = *op != 'd';
}

static GHashTable *
find_touched (OpccDb *db, gint64 action, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (hash_touched, equal_touched, g_free, NULL);
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT kind, op, first, last FROM change WHERE action > $1 ORDER BY seq",
                     error, "i", action);
  gboolean row = TRUE;

  while (row)
    {
      const OpccKind *kind;

      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error) ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      kind = row ? opcc_registry_find (opcc_stmt_get_text (stmt, 0)) : NULL;
      if (kind == NULL || kind->for_good)
        continue;
      for (gint64 n = opcc_stmt_get_integer (stmt, 2); n <= opcc_stmt_get_integer (stmt, 3); n++)
        touch (all, kind, n, opcc_stmt_get_text (stmt, 1));
    }
  return g_steal_pointer (&all);
}

static OpccRewindKind *
get_kind (OpccRewind *self, const OpccKind *kind)
{
  OpccRewindKind *found;

  for (guint i = 0; i < self->kinds->len; i++)
    if (((OpccRewindKind *) self->kinds->pdata[i])->kind == kind)
      return self->kinds->pdata[i];
  found = g_new0 (OpccRewindKind, 1);
  found->kind = kind;
  found->titles = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->kinds, found);
  return found;
}

static char *
dup_title (OpccDb *db, const Touched *touched)
{
  g_autoptr (OpccRecord) record =
      touched->is ? opcc_db_load (db, touched->kind, touched->n, NULL) : NULL;
  g_autofree char *title = record != NULL ? opcc_record_get_title (record) : NULL;

  if (title != NULL && *title != '\0')
    return g_steal_pointer (&title);
  return g_strdup_printf ("%s %" PRId64, g_dgettext (GETTEXT_PACKAGE, touched->kind->label),
                          touched->n);
}

static void
count_touched (OpccRewind *self, OpccDb *db, const Touched *touched)
{
  OpccRewindKind *kind;

  if (!touched->was && !touched->is)
    return;
  kind = get_kind (self, touched->kind);
  if (!touched->was)
    kind->n_added++;
  else if (!touched->is)
    kind->n_deleted++;
  else
    kind->n_changed++;
  if (kind->titles->len < OPCC_REWIND_NAMED)
    g_ptr_array_add (kind->titles, dup_title (db, touched));
}

static int
compare_touched (gconstpointer a, gconstpointer b)
{
  const Touched *first = *(const Touched *const *) a;
  const Touched *second = *(const Touched *const *) b;

  return (first->n > second->n) - (first->n < second->n);
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const OpccRewindKind *first = *(const OpccRewindKind *const *) a;
  const OpccRewindKind *second = *(const OpccRewindKind *const *) b;

  return g_utf8_collate (g_dgettext (GETTEXT_PACKAGE, first->kind->plural),
                         g_dgettext (GETTEXT_PACKAGE, second->kind->plural));
}

static gboolean
count_records (OpccRewind *self, OpccDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) all = find_touched (db, self->action, cancellable, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer touched;

  if (all == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &touched, NULL))
    g_ptr_array_add (list, touched);
  g_ptr_array_sort (list, compare_touched);
  for (guint i = 0; i < list->len; i++)
    count_touched (self, db, g_ptr_array_index (list, i));
  g_ptr_array_sort (self->kinds, compare_kinds);
  return TRUE;
}

static gboolean
count_people (OpccRewind *self, OpccDb *db, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT who, count(*) FROM action WHERE seq > $1 GROUP BY who ORDER BY count(*) DESC, who",
      error, "i", self->action);
  gboolean row = TRUE;

  while (row)
    {
      OpccRewindPerson *person;

      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      person = g_new0 (OpccRewindPerson, 1);
      person->who = g_strdup (opcc_stmt_get_text (stmt, 0));
      person->n_actions = (guint) opcc_stmt_get_integer (stmt, 1);
      self->n_actions += person->n_actions;
      g_ptr_array_add (self->people, person);
    }
  return TRUE;
}

/* What was removed for good does not come back, so nobody goes back behind it. */
static gboolean
check_barrier (OpccDb *db, gint64 action, GError **error)
{
  g_autofree char *name = opcc_db_get_text (
      db, "SELECT name FROM action WHERE seq > $1 AND undoes = $2 ORDER BY seq LIMIT 1", NULL, "ii",
      action, (gint64) OPCC_UNDOES_NEVER);

  if (name == NULL)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("“%s” removed something for good after that moment, so the office cannot go back "
                  "behind it. Nothing was changed. Choose a later moment, or restore a backup of "
                  "before."),
               name);
  return FALSE;
}

/* Text of ISO times is in the order of time. */
static gboolean
find_action (OpccRewind *self, OpccDb *db, GError **error)
{
  g_autofree char *iso = opcc_time_to_iso (self->moment);
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT seq, name, at FROM action WHERE seq < (SELECT coalesce (min(seq), 9007199254740992) "
      "FROM action WHERE at > $1) ORDER BY seq DESC LIMIT 1",
      error, "s", iso);
  gboolean row;

  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  self->action = opcc_stmt_get_integer (stmt, 0);
  self->name = g_strdup (opcc_stmt_get_text (stmt, 1));
  opcc_time_from_iso (opcc_stmt_get_text (stmt, 2), &self->at);
  return TRUE;
}

/**
 * opcc_rewind_look:
 * @moment: seconds UTC; what was done by then stays
 *
 * Returns: (transfer full): what would change; NULL with OPCC_ERROR_REFUSED where something was
 *   removed for good since
 */
OpccRewind *
opcc_rewind_look (OpccDb *db, gint64 moment, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccRewind) self = g_new0 (OpccRewind, 1);

  self->moment = moment;
  self->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) free_kind);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) free_person);
  if (!find_action (self, db, error) || !check_barrier (db, self->action, error) ||
      !count_people (self, db, error) || !count_records (self, db, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- going back ------------------------------------------------------------------------------ */

static GArray *
list_changes (OpccDb *db, gint64 action, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT seq FROM change WHERE action > $1 ORDER BY seq DESC", error, "i",
                     action);
  gboolean row = TRUE;

  while (row)
    {
      gint64 seq;

      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return NULL;
      seq = row ? opcc_stmt_get_integer (stmt, 0) : 0;
      if (row)
        g_array_append_val (numbers, seq);
    }
  return g_steal_pointer (&numbers);
}

static gboolean
reverse_one (OpccDb *db, gint64 seq, GError **error)
{
  g_autoptr (GPtrArray) found = opcc_change_list (db, "seq = $1", error, "i", seq);
  OpccChange *change = found != NULL && found->len > 0 ? found->pdata[0] : NULL;
  const OpccKind *kind = change != NULL ? opcc_registry_find (change->kind) : NULL;

  if (change == NULL)
    return FALSE;
  /* What is there for good stays, as undo leaves it. */
  return (kind != NULL && kind->for_good) || opcc_undo_reverse_change (db, change, error);
}

static gboolean
go_back (OpccDb *db,
         gint64 moment,
         OpccProgress progress,
         gpointer progress_data,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (OpccRewind) look = opcc_rewind_look (db, moment, cancellable, error);
  g_autofree char *when = opcc_time_format (moment);
  g_autofree char *name = g_strdup_printf (_ ("Go back to %s"), when);
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (OpccAction) action = NULL;

  if (look == NULL)
    return FALSE;
  if (look->n_actions == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("Nothing was done after %s. Nothing was changed."), when);
      return FALSE;
    }
  action = opcc_action_begin (db, name, error);
  numbers = action != NULL ? list_changes (db, look->action, error) : NULL;
  if (numbers == NULL || !db->engine->defer_links (db->connection, error))
    return FALSE;
  for (guint i = 0; i < numbers->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !reverse_one (db, g_array_index (numbers, gint64, i), error))
        return FALSE;
      if (progress != NULL)
        progress ((i + 1.0) / numbers->len, progress_data);
    }
  return opcc_action_commit (action, error);
}

/**
 * opcc_db_rewind:
 * @moment: seconds UTC; what was done by then stays
 * @progress: (nullable): told 0 to 1
 *
 * Keeps the present as a backup, and takes back all that was done since, as one action that can
 * be undone. Cancelled, nothing changes.
 *
 * Returns: FALSE with the reason, OPCC_ERROR_REFUSED where there is nothing to take back or
 *   something was removed for good
 */
gboolean
opcc_db_rewind (OpccDb *db,
                gint64 moment,
                OpccProgress progress,
                gpointer progress_data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (OpccRewind) look = opcc_rewind_look (db, moment, cancellable, error);
  g_autofree char *kept = NULL;

  if (look == NULL)
    return FALSE;
  if (look->n_actions > 0)
    {
      kept = opcc_db_backup (db, "rewind", cancellable, error);
      if (kept == NULL)
        return FALSE;
    }
  return go_back (db, moment, progress, progress_data, cancellable, error);
}

static gboolean
go_back_in (OpccDb *db,
            const char *path,
            gint64 moment,
            OpccProgress progress,
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  OpccDb *copy = opcc_open_office (path, OPCC_STORE_ALLOW_ANY_PLACE, error);
  gboolean ok;

  if (copy == NULL)
    return FALSE;
  opcc_set_str (&copy->who, db->who);
  ok = go_back (copy, moment, progress, progress_data, cancellable, error);
  opcc_db_close (copy);
  return ok;
}

/**
 * opcc_db_rewind_to_file:
 * @path: of the new office file; one that is there is replaced once the new one is whole
 *
 * The same in a copy; this file stays as it is.
 *
 * Returns: FALSE with the reason; no file is then left at @path that was not there
 */
gboolean
opcc_db_rewind_to_file (OpccDb *db,
                        gint64 moment,
                        const char *path,
                        OpccProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part.opcc", NULL);
  gboolean ok;

  ok = opcc_db_backup_to (db, part, cancellable, error) &&
       go_back_in (db, part, moment, progress, progress_data, cancellable, error);
  if (ok && g_rename (part, path) != 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                   _ ("%s could not be written. The office file is as it was. Choose another "
                      "place, and try again."),
                   path);
      ok = FALSE;
    }
  if (!ok)
    g_unlink (part);
  return ok;
}
