/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office remembers beside its records, and the sum that tells when others changed it. */
#include "opcc-setting.h"

#include <string.h>

#include "opcc-error.h"
#include "opcc-log.h"
#include "opcc-stmt-private.h"

/**
 * opcc_db_get_setting:
 *
 * Returns: (transfer full) (nullable): what the office remembers under that key
 */
char *
opcc_db_get_setting (OpccDb *self, const char *key, GError **error)
{
  return opcc_db_get_text (self, "SELECT value FROM setting WHERE key = $1", error, "s", key);
}

static OpccDigest
hash_setting (OpccDb *self, const char *key, const char *value)
{
  OpccStored name = { .type = OPCC_STORED_TEXT, .text = key };
  OpccStored text = { .type = value != NULL ? OPCC_STORED_TEXT : OPCC_STORED_NULL, .text = value };
  g_autoptr (GString) line = g_string_new (NULL);

  opcc_stored_append_json (&name, line);
  g_string_append_c (line, ' ');
  opcc_stored_append_json (&text, line);
  opcc_hasher_add (self->log->hasher, line->str, line->len);
  return opcc_hasher_finish (self->log->hasher);
}

/* Of all settings as they stand; and whether a text among them holds more than it shows. */
static gboolean
add_up (OpccDb *self, OpccSum *sum, gboolean *altered, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (self, "SELECT key, value FROM setting", error, "");
  gboolean row;

  memset (sum, 0, sizeof *sum);
  *altered = FALSE;
  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccDigest digest;

      if (!row)
        return TRUE;
      digest = hash_setting (self, opcc_stmt_get_text (stmt, 0), opcc_stmt_get_text (stmt, 1));
      opcc_sum_add (sum, &digest);
      *altered |= opcc_stmt_hides_text (stmt);
    }
  return FALSE;
}

/**
 * opcc_setting_begin_sum:
 *
 * States for the first time what the settings add up to: once, in the migration that brings it.
 */
gboolean
opcc_setting_begin_sum (OpccDb *self, GError **error)
{
  g_autoptr (OpccStmt) stmt = NULL;
  OpccSum sum;
  char hex[OPCC_DIGEST_HEX_SIZE];
  gboolean altered;

  if (!add_up (self, &sum, &altered, error))
    return FALSE;
  opcc_sum_to_hex (&sum, hex);
  stmt = opcc_db_query (self, "INSERT INTO setting_sum (n, sum) VALUES (1, $1)", error, "s", hex);
  return stmt != NULL && opcc_stmt_run (stmt, NULL, error);
}

/* FALSE where nothing, or more than one thing, is stated. */
static gboolean
matches_stated (OpccDb *self, const OpccSum *sum, gboolean *matches, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (self, "SELECT n, sum FROM setting_sum", error, "");
  char hex[OPCC_DIGEST_HEX_SIZE];
  gboolean row = TRUE;
  guint n = 0;

  opcc_sum_to_hex (sum, hex);
  *matches = TRUE;
  for (; row; n += row)
    {
      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (row && (opcc_stmt_get_integer (stmt, 0) != 1 || opcc_stmt_hides_text (stmt) ||
                  g_strcmp0 (opcc_stmt_get_text (stmt, 1), hex) != 0))
        *matches = FALSE;
    }
  *matches = *matches && n == 1;
  return TRUE;
}

/**
 * opcc_setting_agrees:
 * @agrees: (out): whether the settings add up to what the program stated
 */
gboolean
opcc_setting_agrees (OpccDb *self, gboolean *agrees, GError **error)
{
  OpccSum sum;
  gboolean altered;

  if (!add_up (self, &sum, &altered, error) || !matches_stated (self, &sum, agrees, error))
    return FALSE;
  *agrees = *agrees && !altered;
  return TRUE;
}

/* Only by the difference: what others changed before goes on showing. */
static gboolean
move_sum (OpccDb *self, const OpccDigest *before, const OpccDigest *after, GError **error)
{
  g_autofree char *stated =
      opcc_db_get_text (self, "SELECT sum FROM setting_sum WHERE n = 1", error, "");
  g_autoptr (OpccStmt) stmt = NULL;
  OpccSum sum;
  char hex[OPCC_DIGEST_HEX_SIZE];

  if (stated == NULL || !opcc_sum_from_hex (stated, &sum))
    return error == NULL || *error == NULL;
  if (before != NULL)
    opcc_sum_subtract (&sum, before);
  opcc_sum_add (&sum, after);
  opcc_sum_to_hex (&sum, hex);
  stmt = opcc_db_query (self, "UPDATE setting_sum SET sum = $1 WHERE n = 1", error, "s", hex);
  return stmt != NULL && opcc_stmt_run (stmt, NULL, error);
}

static gboolean
write_setting (OpccDb *self, const char *key, const char *value, GError **error)
{
  static const char sql[] = "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO "
                            "UPDATE SET value = excluded.value";
  g_autoptr (OpccStmt) old =
      opcc_db_query (self, "SELECT value FROM setting WHERE key = $1", error, "s", key);
  g_autoptr (OpccStmt) stmt = NULL;
  OpccDigest before;
  OpccDigest after = hash_setting (self, key, value);
  gboolean row;

  if (old == NULL || !opcc_stmt_step (old, &row, error))
    return FALSE;
  if (row)
    before = hash_setting (self, key, opcc_stmt_get_text (old, 0));
  stmt = opcc_db_query (self, sql, error, "ss", key, value);
  return stmt != NULL && opcc_stmt_run (stmt, NULL, error) &&
         move_sum (self, row ? &before : NULL, &after, error);
}

/**
 * opcc_db_set_setting:
 *
 * Within an action it becomes lasting with it; otherwise at once.
 */
gboolean
opcc_db_set_setting (OpccDb *self, const char *key, const char *value, GError **error)
{
  const gboolean own = !self->engine->in_transaction (self->connection);

  if (self->read_only_reason != NULL)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY, self->read_only_reason);
      return FALSE;
    }
  if (self->check != NULL && !opcc_db_check (self, error))
    return FALSE;
  if (own && !self->engine->begin (self->connection, error))
    return FALSE;
  if (write_setting (self, key, value, error) &&
      (!own || self->engine->commit (self->connection, error)))
    return TRUE;
  if (own)
    self->engine->rollback (self->connection);
  return FALSE;
}
