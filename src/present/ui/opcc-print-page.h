/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPrintPage: one page of a document as it comes out of the printer, at any size. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-document-pages.h"

G_BEGIN_DECLS

/* Role img; what stands on the page is its description. CSS: .opcc-paper, white in any theme. */
#define OPCC_TYPE_PRINT_PAGE (opcc_print_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccPrintPage, opcc_print_page, OPCC, PRINT_PAGE, GtkWidget)

/* (transfer floating) */
GtkWidget *opcc_print_page_new (void);
/* @pages (nullable): none; @page: 0 is the first */
void opcc_print_page_show (OpccPrintPage *self, OpccDocumentPages *pages, guint page);
/* Pixels a point of 1/72 inch. */
void opcc_print_page_set_scale (OpccPrintPage *self, double scale);

G_END_DECLS
