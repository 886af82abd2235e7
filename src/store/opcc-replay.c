/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds which row differs from the log, a block of numbers at a time so that memory stays small. */
#include "opcc-replay.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-change.h"
#include "opcc-stmt-private.h"

#define BLOCK_ROWS   20000
#define MAX_PROBLEMS 100

/* A row as the log has it, each value as its JSON text. */
typedef struct
{
  gint64 ver;
  char *id;     /* (owned) */
  GStrv values; /* (owned) n_columns texts */
} Expected;

typedef struct
{
  OpccDb *db;
  OpccRelation *table;
  gint64 first; /* of the block */
  gint64 last;
  GHashTable *expected; /* (owned) gint64 n -> Expected */
  GPtrArray *problems;
} Replay;

static void
free_expected (Expected *expected)
{
  g_free (expected->id);
  g_strfreev (expected->values);
  g_free (expected);
}

static char *
print_json (const OpccStored *value)
{
  GString *out = g_string_new (NULL);

  opcc_stored_append_json (value, out);
  return g_string_free (out, FALSE);
}

static gboolean
expect_row (Replay *self, const OpccChange *base, const OpccLine *line, GError **error)
{
  gint64 n = line->values[0].integer;
  Expected *expected;
  guint n_before;
  gint64 ver;

  if (!opcc_change_read_row (base, line, &ver, &n_before, error))
    return FALSE;
  expected = g_new0 (Expected, 1);
  expected->ver = ver;
  expected->id = g_strdup (line->values[1].text);
  expected->values = g_new0 (char *, self->table->n_columns + 1);
  for (guint i = 0; i < self->table->n_columns; i++)
    expected->values[i] = i + n_before < line->n_values ? print_json (&line->values[i + n_before])
                                                        : g_strdup ("null");
  g_hash_table_insert (self->expected, g_memdup2 (&n, sizeof n), expected);
  return TRUE;
}

static void
expect_values (Replay *self, const OpccChange *base, const OpccLine *line, gboolean before)
{
  gint64 n = line->values[0].integer;
  Expected *expected = g_hash_table_lookup (self->expected, &n);

  if (expected == NULL)
    return;
  expected->ver = before ? line->values[1].integer : base->seq;
  for (guint i = 2; i + 2 < line->n_values; i += 3)
    {
      gint64 column = line->values[i].type == OPCC_STORED_TEXT
                          ? opcc_relation_get_column (self->table, line->values[i].text)
                          : -1;

      if (column < 0)
        continue;
      g_free (expected->values[column]);
      expected->values[column] = print_json (&line->values[i + (before ? 1 : 2)]);
    }
}

static gboolean
play_line (Replay *self,
           const OpccChange *change,
           const OpccChange *base,
           const OpccLine *line,
           gboolean before,
           GError **error)
{
  gint64 n = line->n_values >= 2 ? line->values[0].integer : 0;

  if (n < self->first || n > self->last)
    return TRUE;
  if (*change->op == 'i' || *change->op == 'x')
    return expect_row (self, base, line, error);
  if (*change->op == 'd')
    g_hash_table_remove (self->expected, &n);
  else
    expect_values (self, base, line, before);
  return TRUE;
}

static gboolean
play_change (Replay *self, OpccChange *change, GError **error)
{
  gboolean before;
  g_autoptr (OpccChange) base = opcc_change_load_base (self->db, change, &before, error);
  const char *at = base != NULL ? base->body : "";
  OpccLine line = { NULL };
  gboolean ok = base != NULL;

  while (ok && *at != '\0')
    {
      gsize length = strcspn (at, "\n");

      /* What says which lines were cut says nothing of rows. */
      ok = *at == '=' || (opcc_line_read (&line, at, length, error) &&
                          play_line (self, change, base, &line, before, error));
      at += length + (at[length] == '\n' ? 1 : 0);
    }
  opcc_line_clear (&line);
  return ok;
}

static gboolean
play_block (Replay *self, GError **error)
{
  g_autofree char *sql =
      g_strconcat (opcc_change_select, "kind = $1 AND first <= $2 AND last >= $3 ORDER BY seq",
                   NULL);
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (self->db, sql, error, "sii", self->table->kind->name, self->last, self->first);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      g_autoptr (OpccChange) change = NULL;

      if (!row)
        return TRUE;
      change = opcc_change_read (stmt);
      if (!play_change (self, change, error))
        return FALSE;
    }
  return FALSE;
}

