/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the files that the tests of exchange read, and looks at what was read. */
#include "exchange-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

static char *folder; /* (owned) (nullable) where the files are made */

/* Returns: (transfer full): a path in a folder of this test program's own */
char *
fixture_path (const char *name)
{
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("opcc-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  return g_build_filename (folder, name, NULL);
}

char *
fixture_write (const char *name, const void *bytes, gsize length)
{
  char *path = fixture_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

char *
fixture_write_text (const char *name, const char *text)
{
  return fixture_write (name, text, strlen (text));
}

char *
fixture_write_zip (const char *name, const FixturePart *parts, guint n_parts)
{
  char *path = fixture_path (name);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i < n_parts; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      const gsize length = strlen (parts[i].text);

      archive_entry_set_pathname (entry, parts[i].name);
      archive_entry_set_size (entry, (la_int64_t) length);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, parts[i].text, length), ==, (int) length);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  return path;
}

#define MAIN_NS    "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define REL_NS     "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_NS "http://schemas.openxmlformats.org/package/2006/relationships"

char *
fixture_write_xlsx_with (const char *name,
                         const char *workbook_xml,
                         const char *styles_xml,
                         const char *strings_xml,
                         const char *sheet_xml)
{
  g_autofree char *book = g_strdup_printf ("<?xml version=\"1.0\"?><workbook xmlns=\"" MAIN_NS
                                           "\" xmlns:r=\"" REL_NS "\">%s</workbook>",
                                           workbook_xml);
  g_autofree char *styles =
      g_strdup_printf ("<styleSheet xmlns=\"" MAIN_NS "\">%s</styleSheet>", styles_xml);
  g_autofree char *strings = g_strdup_printf ("<sst xmlns=\"" MAIN_NS "\">%s</sst>", strings_xml);
  g_autofree char *sheet =
      g_strdup_printf ("<worksheet xmlns=\"" MAIN_NS "\">%s</worksheet>", sheet_xml);
  const FixturePart parts[] = {
    { "[Content_Types].xml", "<Types/>" },
    { "_rels/.rels",
      "<Relationships xmlns=\"" PACKAGE_NS "\"><Relationship Id=\"r1\" Type=\"" REL_NS
      "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
    { "xl/workbook.xml", book },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"" PACKAGE_NS "\"><Relationship Id=\"rId1\" Type=\"" REL_NS
      "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" REL_NS
      "/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/><Relationship Id=\"rId8\" Type=\"" REL_NS
      "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId9\" Type=\"" REL_NS
      "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>" },
    { "xl/styles.xml", styles },
    { "xl/sharedStrings.xml", strings },
    { "xl/worksheets/sheet1.xml", sheet },
    { "xl/worksheets/sheet2.xml",
      "<worksheet xmlns=\"" MAIN_NS "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>"
      "<t>Lists</t></is></c></row></sheetData></worksheet>" },
  };

  return fixture_write_zip (name, parts, G_N_ELEMENTS (parts));
}

char *
fixture_write_xlsx (const char *name, const char *sheet_xml)
{
  return fixture_write_xlsx_with (
      name, "<sheets><sheet name=\"Applications\" sheetId=\"1\" r:id=\"rId1\"/></sheets>", "", "",
      sheet_xml);
}

char *
fixture_write_ods (const char *name, const char *spreadsheet_xml)
{
  g_autofree char *content = g_strdup_printf (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
      "<office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\">"
      "<style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>"
      "<office:body><office:spreadsheet>%s</office:spreadsheet></office:body>"
      "</office:document-content>",
      spreadsheet_xml);
  const FixturePart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", content },
    { "META-INF/manifest.xml", "<manifest/>" },
  };

  return fixture_write_zip (name, parts, G_N_ELEMENTS (parts));
}

/* Removes all files that were made. */
void
fixture_clean (void)
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  if (folder != NULL)
    g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

/* Reads the best sheet of a file that must be readable. */
OpccSheet *
fixture_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, &error);
  OpccSheet *sheet = NULL;

  g_assert_no_error (error);
  sheet = opcc_workbook_read (workbook, opcc_workbook_best_sheet (workbook, NULL), NULL, &error);
  g_assert_no_error (error);
  return sheet;
}

OpccSheet *
fixture_read_text (const char *text)
{
  g_autofree char *path = fixture_write_text ("table.csv", text);

  return fixture_read (path);
}

/* Returns: (transfer full): the sentence with which the file is refused; "" if it is read */
char *
fixture_refusal (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) workbook = opcc_workbook_open (path, NULL, &error);
  g_autoptr (OpccSheet) sheet = NULL;

  if (workbook != NULL)
    sheet = opcc_workbook_read (workbook, 0, NULL, &error);
  g_assert_true ((sheet != NULL) == (error == NULL));
  return g_strdup (error != NULL ? error->message : "");
}

static char *
join (const char *const *texts, guint n)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", texts[i] != NULL ? texts[i] : "");
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* Returns: (transfer full): "Name|Amount" */
char *
fixture_headings (OpccSheet *sheet)
{
  guint n = 0;
  const char *const *headings = opcc_sheet_get_headings (sheet, &n);

  return join (headings, n);
}

/* Returns: (transfer full): "5: Youth club|400" for row 5 of the file */
char *
fixture_row (OpccSheet *sheet, guint index)
{
  g_autofree char *cells = NULL;

  g_assert_cmpuint (index, <, opcc_sheet_get_n_rows (sheet));
  cells = join (opcc_sheet_get_cells (sheet, index), opcc_sheet_get_n_columns (sheet));
  return g_strdup_printf ("%u: %s", opcc_sheet_get_row_number (sheet, index), cells);
}

/* Returns: (transfer full): a line for each note */
char *
fixture_notes (OpccSheet *sheet)
{
  GPtrArray *notes = opcc_sheet_get_notes (sheet);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s\n", ((OpccNote *) g_ptr_array_index (notes, i))->text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): a line for each problem */
char *
fixture_problems (OpccSheet *sheet)
{
  return opcc_problems_to_text (opcc_sheet_get_problems (sheet));
}

/* Returns: (transfer full) (nullable): a file of the design's data; %NULL where it is absent */
char *
fixture_shared (const char *name)
{
  const char *shared = g_getenv ("OPCC_SHARED");
  g_autofree char *path = NULL;

  if (shared == NULL)
    return NULL;
  path = g_build_filename (shared, name, NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}
