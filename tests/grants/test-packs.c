/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs hold what their marker may see, and come back once, never over what changed since. */
#include "packs-fixture.h"

#include <string.h>
#include <unistd.h>

#include "opcc-action.h"
#include "opcc-award.h"
#include "opcc-criterion.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-marking.h"
#include "opcc-pack-making.h"
#include "opcc-pack-taking.h"
#include "opcc-text.h"

#define MARKER 1

static OpccPack *
make_pack (OpccDb *db, gint64 round, GrantsFixture *fixture, char **path)
{
  g_autoptr (GError) error = NULL;
  OpccPack *pack;

  *path = grants_make_path (fixture, "one.opccpack");
  g_assert_true (opcc_pack_make (db, round, MARKER, *path, NULL, &error));
  g_assert_no_error (error);
  pack = opcc_pack_read (*path, NULL, NULL, &error);
  g_assert_no_error (error);
  return pack;
}

static OpccPackTaking *
take (OpccDb *db, const char *path, const char *theirs)
{
  g_autoptr (GError) error = NULL;
  const char *const keys[] = { theirs, NULL };
  OpccPackTaking *taking = opcc_pack_take (db, 0, path, NULL, keys, FALSE, NULL, &error);

  g_assert_no_error (error);
  return taking;
}

static void
write_pack (OpccPack *pack, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (opcc_pack_write (pack, path, &error));
  g_assert_no_error (error);
}

static void
assert_lacks (const char *data, gsize size, const char *words)
{
  if (memmem (data, size, words, strlen (words)) != NULL)
    g_error ("“%s” is in the pack", words);
}

static void
test_holds_only_theirs (OpccDb *db, GrantsFixture *fixture)
{
  static const char *const secrets[] = { "Alder",        "lead@",       "trustee", "Birch Hall",
                                         "Blaby",        "blaby",       "R1-001",  "Round lead",
                                         "Partnerships", "sealed words" };
  g_autoptr (GError) error = NULL;
  gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = NULL;
  g_autoptr (OpccPack) pack = NULL;
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (opcc_marking_set (db, grants_find_application (db, "R1-002"), 2, 1, 3,
                                   "sealed words", &error));
  pack = make_pack (db, round, fixture, &path);
  g_assert_cmpuint (pack->applications->len, ==, 5); /* six, less the conflict */
  g_assert_cmpuint (pack->criteria->len, ==, 2);
  g_assert_true (g_file_get_contents (path, &data, &size, &error));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    assert_lacks (data, size, secrets[i]);
  g_assert_nonnull (memmem (data, size, "[applicant hidden] adds", 23));
  g_assert_nonnull (memmem (data, size, "5 All of it is shown", 20));
}

static void
test_there_and_back (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = packs_make_round (db, fixture);
  g_autofree char *before = grants_hash_content (db);
  g_autofree char *path = NULL;
  g_autoptr (OpccPack) pack = make_pack (db, round, fixture, &path);
  g_autoptr (OpccPackTaking) preview = NULL;
  g_autoptr (OpccPackTaking) first = NULL;
  g_autoptr (OpccPackTaking) again = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *sentence = NULL;

  packs_fill_in (pack);
  write_pack (pack, path);
  preview = opcc_pack_take (db, round, path, NULL, NULL, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->counts[OPCC_PACK_NEW], ==, 10);
  g_assert_cmpint (packs_count_marks (db), ==, 0);
  first = take (db, path, NULL);
  g_assert_cmpuint (first->counts[OPCC_PACK_NEW], ==, 10);
  g_assert_cmpuint (first->n_submitted, ==, 5);
  g_assert_cmpint (packs_count_marks (db), ==, 10);
  taken = grants_hash_content (db);
  again = take (db, path, NULL);
  g_assert_false (again->changes);
  g_assert_cmpuint (again->counts[OPCC_PACK_SAME], ==, 10);
  sentence = opcc_pack_taking_to_sentence (again);
  g_assert_cmpstr (sentence, ==, "Nothing new: all of it is there already.");
  after = grants_hash_content (db);
  g_assert_cmpstr (after, ==, taken);
  undone = opcc_db_undo (db, NULL, &error);
  g_assert_cmpstr (undone, ==, "Take in the pack of Grants officer");
  g_free (after);
  after = grants_hash_content (db);
  g_assert_cmpstr (after, ==, before);
}

