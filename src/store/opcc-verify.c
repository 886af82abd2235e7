/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds chain, sums and rows of the office file against each other. */
#include "opcc-verify.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-change.h"
#include "opcc-content.h"
#include "opcc-cuts.h"
#include "opcc-error.h"
#include "opcc-log.h"
#include "opcc-registry.h"
#include "opcc-replay.h"
#include "opcc-row-sum.h"
#include "opcc-stmt-private.h"
#include "opcc-verify-file.h"

typedef struct
{
  OpccDb *db;
  OpccVerifyReport *report;
  GCancellable *cancellable;
  OpccHasher *hasher;  /* (owned): rows and entries */
  OpccHasher *content; /* (owned): the content hash */
  GHashTable *stated;  /* (owned) kind name -> "count sum": what the newest action says of it */
  OpccCuts *cuts;      /* (owned): lines that were cut, and what says so */
  OpccStmt *changes;   /* (owned): the log, in order */
  OpccChange *ahead;   /* (owned) (nullable): the entry it stands on */
  gboolean at_end;
  OpccProgress progress; /* (nullable) */
  gpointer progress_data;
  gint64 n_expected; /* entries of the log */
} Verify;

/* How far it is when each part is done, as it takes on an office's file. */
#define AFTER_ENGINE 0.2
#define AFTER_CHAIN  0.7

static void
tell (const Verify *self, double from, double to, double share)
{
  if (self->progress != NULL)
    self->progress (from + (to - from) * MIN (share, 1), self->progress_data);
}

void
opcc_verify_report_free (OpccVerifyReport *report)
{
  if (report == NULL)
    return;
  g_free (report->content_hash);
  g_free (report->head);
  g_ptr_array_unref (report->problems);
  g_free (report);
}

static void
add_problem (Verify *self, const char *format, gint64 number)
{
  g_ptr_array_add (self->report->problems, g_strdup_printf (format, number));
}

/* --- the chain ------------------------------------------------------------------------------ */

static void
add_body_lines (Verify *self, OpccEntry *entry, const char *body)
{
  const char *at = body;

  for (guint i = 0; *at != '\0'; i++)
    {
      gsize length = strcspn (at, "\n");

      opcc_entry_add_line (entry, self->hasher, at, length);
      opcc_cuts_add_line (self->cuts, self->hasher, entry, i, at, length);
      at += length + (at[length] == '\n' ? 1 : 0);
    }
}

static OpccDigest
hash_change (Verify *self, const OpccDigest *previous, const OpccChange *change)
{
  const OpccKind *kind = opcc_registry_find (change->kind);
  OpccRelation table = { .kind = kind };
  OpccEntry entry = { .seq = change->seq,
                      .op = change->op,
                      .table = &table,
                      .first = change->first,
                      .last = change->last,
                      .count = change->count,
                      .undoes = change->undoes };
  OpccSum sum;
  OpccDigest digest = { { 0 } };

  if (kind == NULL)
    return digest;
  if (change->body != NULL)
    add_body_lines (self, &entry, change->body);
  sum = entry.sum;
  entry.sum = change->sum;
  digest = opcc_log_hash_entry (self->hasher, previous, &entry, change->action);
  /* New rows' sum is also the sum of the lines: a changed sum alone would not break the chain of
   * a file whose hashes were all written anew. */
  if ((*change->op == 'i' || *change->op == 'x') && change->body != NULL &&
      memcmp (&sum, &change->sum, sizeof sum) != 0)
    add_problem (self, _ ("Log entry %" PRId64 ": its rows do not add up."), change->seq);
  if (entry.body != NULL)
    g_string_free (entry.body, TRUE);
  g_clear_pointer (&entry.digests, g_byte_array_unref);
  return digest;
}

/* The next entry of the log, which stays at hand until it is taken. */
static gboolean
look_ahead (Verify *self, GError **error)
{
  gboolean row;

  if (self->ahead != NULL || self->at_end)
    return TRUE;
  if (!opcc_stmt_step (self->changes, &row, error))
    return FALSE;
  self->at_end = !row;
  if (row)
    self->ahead = opcc_change_read (self->changes);
  if (row && opcc_stmt_hides_text (self->changes))
    add_problem (self, _ ("Log entry %" PRId64 " was altered: it holds more than it shows."),
                 self->ahead->seq);
  return TRUE;
}

