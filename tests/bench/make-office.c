/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes an office file of invented records: make-office FILE APPLICATIONS [SEED]. */
#include <locale.h>
#include <stdlib.h>

#include "bench-office.h"
#include "opcc-domain-table.h"
#include "opcc-search.h"
#include "opcc-store.h"

typedef struct
{
  guint64 n_applications;
  guint64 seed;
} Size;

static gpointer
fill_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Size *size = data;

  return GINT_TO_POINTER (bench_office_fill (db, size->n_applications, size->seed, error) &&
                          opcc_db_search_catch_up (db, cancellable, error));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = NULL;
  Size size = { 0, 1 };

  setlocale (LC_NUMERIC, "C");
  if (argc < 3)
    {
      g_printerr ("Usage: %s FILE APPLICATIONS [SEED]\n", argv[0]);
      return 2;
    }
  size.n_applications = g_ascii_strtoull (argv[2], NULL, 10);
  if (argc > 3)
    size.seed = g_ascii_strtoull (argv[3], NULL, 10);
  opcc_domain_table_register ();
  store = opcc_store_open (argv[1], OPCC_STORE_CREATE, &error);
  if (store != NULL)
    {
      opcc_store_run_wait (store, fill_job, &size, NULL, &error);
      opcc_store_close (store);
    }
  if (error == NULL)
    return EXIT_SUCCESS;
  g_printerr ("%s\n", error->message);
  return EXIT_FAILURE;
}
