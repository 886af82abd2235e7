/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Excel workbooks are read cell by cell as Excel shows them. */
#include "exchange-fixture.h"

#include <string.h>

#define STYLES                                                                                     \
  "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy hh:mm\"/>"                \
  "<numFmt numFmtId=\"165\" formatCode=\"&quot;£&quot;#,##0.00\"/></numFmts>"                     \
  "<cellStyleXfs><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/></cellStyleXfs>"                         \
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"                       \
  "<xf numFmtId=\"165\"/><xf numFmtId=\"10\"/><xf numFmtId=\"20\"/></cellXfs>"

#define TEXT(ref, text)                                                                            \
  "<c r=\"" ref "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" text "</t></is></c>"
#define NUMBER(ref, style, value) "<c r=\"" ref "\" s=\"" style "\"><v>" value "</v></c>"
#define SHEETS                                                                                     \
  "<sheets><sheet name=\"Applications\" sheetId=\"1\" r:id=\"rId1\"/>"                             \
  "<sheet name=\"Lists\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/></sheets>"

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

static const char kinds_strings[] =
    "<si><t>Group</t></si><si><r><t>Caf</t></r><r><t xml:space=\"preserve\">é &amp; co</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>sound</t></rPh></si><si><t>two_x000D_\nlines_x005F_x0041_</t></si>"
    "<si><t>00123</t></si>";

static const char kinds_sheet[] = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>" TEXT (
    "B1", "Amount") TEXT ("C1", "Start") TEXT ("D1", "Share") TEXT ("E1", "Agreed") TEXT ("F1",
                                                                                          "Code")
    TEXT ("G1",
          "At") "</row>"
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c>" NUMBER ("B2",
                                                                        "3",
                                                                        "0.30000000000000004")
                    NUMBER ("C2", "1", "45110") NUMBER (
                        "D2",
                        "4",
                        "0.125") "<c r=\"E2\" t=\"b\"><v>1</v></c><c r=\"F2\" "
                                 "t=\"s\"><v>3</v></c>" NUMBER (
                                     "G2",
                                     "5",
                                     "0.5") "</row>"
                                            "<row r=\"4\"><c "
                                            "t=\"s\"><v>2</v></c><c><v>1E+05</"
                                            "v></c>" NUMBER (
                                                "C4",
                                                "2",
                                                "45110.697916666664") "<c "
                                                                      "r="
                                                                      "\"E4\" "
                                                                      "t="
                                                                      "\"b\"><"
                                                                      "v>0</"
                                                                      "v></"
                                                                      "c><c "
                                                                      "r="
                                                                      "\"F4\" "
                                                                      "t="
                                                                      "\"str\""
                                                                      "><f>A1<"
                                                                      "/f><v>"
                                                                      "shown</"
                                                                      "v></"
                                                                      "c></"
                                                                      "row>"
                                                                      "<row "
                                                                      "r="
                                                                      "\"5\"><"
                                                                      "c "
                                                                      "r="
                                                                      "\"A5\" "
                                                                      "t="
                                                                      "\"e\"><"
                                                                      "v>#N/"
                                                                      "A</v></"
                                                                      "c><c "
                                                                      "r="
                                                                      "\"B5\">"
                                                                      "<f>SUM("
                                                                      "B2:B4)<"
                                                                      "/f></c>"
                                                                      "<c "
                                                                      "r="
                                                                      "\"C5\" "
                                                                      "t="
                                                                      "\"d\"><"
                                                                      "v>2023-"
                                                                      "07-"
                                                                      "03T00:"
                                                                      "00:00</"
                                                                      "v></"
                                                                      "c"
                                                                      ">" TEXT ("F5",
                                                                                "las"
                                                                                "t") "</row>"
                                                                                     "</sheetData>";

static char *
write_kinds (const char *book)
{
  return fixture_write_xlsx_with ("kinds.xlsx", book, STYLES, kinds_strings, kinds_sheet);
}