static void
check_change (Verify *self, const OpccChange *change, OpccDigest *chain)
{
  char hex[OPCC_DIGEST_HEX_SIZE];

  *chain = hash_change (self, chain, change);
  opcc_digest_to_hex (chain, hex);
  if (g_strcmp0 (hex, change->hash) != 0)
    {
      add_problem (self,
                   _ ("Log entry %" PRId64
                      " was altered: the chain breaks there. Compare with a backup."),
                   change->seq);
      opcc_digest_from_hex (change->hash, chain);
    }
  if (change->body != NULL && !g_str_has_suffix (change->body, "\n"))
    add_problem (self, _ ("Log entry %" PRId64 " was altered: its last line is not ended."),
                 change->seq);
  if (change->seq != self->report->n_changes + 1)
    add_problem (self, _ ("Log entry %" PRId64 " does not follow the one before it."), change->seq);
  self->report->n_changes = change->seq;
}

static gboolean
walk_changes (Verify *self, gint64 action, OpccDigest *chain, GError **error)
{
  while (look_ahead (self, error))
    {
      g_autoptr (OpccChange) change = NULL;

      if (self->ahead == NULL || self->ahead->action != action)
        return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
      change = g_steal_pointer (&self->ahead);
      check_change (self, change, chain);
      tell (self, AFTER_ENGINE, AFTER_CHAIN,
            (double) change->seq / (double) MAX (self->n_expected, 1));
    }
  return FALSE;
}

static void
check_action (Verify *self, OpccStmt *stmt, OpccDigest *chain)
{
  const char *head = opcc_stmt_get_text (stmt, 6);
  char hex[OPCC_DIGEST_HEX_SIZE];

  *chain = opcc_log_hash_action (self->hasher, chain, opcc_stmt_get_text (stmt, 1),
                                 opcc_stmt_get_text (stmt, 2), opcc_stmt_get_text (stmt, 3),
                                 opcc_stmt_get_integer (stmt, 4), opcc_stmt_get_text (stmt, 5));
  opcc_digest_to_hex (chain, hex);
  if (g_strcmp0 (hex, head) != 0)
    {
      add_problem (self,
                   _ ("Action %" PRId64
                      " was altered: the chain breaks there. Compare with a backup."),
                   opcc_stmt_get_integer (stmt, 0));
      opcc_digest_from_hex (head, chain);
    }
  if (opcc_stmt_hides_text (stmt))
    add_problem (self, _ ("Action %" PRId64 " was altered: it holds more than it shows."),
                 opcc_stmt_get_integer (stmt, 0));
  opcc_log_read_totals (opcc_stmt_get_text (stmt, 5), self->stated);
  self->report->n_actions++;
}

static gboolean
walk_chain (Verify *self, GError **error)
{
  g_autoptr (OpccStmt) actions =
      opcc_db_query (self->db,
                     "SELECT seq, name, who, at, undoes, sums, head FROM action ORDER BY seq",
                     error, "");
  OpccDigest chain = { { 0 } };
  gboolean row = TRUE;
  char hex[OPCC_DIGEST_HEX_SIZE];

  while (row)
    {
      if (actions == NULL || !opcc_stmt_step (actions, &row, error))
        return FALSE;
      if (!row)
        break;
      if (!walk_changes (self, opcc_stmt_get_integer (actions, 0), &chain, error))
        return FALSE;
      check_action (self, actions, &chain);
    }
  opcc_digest_to_hex (&chain, hex);
  self->report->head = g_strdup (hex);
  if (!look_ahead (self, error))
    return FALSE;
  if (self->ahead != NULL)
    add_problem (self, _ ("After log entry %" PRId64 " stand entries of no action."),
                 self->report->n_changes);
  opcc_cuts_report (self->cuts, self->report->problems);
  return TRUE;
}

/* --- the rows ------------------------------------------------------------------------------- */

/* What makes the file unreadable in one place is one more thing to report, not the end. */
static gboolean
report_damage (Verify *self, GError *failure, GError **error)
{
  if (!g_error_matches (failure, OPCC_ERROR, OPCC_ERROR_DAMAGED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  g_ptr_array_add (self->report->problems, g_utf8_make_valid (failure->message, -1));
  g_error_free (failure);
  return TRUE;
}

static gboolean
check_rows (Verify *self, const OpccKind *kind, GError **error)
{
  OpccRelation *table = opcc_db_get_relation (self->db, kind, error);
  OpccRowSum sum;
  guint n_problems = self->report->problems->len;
  GError *failure = NULL;

  opcc_row_sum_begin (&sum, self->hasher, self->content, self->report->problems);
  if (table == NULL || !opcc_row_sum_add (&sum, self->db, table, G_MAXINT64, error) ||
      g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (sum.count > 0)
    opcc_hasher_add_text (self->content, kind->name);
  self->report->n_rows += sum.count;
  if (opcc_row_sum_is (&sum, g_hash_table_lookup (self->stated, kind->name)))
    return TRUE;
  if (!opcc_replay_compare (self->db, table, self->report->problems, self->cancellable, &failure))
    return report_damage (self, failure, error);
  if (self->report->problems->len == n_problems)
    g_ptr_array_add (self->report->problems,
                     g_strdup_printf (_ ("%s: the rows do not add up to what the log says."),
                                      g_dgettext (GETTEXT_PACKAGE, kind->plural)));
  return TRUE;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const OpccKind *const *) a)->name, (*(const OpccKind *const *) b)->name);
}

