/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a marker's pack: as the file, as bytes changed in a good one, as statements that a
 * stranger runs on one, or as the parts of its workbook. */
#include "fuzz.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "opcc-criterion.h"
#include "opcc-pack.h"
#include "opcc-zip-package.h"

#define MAX_STEPS 200 /* of a thousand instructions each */

static GByteArray *whole; /* a good pack */

/* And the same as a workbook. */
static const char *const names[] = { "xl/worksheets/sheet1.xml",
                                     "xl/worksheets/sheet2.xml",
                                     "xl/worksheets/sheet3.xml",
                                     "xl/sharedStrings.xml",
                                     "xl/workbook.xml",
                                     "xl/_rels/workbook.xml.rels",
                                     "xl/styles.xml",
                                     "_rels/.rels",
                                     "[Content_Types].xml",
                                     NULL };
static const char *defaults[G_N_ELEMENTS (names)];

static OpccPack *
make_pack (void)
{
  OpccPack *pack = opcc_pack_new ();
  OpccCriterion *criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);
  OpccPackApplication *application;

  pack->office = g_strdup ("0b4d7a0e-5f6c-4c8e-9a53-5d0c7b1f2a3e");
  pack->round = g_strdup ("1b4d7a0e-5f6c-4c8e-9a53-5d0c7b1f2a3e");
  pack->round_title = g_strdup ("Round 1");
  pack->marker = g_strdup ("2b4d7a0e-5f6c-4c8e-9a53-5d0c7b1f2a3e");
  pack->role = g_strdup ("Grants officer");
  pack->made = g_strdup ("2026-03-02T10:00:00Z");
  pack->seal = g_strnfill (64, 'a');
  opcc_record_set_identity (OPCC_RECORD (criterion), 0, "3b4d7a0e-5f6c-4c8e-9a53-5d0c7b1f2a3e", 0);
  criterion->title = g_strdup ("Need");
  criterion->number = 1;
  criterion->weight = 100;
  criterion->scale = 5;
  g_ptr_array_add (pack->criteria, criterion);
  application = opcc_pack_add_application (pack, "4b4d7a0e-5f6c-4c8e-9a53-5d0c7b1f2a3e");
  application->application->reference = g_strdup ("R1-001");
  application->application->title = g_strdup ("One");
  application->application->asked = 500000;
  application->scores[0].score = 3;
  application->scores[0].comment = g_strdup ("Because of it.");
  return pack;
}

static void
make_whole (void)
{
  g_autoptr (OpccPack) pack = make_pack ();
  g_autoptr (OpccZipPackage) package = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat (fuzz_write ("", 0), OPCC_PACK_ENDING, NULL);
  g_autofree char *book = g_strconcat (fuzz_write ("", 0), OPCC_PACK_SHEET_ENDING, NULL);
  char *bytes;
  gsize size;

  opcc_pack_write (pack, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &size, &error));
  whole = g_byte_array_new_take ((guint8 *) bytes, size);
  g_assert_true (opcc_pack_write (pack, book, &error));
  package = opcc_zip_package_open (book, &error);
  for (guint i = 0; names[i] != NULL; i++)
    defaults[i] = opcc_zip_package_has (package, names[i])
                      ? opcc_zip_package_read_text (package, names[i], 1 << 20, &error)
                      : g_strdup ("<x/>");
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path) + g_remove (book), ==, 0);
}

/* Statements may do anything to the pack, and nothing to any other file. */
static int
allow (void *data, int code, const char *a, const char *b, const char *c, const char *d)
{
  return code == SQLITE_ATTACH ? SQLITE_DENY : SQLITE_OK;
}

static int
count_steps (void *data)
{
  return ++*(guint *) data > MAX_STEPS;
}

static const char *
run_statements (const guint8 *data, gsize size)
{
  g_autofree char *sql = g_strndup ((const char *) data, size);
  sqlite3 *db = NULL;
  guint n_steps = 0;
  sqlite3_int64 length = 0;
  const char *path;
  guint8 *bytes;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  bytes = sqlite3_malloc64 (whole->len);
  memcpy (bytes, whole->data, whole->len);
  g_assert_cmpint (sqlite3_deserialize (db, "main", bytes, whole->len, whole->len,
                                        SQLITE_DESERIALIZE_FREEONCLOSE |
                                            SQLITE_DESERIALIZE_RESIZEABLE),
                   ==, SQLITE_OK);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, 1 << 20);
  sqlite3_set_authorizer (db, allow, NULL);
  sqlite3_progress_handler (db, 1000, count_steps, &n_steps);
  sqlite3_exec (db, sql, NULL, NULL, NULL); /* what it refuses is no change */
  sqlite3_progress_handler (db, 0, NULL, NULL);
  bytes = sqlite3_serialize (db, "main", &length, 0);
  path = fuzz_write (bytes != NULL ? (gconstpointer) bytes : "", (gsize) length);
  sqlite3_free (bytes);
  sqlite3_close (db);
  return path;
}

/* Three bytes each: where, and what stands there now. */
static const char *
change_bytes (const guint8 *data, gsize size)
{
  g_autofree guint8 *bytes = g_memdup2 (whole->data, whole->len);

  for (gsize i = 0; i + 2 < size; i += 3)
    bytes[(guint) (data[i] << 8 | data[i + 1]) % whole->len] = data[i + 2];
  return fuzz_write (bytes, whole->len);
}

static void
check_pack (const OpccPack *pack)
{
  fuzz_check_text (pack->round_title);
  fuzz_check_text (pack->role);
  for (guint i = 0; i < pack->applications->len; i++)
    {
      const OpccPackApplication *application = g_ptr_array_index (pack->applications, i);

      fuzz_check_text (application->interest);
      for (guint j = 0; j < pack->criteria->len; j++)
        {
          fuzz_check_text (application->scores[j].comment);
          g_assert_cmpint (application->scores[j].base, >=, 0);
        }
    }
}

static const char *
write_input (const guint8 *data, gsize size)
{
  if (size > 0 && data[0] == '!')
    return run_statements (data + 1, size - 1);
  if (size > 0 && data[0] == '#')
    return change_bytes (data + 1, size - 1);
  if (size > 0 && data[0] == '@')
    return fuzz_write_package (data + 1, size - 1, names, defaults);
  return fuzz_write (data, size);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccPack) pack = NULL;

  if (whole == NULL)
    make_whole ();
  pack = opcc_pack_read (write_input (data, size), NULL, NULL, &error);
  g_assert_true ((pack != NULL) == (error == NULL));
  if (pack != NULL)
    check_pack (pack);
  else
    fuzz_check_refusal (error);
  return 0;
}
