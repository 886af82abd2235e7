/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving and deleting inside actions: all or nothing, refusals in sentences, others in between. */
#include "opcc-action.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-history.h"
#include "store-fixture.h"

static OpccAction *
begin (OpccDb *db, const char *name)
{
  g_autoptr (GError) error = NULL;
  OpccAction *action = opcc_action_begin (db, name, &error);

  g_assert_no_error (error);
  return action;
}

static void
save (OpccDb *db, gpointer record)
{
  g_autoptr (GError) error = NULL;

  opcc_db_save (db, record, &error);
  g_assert_no_error (error);
}

static void
commit (OpccAction *action)
{
  g_autoptr (GError) error = NULL;

  opcc_action_commit (action, &error);
  g_assert_no_error (error);
}

static gint64
count (OpccDb *db, const char *table)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", table, NULL);

  return opcc_db_get_integer (db, sql, -1, NULL, "");
}

static void
test_all_types (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestMaker) maker = test_maker_new ("Ash & Sons", "07");
  g_autoptr (TestThing) thing = test_thing_new ("“Bench”\n🙂", 999999);
  g_autoptr (TestThing) back = NULL;
  g_autofree char *hash = NULL;

  thing->text = g_strdup ("Long\ntext");
  thing->pieces = G_MAXINT64;
  thing->weight = -0.0;
  thing->made = opcc_date_from_ymd (2028, 2, 29);
  thing->sold = 1790000000;
  thing->colour = g_strdup ("green");
  thing->kept = TRUE;
  thing->maker = db_fixture_save (fixture->db, maker, "Add a maker");
  db_fixture_save (fixture->db, thing, "Add a thing");
  db_fixture_reopen (fixture);
  back = opcc_db_load (fixture->db, &test_thing_kind, 1, NULL);
  for (guint i = 0; i < test_thing_kind.n_fields; i++)
    {
      OpccStored was;
      OpccStored is;

      opcc_field_get_stored (&test_thing_kind.fields[i], thing, &was);
      opcc_field_get_stored (&test_thing_kind.fields[i], back, &is);
      g_assert_true (opcc_stored_equal (&was, &is));
    }
  g_assert_cmpstr (opcc_record_get_id (OPCC_RECORD (back)), ==,
                   opcc_record_get_id (OPCC_RECORD (thing)));
  hash = db_fixture_verify (fixture);
}

static void
test_roll_back (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = db_fixture_verify (fixture);
  g_autofree char *after = NULL;
  g_autoptr (TestMaker) maker = test_maker_new ("Elm", "1");
  g_autoptr (OpccAction) action = begin (fixture->db, "Given up");
  gint64 n;

  save (fixture->db, maker);
  g_assert_cmpint (count (fixture->db, "maker"), ==, 1);
  g_clear_pointer (&action, opcc_action_free);
  g_assert_cmpint (count (fixture->db, "maker"), ==, 0);
  g_assert_cmpint (count (fixture->db, "change"), ==, 0);
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (before, ==, after);
  /* The record is a new one again, and can be saved. */
  g_assert_cmpint (opcc_record_get_n (OPCC_RECORD (maker)), ==, 0);
  n = db_fixture_save (fixture->db, maker, "Tried again");
  g_assert_cmpint (n, >, 0);
  g_free (after);
  after = db_fixture_verify (fixture);
}

static void
test_no_change (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestMaker) maker = test_maker_new ("Elm", "1");
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *setting = NULL;
  g_autofree char *hash = NULL;

  db_fixture_save (fixture->db, maker, "Add");
  db_fixture_save (fixture->db, maker, "Nothing new");
  g_assert_cmpint (count (fixture->db, "action"), ==, 1);
  /* What is no record is kept all the same. */
  action = begin (fixture->db, "Only a setting");
  opcc_db_set_setting (fixture->db, "columns", "a,b", NULL);
  commit (action);
  g_assert_cmpint (count (fixture->db, "action"), ==, 1);
  setting = opcc_db_get_setting (fixture->db, "columns", NULL);
  g_assert_cmpstr (setting, ==, "a,b");
  hash = db_fixture_verify (fixture);
}

