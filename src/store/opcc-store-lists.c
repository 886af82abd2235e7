/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccStore as the source of lists: each question is a job like any other. */
#include "opcc-store-private.h"

#include <string.h>

#include "opcc-db.h"

/* A screen of rows takes a millisecond or two; what takes longer is no wait for the main loop. */
#define SOON_MICROSECONDS 5000

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
  /* Where somebody waits for the rows: */
  GMutex lock;
  GCond cond;
  gboolean waiting;             /* under the lock */
  GPtrArray *rows;              /* (owned) (nullable) what came in time */
  gboolean taken;               /* nobody is to hear of them again */
  GAsyncReadyCallback callback; /* for rows that did not come in time */
  gpointer user_data;
  gsize n_numbers;
  gint64 numbers[];
} FetchData;

static FetchData *
new_fetch (const OpccKind *kind, const gint64 *numbers, gsize n_numbers)
{
  FetchData *fetch = g_malloc0 (sizeof (FetchData) + n_numbers * sizeof (gint64));

  g_mutex_init (&fetch->lock);
  g_cond_init (&fetch->cond);
  fetch->kind = kind;
  fetch->n_numbers = n_numbers;
  if (n_numbers > 0)
    memcpy (fetch->numbers, numbers, n_numbers * sizeof (gint64));
  return fetch;
}

static void
free_fetch (FetchData *fetch)
{
  g_mutex_clear (&fetch->lock);
  g_cond_clear (&fetch->cond);
  g_free (fetch);
}

static gpointer
fetch_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FetchData *fetch = data;
  GPtrArray *rows = opcc_db_fetch_rows (db, fetch->kind, fetch->numbers, fetch->n_numbers, error);

  g_mutex_lock (&fetch->lock);
  if (fetch->waiting)
    {
      fetch->rows = g_steal_pointer (&rows);
      fetch->waiting = FALSE;
      g_cond_signal (&fetch->cond);
    }
  g_mutex_unlock (&fetch->lock);
  return rows;
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
  opcc_store_run (OPCC_STORE (source), fetch_job, new_fetch (kind, numbers, n_numbers),
                  (GDestroyNotify) free_fetch, (GDestroyNotify) g_ptr_array_unref, cancellable,
                  callback, user_data);
}

static void
late_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FetchData *fetch = user_data;

  if (!fetch->taken)
    fetch->callback (source, result, fetch->user_data);
}

static GPtrArray *
fetch_soon (OpccListSource *source,
            const OpccKind *kind,
            const gint64 *numbers,
            gsize n_numbers,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  FetchData *fetch = new_fetch (kind, numbers, n_numbers);
  gint64 until = g_get_monotonic_time () + SOON_MICROSECONDS;
  GPtrArray *rows;

  fetch->waiting = TRUE;
  fetch->callback = callback;
  fetch->user_data = user_data;
  /* The fetch lives until late_cb () has been called, which is after this. */
  opcc_store_run (OPCC_STORE (source), fetch_job, fetch, (GDestroyNotify) free_fetch,
                  (GDestroyNotify) g_ptr_array_unref, NULL, late_cb, fetch);
  g_mutex_lock (&fetch->lock);
  while (fetch->waiting && g_cond_wait_until (&fetch->cond, &fetch->lock, until))
    ;
  fetch->waiting = FALSE;
  rows = g_steal_pointer (&fetch->rows);
  fetch->taken = rows != NULL;
  g_mutex_unlock (&fetch->lock);
  return rows;
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
  iface->fetch_soon = fetch_soon;
}
