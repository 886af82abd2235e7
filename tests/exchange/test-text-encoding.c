/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every encoding, delimiter and line end that offices use is found and read right. */
#include "exchange-fixture.h"

#include <string.h>

typedef struct
{
  const char *charset; /* for iconv */
  const char *mark;    /* byte order mark */
  gsize mark_length;
  const char *words; /* what the description must say */
} EncodingCase;

static const EncodingCase encodings[] = {
  { "UTF-8", "", 0, "UTF-8" },
  { "UTF-8", "\xEF\xBB\xBF", 3, "UTF-8 with a byte order mark" },
  { "UTF-16LE", "", 0, "UTF-16" },
  { "UTF-16LE", "\xFF\xFE", 2, "UTF-16 with a byte order mark" },
  { "UTF-16BE", "", 0, "UTF-16" },
  { "UTF-16BE", "\xFE\xFF", 2, "UTF-16 with a byte order mark" },
  { "WINDOWS-1252", "", 0, "Windows-1252" },
  { "ISO-8859-15", "", 0, "ISO-8859-15" },
  { "MACINTOSH", "", 0, "MacRoman" },
};

static const char *const delimiters[] = { ",", ";", "\t", "|" };
static const char *const delimiter_words[] = { "commas", "semicolons", "tabs", "bars" };
static const char *const line_ends[] = { "\r\n", "\n", "\r" };
static const char *const line_end_words[] = { "Windows line ends", "Unix line ends",
                                              "old Macintosh line ends" };

/* Curly quotation marks are in none but UTF and Windows-1252 and MacRoman; ISO has €. */
static const char *
get_title (const EncodingCase *encoding)
{
  return strcmp (encoding->charset, "ISO-8859-15") == 0 ? "Caf\u00e9 costs \u20ac5"
                                                        : "\u201cCaf\u00e9\u201d \u2013 over";
}

static char *
make_table (const EncodingCase *encoding, const char *delimiter, const char *line_end)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "Group%sTitle%sAmount%s", delimiter, delimiter, line_end);
  g_string_append_printf (text, "Caf\u00e9 \u00c9toile%s%s%s\u00a31200%s", delimiter,
                          get_title (encoding), delimiter, line_end);
  g_string_append_printf (text, "Zo\u00eb and Bj\u00f6rn's%s\"one%stwo\"%s300%s", delimiter,
                          delimiter, delimiter, line_end);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_encoded (const EncodingCase *encoding, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize length = 0;
  g_autofree char *encoded =
      g_convert (text, -1, encoding->charset, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) encoding->mark, (guint) encoding->mark_length);
  g_byte_array_append (bytes, (const guint8 *) encoded, (guint) length);
  return fixture_write ("encoded.csv", bytes->data, bytes->len);
}

static void
check_combination (const EncodingCase *encoding, guint delimiter, guint line_end)
{
  g_autofree char *text = make_table (encoding, delimiters[delimiter], line_ends[line_end]);
  g_autofree char *path = write_encoded (encoding, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, &error);
  g_autoptr (OpccSheet) sheet = NULL;
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = opcc_workbook_describe (workbook);
  g_assert_nonnull (strstr (words, encoding->words));
  g_assert_nonnull (strstr (words, delimiter_words[delimiter]));
  g_assert_nonnull (strstr (words, line_end_words[line_end]));
  g_assert_nonnull (strstr (words, "quotation marks"));
  sheet = opcc_workbook_read (workbook, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, 2);
  g_assert_cmpuint (opcc_sheet_get_n_columns (sheet), ==, 3);
  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 0, 0), ==, "Caf\u00e9 \u00c9toile");
  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 0, 1), ==, get_title (encoding));
  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 0, 2), ==, "\u00a31200");
  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 1, 0), ==, "Zo\u00eb and Bj\u00f6rn's");
  g_assert_cmpuint (opcc_sheet_get_problems (sheet)->len, ==, 0);
}

static void
test_combinations (void)
{
  guint count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (delimiters); j++)
        {
          for (guint k = 0; k < G_N_ELEMENTS (line_ends); k++, count++)
            check_combination (&encodings[i], j, k);
        }
    }
  g_assert_cmpuint (count, ==, 108);
}

static void
test_plain (void)
{
  g_autofree char *path = fixture_write_text ("plain.csv", "Name,Amount\nYouth club,400\n");
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, NULL);
  g_autofree char *words = opcc_workbook_describe (workbook);

  g_assert_cmpstr (words, ==, "Plain text, cells set apart by commas, Unix line ends");
}

static void
test_separator_line (void)
{
  g_autoptr (OpccSheet) sheet =
      fixture_read_text ("sep=;\r\nName;Cost\r\nA, B and C;12,50\r\nD, E;13,00\r\n");
  g_autofree char *row = fixture_row (sheet, 0);

  /* Excel hides the first line and begins to count after it. */
  g_assert_cmpstr (row, ==, "2: A, B and C|12,50");
}

static void
test_mixed_line_ends (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text ("Name,Cost\r\nA,1\nB,2\rC,3\r\n\r\nD,4");
  g_autofree char *last = fixture_row (sheet, 3);

  g_assert_cmpstr (last, ==, "6: D|4");
}

