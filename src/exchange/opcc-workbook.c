/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file somebody hands over: finds out what it is, which sheets it holds, and reads them. */
#include "opcc-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-csv-reader.h"
#include "opcc-error.h"
#include "opcc-file-kind.h"
#include "opcc-json-reader.h"
#include "opcc-ods-reader.h"
#include "opcc-text-format.h"
#include "opcc-xlsx-reader.h"
#include "opcc-zip-package.h"

/* So much of each sheet is looked at to find the one that matters. */
#define SCORE_ROWS 300

struct _OpccWorkbook
{
  GObject parent_instance;

  char *path;      /* (owned) */
  char *file_name; /* (owned) */
  OpccWorkbookKind kind;
  OpccTextFormat format;   /* of text */
  OpccZipPackage *package; /* (owned) (nullable) of ODS */
  GPtrArray *ods_sheets;   /* (owned) (nullable) (element-type OpccOdsSheet) */
  OpccXlsxBook *book;      /* (owned) (nullable) */
  GPtrArray *tables;       /* (owned) (nullable) (element-type OpccJsonTable) */
};

G_DEFINE_FINAL_TYPE (OpccWorkbook, opcc_workbook, G_TYPE_OBJECT)

static void
opcc_workbook_finalize (GObject *object)
{
  OpccWorkbook *self = OPCC_WORKBOOK (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->package, opcc_zip_package_unref);
  g_clear_pointer (&self->ods_sheets, g_ptr_array_unref);
  g_clear_pointer (&self->book, opcc_xlsx_book_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_workbook_parent_class)->finalize (object);
}

static void
opcc_workbook_class_init (OpccWorkbookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_workbook_finalize;
}

static void
opcc_workbook_init (OpccWorkbook *self)
{
}

static gboolean
open_package (OpccWorkbook *self, GCancellable *cancellable, GError **error)
{
  self->package = opcc_zip_package_open (self->path, error);
  if (self->package == NULL)
    return FALSE;
  if (opcc_zip_package_has (self->package, "content.xml"))
    {
      self->kind = OPCC_WORKBOOK_ODS;
      self->ods_sheets = opcc_ods_list_sheets (self->package, cancellable, error);
      return self->ods_sheets != NULL;
    }
  self->kind = OPCC_WORKBOOK_XLSX;
  self->book = opcc_xlsx_book_open (self->package, cancellable, error);
  return self->book != NULL;
}

static gboolean
open_kind (OpccWorkbook *self, OpccFileKind kind, GCancellable *cancellable, GError **error)
{
  switch (kind)
    {
    case OPCC_FILE_ZIP:
      return open_package (self, cancellable, error);
    case OPCC_FILE_JSON:
      self->kind = OPCC_WORKBOOK_JSON;
      self->tables = opcc_json_book_load (self->path, cancellable, error);
      return self->tables != NULL;
    case OPCC_FILE_TEXT:
    default:
      self->kind = OPCC_WORKBOOK_TEXT;
      return opcc_text_format_find (self->path, &self->format, cancellable, error);
    }
}

/**
 * opcc_workbook_open:
 * @path: (type filename): any file somebody chose
 *
 * Finds out by its content, not by its name, whether the file is delimited text, XLSX, ODS or JSON,
 * and lists its sheets; a text file and a bare JSON list are one sheet with the file's name.
 *
 * Returns: (transfer full) (nullable): the workbook; %NULL with an #OpccError whose message says
 *   what the file is instead and what to do, or with %G_IO_ERROR_CANCELLED
 */
