/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking actions back and doing them again, from the log alone. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-action-private.h"
#include "opcc-change.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-registry.h"
#include "opcc-stmt-private.h"
#include "opcc-undo-private.h"

/* The entry being taken back, the new entry that does so, and the entry whose body they share. */
typedef struct
{
  OpccDb *db;
  OpccRelation *table;
  OpccChange *change;
  OpccChange *base;
  gboolean before; /* whether the rows go back to what they were before the base entry */
  OpccEntry *entry;
  gint64 ver;      /* that the row in hand gets, or has */
  OpccSum row_sum; /* of the rows that come or go */
} Reversal;

static gboolean
refuse_cut (Reversal *reversal, gint64 n, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("It cannot be taken back: personal data of %s %" PRId64
                  " was removed for good since."),
               g_dgettext (GETTEXT_PACKAGE, reversal->table->kind->label), n);
  return FALSE;
}

#define LATER_CHANGE                                                                               \
  " FROM change WHERE seq = (SELECT max(seq) FROM change WHERE kind = $1 AND first <= $3"          \
  " AND last >= $2 AND seq > $4)"

/* Of rows @first to @last. What came later in the log is to go first; where nothing did, it was not
 * the program that changed them. */
static gboolean
refuse (Reversal *reversal, gint64 first, gint64 last, GError **error)
{
  OpccDb *db = reversal->db;
  const char *kind = reversal->table->kind->name;
  const char *label = g_dgettext (GETTEXT_PACKAGE, reversal->table->kind->label);
  const gint64 seq = reversal->change->seq;
  const gint64 n = opcc_db_get_integer (db, "SELECT max(first, $2)" LATER_CHANGE, first, NULL,
                                        "siii", kind, first, last, seq);
  g_autofree char *later =
      opcc_db_get_text (db, "SELECT name FROM action WHERE seq = (SELECT action" LATER_CHANGE ")",
                        NULL, "siii", kind, first, last, seq);

  if (later != NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("It cannot be taken back: %s %" PRId64
                    " was changed later by “%s”. Take that back first."),
                 label, n, later);
  else if (first == last)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
                 _ ("It cannot be taken back: %s %" PRId64
                    " is not what the log says of it, so it was changed outside OPCC Desk. “opcc "
                    "verify” says how; a backup from before may hold it."),
                 label, n);
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
                 _ ("It cannot be taken back: %s %" PRId64 " to %" PRId64
                    " are not all what the log says of them, so they were changed outside OPCC "
                    "Desk. “opcc verify” says which; a backup from before may hold them."),
                 label, first, last);
  return FALSE;
}

/* Rows that came go away again. Of new ones no row is read: their digests were added up then. */
static gboolean
remove_rows (Reversal *reversal, GError **error)
{
  OpccChange *base = reversal->base;
  OpccRelation *table = reversal->table;
  gboolean whole = *base->op == 'i';
  g_autofree char *sql = g_strconcat ("DELETE FROM ", table->kind->name,
                                      " WHERE n >= $1 AND n <= $2 AND ver = $3", NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_query (reversal->db, sql, error, "iii", base->first,
                                             base->last, whole ? base->seq : reversal->ver);
  gint64 n_deleted;

  if (stmt == NULL || !opcc_stmt_run (stmt, &n_deleted, error))
    return FALSE;
  if (n_deleted != base->count)
    return refuse (reversal, base->first, base->last, error);
  table->count -= base->count;
  opcc_sum_subtract_sum (&table->sum, whole ? &base->sum : &reversal->row_sum);
  return TRUE;
}

/* Values of a full line in column order; what the line leaves out at its end is missing. */
static void
spread_line (OpccRelation *table, const OpccLine *line, guint n_before, OpccStored *values)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (i + n_before < line->n_values)
      values[i] = line->values[i + n_before];
    else
      values[i].type = OPCC_STORED_NULL;
}

static void
add_row_digest (Reversal *reversal, const OpccLine *line, const OpccStored *values)
{
  OpccDigest digest = opcc_action_hash_row (reversal->db, reversal->table, line->values[0].integer,
                                            line->values[1].text, reversal->ver, values);

  opcc_sum_add (&reversal->row_sum, &digest);
}

