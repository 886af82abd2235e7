/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain SQL of somebody who has the file and no program, and of one who knows its log. */
#include "tampering.h"

#include <string.h>

#include "opcc-change.h"
#include "opcc-log.h"
#include "opcc-registry.h"

/* --- SQL ------------------------------------------------------------------------------------ */

static gboolean
run (Tampering *self, const char *format, ...)
{
  va_list args;
  char *sql;
  int rc;

  va_start (args, format);
  sql = sqlite3_vmprintf (format, args);
  va_end (args);
  rc = sqlite3_exec (self->raw, sql, NULL, NULL, NULL);
  g_string_append_printf (self->said, "%.200s%s; ", sql, rc == SQLITE_OK ? "" : " (refused)");
  sqlite3_free (sql);
  return rc == SQLITE_OK;
}

static char *
ask (Tampering *self, const char *format, ...)
{
  sqlite3_stmt *stmt = NULL;
  char *answer = NULL;
  va_list args;
  char *sql;

  va_start (args, format);
  sql = sqlite3_vmprintf (format, args);
  va_end (args);
  if (sqlite3_prepare_v2 (self->raw, sql, -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_free (sql);
  return answer;
}

static gint64
ask_number (Tampering *self, const char *sql, const char *table)
{
  g_autofree char *answer = ask (self, sql, table);

  return answer != NULL ? g_ascii_strtoll (answer, NULL, 10) : 0;
}

static void
dump_rows (sqlite3 *raw, const char *sql, GChecksum *sum)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      {
        const guchar type = (guchar) sqlite3_column_type (stmt, i);
        const void *bytes = sqlite3_column_blob (stmt, i);
        const int length = sqlite3_column_bytes (stmt, i);

        g_checksum_update (sum, &type, 1);
        g_checksum_update (sum, (const guchar *) &length, sizeof length);
        if (length > 0)
          g_checksum_update (sum, bytes, length);
      }
  sqlite3_finalize (stmt);
}

char *
tampering_dump (sqlite3 *raw)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *stmt = NULL;

  dump_rows (raw, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name", sum);
  dump_rows (raw, "PRAGMA user_version", sum);
  dump_rows (raw, "PRAGMA application_id", sum);
  sqlite3_prepare_v2 (raw, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", -1,
                      &stmt, NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1",
                                              (const char *) sqlite3_column_text (stmt, 0));

      dump_rows (raw, sql, sum);
    }
  sqlite3_finalize (stmt);
  return g_strdup (g_checksum_get_string (sum));
}

/* --- picking -------------------------------------------------------------------------------- */

static char *
pick_table (Tampering *self)
{
  static const char *const own[] = { "change", "action", "kind", "setting" };

  if (campaign_pick (self->campaign, 10) < 4)
    return g_strdup (own[campaign_pick (self->campaign, G_N_ELEMENTS (own))]);
  return ask (self,
              "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name LIMIT 1 OFFSET "
              "%u %% (SELECT count (*) FROM sqlite_master WHERE type = 'table')",
              g_rand_int (self->campaign->rand) >> 1);
}

static gint64
pick_row (Tampering *self, const char *table)
{
  gint64 n = ask_number (self, "SELECT count (*) FROM \"%w\"", table);
  g_autofree char *row = NULL;

  if (n == 0)
    return G_MININT64;
  row = ask (self, "SELECT rowid FROM \"%w\" ORDER BY rowid LIMIT 1 OFFSET %u", table,
             campaign_pick (self->campaign, (guint) n));
  return g_ascii_strtoll (row, NULL, 10);
}

static char *
pick_column (Tampering *self, const char *table)
{
  gint64 n = ask_number (self, "SELECT count (*) FROM pragma_table_info (%Q)", table);

  return ask (self, "SELECT name FROM pragma_table_info (%Q) WHERE cid = %u", table,
              campaign_pick (self->campaign, (guint) n));
}

/* --- ways ----------------------------------------------------------------------------------- */