static void
test_kinds (void)
{
  g_autofree char *path = write_kinds ("<workbookPr/>" SHEETS);
  g_autoptr (OpccSheet) sheet = fixture_read (path);
  GPtrArray *problems = opcc_sheet_get_problems (sheet);
  const OpccProblem *problem = NULL;

  check_headings (sheet, "Group|Amount|Start|Share|Agreed|Code|At");
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 3);
  check_row (sheet, 0, "2: Café & co|0.3|2023-07-03|12.5%|Yes|00123|12:00");
  check_row (sheet, 1, "4: two\r\nlines_x0041_|100000|2023-07-03T16:45:00||No|shown|");
  check_row (sheet, 2, "5: #N/A||2023-07-03|||last|");
  g_assert_cmpuint (problems->len, ==, 2);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpuint (problem->row, ==, 5);
  g_assert_cmpstr (problem->column, ==, "Group");
  g_assert_cmpstr (problem->value, ==, "#N/A");
  problem = g_ptr_array_index (problems, 1);
  g_assert_cmpstr (problem->column, ==, "Amount");
  g_assert_nonnull (strstr (problem->problem, "formula"));
}

static void
test_base_1904 (void)
{
  g_autofree char *path = write_kinds ("<workbookPr date1904=\"1\"/>" SHEETS);
  g_autoptr (OpccSheet) sheet = fixture_read (path);

  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 0, 2), ==, "2027-07-04");
}

static void
test_sheets (void)
{
  g_autofree char *path = write_kinds (SHEETS);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, &error);
  g_autofree char *words = opcc_workbook_describe (workbook);

  g_assert_no_error (error);
  g_assert_cmpint (opcc_workbook_get_kind (workbook), ==, OPCC_WORKBOOK_XLSX);
  g_assert_cmpstr (words, ==, "Excel workbook with 2 sheets, 1 of them hidden");
  g_assert_cmpuint (opcc_workbook_get_n_sheets (workbook), ==, 2);
  g_assert_cmpstr (opcc_workbook_get_sheet_name (workbook, 1), ==, "Lists");
  g_assert_true (opcc_workbook_get_sheet_hidden (workbook, 1));
  g_assert_false (opcc_workbook_get_sheet_hidden (workbook, 0));
  g_assert_cmpint (opcc_workbook_find_sheet (workbook, "applications"), ==, 0);
  g_assert_cmpint (opcc_workbook_find_sheet (workbook, "nothing"), ==, -1);
  g_assert_cmpuint (opcc_workbook_best_sheet (workbook, NULL), ==, 0);
  g_assert_cmpstr (opcc_workbook_get_file_name (workbook), ==, "kinds.xlsx");
  g_assert_cmpstr (opcc_workbook_get_path (workbook), ==, path);
}

static const char merged_sheet[] =

    "<sheetData>"
    "<row r=\"1\">" TEXT (
        "A1",
        "Round 1 of 2023/24") "</row>"
                              "<row r=\"3\">" TEXT ("A3", "District") TEXT ("B3", "Group") TEXT (
                                  "C3",
                                  "Budget") "</row>"
                                            "<row r=\"4\">" TEXT ("C4", "Total") TEXT (
                                                "D4",
                                                "Asked") "</row>"
                                                         "<row r=\"5\">" TEXT ("A5", "Blaby") TEXT (
                                                             "B5", "Youth club")
                                                             NUMBER ("C5", "0", "9000") NUMBER (
                                                                 "D5",
                                                                 "0",
                                                                 "5000") "</row>"
                                                                         "<row r=\"6\" "
                                                                         "hidden=\"1\">" TEXT (
                                                                             "B6",
                                                                             "Pantry") NUMBER ("C"
                                                                                               "6",
                                                                                               "0",
                                                                                               "8"
                                                                                               "0"
                                                                                               "0")
                                                                             NUMBER (
                                                                                 "D6",
                                                                                 "0",
                                                                                 "700") "</row>"
                                                                                        "<row "
                                                                                        "r="
                                                                                        "\"7\""
                                                                                        ">" TEXT (
                                                                                            "B7",
                                                                                            "Blab"
                                                                                            "y "
                                                                                            "tota"
                                                                                            "l") NUMBER ("C7",
                                                                                                         "0",
                                                                                                         "9800")
                                                                                            NUMBER (
                                                                                                "D"
                                                                                                "7",
                                                                                                "0",
                                                                                                "57"
                                                                                                "0"
                                                                                                "0") "</row>"
                                                                                                     "<row r=\"8\">" TEXT (
                                                                                                         "A8",
                                                                                                         "Received late") "</row>"
                                                                                                                          "<row r=\"9\">" TEXT (
                                                                                                                              "A9",
                                                                                                                              "Melton")
                                                                                                                              TEXT ("B9", "Choir") NUMBER (
                                                                                                                                  "C9",
                                                                                                                                  "0",
                                                                                                                                  "100")
                                                                                                                                  NUMBER (
                                                                                                                                      "D9",
                                                                                                                                      "0",
                                                                                                                                      "90") "</row>"
                                                                                                                                            "</sheetData><mergeCells count=\"6\"><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A3:A4\"/>"
                                                                                                                                            "<mergeCell ref=\"B3:B4\"/><mergeCell ref=\"C3:D3\"/><mergeCell ref=\"A5:A6\"/>"
                                                                                                                                            "<mergeCell ref=\"A8:D8\"/></mergeCells>";

