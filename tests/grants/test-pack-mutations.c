/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs changed at random in every way a hand, a disk or a stranger can: never a crash, never a
 * mark outside the marker's own set, never half of one. OPCC_PACK_MUTATIONS says how many. */
#include "packs-fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-marking.h"
#include "opcc-pack-making.h"
#include "opcc-pack-taking.h"
#include "opcc-zip-package.h"
#include "opcc-zip-writer.h"

#define MARKER     1
#define N_A_CHECK  300
#define MAX_CHANGE 32

/* What a stranger with a database tool would try; %s is the identifier of somebody else's. */
static const char *const statements[] = {
  "UPDATE score SET score = 5",
  "UPDATE score SET score = 6 WHERE rowid % 2",
  "UPDATE score SET score = NULL, comment = 'No score'",
  "UPDATE score SET score = 9223372036854775807",
  "UPDATE score SET score = -1",
  "UPDATE score SET base = base + 1",
  "UPDATE score SET comment = hex (zeroblob (40000))",
  "UPDATE score SET comment = hex (zeroblob (200000))",
  "UPDATE score SET comment = 'a' || char (0) || 'b'",
  "UPDATE score SET comment = CAST (x'ff41fe' AS TEXT)",
  "UPDATE score SET comment = char (8238) || 'turned' || char (27) || '[2J'",
  "UPDATE score SET comment = '=cmd|'' /C calc''!A0'",
  "UPDATE score SET comment = '''; DELETE FROM mark; --', score = 3",
  "UPDATE score SET application = (SELECT id FROM application LIMIT 1)",
  "UPDATE score SET application = '%s'",
  "UPDATE application SET id = '%s' WHERE rowid = 1",
  "UPDATE score SET application = '%s' WHERE rowid < 3; "
  "UPDATE application SET id = '%s' WHERE rowid = 1",
  "UPDATE pack SET marker = '%s'",
  "UPDATE pack SET round = '%s'",
  "UPDATE pack SET office = '%s'",
  "UPDATE pack SET seal = '%s'",
  "UPDATE pack SET made = '9999-12-31T23:59:60Z'",
  "UPDATE pack SET role = hex (zeroblob (5000))",
  "UPDATE criterion SET scale = 100; UPDATE score SET score = 100",
  "UPDATE criterion SET weight = 1e300",
  "UPDATE criterion SET id = '%s' WHERE rowid = 2",
  "UPDATE application SET interest = 'I know them.' WHERE rowid = 2",
  "UPDATE application SET interest = char (1) WHERE rowid = 2",
  "UPDATE application SET submitted = 1 - submitted",
  "UPDATE application SET submitted = 1; UPDATE score SET score = NULL WHERE rowid % 3 = 0",
  "UPDATE application SET submitted = 2",
  "UPDATE application SET submitted = -1 WHERE rowid = 3",
  "UPDATE application SET interest = 'I know them.', submitted = 1",
  "ALTER TABLE application DROP COLUMN submitted",
  "ALTER TABLE application DROP COLUMN submitted; PRAGMA user_version = 1",
  "PRAGMA user_version = 1",
  "UPDATE application SET starts = 'never', district = 'nowhere'",
  "DELETE FROM score WHERE rowid = 3",
  "DELETE FROM score; DELETE FROM application; DELETE FROM criterion; DELETE FROM pack",
  "INSERT INTO score SELECT * FROM score",
  "INSERT INTO pack SELECT * FROM pack",
  "INSERT INTO application SELECT * FROM application",
  "CREATE TABLE mark (n INTEGER)",
  "CREATE VIEW marks AS SELECT * FROM score",
  "CREATE TRIGGER t AFTER UPDATE ON score BEGIN DELETE FROM application; END",
  "CREATE INDEX i ON score (abs (score))",
  "ALTER TABLE score ADD COLUMN more TEXT",
  "ALTER TABLE score RENAME TO other; CREATE VIEW score AS SELECT * FROM other",
  "DROP TABLE score; CREATE TABLE score (application, criterion, base, score, comment)",
  "DROP TABLE score; CREATE VIEW score AS WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 "
  "FROM c) SELECT x AS application, x AS criterion, x AS base, x AS score, x AS comment FROM c",
  "PRAGMA user_version = 99",
  "PRAGMA application_id = 1330660163",
  "PRAGMA journal_mode = WAL",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'STRICT', '')",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET name = 'score', tbl_name = 'score'",
  "PRAGMA page_size = 65536; VACUUM",
};

typedef struct
{
  OpccDb *db;
  GRand *rand;
  char *path;  /* (owned): of the pack that is changed */
  char *whole; /* (owned): a pack, filled in */
  gsize size;
  char *workbook; /* (owned): the same as a sheet */
  gsize workbook_size;
  char *xml[PACKS_N_PARTS]; /* (owned): its parts */
  char *stranger;           /* (owned): identifier of an application closed to the marker */
  char *others;             /* (owned): all that packs of this marker must leave as it is */
  char *own;                /* (owned): and what they may change */
  guint n_taken;
  guint n_refused;
} Run;

