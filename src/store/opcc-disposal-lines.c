/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of the log without what goes: each is cut, and a statement made of what is left of it. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-disposal-private.h"
#include "opcc-log.h"

static void
get_blank (const OpccDisposing *self, const OpccField *field, OpccStored *value)
{
  value->type = OPCC_STORED_NULL;
  if (self->whole)
    return;
  if (field->type == OPCC_VALUE_FLAG)
    {
      value->type = OPCC_STORED_INTEGER;
      value->integer = 0;
    }
  else if (field->marks & OPCC_MARK_REQUIRED)
    {
      value->type = OPCC_STORED_TEXT;
      value->text = _ ("(removed)");
    }
}

gboolean
opcc_disposing_blank (const OpccDisposing *self, const OpccField *field, OpccStored *value)
{
  OpccStored empty;

  get_blank (self, field, &empty);
  if (value->type == OPCC_STORED_NULL || opcc_stored_equal (value, &empty))
    return FALSE;
  *value = empty;
  return TRUE;
}

/* --- lines of the log ----------------------------------------------------------------------- */

static gboolean
blank_row_line (OpccDisposing *self, guint n_before)
{
  OpccLine *line = &self->line;
  gboolean cut = FALSE;

  for (guint i = 0; i < self->table->n_columns && i + n_before < line->n_values; i++)
    if (self->clears[i])
      cut |= opcc_disposing_blank (self, self->table->columns[i], &line->values[i + n_before]);
  return cut;
}

/* Both sides of the change go: "nothing, nothing" says that something was here. */
static gboolean
blank_change_line (OpccDisposing *self)
{
  OpccLine *line = &self->line;
  gboolean cut = FALSE;

  for (guint i = 2; i + 2 < line->n_values; i += 3)
    {
      gint64 column = line->values[i].type == OPCC_STORED_TEXT
                          ? opcc_relation_get_column (self->table, line->values[i].text)
                          : -1;

      if ((column < 0 ? !self->whole : !self->clears[column]) ||
          (line->values[i + 1].type == OPCC_STORED_NULL &&
           line->values[i + 2].type == OPCC_STORED_NULL))
        continue;
      line->values[i + 1].type = OPCC_STORED_NULL;
      line->values[i + 2].type = OPCC_STORED_NULL;
      cut = TRUE;
    }
  return cut;
}

static void
append_line (GString *out, const OpccLine *line)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < line->n_values; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      opcc_stored_append_json (&line->values[i], out);
    }
  g_string_append_c (out, ']');
}

static gboolean
cut_line (OpccDisposing *self,
          const OpccChange *change,
          const char *text,
          gsize length,
          GString *out,
          gboolean *cut,
          GError **error)
{
  OpccHasher *hasher = self->db->log->hasher;
  char hex[OPCC_DIGEST_HEX_SIZE];
  OpccDigest whole;

  *cut = FALSE;
  if (!opcc_line_read (&self->line, text, length, error))
    return FALSE;
  *cut = *change->op == 'u' ? blank_change_line (self)
                            : blank_row_line (self, *change->op == 'd' ? 3 : 2);
  if (!*cut)
    return TRUE;
  /* One that was cut before keeps the digest of what it was first. */
  if (!opcc_line_read_digest (text, length, &whole))
    whole = opcc_relation_hash_line (hasher, self->table->kind, change->seq, text, length);
  opcc_digest_to_hex (&whole, hex);
  g_string_append_c (out, '~');
  g_string_append (out, hex);
  append_line (out, &self->line);
  return TRUE;
}

static void
cover_line (
    OpccDisposing *self, GString *cover, const OpccChange *change, guint index, const char *cut)
{
  char hex[OPCC_DIGEST_HEX_SIZE];
  OpccDigest digest = opcc_relation_hash_line (self->db->log->hasher, self->table->kind,
                                               change->seq, cut, strlen (cut));

  opcc_digest_to_hex (&digest, hex);
  g_string_append_printf (cover, "=%" G_GINT64_FORMAT " %u %s\n", change->seq, index, hex);
  self->n_lines++;
}

static gboolean
write_body (OpccDb *db, gint64 seq, const char *body, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "UPDATE change SET body = $2 WHERE seq = $1", error, "is", seq, body);

  return stmt != NULL && opcc_stmt_run (stmt, NULL, error);
}

/* (nullable): what is said of the record whose line it is, where something may go from it. */
static GString *
find_cover (OpccDisposing *self, gint64 n)
{
  if (self->holding != NULL && g_hash_table_contains (self->holding, &n))
    return NULL;
  return g_hash_table_lookup (self->covers, &n);
}

void
opcc_disposing_note (OpccDisposing *self, gint64 n)
{
  g_hash_table_add (self->holding, g_memdup2 (&n, sizeof n));
}

gboolean
opcc_disposing_cut_entry (OpccDisposing *self, const OpccChange *change, GError **error)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  const char *at = change->body;
  gboolean any = FALSE;

  for (guint i = 0; *at != '\0'; i++)
    {
      gsize length = strcspn (at, "\n");
      gint64 n = *at != '=' ? opcc_line_peek_number (at, length) : 0;
      GString *cover = find_cover (self, n);
      gboolean cut = FALSE;

      g_string_truncate (line, 0);
      if (cover != NULL && !cut_line (self, change, at, length, line, &cut, error))
        return FALSE;
      if (cut && self->holding != NULL)
        opcc_disposing_note (self, n);
      else if (cut)
        cover_line (self, cover, change, i, line->str);
      any |= cut;
      g_string_append_len (body, cut ? line->str : at, cut ? (gssize) line->len : (gssize) length);
      g_string_append_c (body, '\n');
      at += length + (at[length] == '\n' ? 1 : 0);
    }
  return !any || self->holding != NULL || write_body (self->db, change->seq, body->str, error);
}
