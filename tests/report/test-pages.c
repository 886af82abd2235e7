/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How text and tables break over the pages of a PDF, and what is added to it afterwards. */
#include "report-fixture.h"

#include <string.h>

#include "opcc-column-widths.h"
#include "opcc-document-pdf.h"
#include "opcc-pdf-structure.h"

/* The pages, or NULL with the test skipped. */
static GStrv
need_pages (const OpccDocument *document)
{
  g_autofree char *path = report_write (document, "pages.pdf");
  GStrv pages = report_read_pages (path);

  if (pages == NULL)
    g_test_skip ("pdftotext is not installed");
  return pages;
}

static void
test_rows_stay_whole (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Rows");
  static const char *const total[] = { "All of them", "9" };
  g_auto (GStrv) pages = NULL;
  g_autofree char *all = NULL;
  guint n;

  report_add_rows (document, "A long table", 200, "first line\nsecond line");
  opcc_document_add_total (document, total);
  pages = need_pages (document);
  if (pages == NULL)
    return;
  n = g_strv_length (pages);
  g_assert_cmpuint (n, >, 5);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u\n", i + 1, n);

      g_assert_nonnull (strstr (pages[i], number));
      g_assert_cmpuint (report_count (pages[i], "Heading one"), ==, 1);
      g_assert_cmpuint (report_count (pages[i], "first line"), ==,
                        report_count (pages[i], "second line"));
    }
  g_assert_nonnull (strstr (pages[n - 1], "All of them"));
  g_assert_cmpuint (report_count (pages[n - 1], "second line"), >=, 1);
  all = g_strjoinv ("", pages);
  g_assert_cmpuint (report_count (all, "second line"), ==, 200);
}

/* However many rows stand before it, the total never comes to a page alone. */
static void
test_total_is_never_alone (void)
{
  static const char *const total[] = { "All of them", "9" };

  for (guint rows = 36; rows < 48; rows++)
    {
      g_autoptr (OpccDocument) document = opcc_document_new ("Rows");
      g_auto (GStrv) pages = NULL;

      report_add_rows (document, NULL, rows, "1");
      opcc_document_add_total (document, total);
      pages = need_pages (document);
      if (pages == NULL)
        return;
      for (guint i = 0; pages[i] != NULL; i++)
        if (strstr (pages[i], "All of them") != NULL)
          g_assert_nonnull (strstr (pages[i], "\nRow "));
    }
}

static void
test_a_row_higher_than_a_page (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Tall");
  g_autoptr (GString) tall = g_string_new (NULL);
  g_autofree char *all = NULL;
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (tall, "%sline-%03u", i > 0 ? "\n" : "", i);
  report_add_rows (document, NULL, 1, tall->str);
  pages = need_pages (document);
  if (pages == NULL)
    return;
  g_assert_cmpuint (g_strv_length (pages), >=, 3);
  all = g_strjoinv ("", pages);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *line = g_strdup_printf ("line-%03u", i);

      g_assert_cmpuint (report_count (all, line), ==, 1);
    }
}

/* A paragraph that goes over leaves two lines at least on both pages, wherever it begins. */
static void
test_no_line_stands_alone (void)
{
  for (guint before = 30; before < 45; before++)
    {
      g_autoptr (OpccDocument) document = opcc_document_new ("Lines");
      g_autoptr (GString) filling = g_string_new ("x");
      g_auto (GStrv) pages = NULL;

      for (guint i = 1; i < before; i++)
        g_string_append (filling, "\nx");
      opcc_document_add_paragraph (document, filling->str);
      opcc_document_add_paragraph (document, "word-1\nword-2\nword-3\nword-4\nword-5");
      pages = need_pages (document);
      if (pages == NULL)
        return;
      for (guint i = 0; pages[i] != NULL; i++)
        g_assert_cmpuint (report_count (pages[i], "word-"), !=, 1);
    }
}

