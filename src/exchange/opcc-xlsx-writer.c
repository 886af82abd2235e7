/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes Excel workbooks: text is always text, money and dates are real money and dates. */
#include "opcc-xlsx-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-money.h"
#include "opcc-workbook.h"

/* Excel's limits: characters of a cell, characters of a sheet's name, rows. */
#define MAX_CELL_CHARS 32767
#define MAX_NAME_CHARS 31
#define MAX_ROWS       1048576

/* Widths in characters of the default font. */
#define MIN_WIDTH 10
#define MAX_WIDTH 40

/* Behind cells that are to be filled in: a pale yellow. */
#define OPEN_COLOUR 0xFFF8DC

struct _OpccXlsxWriter
{
  OpccFileWriter *file;    /* (owned) */
  char *name;              /* (owned) for messages */
  lxw_workbook *workbook;  /* (owned) until it is closed */
  lxw_worksheet *sheet;    /* (unowned) (nullable) before the first */
  lxw_format *bold;        /* (unowned) */
  lxw_format *money;       /* (unowned) */
  lxw_format *date;        /* (unowned) */
  lxw_format *read;        /* (unowned): locked, its text wrapped */
  lxw_format *open;        /* (unowned): to be filled in */
  GHashTable *sheet_names; /* (owned) folded */
  guint row;
  guint column;
  guint64 n_cells; /* written so far and not empty */
  GError *error;   /* (owned) (nullable) the first failure */
};

/**
 * opcc_xlsx_writer_new:
 * @path: (type filename): replaced only by opcc_xlsx_writer_finish()
 *
 * Rows go to the disk as they are written, so a large export needs little memory.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set as by opcc_file_writer_new()
 */
OpccXlsxWriter *
opcc_xlsx_writer_new (const char *path, GError **error)
{
  g_autoptr (OpccXlsxWriter) self = g_new0 (OpccXlsxWriter, 1);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };

  self->file = opcc_file_writer_new (path, error);
  if (self->file == NULL)
    return NULL;
  self->name = g_path_get_basename (path);
  self->sheet_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->workbook = workbook_new_opt (opcc_file_writer_get_temp_path (self->file), &options);
  self->bold = workbook_add_format (self->workbook);
  format_set_bold (self->bold);
  self->money = workbook_add_format (self->workbook);
  format_set_num_format (self->money, "\"£\"#,##0.00;-\"£\"#,##0.00");
  self->date = workbook_add_format (self->workbook);
  format_set_num_format (self->date, "dd/mm/yyyy");
  self->read = workbook_add_format (self->workbook);
  format_set_text_wrap (self->read);
  format_set_align (self->read, LXW_ALIGN_VERTICAL_TOP);
  self->open = workbook_add_format (self->workbook);
  format_set_unlocked (self->open);
  format_set_text_wrap (self->open);
  format_set_align (self->open, LXW_ALIGN_VERTICAL_TOP);
  format_set_bg_color (self->open, OPEN_COLOUR);
  format_set_border (self->open, LXW_BORDER_THIN);
  return g_steal_pointer (&self);
}

void
opcc_xlsx_writer_free (OpccXlsxWriter *self)
{
  if (self == NULL)
    return;
  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  g_clear_pointer (&self->sheet_names, g_hash_table_unref);
  g_clear_pointer (&self->file, opcc_file_writer_free);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}

static void
take_error (OpccXlsxWriter *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
}

/* Excel allows 31 characters, none of []:*?/\, no apostrophe at the ends, and no name twice. */
static char *
make_sheet_name (OpccXlsxWriter *self, const char *name)
{
  g_autofree char *clean = g_strdup (*name != '\0' ? name : _ ("Sheet"));
  g_autofree char *cut = NULL;

  g_strdelimit (clean, "[]:*?/\\'", ' ');
  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *suffix = i > 1 ? g_strdup_printf (" (%u)", i) : g_strdup ("");
      g_autofree char *folded = NULL;
      const glong room = MAX_NAME_CHARS - (glong) strlen (suffix);
      g_autofree char *head = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), room));

      g_free (cut);
      cut = g_strconcat (head, suffix, NULL);
      folded = g_utf8_casefold (cut, -1);
      if (g_hash_table_add (self->sheet_names, g_steal_pointer (&folded)))
        break;
    }
  return g_steal_pointer (&cut);
}