static void
test_conflict (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestThing) mine = test_thing_new ("Bench", 100);
  g_autoptr (TestThing) theirs = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (GError) error = NULL;
  OpccDb *second = db_fixture_open_second (fixture);
  g_autofree char *hash = NULL;
  gint64 n = db_fixture_save (fixture->db, mine, "Add");

  theirs = opcc_db_load (second, &test_thing_kind, n, NULL);
  theirs->amount = 750000;
  db_fixture_save (second, theirs, "Their edit");
  mine->amount = 800000;
  action = begin (fixture->db, "My edit");
  g_assert_false (opcc_db_save (fixture->db, mine, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Bench"));
  g_assert_nonnull (strstr (error->message, "Amount: yours “£8,000”, there “£7,500”"));
  g_assert_null (strstr (error->message, "Title:"));
  g_clear_error (&error);
  g_assert_false (opcc_db_delete (fixture->db, mine, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Amount"));
  g_clear_pointer (&action, opcc_action_free);
  /* The same values as theirs: still a conflict, without fields to name. */
  mine->amount = 750000;
  action = begin (fixture->db, "My edit");
  g_clear_error (&error);
  g_assert_false (opcc_db_save (fixture->db, mine, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_CONFLICT);
  g_assert_null (strstr (error->message, ". ."));
  g_clear_pointer (&action, opcc_action_free);
  opcc_db_close (second);
  hash = db_fixture_verify (fixture);
}

/* A save that is refused leaves the action as it was: the rest can go on and be committed. */
static void
test_refused (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestMaker) first = test_maker_new ("Elm", "1");
  g_autoptr (TestMaker) same = test_maker_new ("Oak", "1");
  g_autoptr (TestMaker) nameless = test_maker_new (NULL, "2");
  g_autoptr (TestMaker) good = test_maker_new ("Ash", "3");
  g_autoptr (TestThing) orphan = test_thing_new ("Bench", 1);
  g_autoptr (TestThing) thing = test_thing_new ("Gate", 1);
  g_autoptr (TestThing) dear = test_thing_new ("Bridge", 1000001);
  g_autoptr (OpccAction) action = begin (fixture->db, "Mixed");
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;

  save (fixture->db, first);
  g_assert_false (opcc_db_save (fixture->db, same, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==,
                   "Another record of the kind “Maker” has the same Number. Change one of them, or "
                   "open the other.");
  g_clear_error (&error);
  g_assert_false (opcc_db_save (fixture->db, nameless, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Name is missing. Fill it in.");
  g_clear_error (&error);
  g_assert_false (opcc_db_save (fixture->db, dear, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Amount must be from £0 to £10,000.");
  g_clear_error (&error);
  orphan->maker = 99;
  g_assert_false (opcc_db_save (fixture->db, orphan, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  save (fixture->db, good);
  g_free (good->number);
  good->number = g_strdup ("1");
  g_assert_false (opcc_db_save (fixture->db, good, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  thing->maker = opcc_record_get_n (OPCC_RECORD (first));
  save (fixture->db, thing);
  g_assert_false (opcc_db_delete (fixture->db, first, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "refer"));
  commit (action);
  g_assert_cmpint (count (fixture->db, "maker"), ==, 2);
  g_assert_cmpint (count (fixture->db, "thing"), ==, 1);
  hash = db_fixture_verify (fixture);
}

static void
test_others_between (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *second = db_fixture_open_second (fixture);
  g_autofree char *hash = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *number = g_strdup_printf ("a%u", i);
      g_autofree char *other = g_strdup_printf ("b%u", i);
      g_autoptr (TestMaker) here = test_maker_new ("Here", number);
      g_autoptr (TestMaker) there = test_maker_new ("There", other);

      g_assert_cmpint (db_fixture_save (fixture->db, here, "Here"), ==, 2 * i + 1);
      g_assert_cmpint (db_fixture_save (second, there, "There"), ==, 2 * i + 2);
    }
  g_assert_cmpint (count (fixture->db, "action"), ==, 20);
  opcc_db_close (second);
  hash = db_fixture_verify (fixture);
}

static void
test_replaced (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestMaker) maker = test_maker_new ("Elm", "1");
  g_autoptr (GError) error = NULL;
  g_autofree char *away = g_strconcat (fixture->path, ".away", NULL);

  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  g_assert_null (opcc_action_begin (fixture->db, "Into the void", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (opcc_db_set_setting (fixture->db, "word", "lost", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "was moved, replaced or deleted"));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (fixture->path, "another", -1, NULL));
  g_assert_null (opcc_action_begin (fixture->db, "Into another", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  db_fixture_save (fixture->db, maker, "Back again");
}

static void
test_delete (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 100);
  g_autoptr (TestThing) back = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *again = NULL;
  g_autofree char *name = NULL;

  db_fixture_save (fixture->db, thing, "Add");
  before = db_fixture_verify (fixture);
  /* What was changed and not saved is not what is deleted. */
  thing->amount = 5;
  action = begin (fixture->db, "Delete");
  g_assert_true (opcc_db_delete (fixture->db, thing, NULL));
  commit (action);
  gone = db_fixture_verify (fixture);
  g_assert_null (opcc_db_load (fixture->db, &test_thing_kind, 1, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  name = opcc_db_undo (fixture->db, NULL, NULL);
  g_assert_cmpstr (name, ==, "Delete");
  back = opcc_db_load (fixture->db, &test_thing_kind, 1, NULL);
  g_assert_cmpint (back->amount, ==, 100);
  again = db_fixture_verify (fixture);
  g_assert_cmpstr (again, ==, before);
  g_assert_cmpstr (again, !=, gone);
}

/* A transaction that ended by itself takes nothing more, so that no half of an action stays. */
static void
test_broken_off (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestMaker) first = test_maker_new ("Elm", "1");
  g_autoptr (TestMaker) later = test_maker_new ("Oak", "2");
  g_autoptr (OpccAction) action = begin (fixture->db, "Broken off");
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;

  save (fixture->db, first);
  g_assert_true (opcc_db_exec (fixture->db, "ROLLBACK", NULL));
  g_assert_false (opcc_db_save (fixture->db, later, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (opcc_action_commit (action, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_FAILED);
  g_clear_pointer (&action, opcc_action_free);
  g_assert_cmpint (count (fixture->db, "maker"), ==, 0);
  hash = db_fixture_verify (fixture);
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
  add ("/action/all-types", test_all_types);
  add ("/action/roll-back", test_roll_back);
  add ("/action/no-change", test_no_change);
  add ("/action/conflict", test_conflict);
  add ("/action/refused", test_refused);
  add ("/action/others-between", test_others_between);
  add ("/action/replaced", test_replaced);
  add ("/action/delete", test_delete);
  add ("/action/broken-off", test_broken_off);
  return g_test_run ();
}
