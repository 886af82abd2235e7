/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a marker submitted in a pack comes back submitted, and what they only began, begun. */
#include "packs-fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-marking.h"
#include "opcc-pack-making.h"
#include "opcc-pack-office.h"
#include "opcc-pack-taking.h"
#include "opcc-text.h"
#include "opcc-zip-package.h"
#include "opcc-zip-writer.h"

#define MARKER 1

static OpccPack *
make_pack (OpccDb *db, gint64 round, const char *path)
{
  g_autoptr (GError) error = NULL;
  OpccPack *pack;

  g_assert_true (opcc_pack_make (db, round, MARKER, path, NULL, &error));
  pack = opcc_pack_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  return pack;
}

static void
write_pack (const OpccPack *pack, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (opcc_pack_write (pack, path, &error));
  g_assert_no_error (error);
}

static OpccPack *
read_pack (const char *path)
{
  g_autoptr (GError) error = NULL;
  OpccPack *pack = opcc_pack_read (path, NULL, NULL, &error);

  g_assert_no_error (error);
  return pack;
}

static OpccPackTaking *
take (OpccDb *db, const char *path, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  OpccPackTaking *taking = opcc_pack_take (db, 0, path, NULL, NULL, dry_run, NULL, &error);

  g_assert_no_error (error);
  return taking;
}

static OpccPackApplication *
get (const OpccPack *pack, guint i)
{
  return g_ptr_array_index (pack->applications, i);
}

static void
expect_state (OpccDb *db, const char *reference, const char *state)
{
  g_autofree char *own =
      opcc_db_get_text (db, "SELECT state FROM assignment WHERE application = $1 AND marker = $2",
                        NULL, "ii", grants_find_application (db, reference), (gint64) MARKER);

  g_assert_cmpstr (own, ==, state);
}

/* R1-002 is whole but not submitted, R1-003 lacks a score, R1-004 has none. */
static void
fill_in_part (OpccPack *pack)
{
  packs_fill_in (pack);
  for (guint i = 0; i < 3; i++)
    get (pack, i)->submitted = FALSE;
  get (pack, 1)->scores[1].score = OPCC_NO_INTEGER;
  for (guint j = 0; j < 2; j++)
    get (pack, 2)->scores[j].score = OPCC_NO_INTEGER;
}

static void
test_submitted_and_begun (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = grants_make_path (fixture, "one.opccpack");
  g_autoptr (OpccPack) pack = make_pack (db, round, path);
  g_autoptr (OpccPackTaking) preview = NULL;
  g_autoptr (OpccPackTaking) taking = NULL;
  g_autoptr (OpccPackTaking) again = NULL;
  g_autoptr (OpccPackTaking) later = NULL;
  g_autofree char *sets = NULL;
  g_autofree char *sentence = NULL;

  fill_in_part (pack);
  g_assert_cmpuint (opcc_pack_count_left (pack), ==, 3);
  write_pack (pack, path);
  preview = take (db, path, TRUE);
  sets = opcc_pack_taking_describe_sets (preview);
  g_assert_cmpstr (sets, ==,
                   "2 of 5 applications are submitted. Begun: R1-002, R1-003. Not begun: R1-004.");
  g_assert_false (((OpccPackMark *) preview->marks->pdata[0])->submitted);
  g_assert_true (((OpccPackMark *) preview->marks->pdata[6])->submitted);
  expect_state (db, "R1-002", "to-mark");
  taking = take (db, path, FALSE);
  sentence = opcc_pack_taking_to_sentence (taking);
  g_assert_cmpstr (sentence, ==, "7 new, 2 applications submitted, 2 begun.");
  expect_state (db, "R1-002", "marking");
  expect_state (db, "R1-003", "marking");
  expect_state (db, "R1-004", "to-mark");
  expect_state (db, "R1-005", "submitted");
  again = take (db, path, FALSE);
  g_assert_false (again->changes);
  get (pack, 0)->submitted = TRUE;
  write_pack (pack, path);
  later = take (db, path, FALSE);
  g_assert_cmpuint (later->n_submitted, ==, 1);
  g_assert_cmpuint (later->counts[OPCC_PACK_SAME], ==, 7);
  expect_state (db, "R1-002", "submitted");
}

