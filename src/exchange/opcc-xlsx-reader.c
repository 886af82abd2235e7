/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the rows of one sheet of an Excel workbook (ECMA-376 part 1, 18.3). */
#include "opcc-xlsx-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-column-letter.h"
#include "opcc-error.h"

/* Excel's own limit. */
#define MAX_ROWS 1048576

#define MAX_MERGES 20000

/* Merged cells stand behind all rows, so a sheet is unpacked twice to know them; not a huge one. */
#define MAX_MERGE_SCAN_BYTES (64 * 1024 * 1024)

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED_TEXT,
  CELL_TEXT,
  CELL_INLINE_TEXT,
  CELL_BOOLEAN,
  CELL_ERROR,
  CELL_DATE,
} CellType;

typedef struct
{
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
} MergeRange;

struct _OpccXlsxReader
{
  OpccXmlRowReader parent_instance;

  OpccXlsxBook *book;    /* (owned) */
  OpccXmlStream *stream; /* its own */
  OpccRowBatch *batch;   /* its own */

  /* The cell being read. */
  guint row;
  guint column;
  CellType type;
  guint style;
  gboolean in_cell;
  gboolean formula;
  guint taking; /* inside v, or inside t of an inline string */
  gboolean has_value;
  guint in_phonetic;
  GString *value; /* (owned) */
  guint hidden_rows;
};

G_DEFINE_FINAL_TYPE (OpccXlsxReader, opcc_xlsx_reader, OPCC_TYPE_XML_ROW_READER)

static CellType
parse_type (const char *type)
{
  if (type == NULL)
    return CELL_NUMBER;
  if (strcmp (type, "s") == 0)
    return CELL_SHARED_TEXT;
  if (strcmp (type, "str") == 0)
    return CELL_TEXT;
  if (strcmp (type, "inlineStr") == 0)
    return CELL_INLINE_TEXT;
  if (strcmp (type, "b") == 0)
    return CELL_BOOLEAN;
  if (strcmp (type, "e") == 0)
    return CELL_ERROR;
  return strcmp (type, "d") == 0 ? CELL_DATE : CELL_NUMBER;
}

static void
refuse_place (OpccXlsxReader *self)
{
  opcc_xml_stream_fail (
      self->stream,
      g_error_new (OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                   _ ("“%s” names a row beyond 1,048,576, the last that Excel knows. Nothing was "
                      "taken in. Open it in Excel and save it anew."),
                   opcc_zip_package_get_file_name (opcc_xlsx_book_get_package (self->book))));
}

static void
start_row (OpccXlsxReader *self, const char *const *attributes)
{
  const char *number = opcc_xml_attribute (attributes, "r");
  const char *hidden = opcc_xml_attribute (attributes, "hidden");
  const guint64 row = number != NULL ? g_ascii_strtoull (number, NULL, 10) : self->row + 1;

  if (row == 0 || row > MAX_ROWS)
    {
      refuse_place (self);
      return;
    }
  self->row = (guint) row;
  self->column = 0;
  self->hidden_rows += hidden != NULL && (*hidden == '1' || *hidden == 't');
  opcc_row_batch_begin_row (self->batch, self->row);
}

static void
start_cell (OpccXlsxReader *self, const char *const *attributes)
{
  const char *reference = opcc_xml_attribute (attributes, "r");
  const char *style = opcc_xml_attribute (attributes, "s");
  guint column = 0;
  guint row = 0;

  if (reference != NULL && opcc_cell_reference_parse (reference, &column, &row))
    self->column = column;
  self->type = parse_type (opcc_xml_attribute (attributes, "t"));
  self->style = style != NULL ? (guint) g_ascii_strtoull (style, NULL, 10) : 0;
  self->in_cell = TRUE;
  self->formula = FALSE;
  self->has_value = FALSE;
  g_string_truncate (self->value, 0);
}

static void
start_element (gpointer data, const char *name, const char *const *attributes)
{
  OpccXlsxReader *self = data;

  if (strcmp (name, "row") == 0)
    start_row (self, attributes);
  else if (strcmp (name, "c") == 0)
    start_cell (self, attributes);
  else if (!self->in_cell)
    return;
  else if (strcmp (name, "v") == 0 || (strcmp (name, "t") == 0 && self->type == CELL_INLINE_TEXT))
    self->taking++;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic++;
  else if (strcmp (name, "f") == 0)
    self->formula = TRUE;
}

static void
report (OpccXlsxReader *self, const char *value, const char *problem, const char *remedy)
{
  g_autofree char *letter = opcc_column_letter (self->column);

  opcc_row_reader_take_problem (OPCC_ROW_READER (self),
                                opcc_problem_new (OPCC_SEVERITY_WARNING, self->row, letter, value,
                                                  problem, remedy));
}

