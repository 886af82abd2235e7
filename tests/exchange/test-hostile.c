/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files made to harm, or merely broken, are refused or read as text within time and memory. */
#include "exchange-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* For one file, opened and read. */
#define MAX_SECONDS 5
#define MAX_RSS_KB  (256 * 1024)

#if defined(__SANITIZE_ADDRESS__)
#define UNDER_SANITIZER 1
#else
#define UNDER_SANITIZER 0
#endif

static guint n_files;

static void
read_whole (const char *path)
{
  g_autofree char *refusal = fixture_refusal (path);

  /* The words travel to the parent by a pipe that is its standard output. */
  if (write (STDOUT_FILENO, refusal, strlen (refusal)) < 0)
    _exit (2);
}

/* Reads the file in a child; its refusal must hold @words ("" for a file that is read, %NULL for
 * one that may be either). */
static void
check (const char *path, const char *words)
{
  int pipes[2];
  int status = 0;
  char text[4096] = "";
  gsize length = 0;
  gssize got = 0;
  struct rusage usage;
  pid_t child = 0;

  n_files++;
  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      dup2 (pipes[1], STDOUT_FILENO);
      close (pipes[0]);
      alarm (UNDER_SANITIZER ? 60 : MAX_SECONDS);
      read_whole (path);
      _exit (0);
    }
  close (pipes[1]);
  while (length + 1 < sizeof text &&
         (got = read (pipes[0], text + length, sizeof text - 1 - length)) > 0)
    length += (gsize) got;
  close (pipes[0]);
  text[length] = '\0';
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_test_message ("%s: %s (%ld kB)", path, text, usage.ru_maxrss);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  if (!UNDER_SANITIZER)
    g_assert_cmpint (usage.ru_maxrss, <, MAX_RSS_KB);
  if (words == NULL)
    return;
  if (*words == '\0')
    g_assert_cmpstr (text, ==, "");
  else
    g_assert_nonnull (strstr (text, words));
}

static void
check_bytes (const void *bytes, gsize length, const char *words)
{
  g_autofree char *path = fixture_write ("hostile", bytes, length);

  check (path, words);
}

static void
check_text (const char *text, const char *words)
{
  check_bytes (text, strlen (text), words);
}

static void
test_text (void)
{
  static const char nul_first[] = "\0Name,Fee\nA,1\n";
  static const char nul_quoted[] = "Name,Fee\nA,\"1\0002\"\n";
  static const char odd_utf16[] = "\xFF\xFEN\0a\0,\0b\0\n\0c";

  check_bytes ("", 0, "is empty");
  check_text ("\xEF\xBB\xBF", "it is empty");
  check_text ("\n\n\r\r\n", "it is empty");
  check_text (",,,,\n", "it is empty");
  check_bytes (nul_first, sizeof nul_first - 1, "Row 1");
  check_bytes (nul_quoted, sizeof nul_quoted - 1, "Row 2");
  check_text ("\"", "row 1");
  check_text ("\"\"\"", "row 1");
  check_text ("Name,\"Fee\nA,1\n", "row 1");
  check_text ("Name,Fee\nA,1\n\"", "row 3");
  check_text ("Name,Fee\nA,\xE2\x82", "");
  check_text ("Name,Fee\n\xFF\xFE\xFD\xC0\x80,\xED\xA0\x80\n", "");
  check_bytes (odd_utf16, sizeof odd_utf16 - 1, "");
  check_bytes ("\xFF\xFE", 2, "it is empty");
  check_text ("Name,Fee\n<b>&amp; <script>,=cmd|'/C calc'!A0\n", "");
  check_text ("sep=", "");
  check_text ("sep=;", "it is empty");
  check_text ("a", "");
}

static void
fill_file (const char *path, const char *head, guint64 filled, guint64 size)
{
  const int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  g_autofree char *block = g_strnfill (1024 * 1024, 'x');

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, head, strlen (head)), ==, (gssize) strlen (head));
  for (guint64 done = 0; done < filled; done += 1024 * 1024)
    g_assert_cmpint (write (fd, block, 1024 * 1024), ==, 1024 * 1024);
  /* What lies behind the limit is a hole: reading must stop before it. */
  g_assert_cmpint (ftruncate (fd, (off_t) size), ==, 0);
  close (fd);
}

