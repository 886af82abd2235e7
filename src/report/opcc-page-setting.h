/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting the blocks of a document on pages, one below the other: what PDF, print and the preview
 * of print have in common. */
#pragma once

#include "opcc-page-printer.h"

G_BEGIN_DECLS

/**
 * opcc_page_setting_print:
 *
 * Prints the whole document, from the first page on. Called a first time it only counts the pages:
 * set n_pages and the context for the second.
 *
 * Returns: FALSE on error, or when cancelled
 */
gboolean
opcc_page_setting_print (OpccPagePrinter *printer, GCancellable *cancellable, GError **error);

G_END_DECLS