/**
 * opcc_xlsx_writer_begin_sheet:
 * @name: made to fit Excel's rules
 * @headings: (array length=n_headings): written bold, and kept in sight when scrolling
 */
void
opcc_xlsx_writer_begin_sheet (OpccXlsxWriter *self,
                              const char *name,
                              const char *const *headings,
                              guint n_headings)
{
  g_autofree char *sheet_name = make_sheet_name (self, name);

  self->sheet = workbook_add_worksheet (self->workbook, sheet_name);
  self->row = 0;
  self->column = 0;
  if (self->sheet == NULL)
    {
      take_error (
          self, g_error_new (OPCC_ERROR, OPCC_ERROR_FAILED,
                             _ ("“%s” could not get a sheet called “%s”. Nothing was written. Try "
                                "another name."),
                             self->name, sheet_name));
      return;
    }
  for (guint i = 0; i < n_headings; i++)
    {
      const glong width = g_utf8_strlen (headings[i], -1) + 2;

      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                            CLAMP (width, MIN_WIDTH, MAX_WIDTH), NULL);
    }
  worksheet_freeze_panes (self->sheet, 1, 0);
  for (guint i = 0; i < n_headings; i++)
    {
      worksheet_write_string (self->sheet, 0, (lxw_col_t) i, headings[i], self->bold);
      self->n_cells += *headings[i] != '\0';
    }
  self->row = n_headings > 0;
}

/* Text that looks like Excel's escape for control characters must be escaped itself. */
static char *
escape_text (const char *text)
{
  g_autoptr (GString) escaped = NULL;

  if (strstr (text, "_x") == NULL && strpbrk (text, "\r\xEF") == NULL)
    return g_strdup (text);
  escaped = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean looks_escaped = at[0] == '_' && at[1] == 'x';

      for (guint i = 2; looks_escaped && i < 6; i++)
        looks_escaped = g_ascii_isxdigit (at[i]);
      g_string_append (escaped, looks_escaped && at[6] == '_' ? "_x005F" : "");
      if (strncmp (at, "\xEF\xBF\xBE", 3) == 0 || strncmp (at, "\xEF\xBF\xBF", 3) == 0)
        {
          g_string_append (escaped, at[2] == '\xBE' ? "_xFFFE_" : "_xFFFF_");
          at += 2;
        }
      else if (*at == '\r')
        g_string_append (escaped, "_x000D_");
      else
        g_string_append_c (escaped, *at);
    }
  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

static gboolean
can_write (OpccXlsxWriter *self)
{
  g_return_val_if_fail (self->sheet != NULL || self->error != NULL, FALSE);

  if (self->error == NULL && self->row >= MAX_ROWS)
    take_error (self,
                g_error_new (OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                             _ ("“%s” would need more rows than Excel has (1,048,576). Nothing was "
                                "written. Export as CSV instead."),
                             self->name));
  return self->error == NULL;
}

static void
add_string (OpccXlsxWriter *self, const char *text, lxw_format *format)
{
  g_autofree char *escaped = NULL;
  const guint column = self->column++;

  if (!can_write (self))
    return;
  if (text == NULL || *text == '\0')
    {
      if (format != NULL)
        worksheet_write_blank (self->sheet, self->row, (lxw_col_t) column, format);
      return;
    }
  self->n_cells++;
  escaped = escape_text (text);
  if (g_utf8_strlen (escaped, -1) > MAX_CELL_CHARS ||
      worksheet_write_string (self->sheet, self->row, (lxw_col_t) column, escaped, format) !=
          LXW_NO_ERROR)
    take_error (self,
                g_error_new (OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                             _ ("A text in row %u of “%s” is longer than Excel allows (32,767 "
                                "characters). Nothing was written. Export as CSV instead."),
                             self->row + 1, self->name));
}

/**
 * opcc_xlsx_writer_add_text:
 * @text: (nullable): always a string cell, never a formula, whatever it begins with
 */
