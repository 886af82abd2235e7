/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as people and survey tools leave them are read as a careful clerk would read them. */
#include "exchange-fixture.h"

#include <string.h>

static void
check_headings (OpccSheet *sheet, const char *expected)
{
  g_autofree char *headings = fixture_headings (sheet);

  g_assert_cmpstr (headings, ==, expected);
}

static void
check_row (OpccSheet *sheet, guint index, const char *expected)
{
  g_autofree char *row = fixture_row (sheet, index);

  g_assert_cmpstr (row, ==, expected);
}

static void
check_notes (OpccSheet *sheet, const char *expected)
{
  g_autofree char *notes = fixture_notes (sheet);

  g_assert_cmpstr (notes, ==, expected);
}

static void
test_simple (void)
{
  g_autoptr (OpccSheet) sheet =
      fixture_read_text ("Name,Amount,Start\nYouth club,400,01/04/2023\nPantry,250,02/05/2023\n");

  check_headings (sheet, "Name|Amount|Start");
  g_assert_cmpuint (opcc_sheet_get_heading_row (sheet), ==, 1);
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 2);
  check_row (sheet, 1, "3: Pantry|250|02/05/2023");
  check_notes (sheet, "");
  g_assert_cmpint (opcc_sheet_find_column (sheet, "Amount"), ==, 1);
  g_assert_cmpint (opcc_sheet_find_column (sheet, "amount"), ==, -1);
  g_assert_cmpstr (opcc_sheet_get_file_name (sheet), ==, "table.csv");
}

/* Only words everywhere: the first full row is still the headings. */
static void
test_words_only (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text ("Group,District,Contact\nPantry,Blaby,Chair\n"
                                                   "Youth club,Rutland,Secretary\n");

  check_headings (sheet, "Group|District|Contact");
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 2);
}

static void
test_one_column (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text ("Name\nPantry\nYouth club\n");

  check_headings (sheet, "Name");
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 2);
}

static void
test_headings_only (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text ("Name,Amount,District\n");

  check_headings (sheet, "Name|Amount|District");
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 0);
}

static void
test_no_headings (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text ("1,2,3\n4,5,6\n7,8,9\n");

  check_headings (sheet, "Column A|Column B|Column C");
  g_assert_cmpuint (opcc_sheet_get_heading_row (sheet), ==, 0);
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 3);
  check_notes (sheet, "No row of headings was found; columns are called by their letters.\n");
}

static void
test_years_as_headings (void)
{
  g_autoptr (OpccSheet) sheet =
      fixture_read_text ("Force,2019,2020,2021/22\nNorth,100,120,130\nSouth,90,95,99\n");

  check_headings (sheet, "Force|2019|2020|2021/22");
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 2);
}

/* A workbook kept by hand: a title, when it was printed, a blank row and column, subtotals, the
 * headings once more on the next page, a total and remarks. */
static void
test_kept_by_hand (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text ("Grants scheme 2023/24,,,,,\n"
                                                   "Prepared by,Commissioning team,,,,\n"
                                                   ",,,,,\n"
                                                   "Ref,Group,,District,Asked,Awarded\n"
                                                   "1,Youth club,,Blaby,\"5,000\",\"4,000\"\n"
                                                   "2,Pantry,,Blaby,800,800\n"
                                                   ",Blaby total,,,\"5,800\",\"4,800\"\n"
                                                   ",,,,,\n"
                                                   "Ref,Group,,District,Asked,Awarded\n"
                                                   "3,Total Recovery CIC,,Melton,900,0\n"
                                                   "4,Sum of Parts,,Melton,100,100\n"
                                                   ",Sub-total:,,,\"1,000\",100\n"
                                                   "TOTAL,,,,\"6,800\",\"4,900\"\n"
                                                   ",,,,,\n"
                                                   "* awarded after appeal,,,,,\n"
                                                   "Source: round 1 applications,,,,,\n");

  check_headings (sheet, "Ref|Group|District|Asked|Awarded");
  g_assert_cmpuint (opcc_sheet_get_heading_row (sheet), ==, 4);
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 4);
  check_row (sheet, 0, "5: 1|Youth club|Blaby|5,000|4,000");
  check_row (sheet, 2, "10: 3|Total Recovery CIC|Melton|900|0");
  check_row (sheet, 3, "11: 4|Sum of Parts|Melton|100|100");
  check_notes (sheet,
               "Row 1 was left out: it stands above the headings (“Grants scheme 2023/24”).\n"
               "Row 2 was left out: it stands above the headings (“Prepared by”).\n"
               "Row 7 was left out: it is a total (“Blaby total”).\n"
               "Row 9 was left out: it repeats the headings (“Ref”).\n"
               "Row 12 was left out: it is a total (“Sub-total:”).\n"
               "Row 13 was left out: it is a total (“TOTAL”).\n"
               "Row 15 was left out: it stands under the table like a remark (“* awarded after "
               "appeal”).\n"
               "Row 16 was left out: it stands under the table like a remark (“Source: round 1 "
               "applications”).\n");
}

