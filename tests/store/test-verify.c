/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is altered outside the program is found, and the row or entry is named. */
#include "opcc-verify.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-open.h"
#include "store-fixture.h"

/* Three things, a maker, an edit, an undone edit and a deletion: each shape of entry. */
static void
fill (DbFixture *fixture)
{
  OpccDb *db = fixture->db;
  g_autoptr (TestMaker) maker = test_maker_new ("Elm", "1");
  g_autoptr (TestThing) gone = test_thing_new ("Gone", 3);
  g_autofree char *undo = NULL;
  g_autofree char *hash = NULL;

  db_fixture_save (db, maker, "Add Elm");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TestThing) thing = test_thing_new ("Bench", 100);

      thing->text = g_strdup ("Some text");
      thing->pieces = 3;
      thing->weight = 1.5;
      thing->made = opcc_date_from_ymd (2026, 1, 1);
      thing->sold = 1790000000;
      thing->colour = g_strdup ("red");
      thing->maker = 1;
      db_fixture_save (db, thing, "Add");
      thing->amount = 200;
      db_fixture_save (db, thing, "Edit");
    }
  undo = opcc_db_undo (db, NULL, NULL);
  db_fixture_save (db, gone, "Add what goes");
  {
    g_autoptr (OpccAction) action = opcc_action_begin (db, "Delete", NULL);

    g_assert_true (opcc_db_delete (db, gone, NULL) && opcc_action_commit (action, NULL));
  }
  hash = db_fixture_verify (fixture);
}