static void
test_endless (void)
{
  g_autofree char *path = fixture_path ("endless.csv");
  g_autoptr (GString) text = g_string_new (NULL);

  fill_file (path, "Name,Fee\n", 20 * 1024 * 1024, 1024 * 1024 * 1024);
  check (path, "Row 2");
  fill_file (path, "Name,Fee\nA,\"", 20 * 1024 * 1024, 1024 * 1024 * 1024);
  check (path, "Row 2");
  g_remove (path);
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "h%u,", i);
  check_text (text->str, "2000 columns");
  g_string_truncate (text, 0);
  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "x,");
  check_text (text->str, "2000 columns");
  memset (text->str, ',', text->len);
  check_text (text->str, "it is empty");
  memset (text->str, '\n', text->len);
  check_text (text->str, "it is empty");
  memset (text->str, '\r', text->len);
  check_text (text->str, "it is empty");
  memset (text->str, '"', text->len);
  check_text (text->str, NULL);
  memset (text->str, '\xFF', text->len);
  check_text (text->str, NULL);
  memset (text->str, '\'', text->len);
  check_text (text->str, NULL);
  memset (text->str, ' ', text->len);
  check_text (text->str, "longer than 1 MB");
  memset (text->str, 'x', text->len);
  check_text (text->str, "longer than 1 MB");
}

/* Any bytes at all: an answer, and no crash. */
static void
test_random (void)
{
  for (guint round = 0; round < 24; round++)
    {
      g_autofree guint8 *bytes = g_malloc (32768);

      for (guint i = 0; i < 32768; i++)
        {
          bytes[i] = (guint8) g_test_rand_int_range (round % 2, 256);
          if (round % 3 == 0 && i % 7 == 0)
            bytes[i] = (guint8) ",\n\"\r;\t'"[g_test_rand_int_range (0, 7)];
        }
      check_bytes (bytes, 32768, NULL);
    }
}

static void
test_other_kinds (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *words;
  } kinds[] = {
    { "%PDF-1.7\n%", 10, "PDF" },
    { "\x89PNG\r\n\x1A\n\0\0", 10, "picture" },
    { "\xFF\xD8\xFF\xE0\0\x10JFIF", 10, "photograph" },
    { "GIF89a\1\0\1\0", 10, "picture" },
    { "II*\0\x08\0\0\0\0\0", 10, "picture" },
    { "\x1F\x8B\x08\0\0\0\0\0\0\3", 10, "gzip" },
    { "7z\xBC\xAF\x27\x1C\0\4\0\0", 10, "7-Zip" },
    { "Rar!\x1A\7\0\0\0\0", 10, "RAR" },
    { "SQLite format 3\0", 16, "database" },
    { "{\\rtf1\\ansi x}", 14, "document" },
    { "\x7F"
      "ELF\2\1\1\0\0\0",
      10, "program" },
    { "MZ\x90\0\3\0\0\0\4\0", 10, "program" },
    { "<!DOCTYPE html><table>", 22, "web page" },
    { "<?xml version=\"1.0\"?><Workbook/>", 32, "web page or XML" },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0k\0", 16, ".xls" },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 32, "Word" },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
      "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
      40, "password" },
    { "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22, "no workbook" },
    { "PK\3\4", 4, "damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    check_bytes (kinds[i].bytes, kinds[i].length, kinds[i].words);
}

static void
test_no_files (void)
{
  g_autofree char *folder = fixture_path ("");
  g_autofree char *missing = fixture_path ("missing.csv");
  g_autofree char *fifo = fixture_path ("pipe");

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  check (folder, "is a folder");
  check (missing, "There is no file");
  check (fifo, "pipe or a device");
  check ("/dev/zero", "pipe or a device");
}

static void
test_json (void)
{
  g_autoptr (GString) text = g_string_new ("[{");
  g_autofree char *digits = g_strnfill (900000, '7');
  g_autofree char *numbers = g_strconcat ("[{\"a\": ", digits, "}]", NULL);
  g_autofree char *exponents = g_strconcat ("[{\"a\": 1e", digits, "}]", NULL);
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *objects = NULL;

  check_text (numbers, "");
  check_text (exponents, "");
  check_text (deep, "64 deep");
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "%s\"m%u\": 1", i > 0 ? "," : "", i);
  g_string_append (text, "}]");
  check_text (text->str, "2000 different members");
  g_string_assign (text, "[{\"a\": \"");
  for (guint i = 0; i < 1100000; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\"}]");
  check_text (text->str, "longer than 1 MB");
  g_string_assign (text, "");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "{\"a\":");
  check_text (text->str, "64 deep");
  check_text ("[{\"a\": \"\\u0000\"}]", "NUL");
  check_text ("[{\"a\": 1}, {\"a\": 2}", "ends too early");
  check_text ("{\"grants\": 5}", "");
}

#define ROW "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c></row>"

static void
check_sheet (const char *xml, const char *words)
{
  g_autofree char *path = fixture_write_xlsx ("hostile.xlsx", xml);

  check (path, words);
}

static void
check_spreadsheet (const char *xml, const char *words)
{
  g_autofree char *path = fixture_write_ods ("hostile.ods", xml);

  check (path, words);
}

