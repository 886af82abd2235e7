/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading entries of the log back. */
#include "opcc-change.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-stmt.h"

const char opcc_change_select[] = "SELECT seq, action, kind, op, first, last, count, undoes, body, "
                                  "sum, hash FROM change WHERE ";

void
opcc_change_free (OpccChange *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->op);
  g_free (self->body);
  g_free (self->hash);
  g_free (self);
}

/**
 * opcc_change_read:
 *
 * Returns: (transfer full): the entry in the row that the statement stands on
 */
OpccChange *
opcc_change_read (OpccStmt *stmt)
{
  OpccChange *self = g_new0 (OpccChange, 1);
  const char *op = opcc_stmt_get_text (stmt, 3);

  self->seq = opcc_stmt_get_integer (stmt, 0);
  self->action = opcc_stmt_get_integer (stmt, 1);
  self->kind = g_strdup (opcc_stmt_get_text (stmt, 2));
  self->op = g_strdup (op != NULL ? op : "");
  self->first = opcc_stmt_get_integer (stmt, 4);
  self->last = opcc_stmt_get_integer (stmt, 5);
  self->count = opcc_stmt_get_integer (stmt, 6);
  self->undoes = opcc_stmt_get_integer (stmt, 7);
  self->body = g_strdup (opcc_stmt_get_text (stmt, 8));
  opcc_sum_from_hex (opcc_stmt_get_text (stmt, 9), &self->sum);
  self->hash = g_strdup (opcc_stmt_get_text (stmt, 10));
  return self;
}

/**
 * opcc_change_list:
 *
 * Returns: (transfer full) (element-type OpccChange): the entries that answer
 */
GPtrArray *
opcc_change_list (OpccDb *db, const char *where, GError **error, const char *types, ...)
{
  g_autofree char *sql = g_strconcat (opcc_change_select, where, NULL);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (OpccStmt) stmt = opcc_db_prepare (db, sql, error);
  gboolean row;
  va_list args;

  if (stmt == NULL)
    return NULL;
  va_start (args, types);
  opcc_db_bind_varargs (stmt, types, &args);
  va_end (args);
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_change_free);
  while (opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        return g_steal_pointer (&changes);
      g_ptr_array_add (changes, opcc_change_read (stmt));
    }
  return NULL;
}

static void
report_gone (gint64 seq, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
               _ ("Entry %" PRId64 " of the log is gone: the office file was altered "
                  "outside the program. Restore a backup."),
               seq);
}

static OpccChange *
load_change (OpccDb *db, gint64 seq, GError **error)
{
  g_autoptr (GPtrArray) changes = opcc_change_list (db, "seq = $1", error, "i", seq);

  if (changes == NULL)
    return NULL;
  if (changes->len == 1)
    return g_steal_pointer (&changes->pdata[0]);
  report_gone (seq, error);
  return NULL;
}

OpccChange *
opcc_change_load_base (OpccDb *db, const OpccChange *change, gboolean *at_before, GError **error)
{
  g_autoptr (OpccChange) base = load_change (db, change->seq, error);

  *at_before = FALSE;
  while (base != NULL && base->undoes != 0)
    {
      OpccChange *next = NULL;

      *at_before = !*at_before;
      if (base->undoes < base->seq)
        next = load_change (db, base->undoes, error);
      else
        report_gone (base->undoes, error);
      opcc_change_free (base);
      base = next;
    }
  if (base != NULL && base->body == NULL)
    {
      report_gone (base->seq, error);
      return NULL;
    }
  return g_steal_pointer (&base);
}

gboolean
opcc_change_read_row (
    const OpccChange *base, const OpccLine *line, gint64 *ver, guint *n_before, GError **error)
{
  gboolean deleted = *base->op == 'd';

  *ver = base->seq;
  *n_before = deleted ? 3 : 2;
  if (line->n_values >= *n_before && line->values[0].type == OPCC_STORED_INTEGER &&
      line->values[1].type == OPCC_STORED_TEXT &&
      (!deleted || line->values[2].type == OPCC_STORED_INTEGER))
    {
      if (deleted)
        *ver = line->values[2].integer;
      return TRUE;
    }
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
                       _ ("An entry of the log cannot be read: the office file was altered outside "
                          "the program. Restore a backup."));
  return FALSE;
}
