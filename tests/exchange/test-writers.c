/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is read again the same, no text becomes a formula, no failure costs the old file.
 */
#include "exchange-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "opcc-csv-writer.h"
#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-formula-guard.h"
#include "opcc-money.h"
#include "opcc-xlsx-writer.h"

static const char *const starts[] = { "=",  "+",      "-",      "@",      "\t",    "\r",
                                      "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20" };
static const char *const rests[] = { "1+1",
                                     "cmd|' /C calc'!A0",
                                     "HYPERLINK(\"http://x\",\"y\")",
                                     "SUM(A1:A9)*cmd|'/C calc'!A0",
                                     "",
                                     "\"",
                                     ",;|\r\nnext",
                                     "'",
                                     "caf\u00e9 \U0001F3C6" };
static const char *const plain[] = { "'",           "''",          "'tis",          "'quoted'",
                                     "a=b",         " =1",         "x,y",           "\"",
                                     "say \"yes\"", "two\nlines",  "two\r\nlines",  "  spaced  ",
                                     "00123",       "1E5",         "_x000D_",       "_x005F_",
                                     "\u202Eabc",   "a\u200Bb",    "<b>&amp;</b>",  "\x01\x1F",
                                     "-",           "+44 116 000", "\xEF\xBF\xBEx", ";" };

/* Every start and rest, with no, one and two apostrophes before it, and texts that need no guard.
 */
static GPtrArray *
make_payloads (void)
{
  GPtrArray *payloads = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (rests); j++)
        {
          for (guint k = 0; k < 3; k++)
            g_ptr_array_add (payloads, g_strconcat (&"''"[2 - k], starts[i], rests[j], NULL));
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_ptr_array_add (payloads, g_strdup (plain[i]));
  return payloads;
}

static void
check_payloads (const char *path, GPtrArray *payloads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, &error);
  g_autoptr (OpccRowReader) reader = NULL;
  OpccRow row;

  g_assert_no_error (error);
  reader = opcc_workbook_read_rows (workbook, 0, NULL, &error);
  g_assert_true (opcc_row_reader_next (reader, &row, NULL, &error));
  g_assert_cmpstr (row.cells[0], ==, "Text");
  for (guint i = 0; i < payloads->len; i++)
    {
      g_assert_true (opcc_row_reader_next (reader, &row, NULL, &error));
      g_assert_cmpuint (row.n_cells, ==, 2);
      g_assert_cmpuint (row.number, ==, i + 2);
      g_assert_cmpstr (row.cells[0], ==, g_ptr_array_index (payloads, i));
      g_assert_cmpstr (row.cells[1], ==, "-5");
    }
  g_assert_false (opcc_row_reader_next (reader, &row, NULL, &error));
  g_assert_no_error (error);
}

static const char *const headings[] = { "Text", "Number" };