/* A file that says a row twice: what is merged stands for the later one, and nothing is lost. */
static void
test_row_twice (void)
{
  g_autofree char *path = fixture_write_xlsx (
      "twice.xlsx",
      "<sheetData><row r=\"1\">" TEXT ("A1", "District") TEXT (
          "B1",
          "Group") "</row>"
                   "<row r=\"2\">" TEXT ("A2", "Blaby") TEXT (
                       "B2",
                       "Youth club") "</row>"
                                     "<row r=\"2\">" TEXT ("A2", "Harborough") TEXT (
                                         "B2",
                                         "Choir") "</row>"
                                                  "<row r=\"3\">" TEXT (
                                                      "B3",
                                                      "Band") "</row>"
                                                              "</sheetData><mergeCells><mergeCell "
                                                              "ref=\"A2:A3\"/></mergeCells>");
  g_autoptr (OpccSheet) sheet = fixture_read (path);

  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 3);
  check_row (sheet, 2, "3: Harborough|Band");
}

/* A title over all columns, two heading rows with merged cells, a district merged over its rows, a
 * line of words across the table, a subtotal, a hidden row. */
static void
test_merged (void)
{
  g_autofree char *path = fixture_write_xlsx ("merged.xlsx", merged_sheet);
  g_autoptr (OpccSheet) sheet = fixture_read (path);
  g_autofree char *notes = fixture_notes (sheet);
  g_autofree char *problems = fixture_problems (sheet);

  check_headings (sheet, "District|Group|Budget: Total|Budget: Asked");
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 3);
  check_row (sheet, 0, "5: Blaby|Youth club|9000|5000");
  check_row (sheet, 1, "6: Blaby|Pantry|800|700");
  check_row (sheet, 2, "9: Melton|Choir|100|90");
  g_assert_cmpstr (notes, ==,
                   "Row 1 was left out: it stands above the headings (“Round 1 of 2023/24”).\n"
                   "Rows 3 and 4 were read together as the headings.\n"
                   "Row 7 was left out: it is a total (“Blaby total”).\n"
                   "Row 8 was left out: it is a line of words across the table (“Received "
                   "late”).\n");
  g_assert_nonnull (strstr (problems, "carried down 3 times"));
  g_assert_nonnull (strstr (problems, "1 hidden row"));
}

/* Excel's own name for the parts is custom, not rule. */
static void
test_other_places (void)
{
  static const FixturePart parts[] = {
    { "_rels/.rels",
      "<Relationships><Relationship Id=\"a\" "
      "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" "
      "Target=\"/book/main.xml\"/></Relationships>" },
    { "book/main.xml",
      "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:r=\"u\">"
      "<x:sheets><x:sheet name=\"S\" r:id=\"q\"/></x:sheets></x:workbook>" },
    { "book/_rels/main.xml.rels",
      "<Relationships><Relationship Id=\"q\" Type=\"u/worksheet\" Target=\"../data/one.xml\"/>"
      "</Relationships>" },
    { "data/one.xml",
      "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
      "<x:row><x:c t=\"inlineStr\"><x:is><x:t>Name</x:t></x:is></x:c></x:row>"
      "<x:row><x:c t=\"inlineStr\"><x:is><x:t>Pantry</x:t></x:is></x:c></x:row>"
      "</x:sheetData></x:worksheet>" },
  };
  g_autofree char *path = fixture_write_zip ("other.xlsx", parts, G_N_ELEMENTS (parts));
  g_autoptr (OpccSheet) sheet = fixture_read (path);

  check_headings (sheet, "Name");
  check_row (sheet, 0, "2: Pantry");
}

