/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads delimited text row by row, in place, as forgivingly as Excel and never silently. */
#include "opcc-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-column-letter.h"
#include "opcc-error.h"
#include "opcc-formula-guard.h"
#include "opcc-text-source.h"

/* The buffer at first; it doubles while a record does not fit, up to the limit of a record. */
#define FIRST_BUFFER_BYTES (1024 * 1024)

/* Bytes that end the quick walk through a cell. */
enum
{
  STOP_PLAIN = 1,  /* outside quotation marks: delimiter, line end, NUL, above ASCII */
  STOP_QUOTED = 2, /* inside: quotation mark, NUL, above ASCII */
};

enum
{
  CELL_QUOTED = 1,    /* begins with a quotation mark */
  CELL_UNTIDY = 2,    /* holds doubled quotation marks, or text after the closing one */
  CELL_NOT_ASCII = 4, /* to be checked */
};

typedef enum
{
  SCAN_RECORD,
  SCAN_NEEDS_MORE,
  SCAN_END,
  SCAN_UNCLOSED,
  SCAN_NUL,
  SCAN_COLUMNS,
} ScanResult;

typedef struct
{
  guint32 start; /* bytes from the start of the record */
  guint32 length;
  guint8 flags;
} Cell;

struct _OpccCsvReader
{
  OpccRowReader parent_instance;

  char *file_name;        /* (owned) */
  OpccTextSource *source; /* (owned) */
  gboolean unicode;       /* the file claims to be UTF-8 */
  char delimiter;
  gboolean separator_line; /* still to be skipped */
  guint8 stops[256];

  char *buffer;   /* (owned) */
  gsize capacity; /* bytes, one less than was allocated */
  gsize start;    /* of the record */
  gsize end;      /* of what was read */
  gboolean ended; /* the source gave all it has */

  Cell *cells;        /* (owned) */
  const char **texts; /* (owned), the texts borrow from buffer and repaired */
  guint n_cells;
  guint row;
  GPtrArray *repaired; /* (owned) (element-type utf8) texts of this row that had to be changed */
  guint64 n_guards;    /* apostrophes taken off */
};

G_DEFINE_FINAL_TYPE (OpccCsvReader, opcc_csv_reader, OPCC_TYPE_ROW_READER)

/* Takes one cell's bounds; cells beyond the limit matter only if they hold something. */
static gboolean
add_cell (OpccCsvReader *self, gsize from, gsize to, guint8 flags)
{
  if (self->n_cells == OPCC_MAX_COLUMNS)
    return from == to;
  self->cells[self->n_cells].start = (guint32) (from - self->start);
  self->cells[self->n_cells].length = (guint32) (to - from);
  self->cells[self->n_cells].flags = flags;
  self->n_cells++;
  return TRUE;
}

/* Walks over the quoted part of a cell; *at ends behind the closing quotation mark. */
static ScanResult
scan_quoted (OpccCsvReader *self, gsize *at, guint8 *flags)
{
  const guint8 *bytes = (const guint8 *) self->buffer;
  const guint8 *stops = self->stops;
  const gsize end = self->end;
  gsize i = *at + 1;

  *flags |= CELL_QUOTED;
  while (TRUE)
    {
      while (i < end && (stops[bytes[i]] & STOP_QUOTED) == 0)
        i++;
      if (i == end)
        return self->ended ? SCAN_UNCLOSED : SCAN_NEEDS_MORE;
      if (bytes[i] >= 0x80)
        *flags |= CELL_NOT_ASCII;
      else if (bytes[i] == '\0')
        return SCAN_NUL;
      else if (i + 1 == end && !self->ended)
        return SCAN_NEEDS_MORE;
      else if (i + 1 < end && bytes[i + 1] == '"')
        {
          *flags |= CELL_UNTIDY;
          i++;
        }
      else
        break;
      i++;
    }
  *at = i + 1;
  return SCAN_RECORD;
}

/* Walks over plain text up to the byte that ends the cell, or the end of what was read. */
static ScanResult
scan_plain (OpccCsvReader *self, gsize *at, guint8 *flags)
{
  const guint8 *bytes = (const guint8 *) self->buffer;
  const guint8 *stops = self->stops;
  const gsize end = self->end;
  gsize i = *at;

  while (TRUE)
    {
      while (i < end && (stops[bytes[i]] & STOP_PLAIN) == 0)
        i++;
      if (i < end && bytes[i] >= 0x80)
        {
          *flags |= CELL_NOT_ASCII;
          i++;
          continue;
        }
      break;
    }
  if (i == end && !self->ended)
    return SCAN_NEEDS_MORE;
  if (i < end && bytes[i] == '\0')
    return SCAN_NUL;
  *at = i;
  return SCAN_RECORD;
}