static OpccVerifyReport *
verify (DbFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  OpccVerifyReport *report = opcc_db_verify (fixture->db, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static void
expect_problem (DbFixture *fixture, const char *sql, const char *words)
{
  g_autoptr (OpccVerifyReport) report = NULL;
  gboolean found = FALSE;

  db_fixture_tamper (fixture, sql);
  report = verify (fixture);
  for (guint i = 0; i < report->problems->len; i++)
    found |= strstr (g_ptr_array_index (report->problems, i), words) != NULL;
  if (!found)
    for (guint i = 0; i < report->problems->len; i++)
      g_test_message ("%s: %s", sql, (char *) g_ptr_array_index (report->problems, i));
  if (!found)
    g_test_fail_printf ("%s does not lead to “%s”", sql, words);
}

typedef struct
{
  const char *sql;
  const char *words;
} Tampering;

/* SQL: the text with another last letter, whatever it was. */
#define OTHER_END(column)                                                                          \
  "substr (" column ", 1, length (" column ") - 1) || "                                            \
  "CASE substr (" column ", -1) WHEN '0' THEN '1' ELSE '0' END"

static const Tampering tamperings[] = {
  { "UPDATE thing SET title = 'bench' WHERE n = 2",
    "Thing 2: Title is \"bench\", the log has \"Bench\"" },
  { "UPDATE thing SET text = NULL WHERE n = 2",
    "Thing 2: Text is null, the log has \"Some text\"" },
  { "UPDATE thing SET amount = amount + 1 WHERE n = 2", "Thing 2: Amount is 201, the log has 200" },
  { "UPDATE thing SET amount = 200 WHERE n = 3", "Thing 3: Amount is 200, the log has 100" },
  { "UPDATE thing SET pieces = -3 WHERE n = 2", "Thing 2: Pieces" },
  { "UPDATE thing SET weight = 1.5000000000000002 WHERE n = 2", "Thing 2: Weight" },
  { "UPDATE thing SET made = '2026-01-02' WHERE n = 2", "Thing 2: Made" },
  { "UPDATE thing SET sold = '2026-01-02T00:00:00Z' WHERE n = 2", "Thing 2: Sold" },
  { "UPDATE thing SET colour = 'green' WHERE n = 2", "Thing 2: Colour" },
  { "UPDATE thing SET kept = 1 WHERE n = 2", "Thing 2: Kept" },
  { "UPDATE thing SET maker = NULL WHERE n = 2", "Thing 2: Maker" },
  { "UPDATE thing SET id = 'x' WHERE n = 2", "Thing 2: id" },
  { "UPDATE thing SET ver = ver + 1 WHERE n = 2", "Thing 2: ver" },
  { "UPDATE thing SET title = CAST (x'42ff' AS TEXT) WHERE n = 2", "Thing 2: Title" },
  { "DELETE FROM thing WHERE n = 2", "Thing 2: is in the log, but gone" },
  { "UPDATE thing SET n = 9 WHERE n = 2", "Thing 9: is not in the log" },
  { "INSERT INTO thing (n, id, ver, title, kept) VALUES (4611686018427387904, 'y', 1, 'New', 0)",
    "Thing 4611686018427387904: is not in the log" },
  { "INSERT INTO thing (n, id, ver, title, kept) VALUES (-1, 'y', 1, 'New', 0)", "Thing" },
  { "UPDATE change SET body = replace (body, 'Bench', 'Tench') WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET body = 'nonsense' WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET body = NULL WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET sum = " OTHER_END ("sum") " WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET sum = 'nonsense' WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET hash = " OTHER_END ("hash") " WHERE seq = 3", "Log entry 3 " },
  { "UPDATE change SET kind = 'maker' WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET kind = 'nothing' WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET op = 'd' WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET op = '' WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET first = 0 WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET last = 7 WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET count = 2 WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET undoes = 1 WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET undoes = 99 WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET action = 1 WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET seq = 99 WHERE seq = 10", "99" },
  { "DELETE FROM change WHERE seq = 2", "Log entry 3 " },
  { "DELETE FROM change WHERE seq = 8", "Log entry 9 " },
  { "INSERT INTO change SELECT 99, action, kind, op, first, last, count, undoes, body, sum, hash "
    "FROM change WHERE seq = 1",
    "entries of no action" },
  { "UPDATE action SET name = 'Award nothing' WHERE seq = 2", "Action 2 " },
  { "UPDATE action SET who = 'Nobody' WHERE seq = 2", "Action 2 " },
  { "UPDATE action SET at = '2020-01-01T00:00:00Z' WHERE seq = 2", "Action 2 " },
  { "UPDATE action SET undoes = 1 WHERE seq = 2", "Action 2 " },
  { "UPDATE action SET sums = " OTHER_END ("sums") " WHERE seq = 2", "Action 2 " },
  { "UPDATE action SET head = " OTHER_END ("head") " WHERE seq = 2", "Action 2 " },
  { "DELETE FROM action WHERE seq = 2", "Action 3 " },
  { "UPDATE kind SET next = 2 WHERE name = 'thing'", "Things: the counter" },
  { "DELETE FROM kind WHERE name = 'maker'", "Makers: the counter" },
  { "UPDATE kind SET next = next + 100 WHERE name = 'thing'", "Things: the counter" },
  { "INSERT INTO kind (name, next) VALUES ('other', 7)", "other: the counter" },
  { "UPDATE thing SET title = title || char (0) || 'more' WHERE n = 2", "Thing 2: holds more" },
  { "UPDATE change SET op = op || char (0) WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET body = rtrim (body, char (10)) WHERE seq = 2", "Log entry 2 " },
  { "UPDATE change SET body = '' WHERE undoes > 0", "its last line" },
  { "UPDATE change SET hash = upper (hash) WHERE seq = 2", "Log entry 2 " },
  { "UPDATE action SET who = who || char (0) WHERE seq = 2", "Action 2 " },
  { "UPDATE setting SET value = 'x' WHERE key = 'office-id'", "A setting" },
  { "UPDATE setting SET value = value || char (0) WHERE key = 'office-id'", "A setting" },
  { "DELETE FROM setting WHERE key = 'office-id'", "A setting" },
  { "INSERT INTO setting (key, value) VALUES ('new', NULL)", "A setting" },
  { "DELETE FROM setting_sum", "A setting" },
  { "UPDATE setting_sum SET sum = " OTHER_END ("sum"), "A setting" },
  { "INSERT INTO setting_sum (n, sum) SELECT 2, sum FROM setting_sum", "A setting" },
  { "CREATE TRIGGER spy AFTER UPDATE ON thing BEGIN DELETE FROM maker; END", "“spy” was put" },
  { "CREATE TABLE extra (a TEXT)", "“extra” was put" },
  { "CREATE VIEW winners AS SELECT * FROM action", "“winners” was put" },
  { "CREATE INDEX some ON action (seq) WHERE seq > 3", "“some” was put" },
  { "DROP INDEX change_of_kind", "“change_of_kind” is gone" },
  { "DROP INDEX change_of_kind; CREATE INDEX change_of_kind ON change (kind, first) WHERE first > "
    "2",
    "“change_of_kind” was altered" },
};

static void
test_tampered (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      DbFixture fixture = { NULL };

      db_fixture_set_up (&fixture, NULL);
      fill (&fixture);
      expect_problem (&fixture, tamperings[i].sql, tamperings[i].words);
      db_fixture_tear_down (&fixture, NULL);
    }
}

/* A change and its chain written anew by someone who knows how, but not the rows' sum. */
static void
test_batch (DbFixture *fixture, gconstpointer unused)
{
  db_fixture_import (fixture->db, 45000);
  expect_problem (fixture, "UPDATE thing SET amount = 7 WHERE n = 41234",
                  "Thing 41234: Amount is 7");
  db_fixture_tamper (fixture, "UPDATE thing SET amount = 41233 WHERE n = 41234");
  {
    g_autofree char *hash = db_fixture_verify (fixture);

    g_assert_nonnull (hash);
  }
}

/* The newest head is what an office can keep on paper: without it, a log cut short looks whole. */
static void
test_cut_short (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccVerifyReport) before = NULL;
  g_autoptr (OpccVerifyReport) after = NULL;
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 1);

  fill (fixture);
  before = verify (fixture);
  g_assert_cmpint (before->n_changes, ==, 10);
  g_assert_cmpint (before->n_actions, ==, 10);
  g_assert_cmpint (before->n_rows, ==, 4);
  db_fixture_save (fixture->db, thing, "One more");
  after = verify (fixture);
  g_assert_cmpstr (before->head, !=, after->head);
  g_assert_cmpstr (before->content_hash, !=, after->content_hash);
}

