/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints rows in the three formats. Only the first rows of a text table are held back, to align. */
#include "opcc-cli-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "opcc-csv-writer.h"
#include "opcc-ranking.h"
#include "opcc-text.h"

/* Rows that settle how wide the columns of a text table are. */
#define MEASURED_ROWS 500
#define CELL_WIDTH    40

/* How a cell goes into a CSV file. */
typedef enum
{
  CELL_TEXT,
  CELL_NUMBER,
} CellKind;

struct _OpccCliTable
{
  OpccCliFormat format;
  const OpccCliColumn *columns; /* (unowned) */
  guint n_columns;
  guint column; /* the next cell's */
  gboolean single;
  gboolean wide;
  gboolean begun;     /* something was printed */
  GString *out;       /* (owned): what is to be printed next */
  OpccCsvWriter *csv; /* (owned) (nullable): writes into @out */
  GPtrArray *row;     /* (owned) char *: text cells of the row under way */
  GPtrArray *held;    /* (owned) (nullable) GPtrArray: rows, until the widths are known */
  guint *widths;      /* (owned) */
};

static OpccCliTable *
make_table (OpccCliFormat format, const OpccCliColumn *columns, guint n_columns, gboolean single)
{
  OpccCliTable *self = g_new0 (OpccCliTable, 1);

  self->format = format;
  self->columns = columns;
  self->n_columns = n_columns;
  self->single = single;
  self->out = g_string_new (NULL);
  self->row = g_ptr_array_new_with_free_func (g_free);
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->widths = g_new0 (guint, n_columns);
  if (format == OPCC_CLI_CSV)
    {
      self->csv = opcc_csv_writer_new_for_string (self->out);
      for (guint i = 0; i < n_columns; i++)
        opcc_csv_writer_add_text (self->csv, g_dgettext (GETTEXT_PACKAGE, columns[i].heading));
      opcc_csv_writer_end_row (self->csv);
    }
  return self;
}

OpccCliTable *
opcc_cli_table_new (OpccCliFormat format, const OpccCliColumn *columns, guint n_columns)
{
  return make_table (format, columns, n_columns, FALSE);
}

OpccCliTable *
opcc_cli_table_new_single (OpccCliFormat format, const OpccCliColumn *columns, guint n_columns)
{
  return make_table (format, columns, n_columns, TRUE);
}

void
opcc_cli_table_set_wide (OpccCliTable *self, gboolean wide)
{
  self->wide = wide;
}

void
opcc_cli_table_free (OpccCliTable *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->csv, opcc_csv_writer_free);
  g_string_free (self->out, TRUE);
  g_ptr_array_unref (self->row);
  g_ptr_array_unref (self->held);
  g_free (self->widths);
  g_free (self);
}

static void
print_out (OpccCliTable *self)
{
  fwrite (self->out->str, 1, self->out->len, stdout);
  g_string_truncate (self->out, 0);
}

/* --- text ----------------------------------------------------------------------------------- */

static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* One line, without anything a terminal would act on, cut where it is too long. */
static char *
make_cell (OpccCliTable *self, const char *text)
{
  GString *cell = g_string_new (NULL);
  guint width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean kept = !g_unichar_iscntrl (c) || (self->single && c == '\n');

      if (!self->wide && !self->single && ++width > CELL_WIDTH)
        {
          g_string_truncate (cell,
                             (gsize) (g_utf8_find_prev_char (cell->str, cell->str + cell->len) -
                                      cell->str));
          g_string_append (cell, "…");
          break;
        }
      g_string_append_unichar (cell, kept ? c : ' ');
    }
  return g_string_free (cell, FALSE);
}

static void
append_padding (GString *out, guint n)
{
  while (n-- > 0)
    g_string_append_c (out, ' ');
}

static void
append_line (OpccCliTable *self, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);
      guint width = measure (cell);
      guint gap = self->widths[i] > width ? self->widths[i] - width : 0;

      if (i > 0)
        g_string_append (self->out, "  ");
      if (self->columns[i].right)
        append_padding (self->out, gap);
      g_string_append (self->out, cell);
      if (!self->columns[i].right)
        append_padding (self->out, gap);
    }
  while (self->out->len > 0 && self->out->str[self->out->len - 1] == ' ')
    g_string_truncate (self->out, self->out->len - 1);
  g_string_append_c (self->out, '\n');
}

static void
note_widths (OpccCliTable *self, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    self->widths[i] = MAX (self->widths[i], measure (g_ptr_array_index (cells, i)));
}

