/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing the pages of a document: to paper, or to a file as a printer would get it. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-document-pages.h"

G_BEGIN_DECLS

/**
 * opcc_print_operation_new:
 * @pages: (transfer none): all that is printed; nothing leads from it to a record
 * @page: the one in view, from 0: "Current page" of the dialog
 *
 * Returns: (transfer full): on A4 without further margins, to be run by gtk_print_operation_run ()
 */
GtkPrintOperation *opcc_print_operation_new (OpccDocumentPages *pages, guint page);

G_END_DECLS
