/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random runs of everything a person can do: undo all is the start again, redo all the end. */
#include "opcc-error.h"
#include "opcc-history.h"
#include "store-fixture.h"

#define N_OPERATIONS 40

typedef struct
{
  DbFixture *fixture;
  guint number; /* makes unique values */
} Play;

static gpointer
pick (Play *play, const OpccKind *kind)
{
  g_autoptr (OpccQuery) query = opcc_query_new (kind);
  g_autoptr (GArray) numbers = opcc_db_find_numbers (play->fixture->db, query, NULL, NULL);
  guint at;

  if (numbers->len == 0)
    return NULL;
  at = (guint) g_test_rand_int_range (0, (int) numbers->len);
  return opcc_db_load (play->fixture->db, kind, g_array_index (numbers, gint64, at), NULL);
}

static gpointer
make (Play *play, gboolean maker)
{
  g_autofree char *name = g_strdup_printf ("№ %u \"\\\n🙂", play->number++);
  TestThing *thing;

  if (maker)
    return test_maker_new (name, g_test_rand_bit () ? name : NULL);
  thing = test_thing_new (name, g_test_rand_bit () ? OPCC_NO_MONEY : g_test_rand_int_range (0, 99));
  thing->weight = g_test_rand_bit () ? g_test_rand_double () : -0.0;
  if (g_test_rand_bit ())
    {
      g_autoptr (OpccRecord) target = pick (play, &test_maker_kind);

      thing->maker = target != NULL ? opcc_record_get_n (target) : 0;
    }
  return thing;
}

static void
edit (gpointer record)
{
  if (TEST_IS_MAKER (record))
    {
      g_free (TEST_MAKER (record)->name);
      TEST_MAKER (record)->name = g_strdup_printf ("Maker %d", g_test_rand_int_range (0, 5));
      return;
    }
  TEST_THING (record)->pieces = g_test_rand_bit () ? OPCC_NO_INTEGER : g_test_rand_int_range (0, 4);
  TEST_THING (record)->kept = g_test_rand_bit ();
  TEST_THING (record)->sold = g_test_rand_bit () ? OPCC_NO_TIME : g_test_rand_int ();
}

/* An action of one to three saves, edits and deletes. One that is refused is given up whole. */
static void
write_some (Play *play)
{
  OpccDb *db = play->fixture->db;
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Write some", NULL);
  gboolean ok = TRUE;

  for (int n = g_test_rand_int_range (1, 4); ok && n > 0; n--)
    {
      const OpccKind *kind = g_test_rand_bit () ? &test_maker_kind : &test_thing_kind;
      int what = g_test_rand_int_range (0, 3);
      g_autoptr (OpccRecord) record =
          what == 0 ? make (play, kind == &test_maker_kind) : pick (play, kind);

      if (record == NULL)
        continue;
      if (what == 1)
        edit (record);
      ok = what == 2 ? opcc_db_delete (db, record, NULL) : opcc_db_save (db, record, NULL);
    }
  if (ok)
    g_assert_true (opcc_action_commit (action, NULL));
}

static void
import_some (Play *play)
{
  OpccDb *db = play->fixture->db;
  gboolean maker = g_test_rand_bit ();
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Import some", NULL);
  g_autoptr (OpccBulk) bulk =
      opcc_bulk_begin (db, maker ? &test_maker_kind : &test_thing_kind, NULL);

  for (int n = g_test_rand_int_range (1, 20); n > 0; n--)
    {
      g_autoptr (OpccRecord) record = make (play, maker);

      g_assert_true (opcc_bulk_add (bulk, record, NULL));
    }
  g_assert_true (opcc_bulk_end (bulk, NULL));
  g_assert_true (opcc_action_commit (action, NULL));
}

static gboolean
step_back (Play *play, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = redo ? opcc_db_redo (play->fixture->db, NULL, &error)
                               : opcc_db_undo (play->fixture->db, NULL, &error);

  if (name == NULL)
    g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  return name != NULL;
}

static void
reopen (Play *play)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  before = db_fixture_verify (play->fixture);
  db_fixture_reopen (play->fixture);
  after = db_fixture_verify (play->fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
play_one (Play *play)
{
  int what = g_test_rand_int_range (0, 100);

  if (what < 60)
    write_some (play);
  else if (what < 70)
    import_some (play);
  else if (what < 85)
    step_back (play, FALSE);
  else if (what < 97)
    step_back (play, TRUE);
  else
    reopen (play);
}

static void
run_once (void)
{
  DbFixture fixture = { NULL };
  Play play = { &fixture, 0 };
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *back = NULL;
  g_autofree char *forth = NULL;

  db_fixture_set_up (&fixture, NULL);
  start = db_fixture_verify (&fixture);
  for (guint i = 0; i < N_OPERATIONS; i++)
    play_one (&play);
  end = db_fixture_verify (&fixture);
  while (step_back (&play, FALSE))
    ;
  back = db_fixture_verify (&fixture);
  g_assert_cmpstr (back, ==, start);
  reopen (&play);
  while (step_back (&play, TRUE))
    ;
  forth = db_fixture_verify (&fixture);
  /* What had been undone before the end was reached is done again too, so undo that. */
  if (g_strcmp0 (forth, end) != 0)
    {
      gboolean met = FALSE;

      while (!met && step_back (&play, FALSE))
        {
          g_free (forth);
          forth = db_fixture_verify (&fixture);
          met = g_strcmp0 (forth, end) == 0;
        }
    }
  g_assert_cmpstr (forth, ==, end);
  db_fixture_tear_down (&fixture, NULL);
}

static guint n_runs = 30;

static void
test_runs (void)
{
  for (guint i = 0; i < n_runs; i++)
    run_once ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    n_runs = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  g_test_add_func ("/undo/runs", test_runs);
  return g_test_run ();
}