/* The rows held back, below their headings. */
static void
release_rows (OpccCliTable *self)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (headings, g_strdup (g_dgettext (GETTEXT_PACKAGE, self->columns[i].heading)));
  note_widths (self, headings);
  for (guint i = 0; i < self->held->len; i++)
    note_widths (self, g_ptr_array_index (self->held, i));
  append_line (self, headings);
  for (guint i = 0; i < self->held->len; i++)
    append_line (self, g_ptr_array_index (self->held, i));
  g_ptr_array_set_size (self->held, 0);
  self->begun = TRUE;
}

static void
append_value_lines (OpccCliTable *self)
{
  guint width = 0;

  for (guint i = 0; i < self->n_columns; i++)
    width = MAX (width, measure (g_dgettext (GETTEXT_PACKAGE, self->columns[i].heading)));
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *heading = g_dgettext (GETTEXT_PACKAGE, self->columns[i].heading);
      const char *cell = g_ptr_array_index (self->row, i);
      g_auto (GStrv) lines = g_strsplit (cell, "\n", -1);

      if (*cell == '\0')
        continue;
      g_string_append (self->out, heading);
      append_padding (self->out, width - measure (heading));
      for (guint line = 0; lines[line] != NULL; line++)
        {
          append_padding (self->out, line == 0 ? 2 : width + 2);
          g_string_append_printf (self->out, "%s\n", lines[line]);
        }
    }
}

/* --- cells ---------------------------------------------------------------------------------- */

/* @text is for people, @file for CSV, @json is a JSON value; NULL @text: there is no value. */
static void
add_cell (OpccCliTable *self, CellKind kind, const char *text, const char *file, const char *json)
{
  g_return_if_fail (self->column < self->n_columns);

  if (self->format == OPCC_CLI_JSON)
    {
      if (self->column == 0)
        g_string_append (self->out, self->single ? "{" : self->begun ? ",\n  {" : "[\n  {");
      g_string_append_printf (self->out, "%s\"%s\":", self->column > 0 ? "," : "",
                              self->columns[self->column].key);
      g_string_append (self->out, json != NULL ? json : "null");
      self->begun = TRUE;
    }
  else if (self->format == OPCC_CLI_CSV && kind == CELL_NUMBER)
    opcc_csv_writer_add_number (self->csv, file);
  else if (self->format == OPCC_CLI_CSV)
    opcc_csv_writer_add_text (self->csv, file);
  else
    g_ptr_array_add (self->row, make_cell (self, text != NULL ? text : ""));
  self->column++;
}

static char *
quote_json (const char *text)
{
  GString *json = g_string_new (NULL);

  opcc_json_append_string (json, text);
  return g_string_free (json, FALSE);
}

void
opcc_cli_table_add_choice (OpccCliTable *self, const char *key, const char *label)
{
  g_autofree char *json = key != NULL ? quote_json (key) : NULL;

  add_cell (self, CELL_TEXT, label, label, json);
}

void
opcc_cli_table_add_text (OpccCliTable *self, const char *text)
{
  opcc_cli_table_add_choice (self, text, text);
}

void
opcc_cli_table_add_integer (OpccCliTable *self, gint64 value)
{
  g_autofree char *text =
      value != OPCC_NO_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : NULL;

  add_cell (self, CELL_NUMBER, text, text, text);
}

void
opcc_cli_table_add_number (OpccCliTable *self, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *text =
      isfinite (value) ? g_ascii_formatd (buffer, sizeof buffer, "%.15g", value) : NULL;

  /* An exponent is a number in JSON, and text in the sense of a spreadsheet's cell. */
  add_cell (self, text != NULL && strchr (text, 'e') != NULL ? CELL_TEXT : CELL_NUMBER, text, text,
            text);
}

void
opcc_cli_table_add_signed (OpccCliTable *self, double value, const char *format)
{
  g_autofree char *text = NULL;

  if (self->format != OPCC_CLI_TEXT || isnan (value))
    {
      opcc_cli_table_add_number (self, value);
      return;
    }
  text = g_strdup_printf (format, value);
  opcc_cli_table_add_text (self, text);
}

void
opcc_cli_table_add_money (OpccCliTable *self, gint64 pence)
{
  g_autofree char *text = NULL;
  g_autofree char *file = NULL;
  g_autofree char *json = NULL;

  if (pence != OPCC_NO_MONEY)
    {
      text = opcc_money_format (pence);
      file = opcc_money_to_decimal (pence);
      json = quote_json (file);
    }
  add_cell (self, CELL_NUMBER, text, file, json);
}

/* @percent is in millionths of a percentage point, as rankings give it. */
void
opcc_cli_table_add_percent (OpccCliTable *self, gint64 percent)
{
  g_autofree char *text = opcc_percent_format (percent);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (percent == OPCC_NO_PERCENT)
    add_cell (self, CELL_NUMBER, NULL, NULL, NULL);
  else
    {
      g_ascii_formatd (buffer, sizeof buffer, "%.6f", (double) percent / OPCC_PERCENT);
      add_cell (self, CELL_NUMBER, text, buffer, buffer);
    }
}

