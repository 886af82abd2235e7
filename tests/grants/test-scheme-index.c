/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schemes' rounds are counted right, whether counted now or kept from the last time. */
#include "grants-fixture.h"

#include "opcc-action.h"
#include "opcc-history.h"
#include "opcc-scheme-index.h"

static void
expect (OpccDb *db, gint64 n_applications, gint64 asked)
{
  /* Twice: the second answer is the kept one. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) entries = opcc_scheme_index_read (db, &error);
      const OpccSchemeEntry *scheme;
      const OpccRoundEntry *round;

      g_assert_no_error (error);
      g_assert_cmpuint (entries->len, ==, 1);
      scheme = g_ptr_array_index (entries, 0);
      round = g_ptr_array_index (scheme->rounds, scheme->rounds->len - 1);
      g_assert_cmpint (round->round->number, ==, 1);
      g_assert_cmpint (round->n_applications, ==, n_applications);
      g_assert_cmpint (round->asked, ==, asked);
    }
}

static void
test_empty (OpccDb *db, GrantsFixture *fixture)
{
  grants_add_round (db);
  expect (db, 0, 0);
}

static void
save_asked (OpccDb *db, OpccApplication *application, gint64 asked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Change what is asked for", &error);

  application->asked = asked;
  g_assert_true (opcc_db_save (db, application, &error));
  g_assert_true (opcc_action_commit (action, &error));
}

static void
test_follows_changes (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 count =
      opcc_db_get_integer (db, "SELECT count(*) FROM application WHERE round = 1", -1, &error, "");
  gint64 asked = opcc_db_get_integer (db, "SELECT sum(asked) FROM application WHERE round = 1", -1,
                                      &error, "");
  gint64 n = opcc_db_get_integer (
      db, "SELECT n FROM application WHERE round = 1 AND asked IS NOT NULL ORDER BY n", -1, &error,
      "");
  g_autoptr (OpccApplication) application = opcc_db_load (db, &opcc_application_kind, n, &error);
  gint64 before;

  g_assert_no_error (error);
  g_assert_cmpint (count, >, 50);
  before = application->asked;
  expect (db, count, asked);
  save_asked (db, application, before + 500);
  expect (db, count, asked + 500);
  /* One that does not say what it asks for counts, and adds nothing. */
  save_asked (db, application, OPCC_NO_MONEY);
  expect (db, count, asked - before);
  g_free (opcc_db_undo (db, NULL, &error));
  g_free (opcc_db_undo (db, NULL, &error));
  g_assert_no_error (error);
  expect (db, count, asked);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/scheme-index/empty", FALSE, test_empty);
  grants_test_add ("/scheme-index/follows-changes", TRUE, test_follows_changes);
  return g_test_run ();
}
