/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import and one edit, each beside what SQLite does alone, run by run in turn. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "bench-figures.h"
#include "opcc-action.h"
#include "opcc-application.h"
#include "opcc-grants-model.h"
#include "opcc-intake.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "opcc-search.h"
#include "opcc-store.h"

typedef struct
{
  char *folder;
  const char *seed; /* CSV with each organisation once */
  const char *file; /* CSV to import */
  gint64 n_rows;
  guint n_runs;
} Bench;

typedef struct
{
  const char *round;
  const char *path;
} Import;

static void
check (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

static gpointer
run (OpccStore *store, OpccJob job, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer result = opcc_store_run_wait (store, job, data, NULL, &error);

  check (error);
  return result;
}

static gpointer
set_up_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccScheme) scheme = g_object_new (OPCC_TYPE_SCHEME, NULL);

  scheme->year = g_strdup ("2023/24");
  scheme->title = g_strdup ("Commissioner’s Safety Fund");
  scheme->pot = 40000000;
  scheme->cap = 1000000;
  scheme->months = 12;
  if (!opcc_scheme_add (db, scheme, error))
    return NULL;
  for (guint number = 1; number <= 2; number++)
    {
      g_autoptr (OpccRound) round = g_object_new (OPCC_TYPE_ROUND, NULL);

      round->scheme = opcc_record_get_n (OPCC_RECORD (scheme));
      round->number = number;
      opcc_record_set_typed (OPCC_RECORD (round), "opens", "2023-09-01", NULL);
      opcc_record_set_typed (OPCC_RECORD (round), "closes", "2023-10-31 17:00", NULL);
      if (!opcc_round_add (db, round, error))
        return NULL;
    }
  return NULL;
}

static gpointer
import_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *import = data;
  g_autoptr (OpccRound) round = opcc_round_find (db, import->round, error);
  g_autoptr (OpccIntake) intake = NULL;
  g_autoptr (OpccImportResult) result = NULL;
  gint64 *added;

  if (round == NULL)
    return NULL;
  intake = opcc_intake_new (db, opcc_record_get_n (OPCC_RECORD (round)), import->path, NULL, error);
  if (intake == NULL)
    return NULL;
  result = opcc_intake_apply (db, intake, NULL, NULL, NULL, error);
  if (result == NULL)
    return NULL;
  added = g_new (gint64, 1);
  *added = result->added;
  return added;
}

static gpointer
catch_up_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  opcc_db_search_catch_up (db, cancellable, error);
  return NULL;
}

static char *
make_template (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (bench->folder, "template.opcc", NULL);
  g_autoptr (OpccStore) store = opcc_store_open (path, OPCC_STORE_CREATE, &error);
  Import import = { "2023/24-1", bench->seed };

  check (error);
  run (store, set_up_job, NULL);
  g_free (run (store, import_job, &import));
  run (store, catch_up_job, NULL);
  opcc_store_close (store);
  return path;
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  check (error);
}

/* Ours: open, read, check, match, insert, log, hash, commit; then until every word is found. */
static void
time_import (Bench *bench, const char *template, double *imported, double *searchable)
{
  g_autofree char *path = g_build_filename (bench->folder, "office.opcc", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = NULL;
  g_autofree gint64 *added = NULL;
  Import import = { "2023/24-2", bench->file };
  gint64 start;

  copy_file (template, path);
  store = opcc_store_open (path, 0, &error);
  check (error);
  /* The index of the run before is of no use here: it is made anew before the clock starts. */
  run (store, catch_up_job, NULL);
  start = g_get_monotonic_time ();
  added = run (store, import_job, &import);
  *imported = (double) (g_get_monotonic_time () - start) / 1e6;
  run (store, catch_up_job, NULL);
  *searchable = (double) (g_get_monotonic_time () - start) / 1e6;
  g_assert_cmpint (*added, ==, bench->n_rows);
  opcc_store_close (store);
  g_unlink (path);
}

static double
time_shell (Bench *bench, const char *commands)
{
  g_autofree char *path = g_build_filename (bench->folder, "shell.db", NULL);
  g_autofree char *import = g_strdup_printf (".import --csv %s \"%s\" t",
                                             *commands != '\0' ? "--skip 1" : "", bench->file);
  const char *argv[] = { "sqlite3", path, "-cmd", *commands != '\0' ? commands : ".timeout 1",
                         import,    NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  gint64 start;
  double seconds;

  g_unlink (path);
  start = g_get_monotonic_time ();
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &output, NULL, NULL, &error);
  seconds = (double) (g_get_monotonic_time () - start) / 1e6;
  check (error);
  g_unlink (path);
  return seconds;
}

static const char indexed[] =
    "PRAGMA cache_size = -65536; CREATE TABLE t (id TEXT UNIQUE, submitted TEXT, name TEXT, "
    "charity TEXT, place TEXT, title TEXT, text TEXT, asked TEXT, cost TEXT, starts TEXT, ends "
    "TEXT, priority TEXT); CREATE INDEX t1 ON t (submitted); CREATE INDEX t2 ON t (charity);";

static void
bench_import (Bench *bench, const char *template)
{
  g_autofree double *imported = g_new0 (double, bench->n_runs);
  g_autofree double *searchable = g_new0 (double, bench->n_runs);
  g_autofree double *bare = g_new0 (double, bench->n_runs);
  g_autofree double *with_indexes = g_new0 (double, bench->n_runs);
  g_autofree char *name = g_strdup_printf ("import %'d rows", (int) bench->n_rows);
  g_autofree char *first = g_strconcat (name, ", validated, logged", NULL);
  g_autofree char *second = g_strconcat (name, ", and searchable", NULL);
  g_autofree char *third = g_strconcat (name, ", against same indexes", NULL);
  double baseline;

  for (guint i = 0; i < bench->n_runs; i++)
    {
      bare[i] = time_shell (bench, "");
      time_import (bench, template, &imported[i], &searchable[i]);
      with_indexes[i] = time_shell (bench, indexed);
    }
  baseline = bench_median (bare, bench->n_runs);
  bench_print (first, "s", bench_median (imported, bench->n_runs), baseline, 0, 0);
  bench_print (second, "s", bench_median (searchable, bench->n_runs), baseline, 3.5, 0);
  bench_print (third, "s", bench_median (searchable, bench->n_runs),
               bench_median (with_indexes, bench->n_runs), 1.75, 0);
}

/* --- one edit ------------------------------------------------------------------------------- */

typedef struct
{
  double safe;
  double bare;
  guint round;
} Edit;

static gboolean
edit_safely (OpccDb *db, gint64 n, guint round, GError **error)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Change a title", error);
  g_autoptr (OpccApplication) application = NULL;

  if (action == NULL)
    return FALSE;
  application = opcc_db_load (db, &opcc_application_kind, n, error);
  if (application == NULL)
    return FALSE;
  g_free (application->title);
  application->title = g_strdup_printf ("Title %u", round);
  return opcc_db_save (db, application, error) && opcc_action_commit (action, error);
}