/* The name says nothing: content decides. */
static void
test_wrong_name (void)
{
  g_autofree char *path = write_kinds (SHEETS);
  g_autofree char *other = fixture_path ("kinds.csv");
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_autoptr (OpccSheet) sheet = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (other, bytes, (gssize) length, NULL));
  sheet = fixture_read (other);
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 3);
}

static void
test_other_zips (void)
{
  static const struct
  {
    FixturePart parts[2];
    const char *words;
  } cases[] = {
    { { { "a.csv", "Name\n" }, { "b.csv", "x" } }, "Unpack it" },
    { { { "_rels/.rels",
          "<R><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/></R>" },
        { "word/document.xml", "<d/>" } },
      "Word document" },
    { { { "_rels/.rels",
          "<R><Relationship Type=\"x/officeDocument\" Target=\"ppt/presentation.xml\"/></R>" },
        { "ppt/presentation.xml", "<d/>" } },
      "presentation" },
    { { { "_rels/.rels",
          "<R><Relationship Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></R>" },
        { "xl/workbook.bin", "x" } },
      ".xlsb" },
    { { { "Index/Document.iwa", "x" }, { "Data/a", "x" } }, "Numbers" },
    { { { "content.xml",
          "<office:document-content xmlns:office=\"o\"><office:text/></office:document-content>" },
        { "mimetype", "x" } },
      "without sheets" },
    { { { "content.xml", "<a/>" },
        { "META-INF/manifest.xml", "<m><manifest:encryption-data/></m>" } },
      "password" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_write_zip ("other.zip", cases[i].parts, 2);
      g_autofree char *refusal = fixture_refusal (path);

      g_test_message ("%s", refusal);
      g_assert_nonnull (strstr (refusal, cases[i].words));
      g_assert_nonnull (strstr (refusal, "Nothing was taken in."));
    }
}

static void
test_cancel (void)
{
  g_autofree char *path = write_kinds (SHEETS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = NULL;

  g_cancellable_cancel (cancellable);
  workbook = opcc_workbook_open (path, cancellable, &error);
  g_assert_null (workbook);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Rows and progress of a sheet larger than what is unpacked at a time. */
static void
test_many_rows (void)
{
  g_autoptr (GString) xml =
      g_string_new ("<sheetData><row r=\"1\">" TEXT ("A1", "Name") TEXT ("B1", "Amount") "</row>");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = NULL;
  g_autoptr (OpccSheetReader) reader = NULL;
  OpccRow row;
  guint64 sum = 0;
  guint n = 0;

  for (guint i = 2; i <= 20001; i++)
    g_string_append_printf (xml,
                            "<row r=\"%u\"><c r=\"A%u\" t=\"inlineStr\"><is><t>Group %u</t></is>"
                            "</c><c r=\"B%u\"><v>%u</v></c></row>",
                            i, i, i, i, i);
  g_string_append (xml, "</sheetData>");
  path = fixture_write_xlsx ("many.xlsx", xml->str);
  workbook = opcc_workbook_open (path, NULL, &error);
  reader = opcc_workbook_stream (workbook, 0, NULL, &error);
  g_assert_no_error (error);
  while (opcc_sheet_reader_next (reader, &row, NULL, &error))
    {
      n++;
      g_assert_cmpuint (row.number, ==, n + 1);
      sum += g_ascii_strtoull (row.cells[1], NULL, 10);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 20000);
  g_assert_cmpuint (sum, ==, 200030000);
  g_assert_cmpfloat (opcc_sheet_reader_get_fraction (reader), ==, 1.0);
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx-reader/kinds", test_kinds);
  g_test_add_func ("/xlsx-reader/base-1904", test_base_1904);
  g_test_add_func ("/xlsx-reader/sheets", test_sheets);
  g_test_add_func ("/xlsx-reader/merged", test_merged);
  g_test_add_func ("/xlsx-reader/row-twice", test_row_twice);
  g_test_add_func ("/xlsx-reader/other-places", test_other_places);
  g_test_add_func ("/xlsx-reader/wrong-name", test_wrong_name);
  g_test_add_func ("/xlsx-reader/other-zips", test_other_zips);
  g_test_add_func ("/xlsx-reader/cancel", test_cancel);
  g_test_add_func ("/xlsx-reader/many-rows", test_many_rows);
  result = g_test_run ();
  fixture_clean ();
  return result;
}
