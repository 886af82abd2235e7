/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going back: the records are again as they were, in one action that the log proves and undo takes
 * back; what is looked at first is what happens. */
#include "opcc-rewind.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-backup.h"
#include "opcc-date.h"
#include "opcc-disposal.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-open.h"
#include "opcc-time.h"
#include "opcc-verify.h"
#include "store-fixture.h"

/* Times of actions are whole seconds: what was done in this one, and what will be in the next. */
static gint64
wait_second (void)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  while (g_get_real_time () / G_USEC_PER_SEC == now)
    g_usleep (10000);
  return now;
}

/* Three things by an import, a maker; then, after the moment: the second changed, the first
 * deleted, one added and deleted again, one added, the third changed and changed back by undo. */
static gint64
fill (OpccDb *db)
{
  g_autoptr (TestMaker) maker = test_maker_new ("Elm", "1");
  g_autoptr (TestThing) added = test_thing_new ("Added", 5);
  g_autoptr (TestThing) passing = test_thing_new ("Passing", 6);
  g_autoptr (TestThing) first = NULL;
  g_autoptr (TestThing) second = NULL;
  g_autoptr (TestThing) third = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *undone = NULL;
  gint64 moment;

  db_fixture_import (db, 3);
  db_fixture_save (db, maker, "Add Elm");
  moment = wait_second ();
  first = opcc_db_load (db, &test_thing_kind, 1, NULL);
  second = opcc_db_load (db, &test_thing_kind, 2, NULL);
  third = opcc_db_load (db, &test_thing_kind, 3, NULL);
  second->amount = 4711;
  second->maker = 1;
  db_fixture_save (db, second, "Change");
  db_fixture_save (db, passing, "Add passing");
  action = opcc_action_begin (db, "Delete two", NULL);
  g_assert_true (opcc_db_delete (db, first, NULL) && opcc_db_delete (db, passing, NULL) &&
                 opcc_action_commit (action, NULL));
  db_fixture_save (db, added, "Add");
  third->amount = 1;
  db_fixture_save (db, third, "Change third");
  undone = opcc_db_undo (db, NULL, NULL);
  g_assert_nonnull (undone);
  return moment;
}

static const OpccRewindKind *
find_kind (const OpccRewind *look, const OpccKind *kind)
{
  for (guint i = 0; i < look->kinds->len; i++)
    if (((OpccRewindKind *) look->kinds->pdata[i])->kind == kind)
      return look->kinds->pdata[i];
  return NULL;
}

static void
test_look (DbFixture *fixture, gconstpointer unused)
{
  const gint64 moment = fill (fixture->db);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRewind) look = opcc_rewind_look (fixture->db, moment, NULL, &error);
  g_autoptr (OpccRewind) none = NULL;
  const OpccRewindKind *things;

  g_assert_no_error (error);
  g_assert_cmpstr (look->name, ==, "Add Elm");
  g_assert_cmpuint (look->n_actions, ==, 6);
  g_assert_cmpuint (look->people->len, ==, 1);
  g_assert_cmpuint (look->kinds->len, ==, 1);
  things = find_kind (look, &test_thing_kind);
  g_assert_cmpuint (things->n_added, ==, 1);
  /* The third is touched, though it stands as it stood. */
  g_assert_cmpuint (things->n_changed, ==, 2);
  g_assert_cmpuint (things->n_deleted, ==, 1);
  g_assert_cmpuint (things->titles->len, ==, 4);
  g_assert_cmpstr (g_ptr_array_index (things->titles, 0), ==, "Thing 1");
  none = opcc_rewind_look (fixture->db, moment + 3600, NULL, &error);
  g_assert_cmpuint (none->n_actions, ==, 0);
  g_assert_cmpuint (none->kinds->len, ==, 0);
}

static void
note_progress (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >, *last);
  *last = fraction;
}

static void
test_back_and_forth (DbFixture *fixture, gconstpointer unused)
{
  OpccDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  g_autofree char *then = NULL;
  g_autofree char *now = NULL;
  g_autofree char *back = NULL;
  g_autofree char *forth = NULL;
  g_autofree char *name = NULL;
  g_autofree char *next = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  gint64 moment;
  double last = 0;

  db_fixture_import (db, 3);
  then = db_fixture_verify (fixture);
  db_fixture_reopen (fixture);
  db = fixture->db;
  moment = wait_second ();
  {
    g_autoptr (TestThing) thing = opcc_db_load (db, &test_thing_kind, 2, NULL);
    g_autoptr (TestThing) gone = opcc_db_load (db, &test_thing_kind, 3, NULL);
    g_autoptr (TestThing) added = test_thing_new ("Added", 5);
    g_autoptr (OpccAction) action = NULL;

    thing->amount = 1;
    db_fixture_save (db, thing, "Change");
    thing->amount = 2;
    db_fixture_save (db, thing, "Change again");
    db_fixture_save (db, added, "Add");
    action = opcc_action_begin (db, "Delete", NULL);
    g_assert_true (opcc_db_delete (db, gone, NULL) && opcc_action_commit (action, NULL));
  }
  now = db_fixture_verify (fixture);
  g_assert_true (opcc_db_rewind (db, moment, note_progress, &last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  back = db_fixture_verify (fixture);
  g_assert_cmpstr (back, ==, then);
  backups = opcc_backup_list (fixture->path, NULL);
  g_assert_cmpstr (((OpccBackup *) backups->pdata[0])->reason, ==, "rewind");
  next = opcc_db_peek_undo (db);
  g_assert_true (g_str_has_prefix (next, "Go back to "));
  name = opcc_db_undo (db, NULL, &error);
  g_assert_no_error (error);
  forth = db_fixture_verify (fixture);
  g_assert_cmpstr (forth, ==, now);
}

static void
test_new_file (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "then.opcc", NULL);
  const gint64 moment = fill (fixture->db);
  g_autofree char *before = db_fixture_verify (fixture);
  g_autofree char *after = NULL;
  g_autoptr (OpccVerifyReport) report = NULL;
  g_autoptr (TestThing) first = NULL;
  OpccDb *copy;

  g_assert_true (opcc_db_rewind_to_file (fixture->db, moment, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (after, ==, before);
  copy = opcc_open_office (path, OPCC_STORE_ALLOW_ANY_PLACE, &error);
  g_assert_no_error (error);
  report = opcc_db_verify (copy, NULL, NULL);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpint (report->n_rows, ==, 4);
  first = opcc_db_load (copy, &test_thing_kind, 1, NULL);
  g_assert_nonnull (first);
  opcc_db_close (copy);
  /* Nothing else was left in the folder. */
  {
    g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir)) != NULL)
      g_assert_null (strstr (name, ".part"));
  }
}