/* Everything but the marks and assignments of the marker, on applications given to them. */
static char *
describe_others (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  char *words = opcc_db_get_text (
      db,
      "SELECT (SELECT coalesce (group_concat (n || ' ' || score || ' ' || coalesce (comment, ''), "
      "'|'), '') FROM mark WHERE marker <> $1 OR application NOT IN (SELECT application FROM "
      "assignment WHERE marker = $1 AND state <> 'conflict') OR criterion NOT IN (1, 2) OR score < "
      "0 OR score > 5) || (SELECT group_concat (n || application || marker || state, '|') FROM "
      "assignment WHERE marker <> $1) || (SELECT count (*) || sum (application) FROM assignment) "
      "|| (SELECT group_concat (id || title, '|') FROM application) || (SELECT group_concat (id || "
      "role, '|') FROM marker) || (SELECT group_concat (id || title || scale, '|') FROM criterion)",
      &error, "i", (gint64) MARKER);

  g_assert_no_error (error);
  return words;
}

static char *
describe_own (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  char *words = opcc_db_get_text (
      db,
      "SELECT (SELECT max (seq) FROM action) || (SELECT count (*) FROM mark) || (SELECT "
      "group_concat (state || coalesce (reason, ''), '|') FROM assignment WHERE marker = $1)",
      &error, "i", (gint64) MARKER);

  g_assert_no_error (error);
  return words;
}

static void
change_bytes (Run *self, char *data, gsize size)
{
  for (int n = g_rand_int_range (self->rand, 1, MAX_CHANGE); n > 0; n--)
    data[g_rand_int_range (self->rand, 0, (int) size)] =
        (char) g_rand_int_range (self->rand, 0, 256);
}

/* Only where marks and texts stand, so that the file is still one. */
static void
change_digits (Run *self, char *data, gsize size)
{
  for (guint n = 0; n < 2000; n++)
    {
      char *at = data + g_rand_int_range (self->rand, 100, (int) size);

      if (g_ascii_isalnum (*at))
        {
          *at = (char) g_rand_int_range (self->rand, '0', 'z');
          return;
        }
    }
}

static void
run_sql (Run *self, const char *sql)
{
  g_auto (GStrv) pieces = g_strsplit (sql, "%s", -1);
  g_autofree char *whole = g_strjoinv (self->stranger, pieces);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY", NULL, NULL, NULL);
  sqlite3_exec (db, whole, NULL, NULL, NULL); /* what it refuses is no change; so be it */
  sqlite3_close (db);
}

static void
write_file (Run *self, const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (self->path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600,
                            &error);
  g_assert_no_error (error);
}

/* The same workbook with one of its sheets changed inside the zip, where no checksum stops it. */
static void
write_workbook (Run *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccZipWriter) writer = opcc_zip_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  const guint which = (guint) g_rand_int_range (self->rand, PACKS_FIRST_SHEET, PACKS_N_PARTS);

  for (guint i = 0; i < PACKS_N_PARTS; i++)
    {
      g_autofree char *xml = g_strdup (self->xml[i]);
      gsize size = strlen (xml);

      for (int n = i == which ? g_rand_int_range (self->rand, 1, 6) : 0; n > 0; n--)
        change_digits (self, xml, size);
      if (i == which && g_rand_boolean (self->rand) && g_rand_boolean (self->rand))
        size = (gsize) g_rand_int_range (self->rand, 0, (int) size);
      else if (i == which && g_rand_boolean (self->rand))
        change_bytes (self, xml, size);
      g_assert_true (opcc_zip_writer_add (writer, packs_parts[i], xml, size, FALSE, &error));
    }
  bytes = opcc_zip_writer_finish (writer);
  write_file (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
change_workbook (Run *self)
{
  g_autofree char *data = g_memdup2 (self->workbook, self->workbook_size);

  if (g_rand_int_range (self->rand, 0, 4) == 0)
    {
      change_bytes (self, data, self->workbook_size);
      write_file (self, data, self->workbook_size);
    }
  else
    write_workbook (self);
}

static void
mutate (Run *self, guint turn)
{
  g_autofree char *data = g_memdup2 (self->whole, self->size);
  const guint kind = turn % 10;

  if (kind >= 8)
    {
      change_workbook (self);
      return;
    }
  if (kind == 0)
    write_file (self, data, (gsize) g_rand_int_range (self->rand, 0, (int) self->size));
  else if (kind == 1 || kind == 2)
    {
      change_bytes (self, data, self->size);
      write_file (self, data, self->size);
    }
  else if (kind == 3)
    {
      change_digits (self, data, self->size);
      write_file (self, data, self->size);
    }
  else
    {
      const guint n = (guint) g_rand_int_range (self->rand, 1, 3);

      write_file (self, data, self->size);
      for (guint i = 0; i < n; i++)
        run_sql (self, statements[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (statements))]);
    }
}

