/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is removed is nowhere any more, what stays is proved, and who cuts by himself is found. */
#include "opcc-disposal.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "opcc-backup.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-open.h"
#include "opcc-search-private.h"
#include "opcc-verify.h"
#include "store-fixture.h"

#define SECRET "Quillwort"

/* Its name in the title, which is required, in the text, and in the log: brought by an import,
 * changed by hand, taken out, and in a thing that was deleted. */
static void
plant (OpccDb *db)
{
  g_autoptr (TestMaker) maker = test_maker_new ("Elm", "1");
  g_autoptr (TestThing) thing = test_thing_new ("Bench " SECRET, 100);
  g_autoptr (TestThing) other = test_thing_new ("Chair", 300);
  g_autoptr (TestThing) gone = test_thing_new ("Gone " SECRET, 7);
  g_autoptr (OpccAction) action = NULL;

  db_fixture_import (db, 3);
  db_fixture_save (db, maker, "Add Elm");
  thing->text = g_strdup ("Mx " SECRET " sits here");
  thing->kept = TRUE;
  db_fixture_save (db, thing, "Add a bench");
  thing->amount = 200;
  opcc_record_set_typed (OPCC_RECORD (thing), "text", "Now Mx " SECRET " stands", NULL);
  db_fixture_save (db, thing, "Edit");
  opcc_record_set_typed (OPCC_RECORD (thing), "text", "", NULL);
  db_fixture_save (db, thing, "Take the text out");
  opcc_record_set_typed (OPCC_RECORD (thing), "text", SECRET " again", NULL);
  db_fixture_save (db, thing, "Put it back");
  other->text = g_strdup ("Stays");
  db_fixture_save (db, other, "Add a chair");
  db_fixture_save (db, gone, "Add what goes");
  action = opcc_action_begin (db, "Delete", NULL);
  g_assert_true (opcc_db_delete (db, gone, NULL) && opcc_action_commit (action, NULL));
}

static const gint64 numbers[] = { 6, 4 };

static void
add_fields (const OpccField *fields[3])
{
  fields[0] = opcc_kind_find_field (&test_thing_kind, "title");
  fields[1] = opcc_kind_find_field (&test_thing_kind, "text");
  fields[2] = opcc_kind_find_field (&test_thing_kind, "kept");
}

static gboolean
begin_and_dispose (OpccDb *db, OpccAction **action, OpccDisposalCount *count)
{
  const OpccField *fields[3];
  const OpccDisposal what = { &test_thing_kind, fields, 3 };
  g_autoptr (GError) error = NULL;
  gboolean ok;

  add_fields (fields);
  *action = opcc_action_begin_final (db, "Remove personal data of things", &error);
  g_assert_no_error (error);
  ok = opcc_db_dispose (db, &what, numbers, G_N_ELEMENTS (numbers), count, NULL, &error);
  g_assert_no_error (error);
  return ok;
}

static OpccDisposalCount
dispose (OpccDb *db)
{
  OpccDisposalCount count = { 0 };
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (begin_and_dispose (db, &action, &count));
  g_assert_true (opcc_action_commit (action, &error));
  g_assert_no_error (error);
  g_assert_true (opcc_db_is_wipe_due (db));
  g_assert_true (opcc_db_wipe (db, &error));
  g_assert_no_error (error);
  g_assert_false (opcc_db_is_wipe_due (db));
  return count;
}

static gboolean
file_holds (const char *path, const char *words)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &bytes, &length, NULL) &&
         memmem (bytes, length, words, strlen (words)) != NULL;
}

/* In any file of the folder: the office file, its journal, what else lies there. */
static gboolean
folder_holds (const char *folder, const char *words)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) ? folder_holds (path, words)
                                                 : file_holds (path, words))
        return TRUE;
    }
  return FALSE;
}

