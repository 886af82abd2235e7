/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of a document, and its HTML, OpenDocument and text. */
#include "report-fixture.h"

#include <string.h>

#include "opcc-document-file.h"
#include "opcc-document-html.h"
#include "opcc-document-odt.h"
#include "opcc-document-text.h"
#include "opcc-error.h"
#include "opcc-zip-package.h"
#include "opcc-zip-writer.h"

#define HOSTILE "<script>\"a\" & 'b'</script>"

static const OpccBlock *
get_block (const OpccDocument *document, guint i)
{
  return g_ptr_array_index (opcc_document_get_blocks (document), i);
}

static void
test_text_is_clean (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("A\001 \033title\177");
  const OpccBlock *block;

  opcc_document_add_value (document, "A\tlabel", "one\ntwo\r\357\277\277");
  block = get_block (document, 0);
  g_assert_cmpstr (opcc_document_get_text (document, OPCC_DOCUMENT_TITLE), ==, "A title");
  g_assert_cmpstr (block->label, ==, "A label");
  g_assert_cmpstr (block->text, ==, "one\ntwo");
  opcc_document_add_paragraph (document, "bad \377 byte");
  g_assert_cmpstr (get_block (document, 1)->text, ==, "bad \357\277\275 byte");
}

static void
test_what_counts_unless_set (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Title");

  g_assert_cmpstr (opcc_document_get_text (document, OPCC_DOCUMENT_FOOTER), ==, "Title");
  g_assert_cmpstr (opcc_document_get_text (document, OPCC_DOCUMENT_LANGUAGE), ==, "en-GB");
  g_assert_null (opcc_document_get_text (document, OPCC_DOCUMENT_MARKING));
  opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, "");
  g_assert_null (opcc_document_get_text (document, OPCC_DOCUMENT_MARKING));
  opcc_document_set_text (document, OPCC_DOCUMENT_FOOTER, "Round 1");
  g_assert_cmpstr (opcc_document_get_text (document, OPCC_DOCUMENT_FOOTER), ==, "Round 1");
}

static void
test_headings_are_numbered (void)
{
  static const int levels[] = { 2, 3, 3, 2, 3 };
  static const char *const expected[] = { "1 A", "1.1 A", "1.2 A", "2 A", "2.1 A" };
  g_autoptr (OpccDocument) document = opcc_document_new ("Title");
  g_autofree char *text = NULL;

  opcc_document_number_headings (document);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *heading = NULL;

      opcc_document_add_heading (document, levels[i], "A");
      heading = opcc_block_say_heading (get_block (document, i));
      g_assert_cmpstr (heading, ==, expected[i]);
    }
  text = opcc_document_to_text (document);
  g_assert_nonnull (strstr (text, "\n2 A\n---\n"));
}

static void
test_figures_are_counted_and_said (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Title");
  g_autoptr (OpccChart) one = report_new_chart ("South has most");
  g_autoptr (OpccChart) two = report_new_chart ("North has least");
  const OpccBlock *table;

  opcc_document_add_figure (document, one);
  opcc_document_add_figure (document, two);
  opcc_document_add_figure_table (document, two);
  opcc_document_add_figure_notes (document, two);
  g_assert_cmpstr (get_block (document, 0)->label, ==, "Figure 1: South has most");
  g_assert_cmpstr (get_block (document, 1)->label, ==, "Figure 2: North has least");
  g_assert_nonnull (strstr (get_block (document, 1)->text, "Highest is South"));
  table = get_block (document, 2);
  g_assert_cmpstr (table->label, ==, "Visits made, 2022/23 (visits)");
  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_cmpstr (((GStrv) table->rows->pdata[1])[1], ==, "30");
  g_assert_cmpint (opcc_block_find_row_heads (table), ==, 0);
  g_assert_cmpstr (get_block (document, 3)->text, ==, "Source: an invented register");
}

static OpccDocument *
make_hostile (void)
{
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT };
  static const char *const cells[] = { HOSTILE };
  OpccDocument *document = opcc_document_new (HOSTILE);
  g_autoptr (OpccChart) chart = report_new_chart (HOSTILE);

  for (OpccDocumentText i = OPCC_DOCUMENT_MARKING; i < OPCC_N_DOCUMENT_TEXTS; i++)
    if (i != OPCC_DOCUMENT_LANGUAGE)
      opcc_document_set_text (document, i, HOSTILE);
  opcc_document_add_heading (document, 2, HOSTILE);
  opcc_document_add_paragraph (document, HOSTILE);
  opcc_document_add_numbered (document, HOSTILE);
  opcc_document_add_value (document, HOSTILE, HOSTILE);
  opcc_document_add_table (document, HOSTILE, cells, types, 1);
  opcc_document_add_row (document, cells);
  opcc_document_add_table (document, NULL, cells, types, 1);
  opcc_document_add_total (document, cells);
  opcc_document_add_figure (document, chart);
  return document;
}

