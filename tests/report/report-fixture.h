/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents for the tests, and what programs from outside read in their files. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

char *report_path (const char *name);
void report_clean (void);
/* Writes @document as @name, and returns its path. */
char *report_write (const OpccDocument *document, const char *name);
char *report_read (const char *path);
/* The pages of a PDF as pdftotext reads them; NULL where it is not installed. */
GStrv report_read_pages (const char *path);
guint report_count (const char *text, const char *words);
/* A table of two columns with @n rows: "Row 7" and @second. */
void report_add_rows (OpccDocument *document, const char *title, guint n, const char *second);
OpccChart *report_new_chart (const char *title);

G_END_DECLS
