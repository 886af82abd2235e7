/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes CSV that Excel reads right and in which no text can become a formula. */
#include "opcc-csv-writer.h"

#include <string.h>

#include "opcc-file-writer.h"
#include "opcc-formula-guard.h"
#include "opcc-money.h"

/* Written to the file at a time. */
#define FLUSH_BYTES (256 * 1024)

struct _OpccCsvWriter
{
  OpccFileWriter *file; /* (owned) (nullable) when writing to a string */
  GString *out;         /* (owned), or the caller's string */
  GError *error;        /* (owned) (nullable) the first failure */
  gboolean in_row;
};

static OpccCsvWriter *
make_writer (OpccFileWriter *file, GString *out)
{
  OpccCsvWriter *self = g_new0 (OpccCsvWriter, 1);

  self->file = file;
  self->out = out;
  /* Excel takes a file without this mark for the code page of the day. */
  g_string_append (self->out, "\xEF\xBB\xBF");
  return self;
}

/**
 * opcc_csv_writer_new:
 * @path: (type filename): replaced only by opcc_csv_writer_finish()
 *
 * Returns: (transfer full) (nullable): %NULL with @error set as by opcc_file_writer_new()
 */
OpccCsvWriter *
opcc_csv_writer_new (const char *path, GError **error)
{
  OpccFileWriter *file = opcc_file_writer_new (path, error);

  return file != NULL ? make_writer (file, g_string_new (NULL)) : NULL;
}

/**
 * opcc_csv_writer_new_for_string:
 * @string: appended to; it must live as long as the writer
 *
 * Returns: (transfer full): a writer that cannot fail
 */
OpccCsvWriter *
opcc_csv_writer_new_for_string (GString *string)
{
  g_return_val_if_fail (string != NULL, NULL);

  return make_writer (NULL, string);
}

void
opcc_csv_writer_free (OpccCsvWriter *self)
{
  if (self == NULL)
    return;
  if (self->file != NULL)
    {
      opcc_file_writer_free (self->file);
      g_string_free (self->out, TRUE);
    }
  g_clear_error (&self->error);
  g_free (self);
}

static void
flush (OpccCsvWriter *self)
{
  if (self->file == NULL)
    return;
  if (self->error == NULL)
    opcc_file_writer_write (self->file, self->out->str, (gssize) self->out->len, &self->error);
  g_string_truncate (self->out, 0);
}

static void
begin_cell (OpccCsvWriter *self)
{
  if (self->in_row)
    g_string_append_c (self->out, ',');
  self->in_row = TRUE;
}

static gboolean
needs_quotes (const char *text)
{
  const gsize length = strlen (text);

  return strpbrk (text, ",;\t|\"\r\n") != NULL || *text == ' ' || text[length - 1] == ' ';
}

/**
 * opcc_csv_writer_add_text:
 * @text: (nullable): anything people wrote; %NULL and "" are an empty cell
 *
 * Text that a spreadsheet program would run as a formula gets an apostrophe, which our own reader
 * takes off again, see opcc_formula_guard_needed().
 */
void
opcc_csv_writer_add_text (OpccCsvWriter *self, const char *text)
{
  const gboolean guard = text != NULL && opcc_formula_guard_needed (text);

  begin_cell (self);
  if (text == NULL || *text == '\0')
    return;
  if (!guard && !needs_quotes (text))
    {
      g_string_append (self->out, text);
      return;
    }
  g_string_append (self->out, guard ? "\"'" : "\"");
  while (*text != '\0')
    {
      const gsize run = strcspn (text, "\"");

      g_string_append_len (self->out, text, (gssize) run);
      text += run;
      if (*text == '"')
        {
          g_string_append (self->out, "\"\"");
          text++;
        }
    }
  g_string_append_c (self->out, '"');
}

static gboolean
is_decimal (const char *text)
{
  if (*text == '-')
    text++;
  return g_ascii_isdigit (*text) && text[strspn (text, "0123456789.")] == '\0';
}

/**
 * opcc_csv_writer_add_number:
 * @decimal: (nullable): digits with a point, such as "-12.50"; it stays a number
 */
void
opcc_csv_writer_add_number (OpccCsvWriter *self, const char *decimal)
{
  g_return_if_fail (decimal == NULL || *decimal == '\0' || is_decimal (decimal));

  begin_cell (self);
  if (decimal != NULL)
    g_string_append (self->out, decimal);
}

/**
 * opcc_csv_writer_add_integer:
 *
 * Adds a whole number, such as a count.
 */
void
opcc_csv_writer_add_integer (OpccCsvWriter *self, gint64 value)
{
  begin_cell (self);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/**
 * opcc_csv_writer_add_money:
 * @pence: written as pounds, "8000.00"; %OPCC_NO_MONEY is an empty cell
 */
void
opcc_csv_writer_add_money (OpccCsvWriter *self, gint64 pence)
{
  begin_cell (self);
  if (pence != OPCC_NO_MONEY)
    opcc_money_append_decimal (self->out, pence);
}

/**
 * opcc_csv_writer_add_date:
 * @date: written as "2023-07-03"; %OPCC_NO_DATE is an empty cell
 */
void
opcc_csv_writer_add_date (OpccCsvWriter *self, OpccDate date)
{
  begin_cell (self);
  if (date != OPCC_NO_DATE)
    opcc_date_append_iso (self->out, date);
}

/**
 * opcc_csv_writer_add_empty:
 *
 * Adds a cell that holds nothing.
 */
void
opcc_csv_writer_add_empty (OpccCsvWriter *self)
{
  begin_cell (self);
}

/**
 * opcc_csv_writer_end_row:
 *
 * Ends the row; the next cell is the first of a new one.
 */
void
opcc_csv_writer_end_row (OpccCsvWriter *self)
{
  g_string_append (self->out, "\r\n");
  self->in_row = FALSE;
  if (self->out->len >= FLUSH_BYTES)
    flush (self);
}

/**
 * opcc_csv_writer_add_headings:
 * @headings: (array length=n):
 *
 * Writes a whole row of headings.
 */
void
opcc_csv_writer_add_headings (OpccCsvWriter *self, const char *const *headings, guint n)
{
  for (guint i = 0; i < n; i++)
    opcc_csv_writer_add_text (self, headings[i]);
  opcc_csv_writer_end_row (self);
}

/**
 * opcc_csv_writer_finish:
 *
 * Puts the file in its place. A failure of any earlier call is reported here.
 *
 * Returns: %FALSE with @error set as by opcc_file_writer_new(); what stood there is untouched then
 */
gboolean
opcc_csv_writer_finish (OpccCsvWriter *self, GError **error)
{
  if (self->file == NULL)
    return TRUE;
  flush (self);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  return opcc_file_writer_commit (self->file, error);
}
