/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument spreadsheets are read by what their cells store, and empty space costs nothing. */
#include "exchange-fixture.h"

#include <string.h>

#define TEXT(text)                                                                                 \
  "<table:table-cell office:value-type=\"string\"><text:p>" text "</text:p></table:table-cell>"
#define NUMBER(value, shown)                                                                       \
  "<table:table-cell office:value-type=\"float\" office:value=\"" value "\"><text:p>" shown        \
  "</text:p></table:table-cell>"
#define ROW(cells)        "<table:table-row>" cells "</table:table-row>"
#define SHEET(name, rows) "<table:table table:name=\"" name "\">" rows "</table:table>"

static void
check_row (OpccSheet *sheet, guint index, const char *expected)
{
  g_autofree char *row = fixture_row (sheet, index);

  g_assert_cmpstr (row, ==, expected);
}

static void
test_kinds (void)
{
  g_autofree char *path = fixture_write_ods (
      "kinds.ods",
      SHEET (
          "Applications",
          "<table:table-column table:number-columns-repeated=\"6\"/>" ROW (TEXT ("Group") TEXT (
              "Amount") TEXT ("Start") TEXT ("Share") TEXT ("Agreed") TEXT ("At"))
              ROW (TEXT ("Café<text:s text:c=\"2\"/>&amp; co</text:p><text:p>second "
                         "<text:span>line</text:span>")
                       NUMBER ("1234.5",
                               "£1,234.50") "<table:table-cell office:value-type=\"date\" "
                                            "office:date-value=\"2023-07-03\"><text:p>03/07/23</"
                                            "text:p></table:table-cell>"
                                            "<table:table-cell office:value-type=\"percentage\" "
                                            "office:value=\"0.125\">"
                                            "<text:p>13%</text:p></table:table-cell>"
                                            "<table:table-cell office:value-type=\"boolean\" "
                                            "office:boolean-value=\"true\">"
                                            "<text:p>TRUE</text:p></table:table-cell>"
                                            "<table:table-cell office:value-type=\"time\" "
                                            "office:time-value=\"PT16H45M00S\">"
                                            "<text:p>16:45</text:p></table:table-cell>")
                  ROW (TEXT ("#N/A") NUMBER (
                      "1E5",
                      "100,000") "<table:table-cell office:value-type=\"date\" "
                                 "office:date-value=\"2023-07-03T16:45:00.5\"/>"
                                 "<table:table-cell/><table:table-cell "
                                 "office:value-type=\"boolean\" "
                                 "office:boolean-value=\"false\"/>"
                                 "<table:table-cell "
                                 "office:value-type=\"string\"><office:annotation>"
                                 "<text:p>remark</text:p></office:annotation><text:p>noon</text:p>"
                                 "</table:table-cell>")));
  g_autoptr (OpccSheet) sheet = fixture_read (path);
  g_autofree char *problems = fixture_problems (sheet);

  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 2);
  check_row (sheet, 0, "2: Café  & co\nsecond line|1234.5|2023-07-03|12.5%|Yes|16:45");
  check_row (sheet, 1, "3: #N/A|100000|2023-07-03T16:45:00||No|noon");
  g_assert_nonnull (strstr (problems, "Row 3, Group, “#N/A”"));
}

static const char repeats[] =

    SHEET ("S",
           "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
           "table:number-columns-repeated=\"16384\"/></table:table-row>" ROW (TEXT ("Name") TEXT (
               "Asked") TEXT ("Given") "<table:table-cell "
                                       "table:number-columns-repeated=\"16381\"/>")
               ROW (TEXT ("Pantry") "<table:table-cell "
                                    "table:number-columns-repeated=\"2\" "
                                    "office:value-type=\"float\" "
                                    "office:value=\"5\"/>") "<table:table-row "
                                                            "table:number-rows-"
                                                            "repeated="
                                                            "\"2\">" TEXT ("Choir")
                                                                NUMBER ("7", "7")
                                                                    NUMBER ("8", "8") "</"
                                                                                      "tabl"
                                                                                      "e:"
                                                                                      "tabl"
                                                                                      "e-"
                                                                                      "row>"
                                                                                      "<tab"
                                                                                      "le:"
                                                                                      "tabl"
                                                                                      "e-"
                                                                                      "row "
                                                                                      "tabl"
                                                                                      "e:"
                                                                                      "numb"
                                                                                      "er-"
                                                                                      "rows"
                                                                                      "-rep"
                                                                                      "eate"
                                                                                      "d="
                                                                                      "\"10"
                                                                                      "4856"
                                                                                      "9\">"
                                                                                      "<tab"
                                                                                      "le:"
                                                                                      "tabl"
                                                                                      "e-"
                                                                                      "cell"
                                                                                      " "
                                                                                      "tabl"
                                                                                      "e:"
                                                                                      "numb"
                                                                                      "er-"
                                                                                      "colu"
                                                                                      "mns-"
                                                                                      "repe"
                                                                                      "ated"
                                                                                      "=\"1"
                                                                                      "6384"
                                                                                      "\"/"
                                                                                      "></"
                                                                                      "tabl"
                                                                                      "e:"
                                                                                      "tabl"
                                                                                      "e-"
                                                                                      "row"
                                                                                      ">");