/* Finds the cells of the record at self->start without changing a byte, so that it can be asked
 * again when more was read. *next is where the following record begins. */
static ScanResult
scan_record (OpccCsvReader *self, gsize *next)
{
  const char *bytes = self->buffer;
  gsize at = self->start;

  self->n_cells = 0;
  if (at == self->end)
    return self->ended ? SCAN_END : SCAN_NEEDS_MORE;
  while (TRUE)
    {
      const gsize from = at;
      guint8 flags = 0;
      ScanResult result = SCAN_RECORD;
      gsize quoted_end = 0;

      if (at < self->end && bytes[at] == '"')
        {
          result = scan_quoted (self, &at, &flags);
          if (result != SCAN_RECORD)
            return result;
          quoted_end = at;
        }
      result = scan_plain (self, &at, &flags);
      if (result != SCAN_RECORD)
        return result;
      if (quoted_end > 0 && at > quoted_end)
        flags |= CELL_UNTIDY;
      if (!add_cell (self, from, at, flags))
        return SCAN_COLUMNS;
      if (at == self->end || bytes[at] != self->delimiter)
        break;
      at++;
    }
  if (at < self->end && bytes[at] == '\r')
    {
      if (at + 1 == self->end && !self->ended)
        return SCAN_NEEDS_MORE;
      if (at + 1 < self->end && bytes[at + 1] == '\n')
        at++;
    }
  *next = MIN (at + 1, self->end);
  return SCAN_RECORD;
}

/* Makes room and reads on. */
static gboolean
fill_buffer (OpccCsvReader *self, GCancellable *cancellable, GError **error)
{
  gssize got = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, self->end - self->start);
      self->end -= self->start;
      self->start = 0;
    }
  if (self->capacity - self->end < FIRST_BUFFER_BYTES / 4)
    {
      self->capacity *= 2;
      self->buffer = g_realloc (self->buffer, self->capacity + 1);
    }
  got = opcc_text_source_read (self->source, self->buffer + self->end, self->capacity - self->end,
                               error);
  if (got < 0)
    return FALSE;
  self->ended = got == 0;
  self->end += (gsize) got;
  return TRUE;
}

static gboolean
refuse_scan (OpccCsvReader *self, ScanResult result, GError **error)
{
  const guint row = self->row + 1;

  if (result == SCAN_UNCLOSED)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("A quotation mark that opens a cell on row %u of “%s” is never closed, so the "
                    "rest of the file cannot be told apart. Nothing was taken in. Close it, or "
                    "remove it, and try again."),
                 row, self->file_name);
  else if (result == SCAN_NUL)
    g_set_error (
        error, OPCC_ERROR, OPCC_ERROR_INVALID,
        _ ("Row %u of “%s” holds a NUL character, which no text holds: the file is damaged "
           "or not a table. Nothing was taken in. Export it again from where it came."),
        row, self->file_name);
  else if (result == SCAN_COLUMNS)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                 _ ("Row %u of “%s” has more than %d columns. Nothing was taken in. Remove the "
                    "columns that are not needed and try again."),
                 row, self->file_name, OPCC_MAX_COLUMNS);
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                 _ ("Row %u of “%s” does not end within %d MB; perhaps a quotation mark there is "
                    "never closed, or this is no table. Nothing was taken in. Look at that row and "
                    "try again."),
                 row, self->file_name, OPCC_MAX_RECORD_BYTES / (1024 * 1024));
  return FALSE;
}

/* Doubled quotation marks become one; what follows the closing one is kept, as Excel does. */
static guint32
tidy_quotes (char *text, guint32 length)
{
  gboolean inside = TRUE;
  guint32 out = 0;

  for (guint32 i = 1; i < length; i++)
    {
      if (inside && text[i] == '"')
        {
          if (i + 1 == length || text[i + 1] != '"')
            {
              inside = FALSE;
              continue;
            }
          i++;
        }
      text[out++] = text[i];
    }
  return out;
}

static void
report_cell (OpccCsvReader *self,
             guint column,
             OpccSeverity severity,
             const char *text,
             const char *problem,
             const char *remedy)
{
  g_autofree char *letter = opcc_column_letter (column);

  opcc_row_reader_take_problem (OPCC_ROW_READER (self),
                                opcc_problem_new (severity, self->row, letter, text, problem,
                                                  remedy));
}

/* Bytes that are no UTF-8 are read as Windows-1252, which is what a careless copy leaves; what is
 * not even that becomes a question mark, and an error. */
