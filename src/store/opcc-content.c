/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps contents in parts, finds those that nothing needs any more, and holds them against the
 * digests that records carry, which are in the chain of the log. */
#include "opcc-content.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-action-private.h"
#include "opcc-disposal.h"
#include "opcc-error.h"
#include "opcc-hash.h"
#include "opcc-registry.h"
#include "opcc-stmt-private.h"

/* An engine takes no value of many megabytes, and between two parts one can stop. */
#define PART_SIZE    (1 << 20)
#define DIGEST_WIDTH (OPCC_DIGEST_HEX_SIZE - 1)

/* --- in and out ------------------------------------------------------------------------------ */

static void
compute_digest (GBytes *bytes, char hex[OPCC_DIGEST_HEX_SIZE])
{
  g_autoptr (OpccHasher) hasher = opcc_hasher_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  OpccDigest digest;

  opcc_hasher_add (hasher, data, size);
  digest = opcc_hasher_finish (hasher);
  opcc_digest_to_hex (&digest, hex);
}

static gboolean
write_parts (OpccDb *db, const char *hex, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize at = 0; at < size; at += PART_SIZE)
    {
      g_autoptr (OpccStmt) stmt =
          opcc_db_query (db, "INSERT INTO content (digest, part, bytes) VALUES ($1, $2, $3)", error,
                         "si", hex, (gint64) (at / PART_SIZE));

      if (stmt == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      opcc_stmt_bind_bytes (stmt, 3, data + at, MIN (size - at, PART_SIZE));
      if (!opcc_stmt_run (stmt, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_db_put_content:
 * @bytes: not empty
 *
 * Keeps a content, inside the action that saves the record which names it. One that is there
 * already is not kept again.
 *
 * Returns: (transfer full): its SHA-256 in hex, for a field marked OPCC_MARK_CONTENT
 */
char *
opcc_db_put_content (OpccDb *db, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  char hex[OPCC_DIGEST_HEX_SIZE];
  gint64 there;

  g_return_val_if_fail (g_bytes_get_size (bytes) > 0, NULL);

  if (!opcc_db_expect_action (db, error))
    return NULL;
  compute_digest (bytes, hex);
  there = opcc_db_get_integer (db, "SELECT count(*) FROM content WHERE digest = $1", -1, error, "s",
                               hex);
  if (there < 0 || (there == 0 && !write_parts (db, hex, bytes, cancellable, error)))
    return NULL;
  return g_strdup (hex);
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
                       _ ("What the office file keeps of this file is not what was attached. "
                          "Nothing was written. Look for it in a backup, and verify the office "
                          "file."));
}

/**
 * opcc_db_read_content:
 * @digest: as the record has it
 *
 * Returns: (transfer full): the content, held against its digest; NULL with OPCC_ERROR_NOT_FOUND
 *   where there is none of it, OPCC_ERROR_DAMAGED where it is another
 */
GBytes *
opcc_db_read_content (OpccDb *db, const char *digest, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT bytes FROM content WHERE digest = $1 ORDER BY part", error, "s",
                     digest);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  char hex[OPCC_DIGEST_HEX_SIZE];
  gboolean row = TRUE;

  while (row)
    {
      gsize length;
      gconstpointer data;

      if (stmt == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !opcc_stmt_step (stmt, &row, error))
        return NULL;
      data = row ? opcc_stmt_get_bytes (stmt, 0, &length) : NULL;
      if (data != NULL)
        g_byte_array_append (array, data, (guint) length);
    }
  if (array->len == 0)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                           _ ("The content of this file is not in the office file any more: it was "
                              "removed for good, or outside the program. Look for it in a "
                              "backup."));
      return NULL;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  compute_digest (bytes, hex);
  if (strcmp (hex, digest) == 0)
    return g_steal_pointer (&bytes);
  set_damaged (error);
  return NULL;
}

/* --- what is needed -------------------------------------------------------------------------- */

/* A digest, and for what it is needed: a record, or 0 where only the log names it. */
typedef struct
{
  const OpccKind *kind;
  gint64 n;
  gboolean found;
} Need;

static void
add_need (GHashTable *needs, const char *digest, const OpccKind *kind, gint64 n)
{
  Need *need;

  if (g_hash_table_contains (needs, digest))
    return;
  need = g_new0 (Need, 1);
  need->kind = kind;
  need->n = n;
  g_hash_table_insert (needs, g_strdup (digest), need);
}

/* What was removed for good has the word for that in place of its digest. */
static gboolean
is_digest (const char *text)
{
  return text != NULL && strlen (text) == DIGEST_WIDTH &&
         strspn (text, "0123456789abcdef") == DIGEST_WIDTH;
}

static gboolean
need_rows (
    OpccDb *db, GHashTable *needs, const OpccKind *kind, const OpccField *field, GError **error)
{
  g_autofree char *sql =
      g_strconcat ("SELECT n, ", field->name, " FROM ", kind->name, " ORDER BY n", NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, sql, error, "");
  gboolean row = TRUE;

  while (row)
    {
      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (row && is_digest (opcc_stmt_get_text (stmt, 1)))
        add_need (needs, opcc_stmt_get_text (stmt, 1), kind, opcc_stmt_get_integer (stmt, 0));
    }
  return TRUE;
}

/* Digests stand between quotes in the lines of the log. */
static void
need_body (GHashTable *needs, const OpccKind *kind, const char *body)
{
  for (const char *at = strchr (body, '"'); at != NULL; at = strchr (at + 1, '"'))
    if (strspn (at + 1, "0123456789abcdef") == DIGEST_WIDTH && at[1 + DIGEST_WIDTH] == '"')
      {
        g_autofree char *digest = g_strndup (at + 1, DIGEST_WIDTH);

        add_need (needs, digest, kind, 0);
      }
}

/* Whatever came after the last removal for good could be brought back. */
static gboolean
need_log (OpccDb *db, GHashTable *needs, const OpccKind *kind, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT body FROM change WHERE kind = $1 AND action > $2 AND body IS NOT NULL",
                     error, "si", kind->name, opcc_disposal_get_last_action (db, NULL));
  gboolean row = TRUE;

  while (row)
    {
      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (row)
        need_body (needs, kind, opcc_stmt_get_text (stmt, 0));
    }
  return TRUE;
}

