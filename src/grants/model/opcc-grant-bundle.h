/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One grant for an auditor: all that is known of it, as a ZIP file. */
#pragma once

#include <gio/gio.h>

#include "opcc-db-types.h"

G_BEGIN_DECLS

/**
 * opcc_grant_bundle_write:
 * @application: number of the application, awarded or not
 * @path: of a .zip file
 *
 * Application, marks, decision notice, letters, agreement, payments, returns, outputs, variations
 * and the history from the log, with a list of contents that has the SHA-256 of each part. It is
 * for auditors: names are in it. The same records make the same bytes. Whole or not at all.
 *
 * Returns: the number of parts, -1 on error
 */
gint64 opcc_grant_bundle_write (
    OpccDb *db, gint64 application, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