static gboolean
check_all_rows (Verify *self, GError **error)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  guint n_kinds;
  const OpccKind *const *all = opcc_registry_get_kinds (&n_kinds);
  OpccDigest digest;
  char hex[OPCC_DIGEST_HEX_SIZE];

  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_add (kinds, (gpointer) all[i]);
  g_ptr_array_sort (kinds, compare_kinds);
  for (guint i = 0; i < kinds->len; i++)
    {
      GError *failure = NULL;

      if (!check_rows (self, g_ptr_array_index (kinds, i), &failure) &&
          !report_damage (self, failure, error))
        return FALSE;
      tell (self, AFTER_CHAIN, 1, (i + 1.0) / kinds->len);
    }
  digest = opcc_hasher_finish (self->content);
  opcc_digest_to_hex (&digest, hex);
  self->report->content_hash = g_strdup (hex);
  return TRUE;
}

static gboolean
check_engine (Verify *self, GError **error)
{
  GError *failure = NULL;
  const gboolean ok = self->db->engine->check (self->db->connection, TRUE, &failure) ||
                      report_damage (self, failure, error);

  tell (self, 0, AFTER_ENGINE, 1);
  return ok && !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
check_rest (Verify *self, GError **error)
{
  static gboolean (*const parts[]) (OpccDb *, GPtrArray *, GError **) = {
    opcc_verify_structure,
    opcc_verify_settings,
    opcc_verify_counters,
    opcc_verify_contents,
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GError *failure = NULL;

      if (!parts[i](self->db, self->report->problems, &failure) &&
          !report_damage (self, failure, error))
        return FALSE;
    }
  return TRUE;
}

static OpccVerifyReport *
verify (OpccDb *db,
        OpccProgress progress,
        gpointer progress_data,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (OpccVerifyReport) report = g_new0 (OpccVerifyReport, 1);
  g_autoptr (OpccHasher) hasher = opcc_hasher_new ();
  g_autoptr (OpccHasher) content = opcc_hasher_new ();
  g_autoptr (GHashTable) stated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *sql = g_strconcat (opcc_change_select, "seq > 0 ORDER BY seq", NULL);
  g_autoptr (OpccStmt) changes = opcc_db_prepare (db, sql, error);
  g_autoptr (OpccCuts) cuts = opcc_cuts_new ();
  Verify self = { db,   report,  cancellable, hasher, content,  stated,
                  cuts, changes, NULL,        FALSE,  progress, progress_data };
  gboolean ok;

  report->problems = g_ptr_array_new_with_free_func (g_free);
  self.n_expected = opcc_db_get_integer (db, "SELECT max(seq) FROM change", 0, NULL, "");
  ok = changes != NULL && check_engine (&self, error) && walk_chain (&self, error) &&
       check_all_rows (&self, error) && check_rest (&self, error);
  opcc_change_free (self.ahead);
  return ok ? g_steal_pointer (&report) : NULL;
}

/**
 * opcc_db_verify_telling:
 * @progress: (nullable): told 0 to 1
 *
 * Checks that the engine finds the file whole, that each entry of the log is hashed over the one
 * before it, and that the rows of each table add up to what the newest action on it says; where
 * they do not, finds the rows. All of it as the file stands at one moment, during which other
 * programs can read but not commit.
 *
 * Returns: (transfer full): the report; NULL only where the file could not be read, or with
 *   OPCC_ERROR_NEWER where a newer program wrote it
 */
OpccVerifyReport *
opcc_db_verify_telling (OpccDb *db,
                        OpccProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  gboolean own = !db->engine->in_transaction (db->connection);
  OpccVerifyReport *report = NULL;
  gboolean changed;

  if (db->newer)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_NEWER, db->read_only_reason);
      return NULL;
    }
  if (own && !db->engine->begin_read (db->connection, error))
    return NULL;
  if (!own || opcc_db_refresh (db, &changed, error))
    report = verify (db, progress, progress_data, cancellable, error);
  if (own)
    db->engine->rollback (db->connection);
  return report;
}

/**
 * opcc_db_verify:
 *
 * Returns: (transfer full): as opcc_db_verify_telling()
 */
OpccVerifyReport *
opcc_db_verify (OpccDb *db, GCancellable *cancellable, GError **error)
{
  return opcc_db_verify_telling (db, NULL, NULL, cancellable, error);
}