void
opcc_xlsx_writer_add_text (OpccXlsxWriter *self, const char *text)
{
  add_string (self, text, NULL);
}

/**
 * opcc_xlsx_writer_add_read_text:
 * @text: (nullable): to be read, on as many lines as it needs
 */
void
opcc_xlsx_writer_add_read_text (OpccXlsxWriter *self, const char *text)
{
  add_string (self, text, self->read);
}

/**
 * opcc_xlsx_writer_add_open_text:
 * @text: (nullable): what stands there so far
 *
 * Adds a cell that can be filled in on a protected sheet.
 */
void
opcc_xlsx_writer_add_open_text (OpccXlsxWriter *self, const char *text)
{
  add_string (self, text, self->open);
}

/**
 * opcc_xlsx_writer_add_open_integer:
 * @value: what stands there so far; G_MININT64: nothing
 * @max: nothing but a whole number from 0 to this can be typed there
 * @message: said to whoever types something else
 *
 * Adds a cell that can be filled in on a protected sheet.
 */
void
opcc_xlsx_writer_add_open_integer (OpccXlsxWriter *self,
                                   gint64 value,
                                   gint64 max,
                                   const char *message)
{
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_INTEGER,
                               .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                               .minimum_number = 0,
                               .maximum_number = (double) max,
                               .error_message = (char *) message };
  const guint column = self->column;

  if (!can_write (self))
    return;
  worksheet_data_validation_cell (self->sheet, self->row, (lxw_col_t) column, &rule);
  if (value == G_MININT64)
    {
      add_string (self, NULL, self->open);
      return;
    }
  self->column++;
  self->n_cells++;
  worksheet_write_number (self->sheet, self->row, (lxw_col_t) column, (double) value, self->open);
}

/**
 * opcc_xlsx_writer_add_open_choice:
 * @text: what stands there so far
 * @choices: (array zero-terminated=1): nothing but one of these can be typed there
 * @message: said to whoever types something else
 *
 * Adds a cell that can be filled in on a protected sheet.
 */
void
opcc_xlsx_writer_add_open_choice (OpccXlsxWriter *self,
                                  const char *text,
                                  const char *const *choices,
                                  const char *message)
{
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST,
                               .value_list = (gpointer) choices,
                               .error_message = (char *) message };

  if (!can_write (self))
    return;
  worksheet_data_validation_cell (self->sheet, self->row, (lxw_col_t) self->column, &rule);
  add_string (self, text, self->open);
}

/**
 * opcc_xlsx_writer_protect_sheet:
 *
 * Of the sheet in hand, only the cells of opcc_xlsx_writer_add_open_text(),
 * opcc_xlsx_writer_add_open_integer() and opcc_xlsx_writer_add_open_choice() can be changed. There
 * is no password: it keeps from slips.
 */
void
opcc_xlsx_writer_protect_sheet (OpccXlsxWriter *self)
{
  lxw_protection options = { .format_columns = 1, .format_rows = 1 };

  if (self->sheet != NULL)
    worksheet_protect (self->sheet, NULL, &options);
}

/**
 * opcc_xlsx_writer_set_column:
 * @width: characters; 0: the column is hidden
 */
void
opcc_xlsx_writer_set_column (OpccXlsxWriter *self, guint column, guint width)
{
  lxw_row_col_options options = { .hidden = width == 0 };

  if (self->sheet != NULL)
    worksheet_set_column_opt (self->sheet, (lxw_col_t) column, (lxw_col_t) column,
                              width > 0 ? width : MIN_WIDTH, NULL, &options);
}

/**
 * opcc_xlsx_writer_hide_sheet:
 *
 * Hides the sheet in hand, which must not be the only one.
 */
void
opcc_xlsx_writer_hide_sheet (OpccXlsxWriter *self)
{
  if (self->sheet != NULL)
    worksheet_hide (self->sheet);
}

static void
add_double (OpccXlsxWriter *self, double value, lxw_format *format)
{
  const guint column = self->column++;

  if (!can_write (self))
    return;
  self->n_cells++;
  worksheet_write_number (self->sheet, self->row, (lxw_col_t) column, value, format);
}

/**
 * opcc_xlsx_writer_add_number:
 * @decimal: (nullable): digits with a point
 */