/* (transfer full): digest -> Need. Records come first, so that they are named where both need it.
 */
static GHashTable *
list_needs (OpccDb *db, GError **error)
{
  g_autoptr (GHashTable) needs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint k = 0; k < kinds[i]->n_fields; k++)
      if ((kinds[i]->fields[k].marks & OPCC_MARK_CONTENT) != 0 &&
          (!need_rows (db, needs, kinds[i], &kinds[i]->fields[k], error) ||
           !need_log (db, needs, kinds[i], error)))
        return NULL;
  return g_steal_pointer (&needs);
}

/* --- clearing -------------------------------------------------------------------------------- */

/* (transfer full): the digests of all that is kept */
static GPtrArray *
list_contents (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT DISTINCT digest FROM content ORDER BY digest", error, "");
  gboolean row = TRUE;

  while (row)
    {
      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (digests, g_strdup (opcc_stmt_get_text (stmt, 0)));
    }
  return g_steal_pointer (&digests);
}

static gboolean
clear_all_but (OpccDb *db, GHashTable *needs, GPtrArray *digests, GError **error)
{
  for (guint i = 0; i < digests->len; i++)
    {
      const char *digest = g_ptr_array_index (digests, i);
      g_autoptr (OpccStmt) stmt = NULL;

      if (g_hash_table_contains (needs, digest))
        continue;
      stmt = opcc_db_query (db, "DELETE FROM content WHERE digest = $1", error, "s", digest);
      if (stmt == NULL || !opcc_stmt_run (stmt, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_db_clear_contents:
 *
 * Takes out the contents that no record names, nor any entry of the log that could still be taken
 * back. It is no part of an action: nothing that the log proves changes.
 *
 * Returns: FALSE with the reason; nothing was taken out then
 */
gboolean
opcc_db_clear_contents (OpccDb *db, GError **error)
{
  g_autoptr (GHashTable) needs = NULL;
  g_autoptr (GPtrArray) digests = NULL;

  g_return_val_if_fail (db->action == NULL, FALSE);

  if (!db->engine->begin (db->connection, error))
    return FALSE;
  needs = list_needs (db, error);
  digests = needs != NULL ? list_contents (db, error) : NULL;
  if (digests != NULL && clear_all_but (db, needs, digests, error) &&
      db->engine->commit (db->connection, error))
    return TRUE;
  db->engine->rollback (db->connection);
  return FALSE;
}

/* --- verifying ------------------------------------------------------------------------------- */

static void
add_problem (GPtrArray *problems, const Need *need, const char *format)
{
  g_ptr_array_add (problems,
                   g_strdup_printf (format, g_dgettext (GETTEXT_PACKAGE, need->kind->label),
                                    need->n));
}

static void
judge_content (GHashTable *needs,
               const char *digest,
               const char *found,
               gboolean wipe_due,
               GPtrArray *problems)
{
  Need *need = g_hash_table_lookup (needs, digest);

  if (need != NULL)
    need->found = TRUE;
  if (need == NULL && !wipe_due)
    g_ptr_array_add (problems, g_strdup (_ ("The content of a file that no record names is kept: "
                                            "it was put there outside the program.")));
  if (need == NULL || strcmp (digest, found) == 0)
    return;
  if (need->n != 0)
    add_problem (problems, need,
                 _ ("%s %" PRId64 ": the content of the file was altered. Compare with a backup."));
  else
    g_ptr_array_add (problems,
                     g_strdup (_ ("The content of a file that could be brought back was altered. "
                                  "Compare with a backup.")));
}

typedef struct
{
  GHashTable *needs;   /* (unowned) */
  GPtrArray *problems; /* (unowned) */
  gboolean wipe_due;
  OpccHasher *hasher; /* (unowned) */
  char *digest;       /* (owned) (nullable): of the content whose parts are being read */
} Walk;

static void
end_content (Walk *self)
{
  char hex[OPCC_DIGEST_HEX_SIZE];
  OpccDigest digest;

  if (self->digest == NULL)
    return;
  digest = opcc_hasher_finish (self->hasher);
  opcc_digest_to_hex (&digest, hex);
  judge_content (self->needs, self->digest, hex, self->wipe_due, self->problems);
  g_clear_pointer (&self->digest, g_free);
}

static void
add_part (Walk *self, OpccStmt *stmt)
{
  g_autofree char *digest = g_utf8_make_valid (opcc_stmt_get_text (stmt, 0), -1);
  gsize length;
  gconstpointer bytes = opcc_stmt_get_bytes (stmt, 1, &length);

  if (g_strcmp0 (digest, self->digest) != 0)
    {
      end_content (self);
      self->digest = g_steal_pointer (&digest);
    }
  if (bytes != NULL)
    opcc_hasher_add (self->hasher, bytes, length);
}

static gboolean
walk_contents (OpccDb *db, Walk *self, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT digest, bytes FROM content ORDER BY digest, part", error, "");
  gboolean row = TRUE;
  gboolean ok = TRUE;

  while (ok && row)
    {
      ok = stmt != NULL && opcc_stmt_step (stmt, &row, error);
      if (ok && row)
        add_part (self, stmt);
    }
  end_content (self);
  return ok;
}

static int
compare_needs (gconstpointer a, gconstpointer b)
{
  const Need *first = *(const Need *const *) a;
  const Need *second = *(const Need *const *) b;

  return (first->n > second->n) - (first->n < second->n);
}

static void
report_missing (GHashTable *needs, GPtrArray *problems)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!((Need *) value)->found)
      g_ptr_array_add (missing, value);
  g_ptr_array_sort (missing, compare_needs);
  for (guint i = 0; i < missing->len; i++)
    {
      const Need *need = g_ptr_array_index (missing, i);

      if (need->n != 0)
        add_problem (problems, need,
                     _ ("%s %" PRId64 ": the content of the file is gone. Look for it in a "
                        "backup."));
      else
        g_ptr_array_add (problems, g_strdup (_ ("The content of a file that could be brought back "
                                                "is gone. Look for it in a backup.")));
    }
}

/**
 * opcc_verify_contents:
 * @problems: gets a sentence for each content that is not what the record says, is missing, or is
 *   there without a record
 */
gboolean
opcc_verify_contents (OpccDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (GHashTable) needs = list_needs (db, error);
  g_autoptr (OpccHasher) hasher = opcc_hasher_new ();
  Walk walk = { needs, problems, opcc_db_is_wipe_due (db), hasher, NULL };

  if (needs == NULL || !walk_contents (db, &walk, error))
    return FALSE;
  report_missing (needs, problems);
  return TRUE;
}