static const char *
repair_text (OpccCsvReader *self, guint column, const char *text, gsize length)
{
  const guint16 *table = opcc_text_encoding_get_table (OPCC_ENCODING_WINDOWS_1252);
  GString *repaired = g_string_sized_new (length + 16);
  const guint8 *bytes = (const guint8 *) text;
  gboolean lost = FALSE;

  for (gsize i = 0; i < length;)
    {
      guint sequence = bytes[i] < 0x80 ? 1 : opcc_text_encoding_utf8_length (bytes + i, length - i);

      if (sequence > 0)
        g_string_append_len (repaired, text + i, sequence);
      else if (self->unicode && table[bytes[i] - 128] != 0)
        g_string_append_unichar (repaired, table[bytes[i] - 128]);
      else
        {
          g_string_append_c (repaired, '?');
          lost = TRUE;
        }
      i += MAX (sequence, 1);
    }
  if (lost)
    report_cell (self, column, OPCC_SEVERITY_ERROR, repaired->str,
                 _ ("A character here cannot be read; a question mark stands in its place."),
                 _ ("Correct the cell, or export the file again as “CSV UTF-8”."));
  else
    report_cell (self, column, OPCC_SEVERITY_WARNING, repaired->str,
                 _ ("Some characters here are not UTF-8 like the rest; they were read as "
                    "Windows-1252."),
                 _ ("Check the accents, quotation marks and pound signs of this cell."));
  g_ptr_array_add (self->repaired, g_string_free (repaired, FALSE));
  return g_ptr_array_index (self->repaired, self->repaired->len - 1);
}

static const char *
check_text (OpccCsvReader *self, guint column, const char *text, gsize length)
{
  const guint8 *bytes = (const guint8 *) text;
  gboolean maybe_lost = FALSE;
  gsize i = 0;

  while (i < length)
    {
      guint sequence = 1;

      if (bytes[i] >= 0x80)
        {
          maybe_lost |= bytes[i] == 0xEF;
          sequence = opcc_text_encoding_utf8_length (bytes + i, length - i);
        }
      if (sequence == 0)
        return repair_text (self, column, text, length);
      i += sequence;
    }
  if (maybe_lost && memmem (text, length, "\xEF\xBF\xBD", 3) != NULL)
    report_cell (self, column, OPCC_SEVERITY_WARNING, text,
                 _ ("The program that wrote this file lost a character here (�)."),
                 _ ("Correct the cell after taking it in, or export the file again."));
  return text;
}

static gboolean
check_cell_size (OpccCsvReader *self, guint column, GError **error)
{
  g_autofree char *letter = NULL;

  if (self->cells[column].length <= OPCC_MAX_CELL_BYTES)
    return TRUE;
  letter = opcc_column_letter (column);
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
      _ ("The cell in column %s of row %u of “%s” is longer than %d MB; perhaps a quotation "
         "mark there is never closed. Nothing was taken in. Look at that cell and try "
         "again."),
      letter, self->row, self->file_name, OPCC_MAX_CELL_BYTES / (1024 * 1024));
  return FALSE;
}

/* Ends each text with a NUL, in place, and sees to quotation marks, guards and encoding. */
static gboolean
finish_cells (OpccCsvReader *self, GError **error)
{
  for (guint i = 0; i < self->n_cells; i++)
    {
      const Cell *cell = &self->cells[i];
      char *text = self->buffer + self->start + cell->start;
      guint32 length = cell->length;

      if (!check_cell_size (self, i, error))
        return FALSE;
      if ((cell->flags & CELL_UNTIDY) != 0)
        length = tidy_quotes (text, length);
      else if ((cell->flags & CELL_QUOTED) != 0)
        {
          text++;
          length -= 2;
        }
      text[length] = '\0';
      if (length == 0)
        {
          self->texts[i] = NULL;
          continue;
        }
      self->texts[i] = text;
      if (*text == '\'' && opcc_formula_guard_present (text))
        {
          self->n_guards++;
          self->texts[i]++;
          length--;
        }
      if ((cell->flags & CELL_NOT_ASCII) != 0)
        self->texts[i] = check_text (self, i, self->texts[i], length);
    }
  return TRUE;
}

static void
report_guards (OpccCsvReader *self)
{
  g_autofree char *text = NULL;

  if (self->n_guards == 0)
    return;
  text = g_strdup_printf (
      ngettext ("An apostrophe that keeps a text from becoming a formula was taken off %u cell.",
                "An apostrophe that keeps a text from becoming a formula was taken off %u cells.",
                (gulong) self->n_guards),
      (guint) MIN (self->n_guards, G_MAXUINT));
  opcc_row_reader_take_problem (OPCC_ROW_READER (self),
                                opcc_problem_new (OPCC_SEVERITY_NOTE, 0, NULL, NULL, text, NULL));
  self->n_guards = 0;
}