static void
set_cell (OpccXlsxReader *self, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;

  if (memchr (text, '_', length) != NULL)
    {
      if (text != self->value->str)
        {
          g_string_truncate (self->value, 0);
          g_string_append_len (self->value, text, (gssize) length);
        }
      opcc_xlsx_unescape (self->value);
      text = self->value->str;
      length = self->value->len;
    }
  if (memmem (text, length, "\xEF\xBF\xBD", 3) != NULL)
    report (self, NULL, _ ("The program that wrote this file lost a character here (�)."),
            _ ("Correct the cell after taking it in."));
  if (!opcc_row_batch_set_cell (self->batch, self->column, text, length, &error))
    opcc_xml_stream_fail (self->stream, g_steal_pointer (&error));
}

static void
set_shared_text (OpccXlsxReader *self)
{
  char *end = NULL;
  const guint64 index = g_ascii_strtoull (self->value->str, &end, 10);
  gsize length = 0;
  const char *text = NULL;

  if (end != self->value->str && index < G_MAXUINT)
    text = opcc_xlsx_book_get_text (self->book, (guint) index, &length);
  if (text != NULL)
    set_cell (self, text, length);
  else if (self->value->len > 0)
    report (self, NULL,
            _ ("The text of this cell is missing from the workbook; it was left empty."),
            _ ("Open the workbook in Excel, check the cell and save it anew."));
}

static void
set_number (OpccXlsxReader *self)
{
  g_autofree char *text = NULL;

  if (self->value->len == 0)
    return;
  text =
      opcc_number_from_cell (self->value->str, opcc_xlsx_book_get_format (self->book, self->style),
                             opcc_xlsx_book_get_base_1904 (self->book));
  set_cell (self, text, strlen (text));
}

static void
set_date (OpccXlsxReader *self)
{
  if (g_str_has_suffix (self->value->str, "T00:00:00"))
    g_string_truncate (self->value, self->value->len - strlen ("T00:00:00"));
  set_cell (self, self->value->str, self->value->len);
}

static void
finish_cell (OpccXlsxReader *self)
{
  if (self->formula && !self->has_value)
    report (self, NULL, _ ("The result of this cell's formula was not saved; it was left empty."),
            _ ("Open the workbook in Excel, let it calculate, and save it anew."));
  switch (self->type)
    {
    case CELL_SHARED_TEXT:
      set_shared_text (self);
      break;
    case CELL_NUMBER:
      set_number (self);
      break;
    case CELL_BOOLEAN:
      if (*self->value->str == '1' || *self->value->str == 't')
        set_cell (self, "Yes", 3);
      else if (self->value->len > 0)
        set_cell (self, "No", 2);
      break;
    case CELL_ERROR:
      report (self, self->value->str,
              _ ("This cell holds an error of the spreadsheet and was kept as text."),
              _ ("Correct the formula in the workbook, or the value after taking it in."));
      set_cell (self, self->value->str, self->value->len);
      break;
    case CELL_DATE:
      set_date (self);
      break;
    case CELL_TEXT:
    case CELL_INLINE_TEXT:
    default:
      set_cell (self, self->value->str, self->value->len);
      break;
    }
  self->in_cell = FALSE;
  self->column++;
}

static void
end_element (gpointer data, const char *name)
{
  OpccXlsxReader *self = data;

  if (strcmp (name, "row") == 0)
    opcc_row_batch_end_row (self->batch, 1);
  else if (!self->in_cell)
    {
      if (strcmp (name, "sheetData") == 0)
        opcc_xml_stream_stop (self->stream);
    }
  else if (strcmp (name, "c") == 0)
    finish_cell (self);
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic -= self->in_phonetic > 0;
  else if (strcmp (name, "v") == 0 || (strcmp (name, "t") == 0 && self->type == CELL_INLINE_TEXT))
    {
      self->taking -= self->taking > 0;
      self->has_value = TRUE;
    }
}

static void
take_text (gpointer data, const char *text, gsize length)
{
  OpccXlsxReader *self = data;

  if (self->taking == 0 || self->in_phonetic > 0)
    return;
  if (self->value->len + length <= OPCC_MAX_CELL_BYTES + 1)
    g_string_append_len (self->value, text, (gssize) length);
  else if (self->value->len <= OPCC_MAX_CELL_BYTES)
    {
      /* One byte too many is enough for the batch to refuse the cell. */
      g_string_set_size (self->value, OPCC_MAX_CELL_BYTES + 1);
      memset (self->value->str, ' ', self->value->len);
    }
}

static int
compare_merges (gconstpointer a, gconstpointer b)
{
  const MergeRange *left = a;
  const MergeRange *right = b;

  return left->row < right->row ? -1 : left->row > right->row;
}

/* Reads ref="A1:C1" of each mergeCell element in the unpacked text: markup cannot stand inside a
 * cell's text, so a search is as good as a parse and many times as fast. */
