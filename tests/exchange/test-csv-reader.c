/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delimited text is read row by row as Excel reads it, across any boundary of the buffer. */
#include "exchange-fixture.h"

#include <string.h>

#include "opcc-error.h"

/* Rows as they stand: "1:a|b\n2:c". */
static char *
read_raw (const char *text, gsize length)
{
  g_autofree char *path = fixture_write ("raw.csv", text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, &error);
  g_autoptr (OpccRowReader) reader = NULL;
  g_autoptr (GString) rows = g_string_new (NULL);
  OpccRow row;

  g_assert_no_error (error);
  reader = opcc_workbook_read_rows (workbook, 0, NULL, &error);
  g_assert_no_error (error);
  while (opcc_row_reader_next (reader, &row, NULL, &error))
    {
      g_string_append_printf (rows, "%s%u:", rows->len > 0 ? "\n" : "", row.number);
      for (guint i = 0; i < row.n_cells; i++)
        g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", row.cells[i] ? row.cells[i] : "");
    }
  g_assert_no_error (error);
  g_assert_false (opcc_row_reader_next (reader, &row, NULL, &error));
  g_assert_cmpfloat (opcc_row_reader_get_fraction (reader), ==, 1.0);
  return g_string_free (g_steal_pointer (&rows), FALSE);
}

static void
check_raw (const char *text, const char *expected)
{
  g_autofree char *rows = read_raw (text, strlen (text));

  g_assert_cmpstr (rows, ==, expected);
}

static void
test_quoting (void)
{
  check_raw ("a,b\n\"x, y\",\"say \"\"yes\"\"\"\n", "1:a|b\n2:x, y|say \"yes\"");
  check_raw ("a,b\n\"two\nlines\",c\nd,e\n", "1:a|b\n2:two\nlines|c\n3:d|e");
  check_raw ("a,b\n\"\",c\n", "1:a|b\n2:|c");
  check_raw ("a,b\n\"\"\"\",c\n", "1:a|b\n2:\"|c");
  check_raw ("a,b\n6\" pipe,c\n", "1:a|b\n2:6\" pipe|c");
  check_raw ("a,b\n\"Big\" Society,c\n", "1:a|b\n2:Big Society|c");
  check_raw ("a,b\n\"x\"\"y\"z,c\n", "1:a|b\n2:x\"yz|c");
  check_raw ("a,b\n \"x\",c\n", "1:a|b\n2: \"x\"|c");
}

static void
test_row_ends (void)
{
  check_raw ("a,b", "1:a|b");
  check_raw ("a,b\n", "1:a|b");
  check_raw ("a,b\r\n\r\nc,d\r\n", "1:a|b\n2:\n3:c|d");
  check_raw ("a,b\rc,d\r", "1:a|b\n2:c|d");
  check_raw ("a,b,\n,,\nc\n", "1:a|b|\n2:||\n3:c");
  check_raw ("a,\"b\"", "1:a|b");
  check_raw ("a,\"b\"\r", "1:a|b");
}

static void
test_guards (void)
{
  check_raw ("a,b\n'=1+1,'''@x\n", "1:a|b\n2:=1+1|''@x");
  check_raw ("a,b\n'tis,''\n", "1:a|b\n2:'tis|''");
  check_raw ("a,b\n'\xEF\xBC\x9D"
             "1,-5\n",
             "1:a|b\n2:\xEF\xBC\x9D"
             "1|-5");
}

/* Whatever stands where one block of the file ends and the next begins is read the same. */
static void
test_block_boundaries (void)
{
  static const char *const tails[] = { "\"x\"\"y\",z\r\nlast,row\r\n", "a\rb,c\rlast,row\r",
                                       "\"q\r\n\",r\r\nlast,row\r\n",
                                       "\u00a3,\u20ac\r\nlast,row\n" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      for (guint shift = 0; shift < 24; shift++)
        {
          const gsize fill = 1024 * 1024 - shift;
          g_autoptr (GString) text = g_string_sized_new (fill + 64);
          g_autofree char *rows = NULL;
          g_autofree char *plain = read_raw (tails[i], strlen (tails[i]));
          guint n = 0;

          while (text->len + 64 < fill)
            {
              g_string_append (text, "0123456789,0123456789\n");
              n++;
            }
          while (text->len + 1 < fill)
            g_string_append_c (text, 'f');
          g_string_append_c (text, '\n');
          g_string_append (text, tails[i]);
          rows = read_raw (text->str, text->len);
          g_assert_true (g_str_has_suffix (rows, ":last|row"));
          /* The tail's rows follow the filling, as many as it has alone. */
          g_assert_cmpint (rows[strlen (rows) - 1], ==, plain[strlen (plain) - 1]);
          g_assert_cmpuint (n, >, 40000);
        }
    }
}

/* A quoted cell that fills several blocks comes back whole. */
static void
test_long_cell (void)
{
  const gsize length = 900 * 1024;
  g_autofree char *cell = g_strnfill (length, 'x');
  g_autoptr (GString) text = g_string_new ("Name,Story\n");
  g_autoptr (OpccSheet) sheet = NULL;

  for (guint i = 0; i < 5; i++)
    g_string_append_printf (text, "Group %u,\"%s\"\"\n%u\"\n", i, cell, i);
  sheet = fixture_read_text (text->str);
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      const char *story = opcc_sheet_get_cell (sheet, i, 1);

      g_assert_cmpuint (strlen (story), ==, length + 3);
      g_assert_cmpint (story[length], ==, '"');
      g_assert_cmpint (story[length + 2], ==, (char) ('0' + i));
    }
}

