/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are read whole or not at all, and the office file proves what it keeps of them. */
#include "opcc-attachment.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-content.h"
#include "opcc-disposal.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-record-acts.h"
#include "opcc-registry.h"
#include "opcc-verify.h"
#include "store-fixture.h"

static char *
write_file (DbFixture *fixture, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static OpccAttachedFile *
make_file (const char *name, const char *text)
{
  OpccAttachedFile *file = g_new0 (OpccAttachedFile, 1);

  file->name = g_strdup (name);
  file->media_type = g_strdup ("text/plain");
  file->bytes = g_bytes_new (text, strlen (text));
  return file;
}

static gint64
add_thing (DbFixture *fixture)
{
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 100);

  return db_fixture_save (fixture->db, thing, "Add");
}

static gboolean
attach (DbFixture *fixture, gint64 n, const char *name, const char *text, GError **error)
{
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_attached_file_free);

  g_ptr_array_add (files, make_file (name, text));
  return opcc_attachments_add (fixture->db, &test_thing_kind, n, files, NULL, NULL, error);
}

static gint64
count_contents (DbFixture *fixture)
{
  return opcc_db_get_integer (fixture->db, "SELECT count(DISTINCT digest) FROM content", -1, NULL,
                              "");
}

/* --- reading --------------------------------------------------------------------------------- */

