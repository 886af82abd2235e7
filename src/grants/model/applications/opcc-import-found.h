/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file was found to be, in words for the first step of an import. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * opcc_import_found_describe:
 * @sheet: from 0
 *
 * Reads as much of the file as it takes to find the headings.
 *
 * Returns: (transfer full): "Text in UTF-8, cells set apart by commas. The headings stand in row
 *   1."
 */
char *opcc_import_found_describe (const char *path,
                                  guint sheet,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