static void
take_one (Run *self)
{
  g_autoptr (GError) error = NULL;
  const char *const theirs[] = { "all", NULL };
  g_autoptr (OpccPackTaking) taking =
      opcc_pack_take (self->db, 0, self->path, NULL, theirs, FALSE, NULL, &error);
  g_autofree char *others = describe_others (self->db);
  g_autofree char *own = NULL;

  g_assert_cmpstr (others, ==, self->others);
  if (taking == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      self->n_refused++;
    }
  else
    self->n_taken++;
  if (taking != NULL && taking->changes)
    {
      g_autofree char *undone = opcc_db_undo (self->db, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (undone, ==, "Take in the pack of Grants officer");
      g_free (self->own);
      self->own = describe_own (self->db);
      g_assert_cmpint (packs_count_marks (self->db), ==, 1);
    }
  own = describe_own (self->db);
  g_assert_cmpstr (own, ==, self->own);
}

static void
make_workbook (Run *self, const OpccPack *pack)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat (self->path, ".xlsx", NULL);
  g_autoptr (OpccZipPackage) package = NULL;

  g_assert_true (opcc_pack_write (pack, path, &error));
  g_assert_true (g_file_get_contents (path, &self->workbook, &self->workbook_size, &error));
  package = opcc_zip_package_open (path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < PACKS_N_PARTS; i++)
    {
      self->xml[i] = opcc_zip_package_read_text (package, packs_parts[i], 1024 * 1024, &error);
      g_assert_no_error (error);
    }
}

static void
make_whole (Run *self, gint64 round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccPack) pack = NULL;
  g_autoptr (OpccApplication) closed = grants_load_application (self->db, "R1-001");

  g_assert_true (opcc_marking_set (self->db, grants_find_application (self->db, "R1-002"), 2, 1, 3,
                                   "Somebody else's.", &error));
  pack = opcc_pack_new_for_marker (self->db, round, MARKER, &error);
  g_assert_no_error (error);
  packs_fill_in (pack);
  g_assert_true (opcc_pack_write (pack, self->path, &error));
  g_assert_true (g_file_get_contents (self->path, &self->whole, &self->size, &error));
  make_workbook (self, pack);
  self->stranger = g_strdup (opcc_record_get_id (OPCC_RECORD (closed)));
  self->others = describe_others (self->db);
  self->own = describe_own (self->db);
}

static void
test_mutations (OpccDb *db, GrantsFixture *fixture)
{
  const char *wanted = g_getenv ("OPCC_PACK_MUTATIONS");
  const guint n = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : N_A_CHECK;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20231012);
  Run self = { .db = db, .rand = rand };

  self.path = grants_make_path (fixture, "changed.opccpack");
  make_whole (&self, packs_make_round (db, fixture));
  for (guint i = 0; i < n; i++)
    {
      mutate (&self, i);
      take_one (&self);
    }
  g_test_message ("%u packs: %u read, %u refused", n, self.n_taken, self.n_refused);
  g_assert_cmpuint (self.n_refused, >, n / 2);
  g_assert_cmpuint (self.n_taken, >, n / 50); /* some changes are those a marker makes */
  g_free (self.path);
  g_free (self.whole);
  g_free (self.workbook);
  for (guint i = 0; i < PACKS_N_PARTS; i++)
    g_free (self.xml[i]);
  g_free (self.stranger);
  g_free (self.others);
  g_free (self.own);
}

/* Under a passphrase nothing that was changed is read at all. */
static void
test_sealed (OpccDb *db, GrantsFixture *fixture)
{
  static const char words[] = "five apples and a pear";
  const gint64 round = packs_make_round (db, fixture);
  g_autofree char *path = grants_make_path (fixture, "sealed.opccpack");
  g_autofree char *before = grants_hash_content (db);
  g_autofree char *after = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20231012);
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (opcc_pack_make (db, round, MARKER, path, words, &error));
  g_assert_true (g_file_get_contents (path, &whole, &size, &error));
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *data = g_memdup2 (whole, size);
      const gsize at = (gsize) g_rand_int_range (rand, 0, (int) size);

      data[at] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      g_assert_true (g_file_set_contents (path, data, (gssize) (i == 0 ? at : size), &error));
      g_assert_null (opcc_pack_take (db, 0, path, words, NULL, FALSE, NULL, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  after = grants_hash_content (db);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/grants/packs/mutations", FALSE, test_mutations);
  grants_test_add ("/grants/packs/sealed", FALSE, test_sealed);
  return g_test_run ();
}