static void
test_leaves_no_byte (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  OpccDisposalCount count;
  g_autoptr (TestThing) thing = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *again = NULL;

  plant (db);
  g_assert_true (folder_holds (fixture->folder, SECRET));
  count = dispose (db);
  g_assert_cmpint (count.n_records, ==, 2);
  /* Added, edited, taken out, put back; and of what is gone, added and deleted. */
  g_assert_cmpint (count.n_lines, ==, 6);
  g_assert_false (folder_holds (fixture->folder, SECRET));
  g_assert_true (folder_holds (fixture->folder, "Stays"));
  hash = db_fixture_verify (fixture);
  thing = opcc_db_load (db, &test_thing_kind, 4, NULL);
  g_assert_cmpstr (thing->title, ==, "(removed)");
  g_assert_null (thing->text);
  g_assert_false (thing->kept);
  g_assert_cmpint (thing->amount, ==, 200);
  db_fixture_reopen (fixture);
  again = db_fixture_verify (fixture);
  g_assert_cmpstr (again, ==, hash);
  /* A second time there is nothing left to do, and nothing is written. */
  {
    OpccDisposalCount none = { 0 };
    g_autoptr (OpccAction) action = NULL;

    g_assert_true (begin_and_dispose (fixture->db, &action, &none));
    g_assert_cmpint (none.n_records, ==, 0);
    g_assert_cmpint (none.n_lines, ==, 0);
  }
}

static gboolean
dispose_whole (OpccDb *db, const OpccKind *kind, gint64 n, OpccDisposalCount *count, GError **error)
{
  const OpccDisposal what = { .kind = kind, .whole = TRUE };
  g_autoptr (OpccAction) action = opcc_action_begin_final (db, "Remove things", NULL);

  return opcc_db_dispose (db, &what, &n, 1, count, NULL, error) &&
         opcc_action_commit (action, error) && opcc_db_wipe (db, error);
}

/* Nothing of it stays, not even its amount and its links; that it was there still adds up. */
static void
test_whole (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestThing) gone = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *body = NULL;
  OpccDisposalCount count = { 0 };

  plant (fixture->db);
  g_assert_true (dispose_whole (fixture->db, &test_thing_kind, 4, &count, &error));
  g_assert_true (dispose_whole (fixture->db, &test_thing_kind, 6, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count.n_records, ==, 2);
  /* Added, changed three times, deleted now; and of what was gone, added and deleted. */
  g_assert_cmpint (count.n_lines, ==, 7);
  g_assert_false (folder_holds (fixture->folder, SECRET));
  g_assert_true (folder_holds (fixture->folder, "Stays"));
  hash = db_fixture_verify (fixture);
  gone = opcc_db_load (fixture->db, &test_thing_kind, 4, &error);
  g_assert_null (gone);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  body = opcc_db_get_text (fixture->db, "SELECT body FROM change WHERE op = 'u' AND first = 4",
                           NULL, "");
  g_assert_nonnull (strstr (body, "\"amount\",null,null"));
  db_fixture_reopen (fixture);
  g_free (hash);
  hash = db_fixture_verify (fixture);
  count = (OpccDisposalCount){ 0 };
  g_assert_true (dispose_whole (fixture->db, &test_thing_kind, 4, &count, NULL));
  g_assert_cmpint (count.n_records, ==, 0);
  db_fixture_tamper (fixture, "UPDATE change SET body = replace (body, ',null', ',7') "
                              "WHERE op = 'd' AND first = 4");
  {
    g_autoptr (OpccVerifyReport) report = opcc_db_verify (fixture->db, NULL, NULL);

    g_assert_cmpuint (report->problems->len, >, 0);
  }
}