/* A row with little in it is an entry when entries follow, and at the end unless it stands apart.
 */
static void
test_sparse_rows (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text ("Group,District,Asked,Phone\nA group,,,\n"
                                                   "Pantry,Blaby,800,0116 000 000\n\n"
                                                   "B group,,,\nC group,Melton,5,\nD group,,,\n");

  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 5);
  check_row (sheet, 0, "2: A group|||");
  check_row (sheet, 2, "5: B group|||");
  check_row (sheet, 4, "7: D group|||");
  check_notes (sheet, "");
}

/* Two heading rows, the upper one with gaps where cells were merged before they became CSV. */
static void
test_two_heading_rows (void)
{
  g_autoptr (OpccSheet) sheet =
      fixture_read_text ("Applications of round 1,,,,,,\n"
                         ",,Budget,,,Contact,\n"
                         "Ref,Group,Total,Asked,Match,Name,Email\n"
                         "1,Youth club,9000,5000,4000,Chair,chair@example.org\n"
                         "2,Pantry,800,800,0,Secretary,secretary@example.org\n");

  check_headings (sheet, "Ref|Group|Budget: Total|Budget: Asked|Budget: Match|Contact: Name|"
                         "Contact: Email");
  g_assert_cmpuint (opcc_sheet_get_heading_row (sheet), ==, 3);
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 2);
  check_notes (sheet,
               "Row 1 was left out: it stands above the headings (“Applications of round 1”).\n"
               "Rows 2 and 3 were read together as the headings.\n");
}

/* SurveyMonkey: choices of a question stand in a second heading row. */
static void
test_survey_monkey (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text (
      "Respondent ID,Start Date,What is the name of your group or organisation?,"
      "Which districts will you work in?,,,How much are you asking for? (£)\n"
      ",,Open-Ended Response,Blaby,Melton,Other (please specify),Open-Ended Response\n"
      "118001,07/03/2023 09:12:00 AM,Youth club,Blaby,,,5000\n"
      "118002,07/04/2023 10:00:00 AM,Pantry,,Melton,and Oakham,\"£1,250\"\n");

  check_headings (sheet, "Respondent ID|Start Date|What is the name of your group or organisation?|"
                         "Which districts will you work in?: Blaby|"
                         "Which districts will you work in?: Melton|"
                         "Which districts will you work in?: Other (please specify)|"
                         "How much are you asking for? (£)");
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 2);
  check_row (sheet, 1, "4: 118002|07/04/2023 10:00:00 AM|Pantry||Melton|and Oakham|£1,250");
}

/* Microsoft Forms: spaces that do not break, line ends in headings, one answer only. */
static void
test_microsoft_forms (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text (
      "\xEF\xBB\xBFID,Start time,Completion time,Email,Name,\"What is your\u00a0project\ncalled?\n"
      "\",Total cost of the project,Total cost of the project\r\n"
      "1,7/3/23 9:01:12,7/3/23 9:40:05,anonymous,,\"Safe, later\",\"£9,000\",\r\n");

  check_headings (sheet, "ID|Start time|Completion time|Email|Name|What is your project called?|"
                         "Total cost of the project|Total cost of the project (2)");
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 1);
  check_row (sheet, 0, "2: 1|7/3/23 9:01:12|7/3/23 9:40:05|anonymous||Safe, later|£9,000|");
}

static void
test_google_forms (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text (
      "Timestamp,Organisation name,Tell us about your project,Amount requested\n"
      "2023/07/03 9:12:44 am GMT+1,Pantry,\"We feed people.\nEvery week.\",£800\n"
      "2023/07/04 10:12:44 am GMT+1,Youth club,We open late,\"1,200\"\n");

  check_headings (sheet, "Timestamp|Organisation name|Tell us about your project|Amount requested");
  check_row (sheet, 0, "2: 2023/07/03 9:12:44 am GMT+1|Pantry|We feed people.\nEvery week.|£800");
  /* A cell over two lines is one row: the next one is row 3. */
  g_assert_cmpuint (opcc_sheet_get_row_number (sheet, 1), ==, 3);
}

/* Data without a heading keeps its column; data beyond the first rows is reported, not lost
 * silently. */
