/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the store's types for layers that pass them on without looking inside. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The office file as seen from inside a job, on the store's own thread. */
typedef struct _OpccDb OpccDb;

/**
 * OpccJob:
 * @db: the office file; valid only until the job returns
 * @data: what the caller gave
 * @cancellable: (nullable): checked by anything that can take long
 *
 * A plain synchronous function that the store's thread runs. It returns its result, or sets @error
 * and returns NULL.
 */
typedef gpointer (*OpccJob) (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