static gboolean
change_value (Tampering *self)
{
  /* Some fit a text, some a number, some both; the table refuses what does not. */
  static const char *const values[] = {
    "\"%w\" + 1",
    "\"%w\" - 1",
    "-\"%w\"",
    "\"%w\" * 10",
    "NULL",
    "0",
    "''",
    "\"%w\" || ' '",
    "\"%w\" || char (0)",
    "\"%w\" || char (0) || 'more'",
    "\"%w\" || char (10)",
    "rtrim (\"%w\", char (10))",
    "upper (\"%w\")",
    "'x' || substr (\"%w\", 2)",
    "substr (\"%w\", 1, length (\"%w\") - 1)",
    "CAST (x'42ff' AS TEXT)",
    "replace (\"%w\", '1', '2')",
    "replace (\"%w\", 'a', 'e')",
  };
  g_autofree char *table = pick_table (self);
  g_autofree char *column = pick_column (self, table);
  gint64 row = pick_row (self, table);
  char *value = sqlite3_mprintf (values[campaign_pick (self->campaign, G_N_ELEMENTS (values))],
                                 column, column);
  gboolean ok = row != G_MININT64 && run (self, "UPDATE \"%w\" SET \"%w\" = %s WHERE rowid = %lld",
                                          table, column, value, row);

  sqlite3_free (value);
  return ok;
}

static gboolean
delete_row (Tampering *self)
{
  g_autofree char *table = pick_table (self);

  return run (self, "DELETE FROM \"%w\" WHERE rowid = %lld", table, pick_row (self, table));
}

/* A copy of a row under other keys. */
static gboolean
insert_row (Tampering *self)
{
  g_autofree char *table = pick_table (self);
  gint64 row = pick_row (self, table);
  gint64 next = ask_number (self, "SELECT max (rowid) + 1 FROM \"%w\"", table);

  if (row == G_MININT64 ||
      !run (self, "CREATE TEMP TABLE row AS SELECT * FROM \"%w\" WHERE rowid = %lld", table, row))
    return FALSE;
  run (self, "UPDATE temp.row SET n = %lld, id = id || 'x'", next);
  run (self, "UPDATE temp.row SET seq = %lld", next);
  run (self, "UPDATE temp.row SET name = name || 'x'");
  run (self, "UPDATE temp.row SET key = key || 'x'");
  return run (self, "INSERT INTO \"%w\" SELECT * FROM temp.row", table);
}

/* Two rows change places: their keys, or one of their values. */
static gboolean
swap_rows (Tampering *self)
{
  g_autofree char *table = pick_table (self);
  g_autofree char *column =
      campaign_pick (self->campaign, 3) == 0 ? g_strdup ("rowid") : pick_column (self, table);
  gint64 a = pick_row (self, table);
  gint64 b = pick_row (self, table);

  if (a == b)
    return FALSE;
  if (strcmp (column, "rowid") == 0 || strcmp (column, "n") == 0 || strcmp (column, "seq") == 0)
    return run (self, "UPDATE \"%w\" SET rowid = 99999 WHERE rowid = %lld", table, a) &&
           run (self, "UPDATE \"%w\" SET rowid = %lld WHERE rowid = %lld", table, a, b) &&
           run (self, "UPDATE \"%w\" SET rowid = %lld WHERE rowid = 99999", table, b);
  run (self, "CREATE TEMP TABLE pair AS SELECT rowid AS row, \"%w\" AS value FROM \"%w\"", column,
       table);
  /* One of them stands aside where the column is unique. */
  run (self, "UPDATE \"%w\" SET \"%w\" = \"%w\" || 'aside' WHERE rowid = %lld", table, column,
       column, a);
  return run (self,
              "UPDATE \"%w\" SET \"%w\" = (SELECT value FROM temp.pair WHERE row = %lld) WHERE "
              "rowid = %lld",
              table, column, a, b) &&
         run (self,
              "UPDATE \"%w\" SET \"%w\" = (SELECT value FROM temp.pair WHERE row = %lld) WHERE "
              "rowid = %lld",
              table, column, b, a);
}

static gboolean
reorder_lines (Tampering *self)
{
  g_autofree char *seq = ask (self, "SELECT seq FROM change WHERE count > 1");
  g_autofree char *body = ask (self, "SELECT body FROM change WHERE seq = %s", seq);
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  guint n = g_strv_length (lines) - 1; /* the last is what follows the end of the last line */
  guint a = campaign_pick (self->campaign, n);
  guint b = campaign_pick (self->campaign, n);
  char *held = lines[a];
  g_autofree char *joined = NULL;

  lines[a] = lines[b];
  lines[b] = held;
  joined = g_strjoinv ("\n", lines);
  return run (self, "UPDATE change SET body = %Q WHERE seq = %s", joined, seq);
}