/* Once the round is decided, a pack brings nothing in, and says why. */
static void
test_after_the_decision (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = NULL;
  g_autoptr (OpccPack) pack = make_pack (db, round, fixture, &path);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Award", &error);
  g_autoptr (OpccAward) award = g_object_new (OPCC_TYPE_AWARD, NULL);
  g_autoptr (OpccPackTaking) taking = NULL;

  award->application = grants_find_application (db, "R1-002");
  award->state = g_strdup ("approved");
  award->amount = 100000;
  g_assert_true (opcc_db_save (db, award, &error));
  g_assert_true (opcc_action_commit (action, &error));
  packs_fill_in (pack);
  write_pack (pack, path);
  taking = take (db, path, "all");
  g_assert_false (taking->changes);
  g_assert_cmpuint (taking->counts[OPCC_PACK_REFUSED], ==, 10);
  g_assert_nonnull (
      strstr (((OpccPackMark *) taking->marks->pdata[0])->problem, "Undo the decision first"));
  g_assert_cmpint (packs_count_marks (db), ==, 0);
}

static void
test_sheet (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = grants_make_path (fixture, "one.xlsx");
  g_autoptr (OpccPack) pack = opcc_pack_new_for_marker (db, round, MARKER, &error);
  g_autoptr (OpccPack) read = NULL;
  g_autoptr (OpccPackTaking) taking = NULL;
  g_autoptr (OpccPackTaking) again = NULL;
  OpccPackApplication *first = g_ptr_array_index (pack->applications, 0);

  packs_fill_in (pack);
  opcc_set_str (&first->scores[1].comment, "=1+1 \"quoted\"\nand a second line");
  ((OpccPackApplication *) pack->applications->pdata[4])->interest = g_strdup ("I know them.");
  write_pack (pack, path);
  read = opcc_pack_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (read->is_sheet);
  g_assert_cmpuint (read->applications->len, ==, 5);
  taking = take (db, path, NULL);
  g_assert_cmpuint (taking->counts[OPCC_PACK_NEW], ==, 9);
  g_assert_cmpuint (taking->n_submitted, ==, 4);
  g_assert_cmpstr (((OpccPackMark *) taking->marks->pdata[1])->comment, ==,
                   "=1+1 \"quoted\"\nand a second line");
  again = take (db, path, NULL);
  g_assert_false (again->changes);
  g_assert_cmpuint (again->counts[OPCC_PACK_SAME], ==, 9);
  opcc_set_str (&read->marker, "another");
  write_pack (read, path);
  g_assert_null (opcc_pack_take (db, 0, path, NULL, NULL, FALSE, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
}

static gint64
get_score (OpccDb *db, const char *reference, gint64 criterion)
{
  return opcc_db_get_integer (db,
                              "SELECT score FROM mark WHERE application = $1 AND marker = $2 AND "
                              "criterion = $3",
                              -1, NULL, "iii", grants_find_application (db, reference),
                              (gint64) MARKER, criterion);
}

static void
test_changed_since (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = packs_make_round (db, fixture);
  gint64 n = grants_find_application (db, "R1-002");
  g_autofree char *path = NULL;
  g_autoptr (OpccPack) pack = NULL;
  g_autoptr (OpccPackTaking) kept = NULL;
  g_autoptr (OpccPackTaking) chosen = NULL;
  const OpccPackMark *mark;

  g_assert_true (opcc_marking_set (db, n, MARKER, 1, 2, NULL, &error));
  g_assert_true (opcc_marking_set (db, n, MARKER, 2, 2, NULL, &error));
  pack = make_pack (db, round, fixture, &path);
  packs_fill_in (pack); /* R1-002: 0 and 1 */
  write_pack (pack, path);
  g_assert_true (opcc_marking_set (db, n, MARKER, 1, 5, "Seen again.", &error));
  kept = take (db, path, NULL);
  g_assert_cmpuint (kept->counts[OPCC_PACK_CONFLICT], ==, 1);
  g_assert_cmpuint (kept->counts[OPCC_PACK_CHANGED], ==, 1);
  g_assert_cmpuint (kept->n_submitted, ==, 4); /* the one in dispute stays open */
  mark = g_ptr_array_index (kept->marks, 0);
  g_assert_cmpstr (mark->key, ==, "R1-002/1");
  g_assert_cmpint (mark->office_score, ==, 5);
  g_assert_cmpstr (mark->office_comment, ==, "Seen again.");
  g_assert_false (mark->take);
  g_assert_cmpint (get_score (db, "R1-002", 1), ==, 5);
  g_assert_cmpint (get_score (db, "R1-002", 2), ==, 1);
  chosen = take (db, path, "R1-002/1");
  g_assert_cmpuint (chosen->n_taken, ==, 1);
  g_assert_cmpint (get_score (db, "R1-002", 1), ==, 0);
  g_assert_cmpuint (chosen->n_submitted, ==, 1);
}

static void
test_sealed (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = packs_make_round (db, fixture);
  gint64 n = grants_find_application (db, "R1-003");
  g_autofree char *path = NULL;
  g_autoptr (OpccPack) pack = make_pack (db, round, fixture, &path);
  g_autoptr (OpccPackTaking) taking = NULL;
  const OpccPackMark *mark;

  packs_fill_in (pack);
  write_pack (pack, path);
  g_assert_true (opcc_marking_set (db, n, MARKER, 1, 5, NULL, &error));
  g_assert_true (opcc_marking_set (db, n, MARKER, 2, 5, NULL, &error));
  g_assert_true (opcc_marking_submit (db, n, MARKER, &error));
  g_assert_true (opcc_marking_declare_conflict (db, grants_find_application (db, "R1-004"), MARKER,
                                                "A neighbour applies.", &error));
  taking = take (db, path, "all");
  g_assert_cmpuint (taking->counts[OPCC_PACK_REFUSED], ==, 4);
  g_assert_cmpuint (taking->counts[OPCC_PACK_NEW], ==, 6);
  mark = g_ptr_array_index (taking->marks, 2);
  g_assert_cmpstr (mark->key, ==, "R1-003/1");
  g_assert_nonnull (strstr (mark->problem, "submitted and are fixed"));
  g_assert_cmpint (get_score (db, "R1-003", 1), ==, 5);
  g_assert_cmpint (get_score (db, "R1-004", 1), ==, -1);
}

static void
test_interest (OpccDb *db, GrantsFixture *fixture)
{
  gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = NULL;
  g_autoptr (OpccPack) pack = make_pack (db, round, fixture, &path);
  g_autoptr (OpccPackTaking) taking = NULL;
  g_autoptr (OpccPackTaking) again = NULL;
  OpccPackApplication *application = g_ptr_array_index (pack->applications, 4);
  g_autofree char *state = NULL;

  packs_fill_in (pack);
  application->interest = g_strdup ("I sit on its board.");
  write_pack (pack, path);
  taking = take (db, path, NULL);
  g_assert_cmpuint (taking->counts[OPCC_PACK_NEW], ==, 9);
  state = opcc_db_get_text (db,
                            "SELECT state || ': ' || reason FROM assignment WHERE application = "
                            "$1 AND marker = $2",
                            NULL, "ii", grants_find_application (db, "R1-006"), (gint64) MARKER);
  g_assert_cmpstr (state, ==, "conflict: I sit on its board.");
  g_assert_cmpint (get_score (db, "R1-006", 1), ==, -1);
  again = take (db, path, NULL);
  g_assert_false (again->changes);
}

static void
expect_refusal (OpccDb *db, const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (opcc_pack_take (db, 0, path, NULL, NULL, FALSE, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpint (packs_count_marks (db), ==, 0);
}

/* The same pack with the identity of another marker, round, application or office. */
static void
test_forged (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = NULL;
  g_autoptr (OpccPack) pack = make_pack (db, round, fixture, &path);
  g_autoptr (OpccMarker) other = opcc_db_load (db, &opcc_marker_kind, 2, &error);
  g_autoptr (OpccApplication) closed = grants_load_application (db, "R1-001");
  OpccPackApplication *first = g_ptr_array_index (pack->applications, 0);
  g_autofree char *kept = g_steal_pointer (&pack->marker);

  packs_fill_in (pack);
  pack->marker = g_strdup (opcc_record_get_id (OPCC_RECORD (other)));
  write_pack (pack, path);
  expect_refusal (db, path, "is not as this office made it");
  g_free (pack->marker);
  pack->marker = g_steal_pointer (&kept);
  first->scores[0].base = 12;
  write_pack (pack, path);
  expect_refusal (db, path, "is not as this office made it");
  first->scores[0].base = 0;
  ((OpccCriterion *) pack->criteria->pdata[0])->scale = 9;
  write_pack (pack, path);
  expect_refusal (db, path, "is not as this office made it");
  ((OpccCriterion *) pack->criteria->pdata[0])->scale = 5;
  opcc_record_set_identity (OPCC_RECORD (first->application), 0,
                            opcc_record_get_id (OPCC_RECORD (closed)), 0);
  write_pack (pack, path);
  expect_refusal (db, path, "is not as this office made it");
  g_free (pack->office);
  pack->office = g_strdup ("another");
  write_pack (pack, path);
  expect_refusal (db, path, "another office file");
  g_assert_null (opcc_pack_take (db, round + 1, path, NULL, NULL, FALSE, NULL, &error));
}

static void
test_all_markers (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = packs_make_round (db, fixture);
  g_autoptr (GPtrArray) names = opcc_pack_make_all (db, round, fixture->folder, OPCC_PACK_AS_FILE,
                                                    NULL, NULL, NULL, NULL, &error);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_assert_no_error (error);
  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "2023-24-1 Grants officer.opccpack");
  g_cancellable_cancel (cancelled);
  g_assert_null (opcc_pack_make_all (db, round, fixture->folder, OPCC_PACK_AS_FILE, NULL, NULL,
                                     NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_not_packs (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *text = grants_write_file (fixture, "text.opccpack", "No pack at all.");
  g_autofree char *missing = grants_make_path (fixture, "missing.opccpack");
  g_autofree char *large = grants_write_file (fixture, "large.opccpack", "");

  g_assert_cmpint (truncate (large, 70 * 1024 * 1024), ==, 0);
  packs_make_round (db, fixture);
  expect_refusal (db, text, "is not a marker’s pack");
  expect_refusal (db, large, "is larger than a marker’s pack can be (64 MB)");
  expect_refusal (db, missing, "could not be read");
  expect_refusal (db, fixture->folder, "is not a file");
  expect_refusal (db, fixture->path, "is not a marker’s pack"); /* the office itself */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/grants/packs/only-theirs", FALSE, test_holds_only_theirs);
  grants_test_add ("/grants/packs/there-and-back", FALSE, test_there_and_back);
  grants_test_add ("/grants/packs/after-the-decision", FALSE, test_after_the_decision);
  grants_test_add ("/grants/packs/sheet", FALSE, test_sheet);
  grants_test_add ("/grants/packs/changed-since", FALSE, test_changed_since);
  grants_test_add ("/grants/packs/sealed", FALSE, test_sealed);
  grants_test_add ("/grants/packs/interest", FALSE, test_interest);
  grants_test_add ("/grants/packs/forged", FALSE, test_forged);
  grants_test_add ("/grants/packs/all-markers", FALSE, test_all_markers);
  grants_test_add ("/grants/packs/not-packs", FALSE, test_not_packs);
  return g_test_run ();
}