static void
test_csv_round_trip (void)
{
  g_autoptr (GPtrArray) payloads = make_payloads ();
  g_autofree char *path = fixture_path ("round.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccCsvWriter) writer = opcc_csv_writer_new (path, &error);

  g_assert_no_error (error);
  opcc_csv_writer_add_headings (writer, headings, 2);
  for (guint i = 0; i < payloads->len; i++)
    {
      opcc_csv_writer_add_text (writer, g_ptr_array_index (payloads, i));
      opcc_csv_writer_add_number (writer, "-5");
      opcc_csv_writer_end_row (writer);
    }
  g_assert_true (opcc_csv_writer_finish (writer, &error));
  g_assert_cmpuint (payloads->len, >, 300);
  check_payloads (path, payloads);
}

/* No cell of the file itself begins like a formula, quoted or not, but for the numbers. */
static void
test_csv_no_formula (void)
{
  g_autoptr (GPtrArray) payloads = make_payloads ();

  for (guint i = 0; i < payloads->len; i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (OpccCsvWriter) writer = opcc_csv_writer_new_for_string (out);
      const char *cell = NULL;

      opcc_csv_writer_add_text (writer, g_ptr_array_index (payloads, i));
      g_assert_true (opcc_csv_writer_finish (writer, NULL));
      g_assert_true (g_str_has_prefix (out->str, "\xEF\xBB\xBF"));
      cell = out->str + 3;
      cell += *cell == '"';
      for (guint j = 0; j < G_N_ELEMENTS (starts); j++)
        g_assert_false (g_str_has_prefix (cell, starts[j]));
    }
  g_assert_true (opcc_formula_guard_needed ("'=1"));
  g_assert_false (opcc_formula_guard_needed ("'a"));
  g_assert_false (opcc_formula_guard_present ("=1"));
}

static void
test_csv_text (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OpccCsvWriter) writer = opcc_csv_writer_new_for_string (out);

  opcc_csv_writer_add_text (writer, "Name");
  opcc_csv_writer_add_text (writer, "a, \"b\"");
  opcc_csv_writer_add_text (writer, NULL);
  opcc_csv_writer_add_money (writer, -123456);
  opcc_csv_writer_add_money (writer, OPCC_NO_MONEY);
  opcc_csv_writer_add_date (writer, opcc_date_from_ymd (2023, 7, 3));
  opcc_csv_writer_add_date (writer, OPCC_NO_DATE);
  opcc_csv_writer_add_integer (writer, -7);
  opcc_csv_writer_add_empty (writer);
  opcc_csv_writer_end_row (writer);
  g_assert_cmpstr (out->str, ==,
                   "\xEF\xBB\xBFName,\"a, \"\"b\"\"\",,-1234.56,,2023-07-03,,-7,\r\n");
}