/* The same row changed in the same file, with nothing but the transaction. */
static gboolean
edit_barely (OpccDb *db, gint64 n, guint round, GError **error)
{
  g_autofree char *title = g_strdup_printf ("Title %u", round);
  g_autoptr (OpccStmt) stmt = NULL;

  if (!opcc_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  stmt = opcc_db_query (db, "UPDATE bare SET title = $2 WHERE n = $1", error, "is", n, title);
  return stmt != NULL && opcc_stmt_run (stmt, NULL, error) && opcc_db_exec (db, "COMMIT", error);
}

static gpointer
make_bare_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  opcc_db_exec (
      db,
      "CREATE TABLE bare (n INTEGER PRIMARY KEY, id TEXT, ver INTEGER, title TEXT, summary "
      "TEXT) STRICT; INSERT INTO bare SELECT n, id, ver, title, summary FROM application",
      error);
  return NULL;
}

static double
time_edit (gboolean (*edit_row) (OpccDb *db, gint64 n, guint round, GError **error),
           OpccDb *db,
           gint64 n,
           guint round,
           GError **error)
{
  gint64 start = g_get_monotonic_time ();

  if (*error == NULL)
    edit_row (db, n, round, error);
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

/* Each comes first every other time: the first has the disk finish what the pause before left to
 * it, which is the search's feed. */
static gpointer
edit_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  gint64 n = 1 + g_random_int_range (0, 10000);

  if (edit->round % 2 == 0)
    edit->safe = time_edit (edit_safely, db, n, edit->round, error);
  edit->bare = time_edit (edit_barely, db, n, edit->round, error);
  if (edit->round % 2 == 1)
    edit->safe = time_edit (edit_safely, db, n, edit->round, error);
  return NULL;
}

static void
bench_edit (Bench *bench, const char *template)
{
  const guint n_edits = 900;
  g_autofree char *path = g_build_filename (bench->folder, "edit.opcc", NULL);
  g_autofree double *safe = g_new0 (double, n_edits);
  g_autofree double *bare = g_new0 (double, n_edits);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = NULL;

  copy_file (template, path);
  store = opcc_store_open (path, 0, &error);
  check (error);
  run (store, make_bare_job, NULL);
  for (guint i = 0; i < n_edits; i++)
    {
      Edit edit = { .round = i };

      run (store, edit_job, &edit);
      safe[i] = edit.safe;
      bare[i] = edit.bare;
    }
  opcc_store_close (store);
  bench_print ("one safe edit against a bare commit", "ms", bench_median (safe, n_edits),
               bench_median (bare, n_edits), 1.2, 0);
}

int
main (int argc, char *argv[])
{
  Bench bench = { NULL };
  g_autofree char *template = NULL;

  setlocale (LC_ALL, "");
  if (argc < 6)
    {
      g_printerr ("Usage: %s FOLDER SEED.csv FILE.csv ROWS RUNS [edit]\n", argv[0]);
      return 2;
    }
  bench.folder = argv[1];
  bench.seed = argv[2];
  bench.file = argv[3];
  bench.n_rows = g_ascii_strtoll (argv[4], NULL, 10);
  bench.n_runs = (guint) g_ascii_strtoull (argv[5], NULL, 10);
  opcc_domain_model_register (&opcc_grants_model);
  template = make_template (&bench);
  bench_import (&bench, template);
  if (argc > 6)
    bench_edit (&bench, template);
  return 0;
}