static void
test_no_text_is_markup (void)
{
  g_autoptr (OpccDocument) document = make_hostile ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) page = opcc_document_make_html (document, NULL, &error);
  g_autofree char *path = report_write (document, "hostile.odt");
  g_autoptr (OpccZipPackage) package = opcc_zip_package_open (path, &error);
  static const char *const parts[] = { "content.xml", "styles.xml", "meta.xml",
                                       "META-INF/manifest.xml" };
  static const GMarkupParser parser = { NULL };

  g_assert_no_error (error);
  g_assert_null (
      g_strstr_len (g_bytes_get_data (page, NULL), (gssize) g_bytes_get_size (page), "<script"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = opcc_zip_package_read_text (package, parts[i], 1000000, &error);
      GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);

      g_assert_no_error (error);
      g_assert_true (g_markup_parse_context_parse (context, text, -1, NULL));
      g_assert_true (g_markup_parse_context_end_parse (context, NULL));
      g_markup_parse_context_free (context);
      g_assert_null (strstr (text, "<script"));
    }
}

static void
test_html_says_what_a_table_is (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Title");
  static const char *const total[] = { "All", "3" };
  g_autofree char *path = NULL;
  g_autofree char *page = NULL;

  opcc_document_add_heading (document, 2, "Visits");
  report_add_rows (document, NULL, 1, "3");
  opcc_document_add_total (document, total);
  path = report_write (document, "table.HTML");
  page = report_read (path);
  g_assert_nonnull (strstr (page, "<table aria-label=\"Visits\">"));
  g_assert_nonnull (strstr (page, "<th scope=\"col\" class=\"figure\">Heading two</th>"));
  g_assert_nonnull (strstr (page, "<tr><th scope=\"row\">Row 1</th><td class=\"figure\">3</td>"));
  g_assert_nonnull (strstr (page, "<tfoot>\n<tr><th scope=\"row\">All</th>"));
  g_assert_null (strstr (page, "class=\"marking\""));
}

static void
test_a_chart_without_source_stays_inside (void)
{
  static const char *const names[] = { "old.pdf", "old.odt", "old.html" };
  g_autoptr (OpccDocument) document = opcc_document_new ("Title");
  g_autoptr (OpccChart) chart = report_new_chart ("South has most");

  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, NULL);
  opcc_document_add_figure (document, chart);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = report_path (names[i]);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, "before", -1, NULL));
      g_assert_false (opcc_document_write (document, path, NULL, &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
      text = report_read (path);
      g_assert_cmpstr (text, ==, "before");
    }
}

static void
test_cancelled_is_silence (void)
{
  static const char *const names[] = { "not.pdf", "not.odt", "not.html" };
  g_autoptr (OpccDocument) document = opcc_document_new ("Title");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  opcc_document_add_paragraph (document, "Words.");
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = report_path (names[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (opcc_document_write (document, path, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* Read back by another library than wrote it. */
static void
test_zip_reads_back (void)
{
  g_autoptr (OpccZipWriter) writer = opcc_zip_writer_new ();
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (OpccZipPackage) package = NULL;
  g_autofree char *path = report_path ("parts.zip");
  g_autofree char *stored = NULL;
  g_autofree char *packed = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (long_text, "%u ", i);
  g_assert_true (opcc_zip_writer_add (writer, "mimetype", "words", 5, TRUE, &error));
  g_assert_true (opcc_zip_writer_add (writer, "folder/empty", "", 0, FALSE, &error));
  g_assert_true (
      opcc_zip_writer_add (writer, "long.txt", long_text->str, long_text->len, FALSE, &error));
  bytes = opcc_zip_writer_finish (writer);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, long_text->len / 2);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  package = opcc_zip_package_open (path, &error);
  g_assert_no_error (error);
  stored = opcc_zip_package_read_text (package, "mimetype", 100, &error);
  packed = opcc_zip_package_read_text (package, "long.txt", long_text->len + 100, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored, ==, "words");
  g_assert_cmpstr (packed, ==, long_text->str);
  g_assert_true (opcc_zip_package_has (package, "folder/empty"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/text-is-clean", test_text_is_clean);
  g_test_add_func ("/document/what-counts-unless-set", test_what_counts_unless_set);
  g_test_add_func ("/document/headings-are-numbered", test_headings_are_numbered);
  g_test_add_func ("/document/figures-are-counted-and-said", test_figures_are_counted_and_said);
  g_test_add_func ("/document/no-text-is-markup", test_no_text_is_markup);
  g_test_add_func ("/document/html-says-what-a-table-is", test_html_says_what_a_table_is);
  g_test_add_func ("/document/a-chart-without-source-stays-inside",
                   test_a_chart_without_source_stays_inside);
  g_test_add_func ("/document/cancelled-is-silence", test_cancelled_is_silence);
  g_test_add_func ("/document/zip-reads-back", test_zip_reads_back);
  status = g_test_run ();
  report_clean ();
  return status;
}
