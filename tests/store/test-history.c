/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log in English, newest first: of the office, and of one record. */
#include "opcc-history.h"
#include "store-fixture.h"

static void
expect_sentences (OpccDb *db, gint64 n, const char *const *sentences)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = opcc_db_list_history (db, &test_thing_kind, n, &error);
  guint i = 0;

  g_assert_no_error (error);
  for (; sentences[i] != NULL; i++)
    {
      OpccHistoryEntry *entry;

      g_assert_cmpuint (i, <, entries->len);
      entry = g_ptr_array_index (entries, i);
      g_assert_cmpstr (entry->sentence, ==, sentences[i]);
      g_assert_cmpint (entry->at, >, 0);
    }
  g_assert_cmpuint (i, ==, entries->len);
}

static void delete (OpccDb *db, gpointer record)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Delete", NULL);

  g_assert_true (opcc_db_delete (db, record, NULL) && opcc_action_commit (action, NULL));
}

static void
test_record (DbFixture *fixture, gconstpointer unused)
{
  static const char *const sentences[] = {
    "Brought back",
    "Deleted",
    "Colour “Red” taken out; Kept changed from “No” to “Yes”; Maker changed from “Elm” to “Oak”",
    "Made set to “1 April 2026”; Colour set to “Red”",
    "Amount changed from “£8,000” to “£7,500”; Maker set to “Elm”",
    "Added",
    NULL,
  };
  g_autoptr (TestMaker) elm = test_maker_new ("Elm", "1");
  g_autoptr (TestMaker) oak = test_maker_new ("Oak", "2");
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 800000);
  g_autofree char *name = NULL;

  db_fixture_save (fixture->db, elm, "Add Elm");
  db_fixture_save (fixture->db, oak, "Add Oak");
  db_fixture_save (fixture->db, thing, "Add");
  thing->amount = 750000;
  thing->maker = 1;
  db_fixture_save (fixture->db, thing, "Award less");
  thing->made = opcc_date_from_ymd (2026, 4, 1);
  thing->colour = g_strdup ("red");
  db_fixture_save (fixture->db, thing, "Paint");
  g_clear_pointer (&thing->colour, g_free);
  thing->kept = TRUE;
  thing->maker = 2;
  db_fixture_save (fixture->db, thing, "Keep");
  delete (fixture->db, thing);
  expect_sentences (fixture->db, 1, sentences + 1);
  name = opcc_db_undo (fixture->db, NULL, NULL);
  expect_sentences (fixture->db, 1, sentences);
}

static void
test_undone_edit (DbFixture *fixture, gconstpointer unused)
{
  static const char *const sentences[] = {
    "Amount changed from “£1” to “£2”",
    "Amount changed from “£2” to “£1”",
    "Amount changed from “£1” to “£2”",
    "Added",
    NULL,
  };
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 100);
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  db_fixture_save (fixture->db, thing, "Add");
  thing->amount = 200;
  db_fixture_save (fixture->db, thing, "Edit");
  undo = opcc_db_undo (fixture->db, NULL, NULL);
  redo = opcc_db_redo (fixture->db, NULL, NULL);
  expect_sentences (fixture->db, 1, sentences);
}

/* In the middle of a batch, at its ends, and beside it. */
static void
test_imported (DbFixture *fixture, gconstpointer unused)
{
  static const char *const added[] = { "Added", NULL };
  static const char *const none[] = { NULL };

  db_fixture_import (fixture->db, 1001);
  expect_sentences (fixture->db, 1, added);
  expect_sentences (fixture->db, 500, added);
  expect_sentences (fixture->db, 501, added);
  expect_sentences (fixture->db, 1001, added);
  expect_sentences (fixture->db, 1002, none);
}

static void
expect_action (GPtrArray *entries, guint at, const char *name)
{
  OpccActionEntry *entry = g_ptr_array_index (entries, at);

  g_assert_cmpstr (entry->name, ==, name);
}

static void
test_actions (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 100);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;

  db_fixture_save (fixture->db, thing, "Add");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = i % 2 == 0 ? opcc_db_undo (fixture->db, NULL, NULL)
                                         : opcc_db_redo (fixture->db, NULL, NULL);

      g_assert_cmpstr (name, ==, "Add");
    }
  all = opcc_db_list_actions (fixture->db, 0, 10, NULL);
  g_assert_cmpuint (all->len, ==, 5);
  expect_action (all, 0, "Redo: Add");
  expect_action (all, 1, "Undo: Add");
  expect_action (all, 2, "Redo: Add");
  expect_action (all, 3, "Undo: Add");
  expect_action (all, 4, "Add");
  some = opcc_db_list_actions (fixture->db, 4, 2, NULL);
  g_assert_cmpuint (some->len, ==, 2);
  g_assert_cmpint (((OpccActionEntry *) g_ptr_array_index (some, 0))->seq, ==, 3);
}

/* Two actions that say they undo each other must not keep the program busy for ever. */
static void
test_tampered (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 100);
  g_autoptr (GPtrArray) all = NULL;

  db_fixture_save (fixture->db, thing, "Add");
  thing->amount = 5;
  db_fixture_save (fixture->db, thing, "Edit");
  db_fixture_tamper (fixture, "UPDATE action SET undoes = 3 - seq; UPDATE action SET undoes = 9 "
                              "WHERE seq = 2");
  all = opcc_db_list_actions (fixture->db, 0, 10, NULL);
  g_assert_cmpuint (all->len, ==, 2);
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
  add ("/history/record", test_record);
  add ("/history/undone-edit", test_undone_edit);
  add ("/history/imported", test_imported);
  add ("/history/actions", test_actions);
  add ("/history/tampered", test_tampered);
  return g_test_run ();
}
