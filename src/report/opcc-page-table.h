/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing a table on pages: its columns, its head on every page, rows that stay whole. */
#pragma once

#include "opcc-page-printer.h"

G_BEGIN_DECLS

double opcc_page_table_find_first_height (OpccPagePrinter *printer, const OpccBlock *block);
void opcc_page_table_print (OpccPagePrinter *printer, const OpccBlock *block);

G_END_DECLS