static void
test_whole_is_kept_by_a_link (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (TestThing) chair = NULL;
  OpccDisposalCount count = { 0 };

  plant (fixture->db);
  chair = opcc_db_load (fixture->db, &test_thing_kind, 5, NULL);
  chair->maker = 1;
  db_fixture_save (fixture->db, chair, "By Elm");
  before = db_fixture_verify (fixture);
  g_assert_false (dispose_whole (fixture->db, &test_maker_kind, 1, &count, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (opcc_db_is_wipe_due (fixture->db));
}

/* What came after is written, undone and checked as ever; the rest of the log can still be played
 * again, since a row that is altered is found and named. */
static void
test_goes_on (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autoptr (TestThing) thing = NULL;
  g_autoptr (OpccVerifyReport) report = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *hash = NULL;
  OpccDisposalCount count;

  plant (db);
  dispose (db);
  thing = opcc_db_load (db, &test_thing_kind, 4, NULL);
  thing->amount = 250;
  opcc_record_set_typed (OPCC_RECORD (thing), "text", SECRET " is back", NULL);
  db_fixture_save (db, thing, "Edit after");
  undone = opcc_db_undo (db, NULL, NULL);
  g_assert_cmpstr (undone, ==, "Edit after");
  hash = db_fixture_verify (fixture);
  g_assert_true (folder_holds (fixture->folder, SECRET));
  /* It is in the log again, though not in the row. */
  count = dispose (db);
  g_assert_cmpint (count.n_lines, ==, 1);
  g_assert_false (folder_holds (fixture->folder, SECRET));
  g_free (hash);
  hash = db_fixture_verify (fixture);
  db_fixture_tamper (fixture, "UPDATE thing SET amount = 1 WHERE n = 4");
  report = opcc_db_verify (db, NULL, NULL);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (report->problems, 0), ==,
                   "Thing 4: Amount is 1, the log has 200");
}

static void
test_is_not_taken_back (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (TestThing) thing = NULL;

  plant (fixture->db);
  undone = opcc_db_undo (fixture->db, NULL, NULL);
  g_assert_nonnull (undone);
  dispose (fixture->db);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (opcc_db_peek_undo (fixture->db));
      g_assert_null (opcc_db_peek_redo (fixture->db));
      g_assert_null (opcc_db_undo (fixture->db, NULL, &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, "Remove personal data of things"));
      g_clear_error (&error);
      g_assert_null (opcc_db_redo (fixture->db, NULL, &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
      g_clear_error (&error);
      db_fixture_reopen (fixture);
    }
  g_assert_false (folder_holds (fixture->folder, SECRET));
}

static void
test_history (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) entries = NULL;
  const OpccHistoryEntry *newest;
  const OpccHistoryEntry *edited;

  plant (fixture->db);
  dispose (fixture->db);
  entries = opcc_db_list_history (fixture->db, &test_thing_kind, 4, NULL);
  g_assert_cmpuint (entries->len, ==, 5);
  newest = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (newest->name, ==, "Remove personal data of things");
  g_assert_nonnull (strstr (newest->sentence, "Removed for good"));
  edited = g_ptr_array_index (entries, 3);
  g_assert_cmpstr (edited->sentence, ==,
                   "Text changed, and was removed since; Amount changed from “£1” to “£2”");
}

static void
test_search (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *name = g_strconcat (opcc_db_get_office_id (fixture->db), ".search", NULL);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "opcc-desk", name, NULL);
  gboolean more = TRUE;

  plant (fixture->db);
  while (more)
    g_assert_true (opcc_index_feed (fixture->db, 1000, &more, NULL));
  g_assert_true (file_holds (path, "quillwort"));
  dispose (fixture->db);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  more = TRUE;
  while (more)
    g_assert_true (opcc_index_feed (fixture->db, 1000, &more, NULL));
  g_assert_false (file_holds (path, "quillwort"));
  g_assert_true (file_holds (path, "chair"));
}

/* --- killed in the middle -------------------------------------------------------------------- */

static void
run_until_killed (DbFixture *fixture, gboolean commit)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      OpccDisposalCount count = { 0 };
      OpccAction *action = NULL;
      OpccDb *db = opcc_open_office (fixture->path, OPCC_STORE_ALLOW_ANY_PLACE, NULL);

      begin_and_dispose (db, &action, &count);
      if (commit)
        opcc_action_commit (action, NULL);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
test_killed_before (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (TestThing) thing = NULL;

  plant (fixture->db);
  before = db_fixture_verify (fixture);
  run_until_killed (fixture, FALSE);
  db_fixture_reopen (fixture);
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (after, ==, before);
  thing = opcc_db_load (fixture->db, &test_thing_kind, 4, NULL);
  g_assert_cmpstr (thing->text, ==, SECRET " again");
}

static void
test_killed_after (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *hash = NULL;

  plant (fixture->db);
  run_until_killed (fixture, TRUE);
  /* What it had no time to wipe is wiped when the file is opened. */
  db_fixture_reopen (fixture);
  g_assert_false (opcc_db_is_wipe_due (fixture->db));
  g_assert_false (folder_holds (fixture->folder, SECRET));
  hash = db_fixture_verify (fixture);
}

