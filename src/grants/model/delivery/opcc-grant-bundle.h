/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grants for an auditor: all that is known of each, as a ZIP file. */
#pragma once

#include <gio/gio.h>

#include "opcc-db-types.h"
#include "opcc-import-result.h"

G_BEGIN_DECLS

/**
 * opcc_grant_bundle_write:
 * @application: number of the application, awarded or not
 * @path: of a .zip file
 *
 * Application, marks, decision notice, letters, agreement, payments, returns, outputs, variations
 * and the history from the log, numbered and in that order, after a list of contents that has the
 * SHA-256 of each part. It is for auditors: names are in it. The same records make the same bytes.
 * Whole or not at all.
 *
 * Returns: the number of parts, -1 on error
 */
gint64 opcc_grant_bundle_write (
    OpccDb *db, gint64 application, const char *path, GCancellable *cancellable, GError **error);

/**
 * opcc_grant_bundle_write_round:
 * @progress: (nullable): told of each grant, 0 to 1, on this thread
 *
 * The same for every grant of a round, those that were released too: a folder each, in the order of
 * their references. Refused where there is no grant. Cancelled, nothing is written.
 *
 * Returns: the number of grants, -1 on error
 */
gint64 opcc_grant_bundle_write_round (OpccDb *db,
                                      gint64 round,
                                      const char *path,
                                      OpccProgress progress,
                                      gpointer user_data,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
