/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory fails SQLite at each place where it asks for some: what was refused is not there, what was
 * acknowledged is there as it was typed, and the open file is of use again afterwards. */
#include <string.h>

#include "fault-memory.h"
#include "store-fixture.h"

typedef struct
{
  DbFixture *fixture;
  gint64 n; /* of the record that is changed */
} Change;

/* Changes what @change is about to @text. */
typedef gboolean (*Changer) (Change *change, const char *text, GError **error);
/* (transfer full) */
typedef char *(*Reader) (Change *change);

static gboolean
change_setting (Change *change, const char *text, GError **error)
{
  return opcc_db_set_setting (change->fixture->db, "a word", text, error);
}

static char *
read_setting (Change *change)
{
  g_autoptr (GError) error = NULL;
  char *text = opcc_db_get_setting (change->fixture->db, "a word", &error);

  g_assert_no_error (error);
  return text;
}

static gboolean
change_record (Change *change, const char *text, GError **error)
{
  OpccDb *db = change->fixture->db;
  g_autoptr (TestThing) thing = opcc_db_load (db, &test_thing_kind, change->n, error);
  g_autoptr (OpccAction) action =
      thing != NULL ? opcc_action_begin (db, "Rename a thing", error) : NULL;

  if (action == NULL)
    return FALSE;
  g_free (thing->title);
  thing->title = g_strdup (text);
  return opcc_db_save (db, thing, error) && opcc_action_commit (action, error);
}

static char *
read_record (Change *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestThing) thing =
      opcc_db_load (change->fixture->db, &test_thing_kind, change->n, &error);

  g_assert_no_error (error);
  return g_strdup (thing->title);
}

/* FALSE once there are not so many places. */
static gboolean
fail_at (Change *change, Changer changer, Reader reader, guint nth, gboolean for_ever)
{
  g_autofree char *old = reader (change);
  g_autofree char *wanted = g_strdup_printf ("Kettle %u %d", nth, for_ever);
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second = NULL;
  guint n_calls;
  gboolean ok;

  fault_memory_arm (0, nth, for_ever);
  ok = changer (change, wanted, &error);
  fault_memory_disarm (&n_calls);
  g_assert_true (ok == (error == NULL));
  now = reader (change);
  g_assert_cmpstr (now, ==, ok ? wanted : old);
  if (!ok)
    g_assert_nonnull (strstr (error->message, "memory"));
  if (!ok)
    changer (change, wanted, &second);
  g_assert_no_error (second);
  g_free (now);
  now = reader (change);
  g_assert_cmpstr (now, ==, wanted);
  return n_calls >= nth;
}

static void
fail_everywhere (DbFixture *fixture, Changer changer, Reader reader)
{
  g_autoptr (TestThing) thing = test_thing_new ("Kettle", 1);
  Change change = { fixture };
  g_autofree char *hash = NULL;
  guint n[2] = { 0 };

  change.n = db_fixture_save (fixture->db, thing, "Add a thing");
  for (guint for_ever = 0; for_ever < 2; for_ever++)
    {
      n[for_ever] = 1;
      /* What is read for the first time is read afresh each time. */
      for (db_fixture_reopen (fixture);
           fail_at (&change, changer, reader, n[for_ever], for_ever == 1);
           db_fixture_reopen (fixture))
        n[for_ever] += 1 + 4 * for_ever;
      g_test_message ("%u places", n[for_ever] - 1);
      g_assert_cmpuint (n[for_ever], >, 3);
    }
  hash = db_fixture_verify (fixture);
}

static void
test_setting (DbFixture *fixture, gconstpointer unused)
{
  fail_everywhere (fixture, change_setting, read_setting);
}

static void
test_record (DbFixture *fixture, gconstpointer unused)
{
  fail_everywhere (fixture, change_record, read_record);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_memory_install ();
  g_test_add ("/store/little-memory/setting", DbFixture, NULL, db_fixture_set_up, test_setting,
              db_fixture_tear_down);
  g_test_add ("/store/little-memory/record", DbFixture, NULL, db_fixture_set_up, test_record,
              db_fixture_tear_down);
  return g_test_run ();
}