static void
find_merges (GArray *merges, const char *text)
{
  for (const char *at = text; (at = strstr (at, "mergeCell ")) != NULL && merges->len < MAX_MERGES;)
    {
      const char *reference = strstr (at, "ref=\"");
      const char *colon = NULL;
      MergeRange range = { 0 };
      guint last_column = 0;
      guint last_row = 0;

      at += strlen ("mergeCell ");
      if (reference == NULL)
        break;
      colon = strpbrk (reference + 5, ":\"");
      if (colon == NULL || *colon != ':' ||
          !opcc_cell_reference_parse (reference + 5, &range.column, &range.row) ||
          !opcc_cell_reference_parse (colon + 1, &last_column, &last_row) || last_row < range.row ||
          last_column < range.column || range.row == 0)
        continue;
      range.n_rows = last_row - range.row + 1;
      range.n_columns = last_column - range.column + 1;
      g_array_append_val (merges, range);
    }
}

/* Unpacks the sheet once and looks at what follows its rows. */
static gboolean
read_merges (OpccXlsxReader *self, const char *part, GCancellable *cancellable, GError **error)
{
  OpccZipPackage *package = opcc_xlsx_book_get_package (self->book);
  g_autoptr (OpccZipStream) stream = NULL;
  g_autoptr (GArray) merges = g_array_new (FALSE, FALSE, sizeof (MergeRange));
  g_autofree char *block = g_malloc (64 * 1024 + 1);
  g_autoptr (GString) tail = g_string_new (NULL);
  gboolean behind = FALSE;
  gssize got = 0;

  if (opcc_zip_package_get_size (package, part) > MAX_MERGE_SCAN_BYTES)
    return TRUE;
  stream = opcc_zip_stream_open (package, part, error);
  if (stream == NULL)
    return FALSE;
  while ((got = opcc_zip_stream_read (stream, block, 64 * 1024, error)) > 0)
    {
      const char *end = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_string_append_len (tail, block, got);
      if (behind)
        continue;
      end = memmem (tail->str, tail->len, "sheetData>", 10);
      if (end == NULL)
        end = memmem (tail->str, tail->len, "mergeCells", 10);
      behind = end != NULL;
      /* What comes before does not matter; some bytes stay, in case the word is cut in two. */
      if (behind)
        g_string_erase (tail, 0, end - tail->str);
      else if (tail->len > 16)
        g_string_erase (tail, 0, (gssize) tail->len - 16);
    }
  if (got < 0)
    return FALSE;
  find_merges (merges, tail->str);
  g_array_sort (merges, compare_merges);
  for (guint i = 0; i < merges->len; i++)
    {
      const MergeRange *range = &g_array_index (merges, MergeRange, i);

      opcc_row_batch_add_merge (self->batch, range->row, range->column, range->n_rows,
                                range->n_columns);
    }
  return TRUE;
}

static void
opcc_xlsx_reader_report (OpccXmlRowReader *reader)
{
  OpccXlsxReader *self = OPCC_XLSX_READER (reader);

  if (self->hidden_rows > 0)
    opcc_xml_row_reader_take_note (
        reader,
        g_strdup_printf (ngettext ("%u hidden row was read like the others.",
                                   "%u hidden rows were read like the others.", self->hidden_rows),
                         self->hidden_rows));
}

static void
opcc_xlsx_reader_finalize (GObject *object)
{
  OpccXlsxReader *self = OPCC_XLSX_READER (object);

  g_clear_pointer (&self->book, opcc_xlsx_book_unref);
  g_string_free (self->value, TRUE);
  G_OBJECT_CLASS (opcc_xlsx_reader_parent_class)->finalize (object);
}

static void
opcc_xlsx_reader_class_init (OpccXlsxReaderClass *klass)
{
  OPCC_XML_ROW_READER_CLASS (klass)->report = opcc_xlsx_reader_report;
  G_OBJECT_CLASS (klass)->finalize = opcc_xlsx_reader_finalize;
}

static void
opcc_xlsx_reader_init (OpccXlsxReader *self)
{
  self->value = g_string_new (NULL);
}

/**
 * opcc_xlsx_reader_new:
 * @sheet: from 0
 *
 * Cells become the text a person would have typed: see opcc_number_from_cell(); TRUE and FALSE
 * become "Yes" and "No"; errors such as #N/A stay, with a problem. The text of a cell merged over
 * several rows stands for each of them.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set as opcc_xml_stream_step()
 */
OpccRowReader *
opcc_xlsx_reader_new (OpccXlsxBook *book, guint sheet, GCancellable *cancellable, GError **error)
{
  static const OpccXmlHandler handler = { start_element, end_element, take_text };
  g_autoptr (OpccXlsxReader) self = NULL;
  OpccZipPackage *package = opcc_xlsx_book_get_package (book);
  const char *part = opcc_xlsx_book_get_sheet_part (book, sheet);

  if (!opcc_xlsx_book_load_texts (book, cancellable, error))
    return NULL;
  self = g_object_new (OPCC_TYPE_XLSX_READER, NULL);
  self->book = opcc_xlsx_book_ref (book);
  self->batch = opcc_xml_row_reader_begin (OPCC_XML_ROW_READER (self), package);
  if (!read_merges (self, part, cancellable, error))
    return NULL;
  self->stream =
      opcc_xml_row_reader_open (OPCC_XML_ROW_READER (self), package, part, &handler, error);
  if (self->stream == NULL)
    return NULL;
  return OPCC_ROW_READER (g_steal_pointer (&self));
}
