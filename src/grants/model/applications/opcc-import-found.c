/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file was found to be, in words for the first step of an import. */
#include "opcc-import-found.h"

#include <glib/gi18n-lib.h>

#include "opcc-workbook.h"

char *
opcc_import_found_describe (const char *path,
                            guint sheet,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (OpccWorkbook) book = opcc_workbook_open (path, cancellable, error);
  g_autoptr (OpccSheetReader) reader = NULL;
  g_autofree char *kind = NULL;
  guint row;
  guint n_headings;

  if (book == NULL)
    return NULL;
  reader = opcc_workbook_stream (book, sheet, cancellable, error);
  if (reader == NULL)
    return NULL;
  kind = opcc_workbook_describe (book);
  row = opcc_sheet_reader_get_heading_row (reader);
  opcc_sheet_reader_get_headings (reader, &n_headings);
  if (row == 0)
    return g_strdup_printf (_ ("%s. %u columns, without a row of headings."), kind, n_headings);
  return g_strdup_printf (_ ("%s. %u columns, their headings in row %u."), kind, n_headings, row);
}