/* Reads each line of the base; puts its row there, or only reckons what it adds to the sum. */
static gboolean
walk_rows (Reversal *reversal, gboolean insert, GError **error)
{
  g_autofree OpccStored *values = g_new (OpccStored, reversal->table->n_columns);
  OpccLine line = { NULL };
  const char *at = reversal->base->body;
  gboolean reckon = *reversal->base->op == 'd';
  gboolean ok = TRUE;

  while (ok && *at != '\0')
    {
      gsize length = strcspn (at, "\n");
      guint n_before;

      ok = opcc_line_read (&line, at, length, error) &&
           (!line.cut || refuse_cut (reversal, line.values[0].integer, error)) &&
           opcc_change_read_row (reversal->base, &line, &reversal->ver, &n_before, error);
      if (ok)
        spread_line (reversal->table, &line, n_before, values);
      if (ok && reckon)
        add_row_digest (reversal, &line, values);
      if (ok && insert)
        ok = opcc_action_insert_row (reversal->db, reversal->table, line.values[0].integer,
                                     line.values[1].text, reversal->ver, values, error);
      at += length + (at[length] == '\n' ? 1 : 0);
    }
  opcc_line_clear (&line);
  if (ok && !reckon)
    reversal->row_sum = reversal->base->sum;
  return ok;
}

static gboolean
restore_rows (Reversal *reversal, GError **error)
{
  if (!walk_rows (reversal, TRUE, error))
    return FALSE;
  reversal->table->count += reversal->base->count;
  reversal->entry->sum = reversal->row_sum;
  opcc_sum_add_sum (&reversal->table->sum, &reversal->row_sum);
  return TRUE;
}