static gboolean
read_record (OpccCsvReader *self, gsize *next, GCancellable *cancellable, GError **error)
{
  ScanResult result = scan_record (self, next);

  while (result == SCAN_NEEDS_MORE)
    {
      if (self->end - self->start > OPCC_MAX_RECORD_BYTES)
        return refuse_scan (self, result, error);
      if (!fill_buffer (self, cancellable, error))
        return FALSE;
      result = scan_record (self, next);
    }
  if (result == SCAN_END)
    {
      report_guards (self);
      return FALSE;
    }
  return result == SCAN_RECORD ? TRUE : refuse_scan (self, result, error);
}

static gboolean
opcc_csv_reader_next (OpccRowReader *reader,
                      OpccRow *row,
                      GCancellable *cancellable,
                      GError **error)
{
  OpccCsvReader *self = OPCC_CSV_READER (reader);
  gsize next = 0;

  if (self->repaired->len > 0)
    g_ptr_array_set_size (self->repaired, 0);
  if (!read_record (self, &next, cancellable, error))
    return FALSE;
  if (self->separator_line)
    {
      self->separator_line = FALSE;
      self->start = next;
      if (!read_record (self, &next, cancellable, error))
        return FALSE;
    }
  self->row++;
  if (!finish_cells (self, error))
    return FALSE;
  self->start = next;
  row->number = self->row;
  row->n_cells = self->n_cells;
  row->cells = self->texts;
  row->joined = NULL;
  return TRUE;
}

static double
opcc_csv_reader_get_fraction (OpccRowReader *reader)
{
  return opcc_text_source_get_fraction (OPCC_CSV_READER (reader)->source);
}

static void
opcc_csv_reader_finalize (GObject *object)
{
  OpccCsvReader *self = OPCC_CSV_READER (object);

  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->source, opcc_text_source_free);
  g_clear_pointer (&self->buffer, g_free);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->texts, g_free);
  g_clear_pointer (&self->repaired, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_csv_reader_parent_class)->finalize (object);
}

static void
opcc_csv_reader_class_init (OpccCsvReaderClass *klass)
{
  OPCC_ROW_READER_CLASS (klass)->next = opcc_csv_reader_next;
  OPCC_ROW_READER_CLASS (klass)->get_fraction = opcc_csv_reader_get_fraction;
  G_OBJECT_CLASS (klass)->finalize = opcc_csv_reader_finalize;
}

static void
opcc_csv_reader_init (OpccCsvReader *self)
{
  self->capacity = FIRST_BUFFER_BYTES;
  self->buffer = g_malloc (self->capacity + 1);
  self->cells = g_new (Cell, OPCC_MAX_COLUMNS);
  self->texts = g_new (const char *, OPCC_MAX_COLUMNS);
  self->repaired = g_ptr_array_new_with_free_func (g_free);
}

/**
 * opcc_csv_reader_new:
 * @format: what opcc_text_format_find() said about the file
 *
 * The rules are those of RFC 4180, read as Excel reads them: a quotation mark counts only at the
 * start of a cell, text after the closing one is kept, any of CR, LF and CRLF ends a row. An
 * apostrophe before what would be a formula is taken off, see opcc_formula_guard_needed(). Cells
 * borrow from one buffer: reading allocates nothing per cell.
 *
 * Returns: (transfer full) (nullable): %NULL with %OPCC_ERROR_FAILED if it cannot be opened
 */
OpccRowReader *
opcc_csv_reader_new (const char *path, const OpccTextFormat *format, GError **error)
{
  g_autoptr (OpccTextSource) source = opcc_text_source_new (path, &format->encoding, error);
  OpccCsvReader *self = NULL;

  if (source == NULL)
    return NULL;
  self = g_object_new (OPCC_TYPE_CSV_READER, NULL);
  self->file_name = g_path_get_basename (path);
  self->source = g_steal_pointer (&source);
  self->unicode = format->encoding.encoding == OPCC_ENCODING_UTF_8;
  self->delimiter = format->delimiter;
  self->separator_line = format->separator_line;
  self->stops['\0'] = STOP_PLAIN | STOP_QUOTED;
  self->stops['"'] = STOP_QUOTED;
  self->stops['\r'] = self->stops['\n'] = STOP_PLAIN;
  self->stops[(guint8) self->delimiter] = STOP_PLAIN;
  for (guint i = 0x80; i <= 0xFF; i++)
    self->stops[i] = STOP_PLAIN | STOP_QUOTED;
  return OPCC_ROW_READER (self);
}