static void
test_xlsx_round_trip (void)
{
  g_autoptr (GPtrArray) payloads = make_payloads ();
  g_autofree char *path = fixture_path ("round.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccXlsxWriter) writer = opcc_xlsx_writer_new (path, &error);

  g_assert_no_error (error);
  opcc_xlsx_writer_begin_sheet (writer, "Round", headings, 2);
  for (guint i = 0; i < payloads->len; i++)
    {
      opcc_xlsx_writer_add_text (writer, g_ptr_array_index (payloads, i));
      opcc_xlsx_writer_add_number (writer, "-5");
      opcc_xlsx_writer_end_row (writer);
    }
  g_assert_true (opcc_xlsx_writer_finish (writer, &error));
  g_assert_no_error (error);
  check_payloads (path, payloads);
}

static void
test_xlsx_values (void)
{
  static const char *const columns[] = { "Group", "Asked", "Start", "Count", "Rate" };
  g_autofree char *path = fixture_path ("values.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccXlsxWriter) writer = opcc_xlsx_writer_new (path, &error);
  g_autoptr (OpccWorkbook) workbook = NULL;
  g_autoptr (OpccSheet) sheet = NULL;
  g_autofree char *row = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < 3; i++)
    {
      opcc_xlsx_writer_begin_sheet (writer, "Awards of [round 1] / 2023 and more", columns, 5);
      opcc_xlsx_writer_add_text (writer, "=Pantry");
      opcc_xlsx_writer_add_money (writer, 123456789);
      opcc_xlsx_writer_add_date (writer, opcc_date_from_ymd (2023, 7, 3));
      opcc_xlsx_writer_add_integer (writer, 54);
      opcc_xlsx_writer_add_number (writer, "0.1");
      opcc_xlsx_writer_end_row (writer);
      opcc_xlsx_writer_add_empty (writer);
      opcc_xlsx_writer_add_money (writer, OPCC_NO_MONEY);
      opcc_xlsx_writer_add_date (writer, opcc_date_from_ymd (1885, 1, 2));
      opcc_xlsx_writer_add_number (writer, NULL);
      opcc_xlsx_writer_add_money (writer, -1);
      opcc_xlsx_writer_end_row (writer);
    }
  g_assert_true (opcc_xlsx_writer_finish (writer, &error));
  g_assert_no_error (error);
  workbook = opcc_workbook_open (path, NULL, &error);
  g_assert_cmpuint (opcc_workbook_get_n_sheets (workbook), ==, 3);
  g_assert_cmpstr (opcc_workbook_get_sheet_name (workbook, 0), ==,
                   "Awards of  round 1    2023 and ");
  g_assert_cmpstr (opcc_workbook_get_sheet_name (workbook, 2), ==,
                   "Awards of  round 1    2023  (3)");
  sheet = opcc_workbook_read (workbook, 2, NULL, &error);
  row = fixture_row (sheet, 0);
  last = fixture_row (sheet, 1);
  g_assert_cmpstr (row, ==, "2: =Pantry|1234567.89|2023-07-03|54|0.1");
  g_assert_cmpstr (last, ==, "3: ||1885-01-02||-0.01");
}

static void
test_xlsx_too_long (void)
{
  g_autofree char *path = fixture_path ("long.xlsx");
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccXlsxWriter) writer = opcc_xlsx_writer_new (path, &error);

  opcc_xlsx_writer_begin_sheet (writer, "S", headings, 2);
  opcc_xlsx_writer_add_text (writer, text);
  opcc_xlsx_writer_end_row (writer);
  g_assert_false (opcc_xlsx_writer_finish (writer, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "row 2"));
  g_clear_pointer (&writer, opcc_xlsx_writer_free);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
check_content (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_file_replace (void)
{
  g_autofree char *path = fixture_path ("replaced.txt");
  g_autofree char *link = fixture_path ("link.txt");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (OpccFileWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  guint before = 0;

  g_assert_true (opcc_file_writer_replace (path, "old", -1, &error));
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  before = count_files (folder);
  writer = opcc_file_writer_new (path, &error);
  g_assert_true (opcc_file_writer_write (writer, "new", 3, &error));
  check_content (path, "old");
  g_assert_cmpuint (count_files (folder), ==, before + 1);
  /* Given up: nothing has changed and nothing is left behind. */
  g_clear_pointer (&writer, opcc_file_writer_free);
  check_content (path, "old");
  g_assert_cmpuint (count_files (folder), ==, before);
  /* Through a link: the file is replaced, the link stays, and so do the permissions. */
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_true (opcc_file_writer_replace (link, "newer", 5, &error));
  check_content (path, "newer");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

static void
test_file_refusals (void)
{
  g_autofree char *folder = fixture_path ("");
  g_autofree char *missing = fixture_path ("no-such-folder/file.csv");
  g_autofree char *fifo = fixture_path ("pipe");
  g_autoptr (GError) error = NULL;

  g_assert_false (opcc_file_writer_replace (folder, "x", 1, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (opcc_file_writer_replace (missing, "x", 1, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "file.csv"));
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_false (opcc_file_writer_replace (fifo, "x", 1, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (opcc_csv_writer_new ("/proc/nothing/file.csv", &error));
  g_assert_nonnull (error);
}

/* Each time another name, and what stands there stays. */
static void
test_file_reserve (void)
{
  g_autofree char *folder = fixture_path ("");
  g_autofree char *path = fixture_path ("Round 1.pdf");
  g_autofree char *second_path = fixture_path ("Round 1 (2).pdf");
  g_autoptr (GError) error = NULL;
  g_autofree char *first = opcc_file_writer_reserve (folder, "Round 1", ".pdf", &error);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_assert_cmpstr (first, ==, path);
  check_content (first, "");
  g_assert_true (opcc_file_writer_replace (first, "old", -1, &error));
  second = opcc_file_writer_reserve (folder, "Round 1", ".pdf", &error);
  g_assert_cmpstr (second, ==, second_path);
  third = opcc_file_writer_reserve (folder, "Round 1", ".pdf", &error);
  g_assert_true (g_str_has_suffix (third, "Round 1 (3).pdf"));
  check_content (first, "old");
  g_assert_no_error (error);
  g_assert_null (opcc_file_writer_reserve (first, "Round 1", ".pdf", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "choose another one"));
}

/* A disk that takes no more: the old file stays, whole, and nothing else does. */
static void
test_no_space (void)
{
  g_autofree char *csv = fixture_path ("full.csv");
  g_autofree char *xlsx = fixture_path ("full.xlsx");
  g_autofree char *folder = g_path_get_dirname (csv);
  const struct rlimit little = { 60 * 1024, RLIM_INFINITY };
  struct rlimit all;
  g_autofree char *text = g_strnfill (1000, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccCsvWriter) writer = NULL;
  g_autoptr (OpccXlsxWriter) book = NULL;
  guint before = 0;

  g_assert_true (opcc_file_writer_replace (csv, "old", -1, &error));
  g_assert_true (opcc_file_writer_replace (xlsx, "old", -1, &error));
  before = count_files (folder);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &all), ==, 0);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  writer = opcc_csv_writer_new (csv, &error);
  book = opcc_xlsx_writer_new (xlsx, &error);
  opcc_xlsx_writer_begin_sheet (book, "S", headings, 2);
  for (guint i = 0; i < 1000; i++)
    {
      opcc_csv_writer_add_text (writer, text);
      opcc_csv_writer_end_row (writer);
      text[i % 1000] = (char) g_test_rand_int_range ('a', 'z');
      opcc_xlsx_writer_add_text (book, text);
      opcc_xlsx_writer_end_row (book);
    }
  g_assert_false (opcc_csv_writer_finish (writer, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "full.csv"));
  g_clear_error (&error);
  g_assert_false (opcc_xlsx_writer_finish (book, &error));
  g_assert_nonnull (error);
  g_clear_pointer (&writer, opcc_csv_writer_free);
  g_clear_pointer (&book, opcc_xlsx_writer_free);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &all), ==, 0);
  check_content (csv, "old");
  check_content (xlsx, "old");
  g_assert_cmpuint (count_files (folder), ==, before);
}

/* Killed at any moment of replacing a file: the old one or the new one is there, whole. */
static void
test_killed (void)
{
  g_autofree char *path = fixture_path ("killed.csv");
  const guint rounds = 60;

  g_assert_true (opcc_file_writer_replace (path, "old", -1, NULL));
  for (guint i = 0; i < rounds; i++)
    {
      const pid_t child = fork ();
      g_autofree char *text = NULL;
      gsize length = 0;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          g_autofree char *big = g_strnfill (200000, 'n');

          while (TRUE)
            {
              if (!opcc_file_writer_replace (path, big, 200000, NULL))
                _exit (1);
            }
        }
      g_usleep ((gulong) g_test_rand_int_range (500, 8000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_assert_true ((length == 3 && strcmp (text, "old") == 0) || length == 200000);
    }
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writers/csv-round-trip", test_csv_round_trip);
  g_test_add_func ("/writers/csv-no-formula", test_csv_no_formula);
  g_test_add_func ("/writers/csv-text", test_csv_text);
  g_test_add_func ("/writers/xlsx-round-trip", test_xlsx_round_trip);
  g_test_add_func ("/writers/xlsx-values", test_xlsx_values);
  g_test_add_func ("/writers/xlsx-too-long", test_xlsx_too_long);
  g_test_add_func ("/writers/file-replace", test_file_replace);
  g_test_add_func ("/writers/file-refusals", test_file_refusals);
  g_test_add_func ("/writers/file-reserve", test_file_reserve);
  g_test_add_func ("/writers/no-space", test_no_space);
  g_test_add_func ("/writers/killed", test_killed);
  result = g_test_run ();
  fixture_clean ();
  return result;
}