static void
test_cancelled (DbFixture *fixture, gconstpointer unused)
{
  const gint64 moment = fill (fixture->db);
  g_autofree char *path = g_build_filename (fixture->folder, "then.opcc", NULL);
  g_autofree char *before = db_fixture_verify (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (opcc_db_rewind (fixture->db, moment, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (
      opcc_db_rewind_to_file (fixture->db, moment, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_not_behind_a_removal (DbFixture *fixture, gconstpointer unused)
{
  const OpccDisposal what = { .kind = &test_thing_kind, .whole = TRUE };
  const gint64 n = 3;
  const gint64 moment = fill (fixture->db);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAction) action = opcc_action_begin_final (fixture->db, "Remove a thing", NULL);
  OpccDisposalCount count = { 0 };

  g_assert_true (opcc_db_dispose (fixture->db, &what, &n, 1, &count, NULL, &error) &&
                 opcc_action_commit (action, &error));
  g_assert_false (opcc_db_rewind (fixture->db, moment, NULL, NULL, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "“Remove a thing”"));
  g_clear_error (&error);
  g_assert_false (opcc_db_rewind (fixture->db, g_get_real_time () / G_USEC_PER_SEC + 60, NULL, NULL,
                                  NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Nothing was done after"));
}

/* Two kinds are named in the order of their words. */
static void
test_kinds (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (TestThing) thing = test_thing_new ("A", 1);
  g_autoptr (TestMaker) maker = test_maker_new ("Elm", "1");
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRewind) look = NULL;
  const gint64 moment = wait_second ();
  const OpccRewindKind *first;
  const OpccRewindKind *second;

  db_fixture_save (fixture->db, thing, "Add a thing");
  db_fixture_save (fixture->db, maker, "Add a maker");
  look = opcc_rewind_look (fixture->db, moment, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (look->kinds->len, ==, 2);
  first = look->kinds->pdata[0];
  second = look->kinds->pdata[1];
  g_assert_cmpint (g_utf8_collate (first->kind->plural, second->kind->plural), <, 0);
  g_assert_cmpuint (first->n_added, ==, 1);
  g_assert_cmpuint (second->n_added, ==, 1);
}

/* Where it cannot be put, nothing is left beside, and the office file is as it was. */
static void
test_no_place (DbFixture *fixture, gconstpointer unused)
{
  const gint64 moment = fill (fixture->db);
  g_autofree char *before = db_fixture_verify (fixture);
  g_autofree char *folder = g_build_filename (fixture->folder, "a folder", NULL);
  g_autofree char *inside = g_build_filename (fixture->path, "old.opcc", NULL);
  g_autofree char *part = g_strconcat (folder, ".part.opcc", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (opcc_db_rewind_to_file (fixture->db, moment, folder, NULL, NULL, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "Choose another place"));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (opcc_db_rewind_to_file (fixture->db, moment, inside, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, OPCC_ERROR);
  after = db_fixture_verify (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_moments (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  const OpccDate today = opcc_date_today ();
  gint64 moment;

  g_assert_true (opcc_rewind_parse_moment ("Yesterday 15:00", &moment, &error));
  g_assert_no_error (error);
  g_assert_cmpint (opcc_time_get_date (moment), ==, today - 1);
  g_assert_cmpint (opcc_time_get_seconds_of_day (moment), ==, 15 * 3600);
  g_assert_true (opcc_rewind_parse_moment (" today", &moment, &error));
  g_assert_cmpint (opcc_time_get_date (moment), ==, today);
  g_assert_true (opcc_rewind_parse_moment ("3 July 2023 09:30", &moment, &error));
  g_assert_cmpint (opcc_time_get_seconds_of_day (moment), ==, 9 * 3600 + 1800);
  g_assert_false (opcc_rewind_parse_moment ("some day", &moment, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (name, DbFixture, NULL, db_fixture_set_up, function, db_fixture_tear_down)
  ADD ("/rewind/look", test_look);
  ADD ("/rewind/back-and-forth", test_back_and_forth);
  ADD ("/rewind/new-file", test_new_file);
  ADD ("/rewind/cancelled", test_cancelled);
  ADD ("/rewind/not-behind-a-removal", test_not_behind_a_removal);
  ADD ("/rewind/kinds", test_kinds);
  ADD ("/rewind/no-place", test_no_place);
  ADD ("/rewind/moments", test_moments);
#undef ADD
  return g_test_run ();
}
