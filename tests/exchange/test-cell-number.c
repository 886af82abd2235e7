/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of a workbook become what a person would have typed. */
#include "opcc-cell-number.h"

#include "opcc-column-letter.h"

static void
check_plain (const char *decimal, const char *expected)
{
  g_autofree char *plain = opcc_number_to_plain (decimal);

  g_assert_cmpstr (plain, ==, expected);
}

static void
test_plain (void)
{
  check_plain ("1E+05", "100000");
  check_plain ("1.5e3", "1500");
  check_plain ("1e-3", "0.001");
  check_plain ("-2.50", "-2.5");
  check_plain ("007", "7");
  check_plain ("0", "0");
  check_plain ("-0.0", "0");
  check_plain (".5", "0.5");
  check_plain ("5.", "5");
  check_plain ("123456789012345678901234567890.10", "123456789012345678901234567890.1");
  check_plain ("1e61", NULL);
  check_plain ("1e", NULL);
  check_plain ("abc", NULL);
  check_plain ("", NULL);
  check_plain ("1.2.3", NULL);
}

static void
check_cell (const char *text, OpccNumberFormat format, gboolean base_1904, const char *expected)
{
  g_autofree char *shown = opcc_number_from_cell (text, format, base_1904);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_numbers (void)
{
  check_cell ("0.30000000000000004", OPCC_FORMAT_NUMBER, FALSE, "0.3");
  check_cell ("1E+05", OPCC_FORMAT_NUMBER, FALSE, "100000");
  check_cell ("1E5", OPCC_FORMAT_NUMBER, FALSE, "100000");
  check_cell ("9999.9899999999998", OPCC_FORMAT_NUMBER, FALSE, "9999.99");
  check_cell ("152505.0", OPCC_FORMAT_NUMBER, FALSE, "152505");
  check_cell ("12345678901234567", OPCC_FORMAT_NUMBER, FALSE, "12345678901234567");
  check_cell ("4.0000000000000001E-2", OPCC_FORMAT_NUMBER, FALSE, "0.04");
  check_cell ("-0", OPCC_FORMAT_NUMBER, FALSE, "0");
  check_cell ("nonsense", OPCC_FORMAT_NUMBER, FALSE, "nonsense");
  check_cell ("0.125", OPCC_FORMAT_PERCENT, FALSE, "12.5%");
  check_cell ("0.28999999999999998", OPCC_FORMAT_PERCENT, FALSE, "29%");
  check_cell ("1", OPCC_FORMAT_PERCENT, FALSE, "100%");
}

static void
check_json (const char *text, const char *expected)
{
  g_autofree char *shown = opcc_number_from_json (text);

  g_assert_cmpstr (shown, ==, expected);
}

/* To the last digit, unless the last digits are noise of binary arithmetic. */
static void
test_json (void)
{
  check_json ("41133.770000000004", "41133.77");
  check_json ("0.30000000000000004", "0.3");
  check_json ("1234567890123456.78", "1234567890123456.78");
  check_json ("0.12345678901234567890", "0.1234567890123456789");
  check_json ("12345678901234567890", "12345678901234567890");
  check_json ("1e400", "1e400");
  check_json ("-1.50", "-1.5");
}

/* Serials by Excel's two calendars; 45110 is 3 July 2023. */
static void
test_dates (void)
{
  check_cell ("45110", OPCC_FORMAT_DATE, FALSE, "2023-07-03");
  check_cell ("43648", OPCC_FORMAT_DATE, TRUE, "2023-07-03");
  check_cell ("45110.697916666664", OPCC_FORMAT_DATE_TIME, FALSE, "2023-07-03T16:45:00");
  check_cell ("45110.697916666664", OPCC_FORMAT_DATE, FALSE, "2023-07-03T16:45:00");
  check_cell ("45110.99999999999", OPCC_FORMAT_DATE, FALSE, "2023-07-04");
  check_cell ("1", OPCC_FORMAT_DATE, FALSE, "1900-01-01");
  check_cell ("59", OPCC_FORMAT_DATE, FALSE, "1900-02-28");
  check_cell ("60", OPCC_FORMAT_DATE, FALSE, "1900-02-29");
  check_cell ("61", OPCC_FORMAT_DATE, FALSE, "1900-03-01");
  check_cell ("0", OPCC_FORMAT_DATE, TRUE, "1904-01-01");
  check_cell ("2958465", OPCC_FORMAT_DATE, FALSE, "9999-12-31");
  check_cell ("2958466", OPCC_FORMAT_DATE, FALSE, "2958466");
  check_cell ("-3", OPCC_FORMAT_DATE, FALSE, "-3");
  check_cell ("0.5", OPCC_FORMAT_TIME, FALSE, "12:00");
  check_cell ("0.697928240740741", OPCC_FORMAT_TIME, FALSE, "16:45:01");
  check_cell ("1.5625", OPCC_FORMAT_DURATION, FALSE, "37:30:00");
}

static void
test_formats (void)
{
  static const struct
  {
    const char *code;
    OpccNumberFormat format;
  } cases[] = {
    { "General", OPCC_FORMAT_NUMBER },
    { "0.00", OPCC_FORMAT_NUMBER },
    { "#,##0;[Red]-#,##0", OPCC_FORMAT_NUMBER },
    { "[$£-809]#,##0.00", OPCC_FORMAT_NUMBER },
    { "\"Days: \"0", OPCC_FORMAT_NUMBER },
    { "\\d0", OPCC_FORMAT_NUMBER },
    { "0.00E+00", OPCC_FORMAT_NUMBER },
    { "0.0%", OPCC_FORMAT_PERCENT },
    { "dd/mm/yyyy", OPCC_FORMAT_DATE },
    { "[$-809]d mmmm yyyy;@", OPCC_FORMAT_DATE },
    { "mmm-yy", OPCC_FORMAT_DATE },
    { "TT.MM.JJJJ", OPCC_FORMAT_DATE },
    { "dd/mm/yyyy hh:mm", OPCC_FORMAT_DATE_TIME },
    { "hh:mm:ss", OPCC_FORMAT_TIME },
    { "mm:ss", OPCC_FORMAT_TIME },
    { "[h]:mm:ss", OPCC_FORMAT_DURATION },
    { "[mm]", OPCC_FORMAT_DURATION },
    { "", OPCC_FORMAT_NUMBER },
    { "\"unclosed", OPCC_FORMAT_NUMBER },
    { "[unclosed", OPCC_FORMAT_NUMBER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].code);
      g_assert_cmpint (opcc_number_format_parse (cases[i].code), ==, cases[i].format);
    }
  g_assert_cmpint (opcc_number_format_builtin (14), ==, OPCC_FORMAT_DATE);
  g_assert_cmpint (opcc_number_format_builtin (22), ==, OPCC_FORMAT_DATE_TIME);
  g_assert_cmpint (opcc_number_format_builtin (9), ==, OPCC_FORMAT_PERCENT);
  g_assert_cmpint (opcc_number_format_builtin (46), ==, OPCC_FORMAT_DURATION);
  g_assert_cmpint (opcc_number_format_builtin (4), ==, OPCC_FORMAT_NUMBER);
}

