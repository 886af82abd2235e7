/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making offices to test in. */
#include "grants-fixture.h"

#include <glib/gstdio.h>

#include "opcc-area-model.h"
#include "opcc-grants-model.h"
#include "opcc-workforce-model.h"
#include "opcc-round.h"
#include "opcc-sample.h"
#include "opcc-scheme.h"
#include "opcc-verify.h"
#include "opcc-award-plan.h"
#include "opcc-marking.h"

typedef struct
{
  gboolean sample;
  GrantsTest test;
} Case;

typedef struct
{
  GrantsFixture *fixture;
  GrantsTest test;
} Run;

static gpointer
run_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;

  run->test (db, run->fixture);
  return run;
}

void
grants_run (GrantsFixture *fixture, GrantsTest test)
{
  g_autoptr (GError) error = NULL;
  Run run = { fixture, test };

  g_assert_nonnull (opcc_store_run_wait (fixture->store, run_job, &run, NULL, &error));
  g_assert_no_error (error);
}

void
grants_run_elsewhere (GrantsFixture *fixture, const char *name, GrantsTest test)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  GrantsFixture other = { fixture->folder, path, NULL };

  other.store = opcc_store_open (path, OPCC_STORE_CREATE | OPCC_STORE_ALLOW_ANY_PLACE, &error);
  g_assert_no_error (error);
  grants_run (&other, test);
  opcc_store_close (other.store);
  g_object_unref (other.store);
}

static void
fill_sample (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  opcc_sample_fill (db, SAMPLE_DIR, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (GrantsFixture *fixture, gconstpointer data)
{
  const Case *which = data;
  g_autoptr (GError) error = NULL;

  opcc_domain_model_register (&opcc_area_model);
  opcc_domain_model_register (&opcc_grants_model);
  opcc_domain_model_register (&opcc_workforce_model);
  fixture->folder = g_dir_make_tmp ("opcc-grants-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "office.opcc", NULL);
  fixture->store =
      opcc_store_open (fixture->path, OPCC_STORE_CREATE | OPCC_STORE_ALLOW_ANY_PLACE, &error);
  g_assert_no_error (error);
  opcc_store_set_who (fixture->store, "Round lead");
  if (which->sample)
    grants_run (fixture, fill_sample);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        remove_tree (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

static void
tear_down (GrantsFixture *fixture, gconstpointer data)
{
  opcc_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
run_case (GrantsFixture *fixture, gconstpointer data)
{
  grants_run (fixture, ((const Case *) data)->test);
}

void
grants_test_add (const char *path, gboolean sample, GrantsTest test)
{
  static GPtrArray *cases = NULL; /* kept until the program ends */
  Case *which = g_new0 (Case, 1);

  if (cases == NULL)
    cases = g_ptr_array_new ();
  g_ptr_array_add (cases, which);
  which->sample = sample;
  which->test = test;
  g_test_add (path, GrantsFixture, which, set_up, run_case, tear_down);
}

char *
grants_make_path (GrantsFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

char *
grants_write_file (GrantsFixture *fixture, const char *name, const char *text)
{
  char *path = grants_make_path (fixture, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

gint64
grants_add_round (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccScheme) scheme = g_object_new (OPCC_TYPE_SCHEME, NULL);
  g_autoptr (OpccRound) round = g_object_new (OPCC_TYPE_ROUND, NULL);

  scheme->year = g_strdup ("2023-24");
  scheme->pot = 40000000;
  scheme->cap = 1000000;
  scheme->months = 12;
  scheme->priorities = g_strdup ("Young people\nRoad safety");
  opcc_scheme_add (db, scheme, &error);
  g_assert_no_error (error);
  round->scheme = opcc_record_get_n (OPCC_RECORD (scheme));
  round->number = 1;
  round->budget = 13000000;
  round->threshold = 65;
  opcc_record_set_typed (OPCC_RECORD (round), "opens", "3 July 2023", &error);
  g_assert_no_error (error);
  opcc_record_set_typed (OPCC_RECORD (round), "closes", "31 July 2023", &error);
  g_assert_no_error (error);
  opcc_round_add (db, round, &error);
  g_assert_no_error (error);
  return opcc_record_get_n (OPCC_RECORD (round));
}

gint64
grants_find_application (OpccDb *db, const char *reference)
{
  gint64 n = opcc_db_get_integer (db, "SELECT n FROM application WHERE reference = $1", 0, NULL,
                                  "s", reference);

  g_assert_cmpint (n, >, 0);
  return n;
}

OpccApplication *
grants_load_application (OpccDb *db, const char *reference)
{
  g_autoptr (GError) error = NULL;
  OpccApplication *application =
      opcc_db_load (db, &opcc_application_kind, grants_find_application (db, reference), &error);

  g_assert_no_error (error);
  return application;
}

char *
grants_find_shared (const char *relative)
{
  const char *shared = g_getenv ("OPCC_SHARED");
  char *path = g_build_filename (shared != NULL ? shared : "../shared", relative, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_test_skip_printf ("%s is not here; set OPCC_SHARED to the folder of the design's data", path);
  g_free (path);
  return NULL;
}

char *
grants_hash_content (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (db, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  return g_strdup (report->content_hash);
}

void
grants_award_round (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRound) round = NULL;
  g_autoptr (OpccAwardPlan) plan = NULL;

  opcc_marking_settle_all (db, 1, "Agreed.", &error);
  g_assert_no_error (error);
  opcc_round_set_stage (db, 1, "award", &error);
  g_assert_no_error (error);
  plan = opcc_award_plan_for_round (db, 1, OPCC_AWARD_PART_LAST, OPCC_NO_PERCENT, NULL, &error);
  opcc_award_round (db, 1, plan, "EXE0099-23", "It lowers the risk of harm.", NULL,
                    opcc_date_from_ymd (2023, 10, 13), &error);
  g_assert_no_error (error);
}