OpccWorkbook *
opcc_workbook_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccWorkbook) self = NULL;
  OpccFileKind kind = OPCC_FILE_TEXT;

  g_return_val_if_fail (path != NULL, NULL);

  if (!opcc_file_kind_find (path, &kind, error))
    return NULL;
  self = g_object_new (OPCC_TYPE_WORKBOOK, NULL);
  self->path = g_strdup (path);
  self->file_name = g_path_get_basename (path);
  if (!open_kind (self, kind, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

OpccWorkbookKind
opcc_workbook_get_kind (OpccWorkbook *self)
{
  g_return_val_if_fail (OPCC_IS_WORKBOOK (self), OPCC_WORKBOOK_TEXT);
  return self->kind;
}

const char *
opcc_workbook_get_path (OpccWorkbook *self)
{
  g_return_val_if_fail (OPCC_IS_WORKBOOK (self), NULL);
  return self->path;
}

const char *
opcc_workbook_get_file_name (OpccWorkbook *self)
{
  g_return_val_if_fail (OPCC_IS_WORKBOOK (self), NULL);
  return self->file_name;
}

/**
 * opcc_workbook_describe:
 *
 * Returns: (transfer full): what the file was found to be, in words for a preview, such as "Excel
 *   workbook with 3 sheets, one of them hidden" or "Text in Windows-1252, cells set apart by
 *   semicolons, Windows line ends"
 */
char *
opcc_workbook_describe (OpccWorkbook *self)
{
  g_autofree char *hidden = NULL;
  const char *kind = NULL;
  guint n_hidden = 0;
  guint n = 0;

  g_return_val_if_fail (OPCC_IS_WORKBOOK (self), NULL);

  n = opcc_workbook_get_n_sheets (self);
  if (self->kind == OPCC_WORKBOOK_TEXT)
    return opcc_text_format_describe (&self->format);
  if (self->kind == OPCC_WORKBOOK_JSON)
    return g_strdup_printf (ngettext ("JSON with %u list of records",
                                      "JSON with %u lists of records", n),
                            n);
  for (guint i = 0; i < n; i++)
    n_hidden += opcc_workbook_get_sheet_hidden (self, i);
  if (n_hidden > 0)
    hidden = g_strdup_printf (ngettext (", %u of them hidden", ", %u of them hidden", n_hidden),
                              n_hidden);
  kind = self->kind == OPCC_WORKBOOK_XLSX ? _ ("Excel workbook") : _ ("OpenDocument spreadsheet");
  return g_strdup_printf (ngettext ("%s with %u sheet%s", "%s with %u sheets%s", n), kind, n,
                          hidden != NULL ? hidden : "");
}

guint
opcc_workbook_get_n_sheets (OpccWorkbook *self)
{
  g_return_val_if_fail (OPCC_IS_WORKBOOK (self), 0);

  switch (self->kind)
    {
    case OPCC_WORKBOOK_XLSX:
      return opcc_xlsx_book_get_n_sheets (self->book);
    case OPCC_WORKBOOK_ODS:
      return self->ods_sheets->len;
    case OPCC_WORKBOOK_JSON:
      return self->tables->len;
    case OPCC_WORKBOOK_TEXT:
    default:
      return 1;
    }
}

/**
 * opcc_workbook_get_sheet_name:
 * @sheet: from 0
 *
 * Returns: the name on the tab, or of the JSON member; the file's name where there is none
 */
const char *
opcc_workbook_get_sheet_name (OpccWorkbook *self, guint sheet)
{
  g_return_val_if_fail (OPCC_IS_WORKBOOK (self), NULL);
  g_return_val_if_fail (sheet < opcc_workbook_get_n_sheets (self), NULL);

  switch (self->kind)
    {
    case OPCC_WORKBOOK_XLSX:
      return opcc_xlsx_book_get_sheet_name (self->book, sheet);
    case OPCC_WORKBOOK_ODS:
      return ((OpccOdsSheet *) g_ptr_array_index (self->ods_sheets, sheet))->name;
    case OPCC_WORKBOOK_JSON:
      return ((OpccJsonTable *) g_ptr_array_index (self->tables, sheet))->name;
    case OPCC_WORKBOOK_TEXT:
    default:
      return self->file_name;
    }
}

gboolean
opcc_workbook_get_sheet_hidden (OpccWorkbook *self, guint sheet)
{
  g_return_val_if_fail (OPCC_IS_WORKBOOK (self), FALSE);
  g_return_val_if_fail (sheet < opcc_workbook_get_n_sheets (self), FALSE);

  if (self->kind == OPCC_WORKBOOK_XLSX)
    return opcc_xlsx_book_get_sheet_hidden (self->book, sheet);
  if (self->kind == OPCC_WORKBOOK_ODS)
    return ((OpccOdsSheet *) g_ptr_array_index (self->ods_sheets, sheet))->hidden;
  return FALSE;
}

/**
 * opcc_workbook_find_sheet:
 * @name: letter case does not matter
 *
 * Returns: the sheet, from 0, or -1
 */
int
opcc_workbook_find_sheet (OpccWorkbook *self, const char *name)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (OPCC_IS_WORKBOOK (self), -1);
  g_return_val_if_fail (name != NULL, -1);

  wanted = g_utf8_casefold (name, -1);
  for (guint i = 0; i < opcc_workbook_get_n_sheets (self); i++)
    {
      g_autofree char *folded = g_utf8_casefold (opcc_workbook_get_sheet_name (self, i), -1);

      if (strcmp (folded, wanted) == 0)
        return (int) i;
    }
  return -1;
}

/* Sheets of this name explain the workbook rather than hold its records. */
static gboolean
is_side_sheet (const char *name)
{
  static const char *const words[] = { "meta",        "note",  "guidance", "read me",  "readme",
                                       "instruction", "list",  "lookup",   "codelist", "contents",
                                       "index",       "cover", "summary",  "pivot",    "chart",
                                       "help",        "about", "glossary", NULL };
  g_autofree char *folded = g_utf8_strdown (name, -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (folded, words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* More cells under headings make a likelier sheet of records; none makes none. */
static double
score_sheet (OpccWorkbook *self, guint sheet, GCancellable *cancellable)
{
  g_autoptr (OpccSheetReader) reader = opcc_workbook_stream (self, sheet, cancellable, NULL);
  OpccRow row = { 0 };
  double cells = 0.0;
  guint n_columns = 0;

  if (reader == NULL)
    return -1.0;
  opcc_sheet_reader_get_headings (reader, &n_columns);
  cells = n_columns * 0.5;
  for (guint i = 0; i < SCORE_ROWS; i++)
    {
      if (!opcc_sheet_reader_next (reader, &row, cancellable, NULL))
        break;
      for (guint j = 0; j < row.n_cells; j++)
        cells += row.cells[j] != NULL;
    }
  if (self->kind != OPCC_WORKBOOK_JSON && opcc_sheet_reader_get_heading_row (reader) == 0)
    cells *= 0.2;
  if (n_columns < 3)
    cells *= 0.3;
  if (is_side_sheet (opcc_workbook_get_sheet_name (self, sheet)))
    cells *= 0.2;
  return opcc_workbook_get_sheet_hidden (self, sheet) ? cells * 0.01 : cells;
}

/**
 * opcc_workbook_best_sheet:
 *
 * The sheet somebody most likely means: visible, with headings, with most cells filled under them,
 * and not called "Guidance" or "Lists". The first of several equal ones.
 *
 * Returns: the sheet, from 0
 */
guint
opcc_workbook_best_sheet (OpccWorkbook *self, GCancellable *cancellable)
{
  double best_score = -2.0;
  guint best = 0;

  g_return_val_if_fail (OPCC_IS_WORKBOOK (self), 0);

  if (opcc_workbook_get_n_sheets (self) == 1)
    return 0;
  for (guint i = 0; i < opcc_workbook_get_n_sheets (self); i++)
    {
      const double score = score_sheet (self, i, cancellable);

      if (score > best_score)
        {
          best_score = score;
          best = i;
        }
    }
  return best;
}

/**
 * opcc_workbook_read_rows:
 * @sheet: from 0
 *
 * Returns: (transfer full) (nullable): all rows of the sheet as they stand, headings or not
 */
OpccRowReader *
opcc_workbook_read_rows (OpccWorkbook *self, guint sheet, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (OPCC_IS_WORKBOOK (self), NULL);
  g_return_val_if_fail (sheet < opcc_workbook_get_n_sheets (self), NULL);

  switch (self->kind)
    {
    case OPCC_WORKBOOK_XLSX:
      return opcc_xlsx_reader_new (self->book, sheet, cancellable, error);
    case OPCC_WORKBOOK_ODS:
      return opcc_ods_reader_new (self->package, sheet, error);
    case OPCC_WORKBOOK_JSON:
      return opcc_json_reader_new (self->tables, sheet);
    case OPCC_WORKBOOK_TEXT:
    default:
      return opcc_csv_reader_new (self->path, &self->format, error);
    }
}

/**
 * opcc_workbook_stream:
 * @sheet: from 0
 *
 * Returns: (transfer full) (nullable): the sheet's headings and, row by row, its data
 */
OpccSheetReader *
opcc_workbook_stream (OpccWorkbook *self, guint sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccRowReader) rows = opcc_workbook_read_rows (self, sheet, cancellable, error);

  if (rows == NULL)
    return NULL;
  return opcc_sheet_reader_new (rows, self->file_name, opcc_workbook_get_sheet_name (self, sheet),
                                cancellable, error);
}

/**
 * opcc_workbook_read:
 * @sheet: from 0
 *
 * Returns: (transfer full) (nullable): the whole sheet, held in memory
 */
OpccSheet *
opcc_workbook_read (OpccWorkbook *self, guint sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccSheetReader) reader = opcc_workbook_stream (self, sheet, cancellable, error);

  return reader != NULL ? opcc_sheet_reader_read_all (reader, cancellable, error) : NULL;
}