static gboolean
change_setting (Tampering *self)
{
  switch (campaign_pick (self->campaign, 4))
    {
    case 0:
      return run (self, "UPDATE setting SET value = '%u' WHERE rowid = %lld",
                  g_rand_int (self->campaign->rand), pick_row (self, "setting"));
    case 1:
      return run (self, "DELETE FROM setting WHERE rowid = %lld", pick_row (self, "setting"));
    case 2:
      return run (self, "INSERT INTO setting (key, value) VALUES ('key %u', 'new')",
                  g_rand_int (self->campaign->rand));
    default:
      return run (self, "UPDATE setting SET key = key || 'x' WHERE rowid = %lld",
                  pick_row (self, "setting"));
    }
}

static gboolean
change_counter (Tampering *self)
{
  return run (self, "UPDATE kind SET next = next + %d WHERE rowid = %lld",
              g_rand_int_range (self->campaign->rand, -3, 1000), pick_row (self, "kind"));
}

static gboolean
change_schema (Tampering *self)
{
  static const char *const texts[] = {
    "CREATE TRIGGER spy AFTER UPDATE ON organisation BEGIN DELETE FROM mark; END",
    "CREATE TRIGGER award_guard BEFORE DELETE ON award BEGIN SELECT RAISE (IGNORE); END",
    "CREATE VIEW winners AS SELECT * FROM organisation",
    "CREATE TABLE extra (a TEXT)",
    "CREATE INDEX extra_index ON organisation (name)",
    "CREATE INDEX partial_index ON organisation (name) WHERE name > 'm'",
    "ALTER TABLE organisation ADD COLUMN extra TEXT",
    "ALTER TABLE organisation RENAME COLUMN name TO nom",
    "ALTER TABLE snooze RENAME TO snoozed",
    "DROP TABLE snooze",
    "PRAGMA user_version = 3",
    "PRAGMA user_version = 9999",
    "PRAGMA user_version = -5",
    "PRAGMA application_id = 7",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace (sql, 'NOT NULL', '') "
    "WHERE name = 'organisation'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace (sql, 'STRICT', '') "
    "WHERE name = 'award'",
  };
  guint which = campaign_pick (self->campaign, 2 * G_N_ELEMENTS (texts));
  gint64 n;
  g_autofree char *name = NULL;

  if (which < G_N_ELEMENTS (texts))
    return run (self, "%s", texts[which]);
  n = ask_number (self,
                  "SELECT count (*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
                  NULL);
  name = ask (self,
              "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY "
              "name LIMIT 1 OFFSET %u",
              campaign_pick (self->campaign, (guint) n));
  return run (self, "DROP INDEX \"%w\"", name);
}

static gboolean
cut_tail (Tampering *self, guint n_actions)
{
  gint64 last = ask_number (self, "SELECT max (seq) - %s FROM action",
                            n_actions == 2   ? "2"
                            : n_actions == 1 ? "1"
                                             : "4");

  return run (self, "DELETE FROM change WHERE action > %lld; DELETE FROM action WHERE seq > %lld",
              last, last);
}

static gboolean
cut_log (Tampering *self)
{
  return cut_tail (self, campaign_pick (self->campaign, 2) == 0 ? 1 : 4);
}

/* --- those who know the log ----------------------------------------------------------------- */

static void
add_lines (OpccEntry *entry, OpccHasher *hasher, const char *body)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    opcc_entry_add_line (entry, hasher, lines[i], strlen (lines[i]));
}