/* Sheets end in a million empty rows; entries may be repeated. */
static void
test_repeats (void)
{
  g_autofree char *path = fixture_write_ods ("repeats.ods", repeats);
  g_autoptr (OpccSheet) sheet = fixture_read (path);

  g_assert_cmpuint (opcc_sheet_get_heading_row (sheet), ==, 4);
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 3);
  check_row (sheet, 0, "5: Pantry|5|5");
  check_row (sheet, 1, "6: Choir|7|8");
  check_row (sheet, 2, "7: Choir|7|8");
}

static void
test_merged (void)
{
  g_autofree char *path = fixture_write_ods (
      "merged.ods",
      SHEET ("S",
             ROW ("<table:table-cell table:number-rows-spanned=\"2\"><text:p>District</text:p>"
                  "</table:table-cell><table:table-cell table:number-rows-spanned=\"2\"><text:p>"
                  "Group</text:p></table:table-cell><table:table-cell "
                  "table:number-columns-spanned=\"2\"><text:p>Budget</text:p></table:table-cell>"
                  "<table:covered-table-cell/>")
                 ROW ("<table:covered-table-cell/><table:covered-table-cell/>" TEXT ("Total")
                          TEXT ("Asked"))
                     ROW ("<table:table-cell table:number-rows-spanned=\"2\"><text:p>Blaby</text:p>"
                          "</table:table-cell>" TEXT ("Youth club") NUMBER ("9", "9")
                              NUMBER ("5", "5")) ROW ("<table:covered-table-cell/>" TEXT ("Pantry")
                                                          NUMBER ("8", "8") NUMBER ("7", "7"))));
  g_autoptr (OpccSheet) sheet = fixture_read (path);
  g_autofree char *headings = fixture_headings (sheet);

  g_assert_cmpstr (headings, ==, "District|Group|Budget: Total|Budget: Asked");
  check_row (sheet, 1, "4: Blaby|Pantry|8|7");
}

static void
test_sheets (void)
{
  g_autofree char *path = fixture_write_ods (
      "sheets.ods",
      SHEET (
          "Guidance",
          ROW (TEXT ("Read this")) ROW (TEXT (
              "first"))) "<table:table table:name=\"Old\" "
                         "table:style-name=\"ta2\">" ROW (TEXT ("Name") TEXT ("Amount") TEXT (
                             "District")) ROW (TEXT ("A") NUMBER ("1", "1") TEXT ("Blaby"))
                             ROW (TEXT ("B") NUMBER ("2", "2") TEXT (
                                 "Blaby")) "</table:table>" SHEET ("Applications",
                                                                   ROW (TEXT ("Name") TEXT (
                                                                       "Amount") TEXT ("District"))
                                                                       ROW (TEXT ("Pantry") NUMBER (
                                                                           "3", "3")
                                                                                TEXT ("Melton"))));
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = opcc_workbook_describe (workbook);
  g_assert_cmpstr (words, ==, "OpenDocument spreadsheet with 3 sheets, 1 of them hidden");
  g_assert_true (opcc_workbook_get_sheet_hidden (workbook, 1));
  g_assert_cmpuint (opcc_workbook_best_sheet (workbook, NULL), ==, 2);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (OpccSheet) sheet = opcc_workbook_read (workbook, i, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, i == 1 ? 2 : 1);
    }
}

/* A table inside a cell is not a sheet, and does not disturb the one around it. */
static void
test_table_in_cell (void)
{
  g_autofree char *path = fixture_write_ods (
      "inner.ods",
      SHEET ("S", ROW (TEXT ("Name") TEXT ("Amount")) ROW (TEXT (
                      "Pantry") "<table:table-cell office:value-type=\"float\" "
                                "office:value=\"3\">" SHEET (
                                    "Inner", ROW (TEXT ("x") TEXT ("y"))) "</table:table-cell>")
                      ROW (TEXT ("Choir") NUMBER ("4", "4"))));
  g_autoptr (OpccSheet) sheet = fixture_read (path);

  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 2);
  check_row (sheet, 0, "2: Pantry|3");
  check_row (sheet, 1, "3: Choir|4");
}

#define TIME(value)                                                                                \
  "<table:table-cell office:value-type=\"time\" office:time-value=\"" value                        \
  "\"><text:p>shown</text:p></table:table-cell>"

/* What is no time, or counts more hours than a number holds, is the words that the cell shows. */
static void
test_times (void)
{
  g_autofree char *path = fixture_write_ods (
      "times.ods",
      SHEET ("S", ROW (TEXT ("A") TEXT ("B") TEXT ("C") TEXT ("D") TEXT ("E") TEXT ("F"))
                      ROW (TIME ("PT09H05M07S") TIME ("PT37H30M") TIME ("PT4294967297H00M00S")
                               TIME ("PT09H-5M") TIME ("P1D") TIME ("PT9H5"))));
  g_autoptr (OpccSheet) sheet = fixture_read (path);

  check_row (sheet, 0, "2: 09:05:07|37:30|shown|shown|shown|shown");
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ods-reader/kinds", test_kinds);
  g_test_add_func ("/ods-reader/repeats", test_repeats);
  g_test_add_func ("/ods-reader/merged", test_merged);
  g_test_add_func ("/ods-reader/sheets", test_sheets);
  g_test_add_func ("/ods-reader/table-in-cell", test_table_in_cell);
  g_test_add_func ("/ods-reader/times", test_times);
  result = g_test_run ();
  fixture_clean ();
  return result;
}