static void
check_error (const char *text, gsize length, OpccError code, const char *words)
{
  g_autofree char *path = fixture_write ("bad.csv", text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, &error);
  g_autoptr (OpccSheet) sheet = NULL;

  g_assert_no_error (error);
  sheet = opcc_workbook_read (workbook, 0, NULL, &error);
  g_assert_null (sheet);
  g_assert_error (error, OPCC_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "bad.csv"));
  g_assert_nonnull (strstr (error->message, "Nothing was taken in."));
}

static void
test_refusals (void)
{
  static const char unclosed[] = "Name,Fee\nA,1\nB,2\nC,\"3\nD,4\n";
  static const char nul[] = "Name,Fee\nA,1\nB\0,2\n";
  g_autoptr (GString) wide = g_string_new ("Name");
  g_autoptr (GString) empty_wide = g_string_new ("Name,Fee");
  g_autoptr (OpccSheet) sheet = NULL;

  check_error (unclosed, sizeof unclosed - 1, OPCC_ERROR_INVALID, "row 4");
  check_error (nul, sizeof nul - 1, OPCC_ERROR_INVALID, "Row 3");
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (wide, ",h%u", i);
  check_error (wide->str, wide->len, OPCC_ERROR_TOO_LARGE, "2000 columns");
  /* Excel writes a comma for every column that was ever touched: empty cells are no columns. */
  for (guint i = 0; i < 16382; i++)
    g_string_append_c (empty_wide, ',');
  g_string_append (empty_wide, "\nA,1\n");
  sheet = fixture_read_text (empty_wide->str);
  g_assert_cmpuint (opcc_sheet_get_n_columns (sheet), ==, 2);
}

static void
test_limits (void)
{
  g_autofree char *long_cell = g_strnfill (OPCC_MAX_CELL_BYTES + 2, 'x');
  g_autofree char *text = g_strconcat ("Name,Fee\nA,1\nB,", long_cell, "\n", NULL);
  g_autofree char *endless = g_strnfill (OPCC_MAX_RECORD_BYTES + 1024 * 1024, 'y');

  check_error (text, strlen (text), OPCC_ERROR_TOO_LARGE, "column B of row 3");
  check_error (endless, strlen (endless), OPCC_ERROR_TOO_LARGE, "Row 1");
}

/* Cancelling stops within one block and hands over no more rows. */
static void
test_cancel (void)
{
  g_autoptr (GString) text = g_string_new ("Name,Fee\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = NULL;
  g_autoptr (OpccSheetReader) reader = NULL;
  OpccRow row;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "Group %u,%u\n", i, i);
  path = fixture_write_text ("cancel.csv", text->str);
  workbook = opcc_workbook_open (path, cancellable, &error);
  g_assert_no_error (error);
  reader = opcc_workbook_stream (workbook, 0, cancellable, &error);
  g_assert_true (opcc_sheet_reader_next (reader, &row, cancellable, &error));
  g_cancellable_cancel (cancellable);
  while (opcc_sheet_reader_next (reader, &row, cancellable, &error))
    g_assert_cmpuint (row.number, <, 200000);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Progress only grows, and the rows are all there. */
static void
test_many_rows (void)
{
  g_autoptr (GString) text = g_string_new ("Reference,Name,Amount\r\n");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = NULL;
  g_autoptr (OpccSheetReader) reader = NULL;
  OpccRow row;
  double fraction = 0.0;
  guint64 sum = 0;
  guint n = 0;

  for (guint i = 1; i <= 100000; i++)
    g_string_append_printf (text, "APP-%06u,\"Group, number %u\",%u\r\n", i, i, i);
  path = fixture_write_text ("many.csv", text->str);
  workbook = opcc_workbook_open (path, NULL, &error);
  reader = opcc_workbook_stream (workbook, 0, NULL, &error);
  g_assert_no_error (error);
  while (opcc_sheet_reader_next (reader, &row, NULL, &error))
    {
      n++;
      g_assert_cmpuint (row.number, ==, n + 1);
      sum += g_ascii_strtoull (row.cells[2], NULL, 10);
      g_assert_cmpfloat (opcc_sheet_reader_get_fraction (reader), >=, fraction);
      fraction = opcc_sheet_reader_get_fraction (reader);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 100000);
  g_assert_cmpuint (sum, ==, G_GUINT64_CONSTANT (5000050000));
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-reader/quoting", test_quoting);
  g_test_add_func ("/csv-reader/row-ends", test_row_ends);
  g_test_add_func ("/csv-reader/guards", test_guards);
  g_test_add_func ("/csv-reader/block-boundaries", test_block_boundaries);
  g_test_add_func ("/csv-reader/long-cell", test_long_cell);
  g_test_add_func ("/csv-reader/refusals", test_refusals);
  g_test_add_func ("/csv-reader/limits", test_limits);
  g_test_add_func ("/csv-reader/cancel", test_cancel);
  g_test_add_func ("/csv-reader/many-rows", test_many_rows);
  result = g_test_run ();
  fixture_clean ();
  return result;
}
