/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hundred thousand figures: taken in once, matched the second time, taken back whole. */
#include "opcc-figure-sink.h"

#include <glib/gstdio.h>

#include "opcc-db.h"
#include "opcc-store.h"
#include "opcc-workforce-model.h"

#define N_FIGURES 100000

static OpccImportResult *
take_many (OpccDb *db, gboolean restate, guint more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccFigureSink) sink = opcc_figure_sink_new (db, restate, &error);
  OpccImportResult *result;

  g_assert_no_error (error);
  for (guint i = 0; i < N_FIGURES; i++)
    {
      g_autofree char *group = g_strdup_printf ("Group %u", i);
      g_autofree char *value = g_strdup_printf ("%u", i % 1000 + (i == 7 ? more : 0));
      const OpccFigure figure = { .row = i + 2,
                                  .measure = "Officers",
                                  .rule = "by head",
                                  .unit = "people",
                                  .period = "2022/23",
                                  .group = group,
                                  .value = value };

      opcc_figure_sink_take (sink, &figure);
    }
  result = opcc_figure_sink_finish (sink, "many.csv", FALSE, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static gint64
count (OpccDb *db)
{
  return opcc_db_get_integer (db, "SELECT count(*) FROM observation", -1, NULL, "");
}

static gpointer
run_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccImportResult) first = take_many (db, FALSE, 0);
  g_autoptr (OpccImportResult) second = take_many (db, FALSE, 0);
  g_autoptr (OpccImportResult) asked = take_many (db, FALSE, 5);
  g_autoptr (OpccImportResult) restated = NULL;
  const char *sql = "SELECT CAST (value AS INTEGER) FROM observation WHERE staff_group = 'Group 7'";

  g_assert_cmpint (first->added, ==, N_FIGURES);
  g_assert_cmpint (count (db), ==, N_FIGURES);
  g_assert_cmpint (second->matched, ==, N_FIGURES);
  g_assert_false (second->changes);
  g_assert_null (second->action);
  g_assert_cmpint (asked->flagged, ==, 1);
  g_assert_cmpint (opcc_db_get_integer (db, sql, -1, NULL, ""), ==, 7);
  restated = take_many (db, TRUE, 5);
  g_assert_cmpint (restated->flagged, ==, 1);
  g_assert_cmpint (opcc_db_get_integer (db, sql, -1, NULL, ""), ==, 12);
  return data;
}

static void
test_many (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("opcc-figures-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "office.opcc", NULL);
  OpccStore *store;

  opcc_domain_model_register (&opcc_workforce_model);
  store = opcc_store_open (path, OPCC_STORE_CREATE | OPCC_STORE_ALLOW_ANY_PLACE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (opcc_store_run_wait (store, run_job, folder, NULL, &error));
  g_assert_no_error (error);
  opcc_store_close (store);
  g_assert_finalize_object (store);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-sink/many", test_many);
  return g_test_run ();
}