static void
report (Replay *self, gint64 n, const char *what)
{
  g_autofree char *text = g_utf8_make_valid (what, -1);

  if (self->problems->len < MAX_PROBLEMS)
    g_ptr_array_add (self->problems,
                     g_strdup_printf ("%s %" G_GINT64_FORMAT ": %s",
                                      g_dgettext (GETTEXT_PACKAGE, self->table->kind->label), n,
                                      text));
}

static void
compare_row (Replay *self, OpccStmt *stmt)
{
  gint64 n = opcc_stmt_get_integer (stmt, 0);
  g_autofree gint64 *key = NULL;
  g_autofree Expected *expected = NULL;
  g_autoptr (GString) fields = g_string_new (NULL);

  if (!g_hash_table_steal_extended (self->expected, &n, (gpointer *) &key, (gpointer *) &expected))
    {
      report (self, n, _ ("is not in the log; it was put there outside the program."));
      return;
    }
  if (g_strcmp0 (expected->id, opcc_stmt_get_text (stmt, 1)) != 0)
    g_string_append (fields, "id");
  if (expected->ver != opcc_stmt_get_integer (stmt, 2))
    g_string_append (fields, fields->len > 0 ? ", ver" : "ver");
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      g_autofree char *found = NULL;
      OpccStored value;

      opcc_stmt_get_stored (stmt, (int) i + 3, &value);
      found = print_json (&value);
      if (strcmp (found, expected->values[i]) == 0)
        continue;
      g_string_append_printf (fields, _ ("%s%s is %s, the log has %s"), fields->len > 0 ? "; " : "",
                              opcc_field_get_label (self->table->columns[i]), found,
                              expected->values[i]);
    }
  if (fields->len > 0)
    report (self, n, fields->str);
  g_free (expected->id);
  g_strfreev (expected->values);
}

static gboolean
compare_block (Replay *self, GError **error)
{
  g_autofree char *sql =
      g_strconcat (self->table->select, " WHERE n >= $1 AND n <= $2 ORDER BY n", NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_query (self->db, sql, error, "ii", self->first, self->last);
  GHashTableIter iter;
  gpointer n;
  gboolean row = TRUE;

  while (row)
    {
      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (row)
        compare_row (self, stmt);
    }
  g_hash_table_iter_init (&iter, self->expected);
  while (g_hash_table_iter_next (&iter, &n, NULL))
    report (self, *(gint64 *) n,
            _ ("is in the log, but gone; it was deleted outside the program."));
  return TRUE;
}

/* The first number at or after *first that a row or the log knows. */
static gboolean
find_next (Replay *self, gint64 *first)
{
  g_autofree char *sql =
      g_strconcat ("SELECT min(n) FROM ", self->table->kind->name, " WHERE n >= $1", NULL);
  gint64 row = opcc_db_get_integer (self->db, sql, G_MAXINT64, NULL, "i", *first);
  gint64 entry =
      opcc_db_get_integer (self->db, "SELECT min(first) FROM change WHERE kind = $1 AND last >= $2",
                           G_MAXINT64, NULL, "si", self->table->kind->name, *first);

  if (row == G_MAXINT64 && entry == G_MAXINT64)
    return FALSE;
  *first = MAX (*first, MIN (row, entry));
  return TRUE;
}

gboolean
opcc_replay_compare (
    OpccDb *db, OpccRelation *table, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  Replay self = { .db = db, .table = table, .problems = problems };
  gint64 first = 1;
  gboolean ok = TRUE;

  self.expected =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) free_expected);
  /* From one number that is in use to the next: a row put there by hand can have any. */
  while (ok && problems->len < MAX_PROBLEMS && find_next (&self, &first))
    {
      self.first = first;
      self.last = first > G_MAXINT64 - BLOCK_ROWS ? G_MAXINT64 : first + BLOCK_ROWS - 1;
      g_hash_table_remove_all (self.expected);
      ok = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
           play_block (&self, error) && compare_block (&self, error);
      if (self.last == G_MAXINT64)
        break;
      first = self.last + 1;
    }
  g_hash_table_unref (self.expected);
  return ok;
}