/* The hash that the entry should have over the one before it. */
static OpccDigest
hash_entry (OpccHasher *hasher, const OpccDigest *previous, sqlite3_stmt *stmt)
{
  OpccRelation table = {
    .kind = opcc_registry_find ((const char *) sqlite3_column_text (stmt, 2)),
  };
  OpccEntry entry = { .seq = sqlite3_column_int64 (stmt, 0),
                      .op = (const char *) sqlite3_column_text (stmt, 3),
                      .table = &table,
                      .first = sqlite3_column_int64 (stmt, 4),
                      .last = sqlite3_column_int64 (stmt, 5),
                      .count = sqlite3_column_int64 (stmt, 6),
                      .undoes = sqlite3_column_int64 (stmt, 7) };
  OpccDigest digest;

  if (sqlite3_column_type (stmt, 8) != SQLITE_NULL)
    add_lines (&entry, hasher, (const char *) sqlite3_column_text (stmt, 8));
  opcc_sum_from_hex ((const char *) sqlite3_column_text (stmt, 9), &entry.sum);
  digest = opcc_log_hash_entry (hasher, previous, &entry, sqlite3_column_int64 (stmt, 1));
  if (entry.body != NULL)
    g_string_free (entry.body, TRUE);
  g_clear_pointer (&entry.digests, g_byte_array_unref);
  return digest;
}

static sqlite3_stmt *
select_rows (Tampering *self, const char *sql, gint64 number)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (self->raw, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  if (sqlite3_bind_parameter_count (stmt) > 0)
    sqlite3_bind_int64 (stmt, 1, number);
  return stmt;
}

static const char entries_of_action[] = "SELECT seq, action, kind, op, first, last, count, undoes, "
                                        "body, sum, hash FROM change WHERE action = ?1 ORDER BY "
                                        "seq";

/* One line is written anew, and the hash of its entry made to fit; nothing after it. */
static gboolean
rewrite_line (Tampering *self)
{
  gint64 seq = pick_row (self, "change");
  g_autofree char *previous = ask (self, "SELECT hash FROM change WHERE seq = %lld - 1", seq);
  sqlite3_stmt *stmt;
  OpccHasher *hasher;
  OpccDigest digest = { { 0 } };
  char hex[OPCC_DIGEST_HEX_SIZE];

  if (!run (self, "UPDATE change SET body = replace (body, 'e', 'o') WHERE seq = %lld", seq))
    return FALSE;
  hasher = opcc_hasher_new ();
  if (previous != NULL)
    opcc_digest_from_hex (previous, &digest);
  stmt = select_rows (self,
                      "SELECT seq, action, kind, op, first, last, count, undoes, body, sum FROM "
                      "change WHERE seq = ?1",
                      seq);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  digest = hash_entry (hasher, &digest, stmt);
  sqlite3_finalize (stmt);
  opcc_hasher_free (hasher);
  opcc_digest_to_hex (&digest, hex);
  return run (self, "UPDATE change SET hash = %Q WHERE seq = %lld", hex, seq);
}

static void
chain_action (Tampering *self, OpccHasher *hasher, OpccDigest *chain, sqlite3_stmt *action)
{
  const gint64 number = sqlite3_column_int64 (action, 0);
  sqlite3_stmt *stmt = select_rows (self, entries_of_action, number);
  char hex[OPCC_DIGEST_HEX_SIZE];

  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      *chain = hash_entry (hasher, chain, stmt);
      opcc_digest_to_hex (chain, hex);
      run (self, "UPDATE change SET hash = %Q WHERE seq = %lld", hex,
           sqlite3_column_int64 (stmt, 0));
    }
  sqlite3_finalize (stmt);
  *chain = opcc_log_hash_action (hasher, chain, (const char *) sqlite3_column_text (action, 1),
                                 (const char *) sqlite3_column_text (action, 2),
                                 (const char *) sqlite3_column_text (action, 3),
                                 sqlite3_column_int64 (action, 4),
                                 (const char *) sqlite3_column_text (action, 5));
  opcc_digest_to_hex (chain, hex);
  run (self, "UPDATE action SET head = %Q WHERE seq = %lld", hex, number);
}

static void
chain_all (Tampering *self, OpccHasher *hasher)
{
  sqlite3_stmt *actions =
      select_rows (self, "SELECT seq, name, who, at, undoes, sums FROM action ORDER BY seq", 0);
  OpccDigest chain = { { 0 } };

  while (sqlite3_step (actions) == SQLITE_ROW)
    chain_action (self, hasher, &chain, actions);
  sqlite3_finalize (actions);
}