static void
test_sheets (void)
{
  g_autoptr (GString) xml = g_string_new ("<sheetData><row r=\"1\">");
  g_autofree char *deep = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (xml, "<c><v>1</v></c>");
  g_string_append (xml, "</row></sheetData>");
  check_sheet (xml->str, "2,000 columns");
  check_sheet ("<sheetData><row r=\"99999999\"><c><v>1</v></c></row></sheetData>", "1,048,576");
  check_sheet ("<sheetData><row r=\"0\"><c><v>1</v></c></row></sheetData>", "1,048,576");
  check_sheet ("<sheetData><row r=\"1\"><c r=\"ZZZZZ1\"><v>1</v></c></row></sheetData>",
               "2,000 columns");
  check_sheet ("<sheetData><row r=\"1\"><c t=\"s\"><v>99</v></c><c t=\"s\"><v>-1</v></c>"
               "<c><v>1</v></c></row></sheetData>",
               "");
  check_sheet ("<sheetData>" ROW, "damaged");
  check_sheet (
      "<sheetData>" ROW "</sheetData><mergeCells><mergeCell ref=\"A1\"/><mergeCell "
      "ref=\"B9:A1\"/><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"\"/></mergeCells>",
      "");
  check_sheet ("<sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&nope;</t></is></c></row>"
               "</sheetData>",
               "damaged");
  check_sheet ("<sheetData><row><c t=\"inlineStr\"><is><t>bad \xFF byte</t></is></c></row>"
               "</sheetData>",
               "damaged");
  g_string_assign (xml, "<sheetData>" ROW "</sheetData><mergeCells>");
  for (guint i = 0; i < 16384; i++)
    g_string_append (xml, "<mergeCell ref=\"A1:B1048576\"/>");
  g_string_append (xml, "</mergeCells>");
  check_sheet (xml->str, "");
  g_string_assign (xml, "");
  for (guint i = 0; i < 100000; i++)
    g_string_append (xml, "<a>");
  check_sheet (xml->str, "nests");
  g_string_assign (xml, "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>");
  for (guint i = 0; i < 300000; i++)
    g_string_append (xml, "words ");
  g_string_append (xml, "</t></is></c></row></sheetData>");
  check_sheet (xml->str, "longer than 1 MB");
  g_string_assign (xml, "<sheetData><row");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (xml, " a%u=\"x\"", i);
  g_string_append (xml, "/></sheetData>");
  check_sheet (xml->str, NULL);
}

static void
test_spreadsheets (void)
{
#define CELL(attributes) "<table:table-cell " attributes "><text:p>x</text:p></table:table-cell>"
  check_spreadsheet ("<table:table table:name=\"S\"><table:table-row "
                     "table:number-rows-repeated=\"999999999\">" CELL ("")
                         CELL ("") "</table:table-row></table:table>",
                     "1,048,576 rows");
  check_spreadsheet (
      "<table:table table:name=\"S\"><table:table-row>" CELL (
          "table:number-columns-repeated=\"16384\"") "</table:table-row></table:table>",
      "2,000 columns");
  check_spreadsheet (
      "<table:table table:name=\"S\"><table:table-row>" CELL (
          "table:number-columns-spanned=\"99999999\" "
          "table:number-rows-spanned=\"99999999\"") "</table:table-row></table:table>",
      "");
  check_spreadsheet ("<table:table table:name=\"S\"><table:table-row><table:table-cell><text:p>"
                     "<text:s text:c=\"4000000000\"/>x</text:p></table:table-cell>"
                     "</table:table-row></table:table>",
                     "");
  check_spreadsheet ("<table:table table:name=\"S\"/>", "it is empty");
  check_spreadsheet ("", "without sheets");
}

#define LAUGHS                                                                                     \
  "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"                  \
  "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>"

