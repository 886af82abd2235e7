/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON is flattened by the path convention of 360Giving, with exact numbers and named faults. */
#include "exchange-fixture.h"

#include <string.h>

#include "opcc-json-scanner.h"

static OpccSheet *
read_json (const char *json)
{
  g_autofree char *path = fixture_write_text ("table.json", json);

  return fixture_read (path);
}

static void
check_row (OpccSheet *sheet, guint index, const char *expected)
{
  g_autofree char *row = fixture_row (sheet, index);

  g_assert_cmpstr (row, ==, expected);
}

static void
test_flatten (void)
{
  g_autoptr (OpccSheet) sheet = read_json (
      "{\"version\": \"1.4\", \"grants\": ["
      "{\"id\": \"360G-x-1\", \"amountAwarded\": 40000.0, \"fundingOrganization\": [{\"id\": "
      "\"GB-CHC-1\", \"name\": \"Funder\"}], \"tags\": [\"a\", \"b\"], \"open\": true},"
      "{\"id\": \"360G-x-2\", \"amountAwarded\": 1e3, \"place\": {\"code\": {\"new\": \"E07\"}}, "
      "\"note\": null, \"open\": false, \"empty\": {}, \"none\": []}]}");
  g_autofree char *headings = fixture_headings (sheet);

  g_assert_cmpstr (headings, ==,
                   "id|amountAwarded|fundingOrganization/0/id|fundingOrganization/0/name|tags/0|"
                   "tags/1|open|place/code/new");
  g_assert_cmpstr (opcc_sheet_get_name (sheet), ==, "grants");
  check_row (sheet, 0, "1: 360G-x-1|40000|GB-CHC-1|Funder|a|b|Yes|");
  check_row (sheet, 1, "2: 360G-x-2|1000|||||No|E07");
}

static void
test_exact_numbers (void)
{
  g_autoptr (OpccSheet) sheet =
      read_json ("[{\"a\": 12345678901234567890.12, \"b\": 0.1, \"c\": -7, \"d\": 1E400}]");

  check_row (sheet, 0, "1: 12345678901234567890.12|0.1|-7|1E400");
}

/* Every record counts: what looks like a total or a heading in JSON is an entry. */
static void
test_no_guessing (void)
{
  g_autoptr (OpccSheet) sheet =
      read_json ("[{\"name\": \"Total\", \"amount\": 5, \"x\": null, \"y\": \"z\"},"
                 "{\"name\": \"name\", \"amount\": \"amount\"}, {\"name\": \"Note: end\"}, {}]");

  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 4);
  check_row (sheet, 0, "1: Total|5|z");
  check_row (sheet, 3, "4: ||");
  g_assert_cmpuint (opcc_sheet_get_notes (sheet)->len, ==, 0);
}

static void
test_texts (void)
{
  g_autoptr (OpccSheet) sheet =
      read_json ("\xEF\xBB\xBF[{\"a\": \"\\u00a3 \\\"x\\\" \\ud83c\\udfc6\\n\\/\", \"b\": \"\", "
                 "\"c\": \"\xC3\xA9\"}]");

  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 0, 0), ==, "\u00a3 \"x\" \U0001F3C6\n/");
  g_assert_cmpuint (opcc_sheet_get_n_columns (sheet), ==, 2);
  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 0, 1), ==, "\u00e9");
}

static void
test_reported (void)
{
  g_autoptr (OpccSheet) sheet = read_json ("[{\"a\": \"1\", \"a\": \"2\"}, 5, {\"a\": \"half "
                                           "\\ud83c\"}, {\"a\": \"lost \xEF\xBF\xBD\"}]");
  GPtrArray *problems = opcc_sheet_get_problems (sheet);
  static const guint rows[] = { 1, 2, 3, 4 };
  static const OpccSeverity severities[] = { OPCC_SEVERITY_WARNING, OPCC_SEVERITY_ERROR,
                                             OPCC_SEVERITY_ERROR, OPCC_SEVERITY_WARNING };

  g_assert_cmpuint (problems->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const OpccProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpuint (problem->row, ==, rows[i]);
      g_assert_cmpint (problem->severity, ==, severities[i]);
      g_assert_cmpstr (problem->column, ==, i == 1 ? NULL : "a");
    }
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 3);
  check_row (sheet, 0, "1: 2");
  check_row (sheet, 1, "3: half ?");
}

static void
test_lists (void)
{
  g_autofree char *path = fixture_write_text (
      "lists.json",
      "{\"data\": {\"grants\": [{\"a\": 1}, {\"a\": 2}]}, \"codes\": [{\"c\": 1, \"d\": 2, \"e\": "
      "3}], \"words\": [\"x\"]}");
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, NULL);
  g_autofree char *words = opcc_workbook_describe (workbook);

  g_assert_cmpint (opcc_workbook_get_kind (workbook), ==, OPCC_WORKBOOK_JSON);
  g_assert_cmpuint (opcc_workbook_get_n_sheets (workbook), ==, 2);
  g_assert_cmpstr (opcc_workbook_get_sheet_name (workbook, 0), ==, "data/grants");
  g_assert_cmpstr (opcc_workbook_get_sheet_name (workbook, 1), ==, "codes");
  g_assert_cmpstr (words, ==, "JSON with 2 lists of records");
}