/* What everything adds up to changes by the same from the entry on. */
static void
move_sums (Tampering *self, const OpccDigest *before, const OpccDigest *after)
{
  sqlite3_stmt *stmt =
      select_rows (self,
                   "SELECT 'change', seq, sum FROM change WHERE kind = 'organisation' AND count = "
                   "20 UNION ALL SELECT 'action', seq, substr (sums, -65, 64) FROM action WHERE "
                   "sums LIKE 'organisation %' AND seq >= (SELECT action FROM change WHERE kind = "
                   "'organisation' AND count = 20)",
                   0);
  OpccSum sum;
  char old[OPCC_DIGEST_HEX_SIZE];
  char hex[OPCC_DIGEST_HEX_SIZE];

  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *table = (const char *) sqlite3_column_text (stmt, 0);

      g_strlcpy (old, (const char *) sqlite3_column_text (stmt, 2), sizeof old);
      g_assert_true (opcc_sum_from_hex (old, &sum));
      opcc_sum_subtract (&sum, before);
      opcc_sum_add (&sum, after);
      opcc_sum_to_hex (&sum, hex);
      g_assert_true (run (self, "UPDATE \"%w\" SET %s = replace (%s, %Q, %Q) WHERE seq = %lld",
                          table, *table == 'c' ? "sum" : "sums", *table == 'c' ? "sum" : "sums",
                          old, hex, sqlite3_column_int64 (stmt, 1)));
    }
  sqlite3_finalize (stmt);
}

static OpccDigest
hash_line (OpccHasher *hasher, gint64 ver, const char *line)
{
  return opcc_relation_hash_line (hasher, opcc_registry_find ("organisation"), ver, line,
                                  strlen (line));
}

/* A name changed in the record and in the log, and every sum and hash after it made to fit. */
static gboolean
rewrite_all (Tampering *self)
{
  gint64 seq =
      ask_number (self, "SELECT seq FROM change WHERE kind = %Q AND count = 20", "organisation");
  g_autofree char *body = ask (self, "SELECT body FROM change WHERE seq = %lld", seq);
  g_autofree char *name = g_strdup_printf ("Group %u", 9 + campaign_pick (self->campaign, 9));
  g_autofree char *other = g_strdup_printf ("Other%u", 9 + campaign_pick (self->campaign, 9));
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);
  g_auto (GStrv) parts = g_strsplit (body, quoted, 2);
  const char *start;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  OpccHasher *hasher = opcc_hasher_new ();
  OpccDigest old_digest;
  OpccDigest new_digest;

  g_assert_nonnull (parts[1]);
  start = strrchr (parts[0], '\n') != NULL ? strrchr (parts[0], '\n') + 1 : parts[0];
  before = g_strdup_printf ("%s%s%.*s", start, quoted, (int) strcspn (parts[1], "\n"), parts[1]);
  after = g_strdup_printf ("%s\"%s\"%.*s", start, other, (int) strcspn (parts[1], "\n"), parts[1]);
  old_digest = hash_line (hasher, seq, before);
  new_digest = hash_line (hasher, seq, after);
  g_assert_true (run (self, "UPDATE change SET body = replace (body, %Q, %Q) WHERE seq = %lld",
                      before, after, seq));
  g_assert_true (run (self, "UPDATE organisation SET name = %Q WHERE name = %Q", other, name));
  move_sums (self, &old_digest, &new_digest);
  chain_all (self, hasher);
  opcc_hasher_free (hasher);
  return TRUE;
}

/* The newest two actions are an edit and its undoing: without them all agrees. */
static gboolean
cut_agreeing (Tampering *self)
{
  return cut_tail (self, 2);
}

const TamperingWay tampering_ways[] = {
  { "value changed", 40, change_value },
  { "row deleted", 10, delete_row },
  { "row inserted", 10, insert_row },
  { "rows swapped", 10, swap_rows },
  { "lines reordered", 4, reorder_lines },
  { "line rewritten, hash fitted", 6, rewrite_line },
  { "log cut", 2, cut_log },
  { "setting changed", 6, change_setting },
  { "counter changed", 4, change_counter },
  { "schema changed", 6, change_schema },
  { "all rewritten", 1, rewrite_all, TRUE },
  { "agreeing tail cut", 1, cut_agreeing, TRUE },
};
const guint tampering_n_ways = G_N_ELEMENTS (tampering_ways);