static void
test_doctypes (void)
{
  static const char *const doctypes[] = {
    LAUGHS "<workbook><x>&d;</x></workbook>",
    "<!DOCTYPE a SYSTEM \"http://example.org/x.dtd\"><workbook/>",
    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
    "<workbook><sheets><sheet name=\"&x;\"/></sheets></workbook>",
    "<!DOCTYPE workbook><workbook/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (doctypes); i++)
    {
      const FixturePart book[] = { { "xl/workbook.xml", doctypes[i] } };
      const FixturePart content[] = { { "content.xml", doctypes[i] } };
      g_autofree char *xlsx = fixture_write_zip ("doctype.xlsx", book, 1);
      g_autofree char *ods = fixture_write_zip ("doctype.ods", content, 1);

      check (xlsx, "document type declaration");
      check (ods, "document type declaration");
    }
}

/* One part that unpacks to @megabytes of the same byte. */
static char *
write_bomb (const char *part, const char *head, guint megabytes)
{
  char *path = fixture_path ("bomb.zip");
  g_autofree char *block = g_strnfill (1024 * 1024, ' ');
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  const gsize size = strlen (head) + (gsize) megabytes * 1024 * 1024;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  archive_entry_set_pathname (entry, part);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_write_data (archive, head, strlen (head));
  for (guint i = 0; i < megabytes; i++)
    archive_write_data (archive, block, 1024 * 1024);
  archive_entry_free (entry);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  return path;
}

static void
test_bombs (void)
{
  g_autofree char *book = write_bomb ("xl/workbook.xml", "<workbook>", 120);
  g_autofree FixturePart *parts = g_new0 (FixturePart, 10001);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *many = NULL;
  const FixturePart twice[] = { { "xl/workbook.xml", "<a/>" }, { "xl/workbook.xml", "<b/>" } };
  g_autofree char *twice_path = NULL;

  check (book, "unpacks to far more");
  g_free (g_steal_pointer (&book));
  book = write_bomb ("content.xml", "<a>", 120);
  check (book, "unpacks to far more");
  for (guint i = 0; i < 10001; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("part%u", i));
      parts[i].name = g_ptr_array_index (names, i);
      parts[i].text = "";
    }
  many = fixture_write_zip ("many.zip", parts, 10001);
  check (many, "unpacks to far more");
  twice_path = fixture_write_zip ("twice.zip", twice, 2);
  check (twice_path, "damaged");
}

/* A good workbook with one change to its directory. */
static void
test_directories (void)
{
  g_autofree char *path = fixture_write_xlsx ("good.xlsx", "<sheetData>" ROW "</sheetData>");
  g_autofree char *bytes = NULL;
  gsize length = 0;
  char *entry = NULL;
  char *end = NULL;

  check (path, "");
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  entry = memmem (bytes, length, "PK\1\2", 4);
  end = memmem (bytes, length, "PK\5\6", 4);
  g_assert_nonnull (entry);
  g_assert_nonnull (end);
  entry[8] |= 1;
  check_bytes (bytes, length, "password");
  entry[8] &= ~1;
  entry[20] = (char) 0xFF; /* the first part claims to reach into the next */
  entry[21] = 0x7F;
  check_bytes (bytes, length, "damaged");
  entry[20] = entry[21] = 0;
  entry[27] = 0x7F; /* and to unpack to 2 GB */
  check_bytes (bytes, length, "unpacks to far more");
  entry[27] = 0;
  end[10] = (char) 0xFF;
  end[11] = (char) 0xFF;
  check_bytes (bytes, length, "unpacks to far more");
  end[10] = 7;
  end[11] = 0;
  check_bytes (bytes, length, NULL);
  end[16] = end[17] = end[18] = end[19] = (char) 0xFF;
  check_bytes (bytes, length, "damaged");
}

/* Cut short anywhere, and with any byte changed: refused or read, never a crash. */
static void
test_cut_and_changed (void)
{
  g_autofree char *path = fixture_write_xlsx ("good.xlsx", "<sheetData>" ROW ROW "</sheetData>");
  g_autofree char *ods = fixture_write_ods (
      "good.ods",
      "<table:table table:name=\"S\"><table:table-row><table:table-cell><text:p>Name</text:p>"
      "</table:table-cell></table:table-row></table:table>");
  const char *const paths[] = { path, ods };

  for (guint k = 0; k < 2; k++)
    {
      g_autofree char *bytes = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (paths[k], &bytes, &length, NULL));
      for (guint i = 1; i <= 12; i++)
        check_bytes (bytes, length * i / 13, i * length / 13 < 4 ? NULL : "damaged");
      for (guint i = 0; i < 150; i++)
        {
          g_autofree char *changed = g_memdup2 (bytes, length);

          for (guint j = 0; j <= i % 3; j++)
            changed[g_test_rand_int_range (4, (gint32) length)] ^=
                (char) (1 << g_test_rand_int_range (0, 8));
          check_bytes (changed, length, NULL);
        }
    }
}

static void
test_count (void)
{
  g_assert_cmpuint (n_files, >=, 300);
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/text", test_text);
  g_test_add_func ("/hostile/endless", test_endless);
  g_test_add_func ("/hostile/random", test_random);
  g_test_add_func ("/hostile/other-kinds", test_other_kinds);
  g_test_add_func ("/hostile/no-files", test_no_files);
  g_test_add_func ("/hostile/json", test_json);
  g_test_add_func ("/hostile/sheets", test_sheets);
  g_test_add_func ("/hostile/spreadsheets", test_spreadsheets);
  g_test_add_func ("/hostile/doctypes", test_doctypes);
  g_test_add_func ("/hostile/bombs", test_bombs);
  g_test_add_func ("/hostile/directories", test_directories);
  g_test_add_func ("/hostile/cut-and-changed", test_cut_and_changed);
  g_test_add_func ("/hostile/count", test_count);
  result = g_test_run ();
  fixture_clean ();
  return result;
}
