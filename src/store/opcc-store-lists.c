/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccStore as the source of lists: each question is a job like any other. */
#include "opcc-store-private.h"

#include <string.h>

#include "opcc-db.h"

static gpointer
find_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_find_numbers (db, data, cancellable, error);
}

static void
find_async (OpccListSource *source,
            const OpccQuery *query,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  opcc_store_run (OPCC_STORE (source), find_job, opcc_query_copy (query),
                  (GDestroyNotify) opcc_query_free, (GDestroyNotify) g_array_unref, cancellable,
                  callback, user_data);
}

static GArray *
find_finish (OpccListSource *source, GAsyncResult *result, GError **error)
{
  return opcc_store_run_finish (OPCC_STORE (source), result, error);
}

typedef struct
{
  const OpccKind *kind;
  gsize n_numbers;
  gint64 numbers[];
} FetchData;

static gpointer
fetch_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FetchData *fetch = data;

  return opcc_db_fetch_rows (db, fetch->kind, fetch->numbers, fetch->n_numbers, error);
}

static void
fetch_async (OpccListSource *source,
             const OpccKind *kind,
             const gint64 *numbers,
             gsize n_numbers,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  FetchData *fetch = g_malloc (sizeof (FetchData) + n_numbers * sizeof (gint64));

  fetch->kind = kind;
  fetch->n_numbers = n_numbers;
  if (n_numbers > 0)
    memcpy (fetch->numbers, numbers, n_numbers * sizeof (gint64));
  opcc_store_run (OPCC_STORE (source), fetch_job, fetch, g_free, (GDestroyNotify) g_ptr_array_unref,
                  cancellable, callback, user_data);
}

static GPtrArray *
fetch_finish (OpccListSource *source, GAsyncResult *result, GError **error)
{
  return opcc_store_run_finish (OPCC_STORE (source), result, error);
}

void
opcc_store_init_list_source (OpccListSourceInterface *iface)
{
  iface->find_async = find_async;
  iface->find_finish = find_finish;
  iface->fetch_async = fetch_async;
  iface->fetch_finish = fetch_finish;
}