static void
test_cancelled (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;

  fill (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (opcc_db_verify (fixture->db, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  hash = db_fixture_verify (fixture);
}

/* One bit of the file at a time: it is refused, or a problem is named, or nothing that counts has
 * changed. Never is it called whole with other content. */
static void
test_bits (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *whole = NULL;
  g_autofree char *content = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "flipped.opcc", NULL);
  gsize length;
  guint n_found = 0;

  fill (fixture);
  db_fixture_import (fixture->db, 200);
  content = db_fixture_verify (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *bytes = g_memdup2 (whole, length);
      g_autoptr (OpccVerifyReport) report = NULL;
      g_autoptr (GError) error = NULL;
      OpccDb *db;
      gsize at;

      /* Not in the empty parts of pages, where nothing is to be found. */
      do
        at = (gsize) g_test_rand_int_range (0, (int) length);
      while (whole[at] == '\0');
      bytes[at] ^= (char) (1 << g_test_rand_int_range (0, 8));
      g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
      db = opcc_open_office (copy, OPCC_STORE_READ_ONLY, &error);
      if (db != NULL)
        report = opcc_db_verify (db, NULL, &error);
      if (report == NULL || report->problems->len > 0)
        n_found++;
      else
        g_assert_cmpstr (report->content_hash, ==, content);
      opcc_db_close (db);
    }
  g_test_message ("%u of 600 flipped bits were found; the others changed nothing", n_found);
  g_assert_cmpuint (n_found, >, 300);
}

static void
add (const char *path, void (*test) (DbFixture *, gconstpointer))
{
  g_test_add (path, DbFixture, NULL, db_fixture_set_up, test, db_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verify/tampered", test_tampered);
  add ("/verify/batch", test_batch);
  add ("/verify/cut-short", test_cut_short);
  add ("/verify/cancelled", test_cancelled);
  add ("/verify/bits", test_bits);
  return g_test_run ();
}