static void
test_decimal_commas (void)
{
  g_autoptr (OpccSheet) sheet =
      fixture_read_text ("Group;Amount;Cost\nA;1.200,50;2,00\nB;300,00;4,10\nC;7,25;8,00\n");
  g_autofree char *row = fixture_row (sheet, 0);

  g_assert_cmpstr (row, ==, "2: A|1.200,50|2,00");
}

/* One row of another encoding among good ones is read, repaired and reported with its place. */
static void
test_stray_bytes (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text ("Name,Fee\nCaf\xC3\xA9,5\nZo\xC3\xAB,6\n"
                                                   "Jos\xC3\xA9,7\nBj\xF6rn's,\xA3"
                                                   "8\n");
  g_autofree char *row = fixture_row (sheet, 3);
  g_autofree char *problems = fixture_problems (sheet);
  const OpccProblem *problem = g_ptr_array_index (opcc_sheet_get_problems (sheet), 0);

  g_assert_cmpstr (row, ==, "5: Bj\u00f6rn's|\u00a38");
  g_assert_cmpuint (opcc_sheet_get_problems (sheet)->len, ==, 2);
  g_assert_cmpuint (problem->row, ==, 5);
  g_assert_cmpstr (problem->column, ==, "Name");
  g_assert_cmpint (problem->severity, ==, OPCC_SEVERITY_WARNING);
  g_assert_nonnull (strstr (problems, "Windows-1252"));
}

/* A byte that no encoding explains is never stored as U+FFFD. */
static void
test_unreadable_byte (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text ("Name,Fee\nCaf\xC3\xA9,5\nBad\x81one,6\n");
  const OpccProblem *problem = g_ptr_array_index (opcc_sheet_get_problems (sheet), 0);

  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 1, 0), ==, "Bad?one");
  g_assert_cmpuint (problem->row, ==, 3);
  g_assert_cmpint (problem->severity, ==, OPCC_SEVERITY_ERROR);
}

static void
test_lone_surrogate (void)
{
  static const char bytes[] = "\xFF\xFEN\0a\0m\0e\0,\0F\0e\0e\0\n\0A\0\x3D\xD8z\0,\0005\0\n\0";
  g_autofree char *path = fixture_write ("surrogate.csv", bytes, sizeof bytes - 1);
  g_autoptr (OpccSheet) sheet = fixture_read (path);
  const OpccProblem *problem = g_ptr_array_index (opcc_sheet_get_problems (sheet), 0);

  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 0, 0), ==, "A?z");
  g_assert_cmpint (problem->severity, ==, OPCC_SEVERITY_ERROR);
  g_assert_cmpuint (problem->row, ==, 2);
}

/* A replacement character that is in the file already is the loss of another program: reported. */
static void
test_lost_before (void)
{
  g_autoptr (OpccSheet) sheet = fixture_read_text ("Name,Fee\nCaf\u00e9,5\nBj\uFFFDrn,6\n");
  const OpccProblem *problem = g_ptr_array_index (opcc_sheet_get_problems (sheet), 0);

  g_assert_cmpuint (opcc_sheet_get_problems (sheet)->len, ==, 1);
  g_assert_cmpuint (problem->row, ==, 3);
  g_assert_cmpstr (problem->value, ==, "Bj\uFFFDrn");
}

static void
test_utf32_refused (void)
{
  static const char bytes[] = "\xFF\xFE\0\0N\0\0\0a\0\0\0,\0\0\0b\0\0\0\n\0\0\0";
  g_autofree char *path = fixture_write ("utf32.csv", bytes, sizeof bytes - 1);
  g_autofree char *refusal = fixture_refusal (path);

  g_assert_nonnull (strstr (refusal, "UTF-32"));
  g_assert_nonnull (strstr (refusal, "CSV UTF-8"));
}

/* What cannot be seen, or turns the line round, is kept as it is. */
static void
test_unusual_text (void)
{
  static const char name[] = "Open\u202EDoor\u200B \U0001F3C6\u0644";
  g_autofree char *text = g_strdup_printf ("Name,Fee\n%s,5\nOther,6\n", name);
  g_autoptr (OpccSheet) sheet = fixture_read_text (text);

  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 0, 0), ==, name);
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-encoding/combinations", test_combinations);
  g_test_add_func ("/text-encoding/plain", test_plain);
  g_test_add_func ("/text-encoding/separator-line", test_separator_line);
  g_test_add_func ("/text-encoding/mixed-line-ends", test_mixed_line_ends);
  g_test_add_func ("/text-encoding/decimal-commas", test_decimal_commas);
  g_test_add_func ("/text-encoding/stray-bytes", test_stray_bytes);
  g_test_add_func ("/text-encoding/unreadable-byte", test_unreadable_byte);
  g_test_add_func ("/text-encoding/lone-surrogate", test_lone_surrogate);
  g_test_add_func ("/text-encoding/lost-before", test_lost_before);
  g_test_add_func ("/text-encoding/utf32-refused", test_utf32_refused);
  g_test_add_func ("/text-encoding/unusual-text", test_unusual_text);
  result = g_test_run ();
  fixture_clean ();
  return result;
}
