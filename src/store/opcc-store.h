/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccStore: an open office file, its one thread, and the seam through which work reaches it. */
#pragma once

#include <gio/gio.h>

#include "opcc-db-types.h"
#include "opcc-slot-list.h"

G_BEGIN_DECLS

#define OPCC_TYPE_STORE (opcc_store_get_type ())
G_DECLARE_FINAL_TYPE (OpccStore, opcc_store, OPCC, STORE, GObject)

/**
 * OpccStoreFlags:
 * @OPCC_STORE_CREATE: make a new office file; refuse if one is there
 * @OPCC_STORE_READ_ONLY: look, do not change
 * @OPCC_STORE_ALLOW_ANY_PLACE: do not refuse network shares and synchronised folders (a reader's
 *   copy; never for an office file in use)
 * @OPCC_STORE_CHECK_LATER: check that the file is whole once there is nothing more pressing, and in
 *   any case before the first write; what is found then is told by "notify::read-only-reason"
 * @OPCC_STORE_RECALL: do not look again at all of a file that was found whole within the last day
 * and that nobody has written since; keep it on closing where it was found so
 * @OPCC_STORE_IN_MEMORY: a new office file in memory alone, whatever the path: it is gone when it
 * is closed, and neither backup nor index of it is written
 */
typedef enum
{
  OPCC_STORE_CREATE = 1 << 0,
  OPCC_STORE_READ_ONLY = 1 << 1,
  OPCC_STORE_ALLOW_ANY_PLACE = 1 << 2,
  OPCC_STORE_CHECK_LATER = 1 << 3,
  OPCC_STORE_IN_MEMORY = 1 << 4,
  OPCC_STORE_RECALL = 1 << 5,
} OpccStoreFlags;

/* Opens and checks the file on the store's thread, and waits. A file of a newer program opens
 * read-only. The record kinds must be registered before. */
OpccStore *opcc_store_open (const char *path, OpccStoreFlags flags, GError **error);
/* Ends the thread after the work in hand; makes the closing backup. Call it before the last unref.
 */
void opcc_store_close (OpccStore *self);

const char *opcc_store_get_path (OpccStore *self);
gboolean opcc_store_is_read_only (OpccStore *self);
const char *opcc_store_get_read_only_reason (OpccStore *self);
/* (transfer none) (nullable): why the last backup by the clock could not be made. */
const char *opcc_store_get_backup_trouble (OpccStore *self);
/* (nullable): what is wrong with the file, once OPCC_STORE_CHECK_LATER has found it. */
const GError *opcc_store_get_damage (OpccStore *self);
void opcc_store_set_who (OpccStore *self, const char *who);
char *opcc_store_get_default_path (void);

/* The one seam. The job runs on the store's thread; the callback on the caller's main loop. */
void opcc_store_run (OpccStore *self,
                     OpccJob job,
                     gpointer data,
                     GDestroyNotify free_data,
                     GDestroyNotify free_result,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
gpointer opcc_store_run_finish (OpccStore *self, GAsyncResult *result, GError **error);
/* The same for programs without a main loop: waits for the result. */
gpointer opcc_store_run_wait (
    OpccStore *self, OpccJob job, gpointer data, GCancellable *cancellable, GError **error);

/* Signal "changed" (const char *const *kinds): an action was committed, undone or redone; on the
 * main loop of the thread that opened the store. Properties "undo-name", "redo-name",
 * "read-only-reason" and "backup-trouble" (all nullable). */
const char *opcc_store_get_office_id (OpccStore *self);
const char *opcc_store_get_undo_name (OpccStore *self);
const char *opcc_store_get_redo_name (OpccStore *self);
gint64 opcc_store_get_saved_at (OpccStore *self);

/* OpccStore is an OpccListSource. */

G_END_DECLS
