/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPrintPreview: the pages of a document as they will be printed, for the audience chosen. */
#pragma once

#include <adwaita.h>

#include "opcc-document-pages.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccPrintPreview:
 *
 * Shows what anyone may see until another audience is chosen; it holds the pages and no record.
 * Keys: Page Up and Page Down, Home and End, Ctrl+plus, Ctrl+minus and Ctrl+0, Ctrl+P prints,
 * Escape closes. Actions: "preview.back", "preview.forward", "preview.first", "preview.last",
 * "preview.larger", "preview.smaller", "preview.normal", "preview.print".
 */
#define OPCC_TYPE_PRINT_PREVIEW (opcc_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (OpccPrintPreview, opcc_print_preview, OPCC, PRINT_PREVIEW, AdwWindow)

/**
 * opcc_print_preview_open:
 * @from: a widget of the window that prints
 * @document: text of an OpccDocumentOrder
 *
 * Returns: (transfer none): the window, in view; it destroys itself
 */
OpccPrintPreview *
opcc_print_preview_open (GtkWidget *from, OpccWorkspace *workspace, const char *document);
void opcc_print_preview_warn (OpccPrintPreview *self, const char *doubt);
/* (nullable) until they are set. */
OpccDocumentPages *opcc_print_preview_get_pages (OpccPrintPreview *self);
/* From 0. */
guint opcc_print_preview_get_page (OpccPrintPreview *self);

G_END_DECLS