void
opcc_cli_table_add_flag (OpccCliTable *self, gboolean value)
{
  add_cell (self, CELL_TEXT, value ? _ ("Yes") : _ ("No"), value ? "yes" : "no",
            value ? "true" : "false");
}

void
opcc_cli_table_add_date (OpccCliTable *self, OpccDate date)
{
  g_autofree char *text = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *json = NULL;

  if (date != OPCC_NO_DATE)
    {
      text = opcc_date_format (date);
      iso = opcc_date_to_iso (date);
      json = quote_json (iso);
    }
  add_cell (self, CELL_TEXT, text, iso, json);
}

void
opcc_cli_table_add_time (OpccCliTable *self, gint64 time)
{
  g_autofree char *text = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *json = NULL;

  if (time != OPCC_NO_TIME)
    {
      text = opcc_time_format (time);
      iso = opcc_time_to_iso (time);
      json = quote_json (iso);
    }
  add_cell (self, CELL_TEXT, text, iso, json);
}

void
opcc_cli_table_add_link (OpccCliTable *self, gint64 n, const char *title)
{
  g_autofree char *quoted = quote_json (title);
  g_autofree char *json = g_strdup_printf ("{\"n\":%" G_GINT64_FORMAT ",\"title\":%s}", n, quoted);

  if (n == 0)
    add_cell (self, CELL_TEXT, NULL, NULL, NULL);
  else
    add_cell (self, CELL_TEXT, title, title, json);
}

void
opcc_cli_table_end_row (OpccCliTable *self)
{
  g_return_if_fail (self->column == self->n_columns);

  self->column = 0;
  if (self->format == OPCC_CLI_JSON)
    g_string_append_c (self->out, '}');
  else if (self->format == OPCC_CLI_CSV)
    opcc_csv_writer_end_row (self->csv);
  else if (self->single)
    append_value_lines (self);
  else if (self->begun)
    append_line (self, self->row);
  else
    {
      g_ptr_array_add (self->held, g_steal_pointer (&self->row));
      self->row = g_ptr_array_new_with_free_func (g_free);
      if (self->held->len >= MEASURED_ROWS)
        release_rows (self);
    }
  g_ptr_array_set_size (self->row, 0);
  if (self->out->len > 64 * 1024)
    print_out (self);
}

void
opcc_cli_table_finish (OpccCliTable *self)
{
  if (self->format == OPCC_CLI_JSON)
    g_string_append (self->out, self->single ? "\n" : self->begun ? "\n]\n" : "[]\n");
  else if (self->format == OPCC_CLI_TEXT && !self->single && !self->begun && self->held->len > 0)
    release_rows (self);
  print_out (self);
}

gboolean
opcc_cli_print_listing (OpccCli *cli, const OpccCliListing *listing, GPtrArray *rows)
{
  g_autoptr (OpccCliTable) table = NULL;

  if (rows == NULL)
    return FALSE;
  table = opcc_cli_table_new (cli->format, listing->columns, listing->n_columns);
  opcc_cli_table_set_wide (table, listing->wide);
  for (guint i = 0; i < rows->len; i++)
    {
      listing->add_row (table, g_ptr_array_index (rows, i));
      if (table->column > 0)
        opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  return TRUE;
}

void
opcc_cli_say (OpccCli *cli, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list args;

  if (cli->format != OPCC_CLI_TEXT)
    return;
  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  fputs (line, stdout);
  fputc ('\n', stdout);
}

/* What was done to results before they were printed goes beside them, not among them. */
void
opcc_cli_report_statement (const char *said)
{
  fflush (stdout);
  if (said != NULL)
    fprintf (stderr, "opcc: %s\n", said);
}

void
opcc_cli_print_json (JsonNode *node)
{
  g_autofree char *json = json_to_string (node, FALSE);

  fputs (json, stdout);
  fputc ('\n', stdout);
}

/**
 * opcc_cli_report_copy:
 * @path: of the file that was made
 * @sentence: said of it as text; in the other forms the path is printed
 */
void
opcc_cli_report_copy (OpccCli *cli, const char *path, const char *sentence)
{
  static const OpccCliColumn columns[] = { { "file", N_ ("File") } };
  g_autoptr (OpccCliTable) table = NULL;

  if (cli->format == OPCC_CLI_TEXT)
    {
      opcc_cli_say (cli, "%s", sentence);
      return;
    }
  table = opcc_cli_table_new_single (cli->format, columns, G_N_ELEMENTS (columns));
  opcc_cli_table_add_text (table, path);
  opcc_cli_table_end_row (table);
  opcc_cli_table_finish (table);
}
