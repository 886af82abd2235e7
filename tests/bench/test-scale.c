/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In an office of ten years, what is asked of one round looks at the records of that round alone,
 * and the office that is made for it is whole. */
#include <gio/gio.h>

#include "bench-office.h"
#include "bench-statements.h"
#include "opcc-award.h"
#include "opcc-domain-table.h"
#include "opcc-letter-source.h"
#include "opcc-record-finder.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "opcc-store.h"
#include "opcc-verify.h"

#define N_APPLICATIONS 1000
/* Of what there are few: rounds, criteria, markers. */
#define FEW 60

static OpccStore *store;

static void
expect_few_looked_at (const char *what)
{
  g_autoptr (GPtrArray) statements = bench_statements_take ();

  g_assert_cmpuint (statements->len, >, 0);
  for (guint i = 0; i < statements->len; i++)
    {
      const BenchStatement *statement = g_ptr_array_index (statements, i);

      if (statement->n_looked > FEW)
        {
          g_test_message ("%s looked at %d rows: %s", what, (int) statement->n_looked,
                          statement->sql);
          g_test_fail ();
        }
    }
}

static gpointer
fill_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (bench_office_fill (db, N_APPLICATIONS, 1, error));
  return NULL;
}

static gpointer
count_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (db, cancellable, error);

  g_assert_nonnull (report);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM application", 0, error, ""), ==,
                   N_APPLICATIONS);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM mark", 0, error, ""), ==,
                   8 * N_APPLICATIONS);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM organisation", 0, error, ""), ==,
                   N_APPLICATIONS / 2);
  g_assert_cmpint (opcc_db_get_integer (db,
                                        "SELECT (SELECT count(*) FROM observation)"
                                        " + (SELECT count(*) FROM reading)",
                                        0, error, ""),
                   ==, 5 * N_APPLICATIONS);
  /* Each is marked by those to whom it was given, by the criteria of its own round. */
  g_assert_cmpint (opcc_db_get_integer (db,
                                        "SELECT count(*) FROM mark m"
                                        " JOIN application p ON p.n = m.application"
                                        " JOIN criterion c ON c.n = m.criterion"
                                        " AND c.round = p.round"
                                        " JOIN assignment a ON a.application = m.application"
                                        " AND a.marker = m.marker",
                                        0, error, ""),
                   ==, 8 * N_APPLICATIONS);
  return NULL;
}

static gpointer
ask_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccRecord) award = NULL;
  g_autoptr (OpccRecord) last = NULL;
  g_autoptr (OpccLetterSource) source = NULL;
  g_autofree char *reference = opcc_db_get_text (
      db,
      "SELECT r.code || '/' || p.reference FROM application p JOIN round r ON r.n = p.round"
      " WHERE p.n = 501",
      error, "");

  g_ptr_array_unref (bench_statements_take ());
  award = opcc_record_find (db, &opcc_award_kind, reference, error);
  g_assert_cmpint (OPCC_AWARD (award)->application, ==, 501);
  last = opcc_record_find (db, &opcc_award_kind, strrchr (reference, '/') + 1, error);
  g_assert_cmpint (opcc_record_get_n (last), ==, opcc_record_get_n (award));
  expect_few_looked_at ("Finding an award");
  g_assert_cmpint (opcc_scheme_get_pot_left (db, 1, error), !=, OPCC_NO_MONEY);
  expect_few_looked_at ("What is left of a scheme");
  g_assert_cmpint (opcc_round_get_available (db, 5, error), !=, OPCC_NO_MONEY);
  expect_few_looked_at ("What a round can award");
  source = opcc_letter_source_new (db, 5, NULL, error);
  g_assert_nonnull (source);
  expect_few_looked_at ("The letters of a round");
  return NULL;
}

static void
run (OpccJob job)
{
  g_autoptr (GError) error = NULL;

  opcc_store_run_wait (store, job, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_whole (void)
{
  run (count_job);
}

static void
test_few_looked_at (void)
{
  run (ask_job);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  bench_statements_watch ();
  opcc_domain_table_register ();
  store = opcc_store_open (NULL, OPCC_STORE_IN_MEMORY, &error);
  g_assert_no_error (error);
  run (fill_job);
  g_test_add_func ("/scale/whole", test_whole);
  g_test_add_func ("/scale/few-looked-at", test_few_looked_at);
  result = g_test_run ();
  opcc_store_close (store);
  g_clear_object (&store);
  return result;
}