static void
test_a_heading_stays_with_its_table (void)
{
  for (guint before = 30; before < 45; before++)
    {
      g_autoptr (OpccDocument) document = opcc_document_new ("Headings");
      g_autoptr (GString) filling = g_string_new ("x");
      g_auto (GStrv) pages = NULL;

      for (guint i = 1; i < before; i++)
        g_string_append (filling, "\nx");
      opcc_document_add_paragraph (document, filling->str);
      opcc_document_add_heading (document, 2, "Over the table");
      report_add_rows (document, NULL, 3, "1");
      pages = need_pages (document);
      if (pages == NULL)
        return;
      for (guint i = 0; pages[i] != NULL; i++)
        if (strstr (pages[i], "Over the table") != NULL)
          g_assert_nonnull (strstr (pages[i], "Row 2"));
    }
}

static void
test_columns_share_the_room (void)
{
  double fitting[] = { 10, 20 };
  double crowded[] = { 100, 300, 20 };
  double cramped[] = { 100, 300 };
  const double least[] = { 50, 60, 20 };
  const double most[] = { 100, 300 };

  opcc_column_widths_share (fitting, least, 2, 100);
  g_assert_cmpfloat (fitting[0], ==, 10);
  opcc_column_widths_share (crowded, least, 3, 190);
  g_assert_cmpfloat (crowded[0] + crowded[1] + crowded[2], ==, 190);
  g_assert_cmpfloat (crowded[2], ==, 20);
  g_assert_true (crowded[0] >= 50 && crowded[1] >= 60 && crowded[1] > crowded[0]);
  opcc_column_widths_share (cramped, most, 2, 200);
  g_assert_cmpfloat (cramped[0], ==, 50);
}

static GByteArray *
make_pdf (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Small");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  report_add_rows (document, NULL, 2, "1");
  bytes = opcc_document_make_pdf (document, NULL, &error);
  g_assert_no_error (error);
  return g_bytes_unref_to_array (g_steal_pointer (&bytes));
}

/* What is not laid out as cairo does it comes back as it was; nothing reads beyond its end. */
static void
test_strange_bytes_come_back (void)
{
  g_autoptr (GByteArray) pdf = make_pdf ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const guint length = pdf->len;
  g_autofree guint8 *copy = g_memdup2 (pdf->data, length);

  g_ptr_array_add (words, (gpointer) "TH /A << >>");
  for (guint cut = 0; cut < length; cut += 37)
    {
      g_autoptr (GByteArray) part = g_byte_array_new_take (g_memdup2 (copy, cut), cut);
      g_autoptr (GBytes) back = opcc_pdf_structure_complete (part, words, "en-GB");

      g_assert_cmpuint (g_bytes_get_size (back), ==, cut);
      g_assert_true (cut == 0 || memcmp (g_bytes_get_data (back, NULL), copy, cut) == 0);
    }
  g_test_message ("%u bytes", length);
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GByteArray) damaged = g_byte_array_new_take (g_memdup2 (copy, length), length);
      g_autoptr (GBytes) back = NULL;

      for (guint i = 0; i < 8; i++)
        damaged->data[length - 1 - (guint) g_test_rand_int_range (0, (gint32) MIN (length, 3000))] =
            (guint8) g_test_rand_int_range (0, 256);
      back = opcc_pdf_structure_complete (damaged, words, "en-GB");
      g_assert_cmpuint (g_bytes_get_size (back), >, 0);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/rows-stay-whole", test_rows_stay_whole);
  g_test_add_func ("/pages/total-is-never-alone", test_total_is_never_alone);
  g_test_add_func ("/pages/a-row-higher-than-a-page", test_a_row_higher_than_a_page);
  g_test_add_func ("/pages/no-line-stands-alone", test_no_line_stands_alone);
  g_test_add_func ("/pages/a-heading-stays-with-its-table", test_a_heading_stays_with_its_table);
  g_test_add_func ("/pages/columns-share-the-room", test_columns_share_the_room);
  g_test_add_func ("/pages/strange-bytes-come-back", test_strange_bytes_come_back);
  status = g_test_run ();
  report_clean ();
  return status;
}
