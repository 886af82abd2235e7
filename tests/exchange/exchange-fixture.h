/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the files that the tests of exchange read, and looks at what was read. */
#pragma once

#include <gio/gio.h>

#include "opcc-workbook.h"

G_BEGIN_DECLS

/* One part of a zip package. */
typedef struct
{
  const char *name;
  const char *text;
} FixturePart;

char *fixture_path (const char *name);
char *fixture_write (const char *name, const void *bytes, gsize length);
char *fixture_write_text (const char *name, const char *text);
char *fixture_write_zip (const char *name, const FixturePart *parts, guint n_parts);
char *fixture_write_xlsx (const char *name, const char *sheet_xml);
char *fixture_write_xlsx_with (const char *name,
                               const char *workbook_xml,
                               const char *styles_xml,
                               const char *strings_xml,
                               const char *sheet_xml);
char *fixture_write_ods (const char *name, const char *spreadsheet_xml);
void fixture_clean (void);

OpccSheet *fixture_read (const char *path);
OpccSheet *fixture_read_text (const char *text);
char *fixture_refusal (const char *path);
char *fixture_headings (OpccSheet *sheet);
char *fixture_row (OpccSheet *sheet, guint index);
char *fixture_notes (OpccSheet *sheet);
char *fixture_problems (OpccSheet *sheet);
char *fixture_shared (const char *name);

G_END_DECLS