static void
test_sealed_until_reopened (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = grants_make_path (fixture, "one.opccpack");
  g_autoptr (OpccPack) pack = make_pack (db, round, path);

  fill_in_part (pack);
  g_assert_cmpuint (opcc_pack_submit_whole (pack), ==, 1);
  g_assert_true (get (pack, 0)->submitted);
  g_assert_false (opcc_pack_submit (pack, get (pack, 1), &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "“Value” has no score"));
  g_clear_error (&error);
  g_assert_false (opcc_pack_check_open (get (pack, 0), &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (opcc_pack_reopen (get (pack, 0), &error));
  g_assert_true (opcc_pack_check_open (get (pack, 0), &error));
  g_assert_false (opcc_pack_reopen (get (pack, 0), &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  opcc_set_str (&get (pack, 0)->interest, "A neighbour.");
  g_assert_false (opcc_pack_submit (pack, get (pack, 0), NULL));
}

/* The pack as an office of its own, as the window has it. */
static void
test_office (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = grants_make_path (fixture, "one.opccpack");
  g_autoptr (OpccPack) pack = make_pack (db, round, path);
  g_autoptr (OpccPack) kept = NULL;
  g_autoptr (OpccPack) reopened = NULL;
  g_autoptr (OpccPackOffice) office = NULL;
  gint64 first;

  fill_in_part (pack);
  opcc_set_str (&pack->role, "Another"); /* beside the marker of the same office */
  write_pack (pack, path);
  g_assert_false (opcc_pack_office_reopen (db, 1, MARKER, &error)); /* this is no pack */
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  office = opcc_pack_office_fill (db, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (office->n_left, ==, 3);
  first = g_array_index (office->applications, gint64, 0);
  g_assert_cmpint (opcc_pack_office_submit_all (db, office->round, office->marker, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_true (opcc_pack_office_keep (office, db, &error));
  g_assert_cmpuint (office->n_left, ==, 2);
  kept = read_pack (path);
  g_assert_true (get (kept, 0)->submitted);
  g_assert_cmpint (opcc_pack_office_submit_all (db, office->round, office->marker, &error), ==, -1);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (opcc_marking_set (db, first, office->marker,
                                    g_array_index (office->criteria, gint64, 0), 1, NULL, NULL));
  g_assert_true (opcc_pack_office_reopen (db, first, office->marker, &error));
  g_assert_true (opcc_marking_set (db, first, office->marker,
                                   g_array_index (office->criteria, gint64, 0), 1, NULL, &error));
  g_assert_true (opcc_pack_office_keep (office, db, &error));
  reopened = read_pack (path);
  g_assert_false (get (reopened, 0)->submitted);
  g_assert_cmpint (get (reopened, 0)->scores[0].score, ==, 1);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* A pack made before packs said what is submitted: what has all its scores is. */
static void
test_first_form (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = grants_make_path (fixture, "one.opccpack");
  g_autoptr (OpccPack) pack = make_pack (db, round, path);
  g_autoptr (OpccPack) first = NULL;
  g_autoptr (OpccPackTaking) taking = NULL;

  fill_in_part (pack);
  write_pack (pack, path);
  run_sql (path, "ALTER TABLE application DROP COLUMN submitted; PRAGMA user_version = 1");
  first = read_pack (path);
  g_assert_true (get (first, 0)->submitted);
  g_assert_false (get (first, 1)->submitted);
  taking = take (db, path, FALSE);
  g_assert_cmpuint (taking->n_submitted, ==, 3);
}

static void
expect_refusal (OpccDb *db, const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (opcc_pack_take (db, 0, path, NULL, NULL, FALSE, NULL, &error));
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpint (packs_count_marks (db), ==, 0);
}

static void
test_hostile (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = grants_make_path (fixture, "one.opccpack");
  g_autoptr (OpccPack) pack = make_pack (db, round, path);
  g_autoptr (OpccPackTaking) taking = NULL;
  const OpccPackMark *mark;

  packs_fill_in (pack);
  write_pack (pack, path);
  run_sql (path, "UPDATE application SET submitted = 2 WHERE rowid = 3");
  expect_refusal (db, path,
                  "one.opccpack: table “application”, row 3, field “submitted” cannot be used");
  /* Submitted without a score: the rest of it is begun, and it is said. */
  run_sql (path, "UPDATE application SET submitted = 1; "
                 "UPDATE score SET score = NULL WHERE rowid = 2");
  taking = take (db, path, FALSE);
  g_assert_cmpuint (taking->n_submitted, ==, 4);
  g_assert_cmpuint (taking->counts[OPCC_PACK_REFUSED], ==, 1);
  mark = g_ptr_array_index (taking->marks, 1);
  g_assert_cmpstr (mark->key, ==, "R1-002/2");
  g_assert_nonnull (strstr (mark->problem, "has no score for “Value”"));
  expect_state (db, "R1-002", "marking");
}

/* Writes the workbook again with words of its first sheet replaced; its other parts are as they
 * were. */
static void
change_sheet (const char *path, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccZipPackage) package = opcc_zip_package_open (path, &error);
  g_autoptr (OpccZipWriter) writer = opcc_zip_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < PACKS_N_PARTS; i++)
    {
      g_autofree char *xml =
          opcc_zip_package_read_text (package, packs_parts[i], 1024 * 1024, &error);
      g_auto (GStrv) pieces = g_strsplit (xml, from, i == PACKS_FIRST_SHEET ? 2 : 1);
      g_autofree char *changed = g_strjoinv (to, pieces);

      g_assert_cmpuint (g_strv_length (pieces), ==, i == PACKS_FIRST_SHEET ? 2 : 1);
      g_assert_true (
          opcc_zip_writer_add (writer, packs_parts[i], changed, strlen (changed), FALSE, &error));
    }
  bytes = opcc_zip_writer_finish (writer);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), &error));
}

static void
test_sheet (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = grants_make_path (fixture, "one.xlsx");
  g_autoptr (OpccPack) pack = make_pack (db, round, path);
  g_autoptr (OpccPack) read = NULL;
  g_autoptr (OpccPack) first = NULL;
  g_autoptr (OpccPackTaking) taking = NULL;
  g_autoptr (OpccPackTaking) again = NULL;

  fill_in_part (pack);
  write_pack (pack, path);
  read = read_pack (path);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (get (read, i)->submitted, ==, i > 2);
  change_sheet (path, ">no<", "> YES <");
  change_sheet (path, ">no<", ">y<"); /* R1-003, which lacks a score */
  taking = take (db, path, FALSE);
  g_assert_cmpuint (taking->n_submitted, ==, 3);
  g_assert_cmpuint (taking->counts[OPCC_PACK_REFUSED], ==, 1);
  expect_state (db, "R1-002", "submitted");
  expect_state (db, "R1-003", "marking");
  again = take (db, path, FALSE);
  g_assert_false (again->changes);
  change_sheet (path, ">y<", ">perhaps<");
  g_assert_null (opcc_pack_take (db, 0, path, NULL, NULL, FALSE, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "Sheet “Applications”, row 3: “perhaps” cannot be used: it is neither yes nor "
                   "no. Nothing was taken in. Correct it and take the sheet in again.");
  change_sheet (path, "opcc-pack applications 2", "opcc-pack applications");
  first = read_pack (path); /* a sheet without the column */
  g_assert_true (get (first, 0)->submitted);
  g_assert_false (get (first, 1)->submitted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/grants/packs/submitted-and-begun", FALSE, test_submitted_and_begun);
  grants_test_add ("/grants/packs/sealed-until-reopened", FALSE, test_sealed_until_reopened);
  grants_test_add ("/grants/packs/office", FALSE, test_office);
  grants_test_add ("/grants/packs/first-form", FALSE, test_first_form);
  grants_test_add ("/grants/packs/hostile", FALSE, test_hostile);
  grants_test_add ("/grants/packs/finished-on-the-sheet", FALSE, test_sheet);
  return g_test_run ();
}
