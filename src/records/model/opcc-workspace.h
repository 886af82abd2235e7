/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkspace: the office file as pages see it: lists, jobs, and word of changes. */
#pragma once

#include <gio/gio.h>
#include "opcc-db-types.h"
#include "opcc-slot-list.h"

G_BEGIN_DECLS

typedef struct _OpccStore OpccStore;

#define OPCC_TYPE_WORKSPACE (opcc_workspace_get_type ())
G_DECLARE_FINAL_TYPE (OpccWorkspace, opcc_workspace, OPCC, WORKSPACE, GObject)

/* Made by the application and given to pages, which never see the store. Signal "changed" (const
 * char *const *kinds): records of these kinds were added, changed or removed. */
OpccWorkspace *opcc_workspace_new (OpccStore *store);

void opcc_workspace_run (OpccWorkspace *self,
                         OpccJob job,
                         gpointer data,
                         GDestroyNotify free_data,
                         GDestroyNotify free_result,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/* The result of the job, or NULL with its error. */
gpointer opcc_workspace_run_finish (OpccWorkspace *self, GAsyncResult *result, GError **error);

OpccListSource *opcc_workspace_get_list_source (OpccWorkspace *self);
gboolean opcc_workspace_is_read_only (OpccWorkspace *self);

G_END_DECLS
