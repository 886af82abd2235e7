/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the rows of each table against what the newest action on it says they add up to. It is the
 * part of verify that figures depend on, without the walk along the whole log, and gives others
 * their turn. */
#include "opcc-records-check.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"
#include "opcc-known-whole.h"
#include "opcc-log.h"
#include "opcc-open.h"
#include "opcc-registry.h"
#include "opcc-row-sum.h"
#include "opcc-verify-file.h"

/* Rows read at a time: who writes waits for a tenth of a second, not until all are read. */
#define ROWS_AT_ONCE 10000
/* A table that is written again and again in the meantime is at last read in one go. */
#define MOST_TRIES 5

typedef struct
{
  OpccDb *db;
  GCancellable *cancellable;
  OpccHasher *hasher;  /* (owned) */
  GPtrArray *problems; /* (owned) of char * */
} Look;

typedef enum
{
  MORE,
  READ,
  WRITTEN, /* by somebody else since it was begun */
  FAILED,
} Part;

static Part
add_part (
    Look *self, const OpccKind *kind, OpccRowSum *sum, char **stated, gint64 most, GError **error)
{
  const gint64 before = sum->count;
  OpccRelation *table;
  const char *now;
  gboolean changed;

  if (!opcc_db_refresh (self->db, &changed, error))
    return FAILED;
  table = opcc_db_get_relation (self->db, kind, error);
  now = g_hash_table_lookup (self->db->log->totals, kind->name);
  if (before == 0)
    {
      g_free (*stated);
      *stated = g_strdup (now);
    }
  else if (g_strcmp0 (*stated, now) != 0)
    return WRITTEN;
  if (table == NULL || !opcc_row_sum_add (sum, self->db, table, most, error))
    return FAILED;
  return sum->count - before < most ? READ : MORE;
}

/* What is read of the table and what the log says of it are of one moment. */
static Part
read_part (
    Look *self, const OpccKind *kind, OpccRowSum *sum, char **stated, gint64 most, GError **error)
{
  const OpccEngine *engine = self->db->engine;
  Part part;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !engine->begin_read (self->db->connection, error))
    return FAILED;
  part = add_part (self, kind, sum, stated, most, error);
  engine->rollback (self->db->connection);
  return part;
}

static gboolean
check_kind (Look *self, const OpccKind *kind, GError **error)
{
  g_autofree char *stated = NULL;
  OpccRowSum sum;
  Part part = WRITTEN;

  for (guint i = 1; part == WRITTEN; i++)
    {
      opcc_row_sum_begin (&sum, self->hasher, NULL, self->problems);
      do
        part = read_part (self, kind, &sum, &stated, i < MOST_TRIES ? ROWS_AT_ONCE : G_MAXINT64,
                          error);
      while (part == MORE);
    }
  if (part == READ && !opcc_row_sum_is (&sum, stated))
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("%s: the rows do not add up to what the log says."),
                                      g_dgettext (GETTEXT_PACKAGE, kind->plural)));
  return part == READ;
}

static gboolean
check_all (Look *self, GError **error)
{
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (!check_kind (self, kinds[i], error))
      return FALSE;
  return opcc_verify_structure (self->db, self->problems, error) &&
         opcc_verify_settings (self->db, self->problems, error) &&
         opcc_verify_counters (self->db, self->problems, error);
}

/**
 * opcc_db_check_records:
 *
 * Whether each table holds what the log says of it, and settings, counters and the file's structure
 * are what the program left. Others may write meanwhile. A file that was found so, and that nobody
 * else has written since, is not looked at again. A file of a newer program is let pass: it may
 * have more than this one can read. Not within an action.
 *
 * Returns: FALSE with OPCC_ERROR_DAMAGED and the first thing that does not agree
 */
gboolean
opcc_db_check_records (OpccDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccHasher) hasher = opcc_hasher_new ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Look self = { db, cancellable, hasher, problems };
  g_autofree char *name = g_path_get_basename (opcc_db_get_path (db));
  const gint64 stamp = db->engine->get_stamp (db->connection);

  if (db->newer || (db->whole_stamp > 0 && db->whole_stamp == stamp))
    return TRUE;
  if (!check_all (&self, error))
    return FALSE;
  if (problems->len == 0)
    {
      opcc_known_whole_note (db, stamp);
      return TRUE;
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
               _ ("%s was changed or damaged outside OPCC Desk, so its figures may be wrong. %s"),
               name, (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

static gboolean
check_file (const char *path, GCancellable *cancellable, GError **error)
{
  OpccDb *db =
      opcc_open_office (path,
                        OPCC_STORE_READ_ONLY | OPCC_STORE_ALLOW_ANY_PLACE | OPCC_STORE_CHECK_LATER,
                        error);
  gboolean whole;

  if (db == NULL)
    return FALSE;
  db->engine->set_cancellable (db->connection, cancellable);
  whole = opcc_db_check_records (db, cancellable, error);
  opcc_db_close (db);
  return whole;
}

/**
 * opcc_records_check_file:
 * @path: an office file that is open elsewhere in this program, and brought up to date
 *
 * The same over a connection of its own, which only reads; for a thread of its own. Where another
 * program keeps the file locked it is tried again until that has ended.
 *
 * Returns: FALSE as opcc_db_check_records(), or where the file cannot be read
 */
gboolean
opcc_records_check_file (const char *path, GCancellable *cancellable, GError **error)
{
  GError *failure = NULL;
  gboolean whole = check_file (path, cancellable, &failure);

  /* Each try has waited some seconds for the lock. */
  while (g_error_matches (failure, OPCC_ERROR, OPCC_ERROR_LOCKED) &&
         !g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (&failure);
      whole = check_file (path, cancellable, &failure);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return whole;
}