static void
test_names (void)
{
  static const struct
  {
    const char *given;
    const char *clean;
  } cases[] = {
    { "receipt.pdf", "receipt.pdf" },
    { "../../etc/passwd", "passwd" },
    { "C:\\Users\\x\\scan.png", "scan.png" },
    { "..", "File" },
    { "", "File" },
    { "/", "File" },
    { ".bashrc", "bashrc" },
    { "a\x1b[31m\tb.pdf", "a [31m b.pdf" },
    { "caf\xe9.pdf", "caf\xef\xbf\xbd.pdf" },
    { "\xe2\x80\xae"
      "fdp.exe",
      "fdp.exe" },
    { "a<b>:\"|?*.doc", "a b.doc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = opcc_attached_file_clean_name (cases[i].given);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
append_once (gint64 read, gint64 all, gpointer user_data)
{
  char **path = user_data;
  g_autoptr (GFile) file = g_file_new_for_path (*path);
  g_autoptr (GFileOutputStream) out = g_file_append_to (file, G_FILE_CREATE_NONE, NULL, NULL);

  if (read > all)
    return;
  g_output_stream_write_all (G_OUTPUT_STREAM (out), "more", 4, NULL, NULL, NULL);
  g_output_stream_close (G_OUTPUT_STREAM (out), NULL, NULL);
}

static void
cancel_it (gint64 read, gint64 all, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_changed_while_read (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = write_file (fixture, "log.txt", "first");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAttachedFile) whole = NULL;

  g_assert_null (opcc_attached_file_read (file, append_once, &path, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (opcc_attached_file_read (file, cancel_it, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  whole = opcc_attached_file_read (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (whole->name, ==, "log.txt");
  g_assert_cmpstr (whole->media_type, ==, "text/plain");
}

/* --- keeping --------------------------------------------------------------------------------- */

static void
test_cancelled_attaches_nothing (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_attached_file_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  const gint64 n = add_thing (fixture);

  g_ptr_array_add (files, make_file ("a.txt", "one"));
  g_cancellable_cancel (cancellable);
  g_assert_false (
      opcc_attachments_add (fixture->db, &test_thing_kind, n, files, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_contents (fixture), ==, 0);
  hash = db_fixture_verify (fixture);
}

static void
expect_problem (DbFixture *fixture, const char *sql, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccVerifyReport) report = NULL;
  gboolean found = FALSE;

  db_fixture_tamper (fixture, sql);
  report = opcc_db_verify (fixture->db, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    found |= strstr (g_ptr_array_index (report->problems, i), words) != NULL;
  if (!found)
    g_test_fail_printf ("%s does not lead to “%s”", sql, words);
}

/* Each alteration in an office of its own would be slow; each of these takes the last one back. */
static void
test_verify (DbFixture *fixture, gconstpointer unused)
{
  const gint64 n = add_thing (fixture);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (attach (fixture, n, "a.txt", "one", &error));
  g_assert_true (attach (fixture, n, "b.txt", "two", &error));
  list = opcc_attachments_list (fixture->db, &test_thing_kind, n, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_true (opcc_record_act_delete (fixture->db, list->pdata[1], &error));
  g_assert_no_error (error);
  expect_problem (fixture, "UPDATE content SET bytes = x'6f6e66' WHERE bytes = x'6f6e65'",
                  "Attachment 1: the content of the file was altered");
  db_fixture_tamper (fixture, "UPDATE content SET bytes = x'6f6e65' WHERE bytes = x'6f6e66'");
  expect_problem (fixture, "UPDATE content SET bytes = x'7477' WHERE bytes = x'74776f'",
                  "could be brought back was altered");
  expect_problem (fixture, "DELETE FROM content WHERE bytes = x'7477'",
                  "could be brought back is gone");
  expect_problem (fixture, "DELETE FROM content", "Attachment 1: the content of the file is gone");
  expect_problem (fixture, "INSERT INTO content VALUES ('x', 0, x'00')", "no record names");
  expect_problem (fixture, "UPDATE attachment SET digest = '00' WHERE n = 1",
                  "Attachment 1: SHA-256 is");
}

/* What the log could bring back stays; what it cannot goes with the next removal for good. */
static void
test_clearing (DbFixture *fixture, gconstpointer unused)
{
  const gint64 n = add_thing (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *hash = NULL;

  g_assert_true (attach (fixture, n, "a.txt", "one", &error));
  g_assert_true (attach (fixture, n, "b.txt", "two", &error));
  undone = opcc_db_undo (fixture->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (opcc_db_clear_contents (fixture->db, &error));
  g_assert_cmpint (count_contents (fixture), ==, 2);
  {
    g_autoptr (OpccAction) action = opcc_action_begin_final (fixture->db, "Remove", &error);
    g_autoptr (TestThing) other = test_thing_new ("Other", 1);

    g_assert_true (opcc_db_save (fixture->db, other, &error) && opcc_action_commit (action, NULL));
  }
  g_assert_true (opcc_db_clear_contents (fixture->db, &error));
  g_assert_cmpint (count_contents (fixture), ==, 1);
  hash = db_fixture_verify (fixture);
}

static void
test_delete_with_record (DbFixture *fixture, gconstpointer unused)
{
  const gint64 n = add_thing (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (TestThing) thing = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hash = NULL;

  g_assert_true (attach (fixture, n, "a.txt", "one", &error));
  thing = opcc_db_load (fixture->db, &test_thing_kind, n, &error);
  g_assert_true (opcc_record_act_delete (fixture->db, thing, &error));
  g_assert_cmpint (opcc_attachments_count (fixture->db, &test_thing_kind, n, &error), ==, 0);
  undone = opcc_db_undo (fixture->db, NULL, &error);
  list = opcc_attachments_list (fixture->db, &test_thing_kind, n, &error);
  g_assert_cmpuint (list->len, ==, 1);
  bytes = opcc_attachment_read (fixture->db, list->pdata[0], NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "one", 3);
  hash = db_fixture_verify (fixture);
}

static void
set_up (DbFixture *fixture, gconstpointer unused)
{
  opcc_registry_add (&opcc_attachment_kind);
  db_fixture_set_up (fixture, unused);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/attachments/names", test_names);
#define ADD(name, test)                                                                            \
  g_test_add ("/records/attachments/" name, DbFixture, NULL, set_up, test, db_fixture_tear_down)
  ADD ("changed-while-read", test_changed_while_read);
  ADD ("cancelled", test_cancelled_attaches_nothing);
  ADD ("verify", test_verify);
  ADD ("clearing", test_clearing);
  ADD ("delete-with-record", test_delete_with_record);
#undef ADD
  return g_test_run ();
}