static void
test_lines (void)
{
  g_autoptr (OpccSheet) lines = read_json ("{\"a\": 1}\n{\"a\": 2, \"b\": [{\"c\": 3}]}\n");
  g_autoptr (OpccSheet) one = read_json ("{\"a\": 1, \"b\": \"x\"}");

  g_assert_cmpuint (opcc_sheet_get_n_rows (lines), ==, 2);
  check_row (lines, 1, "2: 2|3");
  g_assert_cmpuint (opcc_sheet_get_n_rows (one), ==, 1);
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *json;
    const char *words;
  } cases[] = {
    { "[{\"a\": 1},\n{\"a\": }]", "line 2, at character 7" },
    { "[{\"a\": 1}", "ends too early" },
    { "[{\"a\": 1},", "ends too early" },
    { "[{\"a\": 1}}", "comma or a closing bracket" },
    { "[{\"a\" 1}]", "colon" },
    { "[{\"a\": \"x", "never closed" },
    { "[{\"a\": \"\\u0000\"}]", "NUL" },
    { "[{\"a\": \"\\x\"}]", "backslash" },
    { "[{\"a\": \"\\u12\"}]", "hexadecimal" },
    { "[{\"a\": \"\xFF\"}]", "not UTF-8" },
    { "[{\"a\": 1.}]", "point" },
    { "[{\"a\": 1e}]", "exponent" },
    { "[{\"a\": tru}]", "no value" },
    { "[{\"a\": 1,}]", "name of a member" },
    { "[]", "no list of records" },
    { "[[1, 2], [3]]", "no list of records" },
    { "{}", "no list of records" },
    { "[\"a\", \"b\"]", "no list of records" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_write_text ("bad.json", cases[i].json);
      g_autofree char *refusal = fixture_refusal (path);

      g_test_message ("%s", refusal);
      g_assert_nonnull (strstr (refusal, cases[i].words));
      g_assert_nonnull (strstr (refusal, "Nothing was taken in."));
    }
}

static void
test_depth (void)
{
  g_autofree char *open = g_strnfill (2 * 1024 * 1024, '[');
  g_autofree char *path = fixture_write_text ("deep.json", open);
  g_autofree char *refusal = fixture_refusal (path);

  g_assert_nonnull (strstr (refusal, "64 deep"));
}

/* A heading in square brackets does not make CSV into JSON. */
static void
test_not_json (void)
{
  g_autofree char *path = fixture_write_text ("ref.csv", "[Ref],Name\n1,Pantry\n");
  g_autoptr (OpccSheet) sheet = fixture_read (path);

  check_row (sheet, 0, "2: 1|Pantry");
}

static void
test_scanner_skip (void)
{
  static const char json[] = "{\"a\": [1, {\"b\": [2]}], \"c\": 3}";
  g_autoptr (OpccJsonScanner) scanner = opcc_json_scanner_new (json, sizeof json - 1, "x");
  g_autoptr (GError) error = NULL;
  OpccJsonToken token = OPCC_JSON_END;

  for (guint i = 0; i < 3; i++)
    g_assert_true (opcc_json_scanner_next (scanner, &token, &error));
  g_assert_cmpint (token, ==, OPCC_JSON_ARRAY_START);
  g_assert_cmpuint (opcc_json_scanner_get_depth (scanner), ==, 2);
  g_assert_true (opcc_json_scanner_skip (scanner, token, &error));
  g_assert_true (opcc_json_scanner_next (scanner, &token, &error));
  g_assert_cmpint (token, ==, OPCC_JSON_NAME);
  g_assert_cmpstr (opcc_json_scanner_get_text (scanner), ==, "c");
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-book/flatten", test_flatten);
  g_test_add_func ("/json-book/exact-numbers", test_exact_numbers);
  g_test_add_func ("/json-book/no-guessing", test_no_guessing);
  g_test_add_func ("/json-book/texts", test_texts);
  g_test_add_func ("/json-book/reported", test_reported);
  g_test_add_func ("/json-book/lists", test_lists);
  g_test_add_func ("/json-book/lines", test_lines);
  g_test_add_func ("/json-book/refusals", test_refusals);
  g_test_add_func ("/json-book/depth", test_depth);
  g_test_add_func ("/json-book/not-json", test_not_json);
  g_test_add_func ("/json-book/scanner-skip", test_scanner_skip);
  result = g_test_run ();
  fixture_clean ();
  return result;
}