void
opcc_xlsx_writer_add_number (OpccXlsxWriter *self, const char *decimal)
{
  if (decimal == NULL || *decimal == '\0')
    self->column++;
  else
    add_double (self, g_ascii_strtod (decimal, NULL), NULL);
}

/**
 * opcc_xlsx_writer_add_integer:
 *
 * Adds a whole number; beyond 15 digits Excel rounds it.
 */
void
opcc_xlsx_writer_add_integer (OpccXlsxWriter *self, gint64 value)
{
  add_double (self, (double) value, NULL);
}

/**
 * opcc_xlsx_writer_add_money:
 * @pence: shown as "£8,000.00"; %OPCC_NO_MONEY is an empty cell
 */
void
opcc_xlsx_writer_add_money (OpccXlsxWriter *self, gint64 pence)
{
  if (pence == OPCC_NO_MONEY)
    self->column++;
  else
    add_double (self, (double) pence / 100.0, self->money);
}

/**
 * opcc_xlsx_writer_add_date:
 * @date: shown as "03/07/2023"; %OPCC_NO_DATE is an empty cell; days before March 1900, which
 *   Excel's calendar gets wrong or lacks, are written as ISO text
 */
void
opcc_xlsx_writer_add_date (OpccXlsxWriter *self, OpccDate date)
{
  const OpccDate first = opcc_date_from_ymd (1900, 3, 1);

  if (date == OPCC_NO_DATE)
    self->column++;
  else if (date < first)
    {
      g_autofree char *text = opcc_date_to_iso (date);

      opcc_xlsx_writer_add_text (self, text);
    }
  else
    add_double (self, (double) date - first + 61.0, self->date);
}

/**
 * opcc_xlsx_writer_add_empty:
 *
 * Adds a cell that holds nothing.
 */
void
opcc_xlsx_writer_add_empty (OpccXlsxWriter *self)
{
  self->column++;
}

/**
 * opcc_xlsx_writer_end_row:
 *
 * Ends the row; the next cell is the first of a new one.
 */
void
opcc_xlsx_writer_end_row (OpccXlsxWriter *self)
{
  self->row++;
  self->column = 0;
}

static guint64
count_cells (OpccRowReader *reader, GError **error)
{
  OpccRow row = { 0 };
  guint64 n_cells = 0;

  while (opcc_row_reader_next (reader, &row, NULL, error))
    {
      for (guint i = 0; i < row.n_cells; i++)
        n_cells += row.cells[i] != NULL;
    }
  return n_cells;
}

/* libxlsxwriter does not notice when the disk takes no more: only reading the workbook again shows
 * whether all of it is there. */
static gboolean
check_whole (OpccXlsxWriter *self)
{
  const char *path = opcc_file_writer_get_temp_path (self->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, &error);
  guint64 n_cells = 0;

  for (guint i = 0; error == NULL && i < opcc_workbook_get_n_sheets (workbook); i++)
    {
      g_autoptr (OpccRowReader) reader = opcc_workbook_read_rows (workbook, i, NULL, &error);

      if (reader != NULL)
        n_cells += count_cells (reader, &error);
    }
  return error == NULL && n_cells == self->n_cells;
}

/**
 * opcc_xlsx_writer_finish:
 *
 * Reads the workbook again to see that it is whole, and puts it in its place. A failure of any
 * earlier call is reported here.
 *
 * Returns: %FALSE with %OPCC_ERROR_TOO_LARGE beyond Excel's limits, %OPCC_ERROR_NO_SPACE or
 *   another error as by opcc_file_writer_new(); what stood there is untouched then
 */
gboolean
opcc_xlsx_writer_finish (OpccXlsxWriter *self, GError **error)
{
  lxw_error result = LXW_NO_ERROR;

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  result = workbook_close (g_steal_pointer (&self->workbook));
  if (result == LXW_NO_ERROR && check_whole (self))
    return opcc_file_writer_commit (self->file, error);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NO_SPACE,
               _ ("“%s” could not be written whole; most likely the disk is full. What stood there "
                  "before is untouched. Make room, or choose another disk."),
               self->name);
  return FALSE;
}