static void
test_letters (void)
{
  static const struct
  {
    guint column;
    const char *letter;
  } cases[] = { { 0, "A" },    { 25, "Z" },    { 26, "AA" },
                { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letter = opcc_column_letter (cases[i].column);
      g_autofree char *reference = g_strconcat ("$", letter, "$12", NULL);
      guint column = 0;
      guint row = 0;

      g_assert_cmpstr (letter, ==, cases[i].letter);
      g_assert_true (opcc_cell_reference_parse (reference, &column, &row));
      g_assert_cmpuint (column, ==, cases[i].column);
      g_assert_cmpuint (row, ==, 12);
    }
  for (guint i = 0; i < 3; i++)
    {
      static const char *const bad[] = { "", "12", "ZZZZZZZZZZ1" };
      guint column = 0;
      guint row = 0;

      g_assert_false (opcc_cell_reference_parse (bad[i], &column, &row));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell-number/plain", test_plain);
  g_test_add_func ("/cell-number/numbers", test_numbers);
  g_test_add_func ("/cell-number/json", test_json);
  g_test_add_func ("/cell-number/dates", test_dates);
  g_test_add_func ("/cell-number/formats", test_formats);
  g_test_add_func ("/cell-number/letters", test_letters);
  return g_test_run ();
}
