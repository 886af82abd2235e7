/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A checkpoint tells what the file itself cannot: that its past is another now. */
#include "opcc-checkpoint.h"

#include <string.h>

#include "opcc-error.h"
#include "store-fixture.h"

static char *
take (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (db, NULL, &error);
  char *text = opcc_checkpoint_write (db, report, &error);

  g_assert_no_error (error);
  return text;
}

/* (transfer full): the first problem, or "" */
static char *
compare (OpccDb *db, const char *text)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (opcc_checkpoint_compare (db, text, problems, &error));
  g_assert_no_error (error);
  return g_strdup (problems->len > 0 ? g_ptr_array_index (problems, 0) : "");
}

static void
expect (OpccDb *db, const char *text, const char *words)
{
  g_autofree char *found = compare (db, text);

  if (*words == '\0')
    g_assert_cmpstr (found, ==, "");
  else if (strstr (found, words) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", found, words);
}

static void
test_holds (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 1);
  g_autofree char *empty = take (fixture->db);
  g_autofree char *first = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *mailed = NULL;

  db_fixture_save (fixture->db, thing, "Add");
  first = take (fixture->db);
  g_assert_nonnull (strstr (first, "\naction 1\nentries 1\n"));
  g_assert_nonnull (strstr (first, "\ncount thing 1\n"));
  g_assert_null (strstr (first, "Bench"));
  thing->amount = 2;
  db_fixture_save (fixture->db, thing, "Edit");
  g_assert_true (opcc_db_set_setting (fixture->db, "key", "value", NULL));
  expect (fixture->db, empty, "");
  expect (fixture->db, first, "");
  lines = g_strsplit (first, "\n", -1);
  mailed = g_strjoinv ("\r\n", lines);
  expect (fixture->db, mailed, "");
}

static void
test_another_past (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.opcc", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 1);
  g_autoptr (TestThing) other = test_thing_new ("Other bench", 1);
  gsize length;

  /* The end cut off: an older copy in its place is well in itself. */
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  db_fixture_save (fixture->db, thing, "Add");
  text = take (fixture->db);
  opcc_db_close (fixture->db);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  fixture->db = db_fixture_open_second (fixture);
  expect (fixture->db, text, "The log ends before");
  /* And gone another way since. */
  db_fixture_save (fixture->db, other, "Add");
  g_free (db_fixture_verify (fixture));
  expect (fixture->db, text, "written anew");
}

static void
test_other_office (void)
{
  DbFixture one = { NULL };
  DbFixture two = { NULL };
  g_autofree char *text = NULL;

  db_fixture_set_up (&one, NULL);
  db_fixture_set_up (&two, NULL);
  text = take (one.db);
  expect (two.db, text, "another office");
  db_fixture_tear_down (&one, NULL);
  db_fixture_tear_down (&two, NULL);
}

/* Any one character of it. */
static void
test_altered (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 1);
  g_autofree char *text = NULL;

  db_fixture_save (fixture->db, thing, "Add");
  text = take (fixture->db);
  for (gsize i = 0; text[i] != '\0' && text[i + 1] != '\0'; i++)
    {
      g_autofree char *altered = g_strdup (text);
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;

      altered[i] = altered[i] == '7' ? '8' : '7';
      g_assert_false (opcc_checkpoint_compare (fixture->db, altered, problems, &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
    }
}

static void
test_refused (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 1);
  g_autoptr (OpccVerifyReport) report = NULL;
  g_autoptr (GError) error = NULL;

  db_fixture_save (fixture->db, thing, "Add");
  db_fixture_tamper (fixture, "UPDATE thing SET amount = 5");
  report = opcc_db_verify (fixture->db, NULL, NULL);
  g_assert_null (opcc_checkpoint_write (fixture->db, report, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
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
  add ("/checkpoint/holds", test_holds);
  add ("/checkpoint/another-past", test_another_past);
  g_test_add_func ("/checkpoint/other-office", test_other_office);
  add ("/checkpoint/altered", test_altered);
  add ("/checkpoint/refused", test_refused);
  return g_test_run ();
}
