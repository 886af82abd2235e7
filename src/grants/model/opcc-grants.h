/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccGrants: the grants domain as pages see it: lists, jobs, and word of changes. */
#pragma once

#include <gio/gio.h>
#include "opcc-db-types.h"
#include "opcc-slot-list.h"

G_BEGIN_DECLS

typedef struct _OpccStore OpccStore;

#define OPCC_TYPE_GRANTS (opcc_grants_get_type ())
G_DECLARE_FINAL_TYPE (OpccGrants, opcc_grants, OPCC, GRANTS, GObject)

/* Made by the application and given to pages, which never see the store. Signal "changed" (const
 * char *const *kinds): records of these kinds were added, changed or removed. */
OpccGrants *opcc_grants_new (OpccStore *store);

void opcc_grants_run (OpccGrants *self,
                      OpccJob job,
                      gpointer data,
                      GDestroyNotify free_data,
                      GDestroyNotify free_result,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/* The result of the job, or NULL with its error. */
gpointer opcc_grants_run_finish (OpccGrants *self, GAsyncResult *result, GError **error);

OpccListSource *opcc_grants_get_list_source (OpccGrants *self);
gboolean opcc_grants_is_read_only (OpccGrants *self);

G_END_DECLS