static void
test_columns_without_heading (void)
{
  g_autoptr (GString) text = g_string_new ("Name,,Asked,,\nPantry,note,5,,\n");
  g_autoptr (OpccSheet) sheet = NULL;
  const OpccProblem *problem = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, "Youth club,x,7,,\n");
  g_string_append (text, "Stray,y,8,,surprise\n");
  sheet = fixture_read_text (text->str);
  check_headings (sheet, "Name|Column B|Asked");
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 302);
  g_assert_cmpuint (opcc_sheet_get_problems (sheet)->len, ==, 1);
  problem = g_ptr_array_index (opcc_sheet_get_problems (sheet), 0);
  g_assert_cmpuint (problem->row, ==, 303);
  g_assert_cmpstr (problem->column, ==, "E");
  g_assert_cmpstr (problem->value, ==, "surprise");
}

/* The streaming reader says what it reads before the first row is asked for. */
static void
test_streaming (void)
{
  g_autofree char *path = fixture_write_text ("stream.csv", "Grants\n\nName,Asked,Town\nA,1,X\n");
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, NULL);
  g_autoptr (OpccSheetReader) reader = opcc_workbook_stream (workbook, 0, NULL, NULL);
  OpccRow row;
  guint n = 0;

  g_assert_cmpstr (opcc_sheet_reader_get_file_name (reader), ==, "stream.csv");
  g_assert_cmpstr (opcc_sheet_reader_get_sheet_name (reader), ==, "stream.csv");
  g_assert_cmpstr (opcc_sheet_reader_get_headings (reader, &n)[1], ==, "Asked");
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (opcc_sheet_reader_get_heading_row (reader), ==, 3);
  g_assert_cmpuint (opcc_sheet_reader_get_notes (reader)->len, ==, 1);
  g_assert_true (opcc_sheet_reader_next (reader, &row, NULL, NULL));
  g_assert_cmpstr (row.cells[2], ==, "X");
  g_assert_false (opcc_sheet_reader_next (reader, &row, NULL, NULL));
  g_assert_false (opcc_sheet_reader_next (reader, &row, NULL, NULL));
  g_assert_cmpuint (opcc_sheet_reader_get_problems (reader)->len, ==, 0);
}

static void
test_blank_cells (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text ("Name,Asked,Note\nPantry, ,\u00a0\nB,1,\"\"\n");

  g_assert_null (opcc_sheet_get_cell (sheet, 0, 1));
  g_assert_null (opcc_sheet_get_cell (sheet, 0, 2));
  g_assert_null (opcc_sheet_get_cell (sheet, 1, 2));
}

static void
test_empty (void)
{
  g_autofree char *path = fixture_write_text ("blank.csv", ",,\n\n,,\n");
  g_autofree char *refusal = fixture_refusal (path);

  g_assert_nonnull (strstr (refusal, "it is empty"));
}

/* The rows behind the first two hundred are judged like the others. */
static void
test_total_far_down (void)
{
  g_autoptr (GString) text = g_string_new ("Ref,Group,District,Asked\n");
  g_autoptr (OpccSheet) sheet = NULL;

  for (guint i = 1; i <= 450; i++)
    g_string_append_printf (text, "%u,Group %u,Blaby,%u\n", i, i, i);
  g_string_append (text, "Ref,Group,District,Asked\n451,Group 451,Blaby,1\n,Grand total,,99999\n");
  sheet = fixture_read_text (text->str);
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 451);
  check_notes (sheet, "Row 452 was left out: it repeats the headings (“Ref”).\n"
                      "Row 454 was left out: it is a total (“Grand total”).\n");
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-reader/simple", test_simple);
  g_test_add_func ("/sheet-reader/words-only", test_words_only);
  g_test_add_func ("/sheet-reader/one-column", test_one_column);
  g_test_add_func ("/sheet-reader/headings-only", test_headings_only);
  g_test_add_func ("/sheet-reader/no-headings", test_no_headings);
  g_test_add_func ("/sheet-reader/years-as-headings", test_years_as_headings);
  g_test_add_func ("/sheet-reader/kept-by-hand", test_kept_by_hand);
  g_test_add_func ("/sheet-reader/sparse-rows", test_sparse_rows);
  g_test_add_func ("/sheet-reader/two-heading-rows", test_two_heading_rows);
  g_test_add_func ("/sheet-reader/survey-monkey", test_survey_monkey);
  g_test_add_func ("/sheet-reader/microsoft-forms", test_microsoft_forms);
  g_test_add_func ("/sheet-reader/google-forms", test_google_forms);
  g_test_add_func ("/sheet-reader/columns-without-heading", test_columns_without_heading);
  g_test_add_func ("/sheet-reader/streaming", test_streaming);
  g_test_add_func ("/sheet-reader/blank-cells", test_blank_cells);
  g_test_add_func ("/sheet-reader/empty", test_empty);
  g_test_add_func ("/sheet-reader/total-far-down", test_total_far_down);
  result = g_test_run ();
  fixture_clean ();
  return result;
}