/* --- outside the program --------------------------------------------------------------------- */

typedef struct
{
  const char *sql;
  const char *words;
} Tampering;

/* Entries 3 (added), 4 (edited) and so on were cut; 7 is the chair, which was not. */
static const Tampering tamperings[] = {
  { "UPDATE change SET body = '~' || hex (zeroblob (32)) || body WHERE seq = 7", "Log entry 7 " },
  { "UPDATE change SET body = replace (body, '200', '900') WHERE seq = 4", "Log entry 4 " },
  { "UPDATE change SET body = replace (body, '~', '') WHERE seq = 4", "Log entry 4 " },
  { "UPDATE change SET body = '~a' || substr (body, 3) WHERE seq = 4 AND substr (body, 2, 1) <> "
    "'a'",
    "Log entry 4 " },
  { "UPDATE change SET body = replace (body, '=4 0', '=4 1') WHERE op = 'x'", "Log entry" },
  { "UPDATE change SET body = substr (body, 1, instr (body, '=') - 1) WHERE op = 'x'",
    "Log entry" },
  { "UPDATE change SET op = 'i' WHERE op = 'x'", "Log entry" },
};

static void
test_tampering (DbFixture *fixture, gconstpointer data)
{
  const Tampering *tampering = data;
  g_autoptr (OpccVerifyReport) report = NULL;
  gboolean found = FALSE;

  plant (fixture->db);
  dispose (fixture->db);
  db_fixture_tamper (fixture, tampering->sql);
  report = opcc_db_verify (fixture->db, NULL, NULL);
  for (guint i = 0; i < report->problems->len; i++)
    found |= strstr (g_ptr_array_index (report->problems, i), tampering->words) != NULL;
  g_assert_true (found);
}

/* The digest of the line is the right one, so the chain holds: only that no disposal says so gives
 * it away. */
static void
test_cut_by_hand (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccHasher) hasher = opcc_hasher_new ();
  g_autoptr (OpccVerifyReport) report = NULL;
  g_autofree char *body = NULL;
  g_autofree char *sql = NULL;
  char hex[OPCC_DIGEST_HEX_SIZE];
  OpccDigest digest;

  plant (fixture->db);
  dispose (fixture->db);
  body = opcc_db_get_text (fixture->db, "SELECT body FROM change WHERE op = 'i' AND first = 5",
                           NULL, "");
  body[strlen (body) - 1] = '\0';
  digest = opcc_relation_hash_line (
      hasher, &test_thing_kind,
      opcc_db_get_integer (fixture->db, "SELECT seq FROM change WHERE op = 'i' AND first = 5", 0,
                           NULL, ""),
      body, strlen (body));
  opcc_digest_to_hex (&digest, hex);
  sql = g_strdup_printf (
      "UPDATE change SET body = '~%s[5,\"x\"]' || char (10) WHERE op = 'i' AND first = 5", hex);
  db_fixture_tamper (fixture, sql);
  report = opcc_db_verify (fixture->db, NULL, NULL);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_nonnull (
      strstr (g_ptr_array_index (report->problems, 0), "was cut outside the program"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (name, DbFixture, NULL, db_fixture_set_up, function, db_fixture_tear_down)
  ADD ("/disposal/leaves-no-byte", test_leaves_no_byte);
  ADD ("/disposal/whole", test_whole);
  ADD ("/disposal/whole-is-kept-by-a-link", test_whole_is_kept_by_a_link);
  ADD ("/disposal/goes-on", test_goes_on);
  ADD ("/disposal/is-not-taken-back", test_is_not_taken_back);
  ADD ("/disposal/history", test_history);
  ADD ("/disposal/search", test_search);
  ADD ("/disposal/killed-before", test_killed_before);
  ADD ("/disposal/killed-after", test_killed_after);
  ADD ("/disposal/cut-by-hand", test_cut_by_hand);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *name = g_strdup_printf ("/disposal/tampering/%u", i);

      g_test_add (name, DbFixture, &tamperings[i], db_fixture_set_up, test_tampering,
                  db_fixture_tear_down);
    }
  return g_test_run ();
}