static gboolean
write_values (Reversal *reversal, OpccRecord *record, const OpccLine *line, GError **error)
{
  OpccRelation *table = reversal->table;

  for (guint i = 2; i + 2 < line->n_values; i += 3)
    {
      const OpccField *field = line->values[i].type == OPCC_STORED_TEXT
                                   ? opcc_kind_find_field (table->kind, line->values[i].text)
                                   : NULL;

      if (field == NULL ||
          !opcc_field_set_stored (field, record, &line->values[i + (reversal->before ? 1 : 2)],
                                  error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_row (Reversal *reversal, OpccRecord *record, const OpccStored *values, GError **error)
{
  OpccRelation *table = reversal->table;
  g_autoptr (GString) sql = g_string_new ("UPDATE ");
  g_autoptr (OpccStmt) stmt = NULL;

  g_string_append (sql, table->kind->name);
  g_string_append (sql, " SET ver = $3");
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append (sql, ", ");
      g_string_append (sql, table->columns[i]->name);
      g_string_append_printf (sql, " = $%u", i + 4);
    }
  g_string_append (sql, " WHERE n = $1 AND ver = $2");
  stmt = opcc_db_query (reversal->db, sql->str, error, "iii", opcc_record_get_n (record),
                        opcc_record_get_ver (record), reversal->ver);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    opcc_stmt_bind_stored (stmt, (int) i + 4, &values[i], TRUE);
  return opcc_stmt_run (stmt, NULL, error);
}

/* The row goes back to the version it had on the other side of the change, with what it held. */
static gboolean
swap_row (Reversal *reversal, OpccRecord *record, const OpccLine *line, GError **error)
{
  OpccRelation *table = reversal->table;
  const gint64 n = opcc_record_get_n (record);
  const char *id = opcc_record_get_id (record);
  gint64 previous = line->n_values > 1 ? line->values[1].integer : 0;
  gint64 expected = reversal->before ? reversal->base->seq : previous;
  g_autofree OpccStored *values = g_new (OpccStored, table->n_columns);
  OpccDigest digest;

  reversal->ver = reversal->before ? previous : reversal->base->seq;
  if (opcc_record_get_ver (record) != expected)
    return refuse (reversal, n, n, error);
  opcc_relation_get_values (table, record, values);
  digest = opcc_action_hash_row (reversal->db, table, n, id, expected, values);
  opcc_sum_subtract (&table->sum, &digest);
  if (!write_values (reversal, record, line, error))
    return FALSE;
  opcc_relation_get_values (table, record, values);
  if (!write_row (reversal, record, values, error))
    return FALSE;
  digest = opcc_action_hash_row (reversal->db, table, n, id, reversal->ver, values);
  opcc_sum_add (&reversal->entry->sum, &digest);
  opcc_sum_add (&table->sum, &digest);
  return TRUE;
}

static gboolean
swap_values (Reversal *reversal, GError **error)
{
  const char *body = reversal->base->body;
  g_autoptr (OpccRecord) record = opcc_db_find (reversal->db, reversal->table->kind, "n = $1", NULL,
                                                "i", reversal->change->first);
  OpccLine line = { NULL };
  gboolean ok;

  if (record == NULL)
    return refuse (reversal, reversal->change->first, reversal->change->last, error);
  ok = opcc_line_read (&line, body, strcspn (body, "\n"), error) &&
       (!line.cut || refuse_cut (reversal, reversal->change->first, error)) &&
       swap_row (reversal, record, &line, error);
  opcc_line_clear (&line);
  return ok;
}

static const char *
reverse_op (const char *op)
{
  if (*op == 'i')
    return OPCC_OP_DELETE;
  return *op == 'd' ? OPCC_OP_INSERT : OPCC_OP_UPDATE;
}

static gboolean
run_reversal (Reversal *reversal, GError **error)
{
  OpccChange *change = reversal->change;
  gboolean ok;

  reversal->entry = opcc_log_push (reversal->db->log, reversal->table, reverse_op (change->op));
  reversal->entry->undoes = change->seq;
  reversal->entry->first = change->first;
  reversal->entry->last = change->last;
  reversal->entry->count = change->count;
  if (*change->op == 'i')
    ok = (*reversal->base->op == 'i' || walk_rows (reversal, FALSE, error)) &&
         remove_rows (reversal, error);
  else if (*change->op == 'd')
    ok = restore_rows (reversal, error);
  else
    ok = swap_values (reversal, error);
  reversal->entry->ready = TRUE;
  reversal->table->touched = TRUE;
  return ok && opcc_log_drain (reversal->db->log, reversal->db, reversal->db->action->seq, error);
}

/**
 * opcc_undo_reverse_change:
 * @change: the newest that is left of its records
 *
 * Takes one entry of the log back, in the action under way; links are to be looked at at its end.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where a later change stands in the way, or something of
 *   the record was removed for good
 */
gboolean
opcc_undo_reverse_change (OpccDb *db, OpccChange *change, GError **error)
{
  Reversal reversal = { .db = db, .change = change };
  const OpccKind *kind = opcc_registry_find (change->kind);
  g_autoptr (OpccChange) base = NULL;
  gboolean at_before;

  if (kind == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_NEWER,
                   _ ("This program does not know records of the kind “%s”. Use the one that wrote "
                      "them."),
                   change->kind);
      return FALSE;
    }
  reversal.table = opcc_db_get_relation (db, kind, error);
  if (reversal.table == NULL)
    return FALSE;
  base = opcc_change_load_base (db, change, &at_before, error);
  if (base == NULL)
    return FALSE;
  reversal.base = base;
  reversal.before = !at_before;
  return run_reversal (&reversal, error);
}

static OpccStep *
peek (OpccDb *db, gboolean redo)
{
  GPtrArray *steps = redo ? db->log->undone : db->log->done;

  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

/* Only what the user saw as the newest step is taken back, not what came in between. */
static gboolean
expect_newest (OpccDb *db, gboolean redo, gint64 seq, GError **error)
{
  OpccStep *newest = peek (db, redo);
  OpccStep *other = peek (db, FALSE);

  if (newest != NULL && newest->seq == seq)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("Nothing was taken back: meanwhile another program wrote to the office file "
                  "(“%s”). Look at that first, then try again."),
               other != NULL ? other->name : "?");
  return FALSE;
}

/* Rows of two kinds may stand in the log in another order than they came, so links are only held
 * against them at the end. */
static char *
reverse_action (
    OpccDb *db, OpccStep *step, gboolean redo, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_strdup (step->name);
  g_autoptr (OpccAction) action = opcc_action_begin_undo (db, name, step->seq, error);
  g_autoptr (GPtrArray) changes = NULL;

  if (action == NULL)
    return NULL;
  if (!expect_newest (db, redo, action->undoes, error) ||
      !db->engine->defer_links (db->connection, error))
    return NULL;
  changes = opcc_change_list (db, "action = $1 ORDER BY seq DESC", error, "i", action->undoes);
  if (changes == NULL)
    return NULL;
  for (guint i = 0; i < changes->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !opcc_undo_reverse_change (db, g_ptr_array_index (changes, i), error))
      return NULL;
  if (!opcc_action_commit (action, error))
    return NULL;
  return g_steal_pointer (&name);
}

static char *
run (OpccDb *db, gboolean redo, GCancellable *cancellable, GError **error)
{
  OpccStep *step;
  gboolean changed;

  if (db->is_stale && !opcc_db_refresh (db, &changed, error))
    return NULL;
  step = peek (db, redo);
  if (step != NULL)
    return reverse_action (db, step, redo, cancellable, error);
  if (db->log->barrier != NULL && !redo)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("“%s” removed something for good: neither it nor what came before it can be "
                      "taken back."),
                   db->log->barrier);
      return NULL;
    }
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                       redo ? _ ("There is nothing to do again.")
                            : _ ("There is nothing to take back."));
  return NULL;
}

char *
opcc_db_undo (OpccDb *db, GCancellable *cancellable, GError **error)
{
  return run (db, FALSE, cancellable, error);
}

char *
opcc_db_redo (OpccDb *db, GCancellable *cancellable, GError **error)
{
  return run (db, TRUE, cancellable, error);
}

char *
opcc_db_peek_undo (OpccDb *db)
{
  OpccStep *step = peek (db, FALSE);

  return step != NULL ? g_strdup (step->name) : NULL;
}

char *
opcc_db_peek_redo (OpccDb *db)
{
  OpccStep *step = peek (db, TRUE);

  return step != NULL ? g_strdup (step->name) : NULL;
}
