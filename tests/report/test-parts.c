/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a document drawn one by one, and its parts taken into another. */
#include "report-fixture.h"

#include <cairo-pdf.h>
#include <string.h>

#include "opcc-document-pages.h"
#include "opcc-document-parts.h"
#include "opcc-page-printer.h"

/* Text, values, a table over several pages, a figure: all there is. */
static OpccDocument *
make_document (void)
{
  OpccDocument *document = opcc_document_new ("The state of the zone");
  g_autoptr (OpccChart) chart = report_new_chart ("Visits by area");

  opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, "OFFICIAL");
  opcc_document_add_value (document, "Date", "12 October 2023");
  opcc_document_add_heading (document, 2, "Purpose");
  opcc_document_add_numbered (document, "To say how the zone does.");
  opcc_document_add_heading (document, 3, "Scope");
  opcc_document_add_paragraph (document, "The nine months since the last paper.");
  opcc_document_add_heading (document, 2, "Rows");
  report_add_rows (document, "A long table", 120, "7");
  opcc_document_add_heading (document, 2, "Visits");
  opcc_document_add_figure (document, chart);
  opcc_document_add_figure_table (document, chart);
  return document;
}

/* As a printer gets them: each page drawn by itself. */
static char *
draw_pages (const OpccDocumentPages *pages)
{
  char *path = report_path ("drawn.pdf");
  cairo_surface_t *surface = cairo_pdf_surface_create (path, OPCC_PAGE_WIDTH, OPCC_PAGE_HEIGHT);
  cairo_t *cairo = cairo_create (surface);

  for (guint i = 0; i < opcc_document_pages_get_n_pages (pages); i++)
    {
      opcc_document_pages_draw (pages, i, cairo);
      cairo_show_page (cairo);
    }
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return path;
}

static void
test_pages_are_those_of_the_pdf (void)
{
  g_autoptr (OpccDocument) document = make_document ();
  g_autofree char *path = report_write (document, "whole.pdf");
  g_auto (GStrv) expected = report_read_pages (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocumentPages) pages = opcc_document_pages_new (document, NULL, &error);
  g_autofree char *drawn_path = NULL;
  g_auto (GStrv) drawn = NULL;
  guint n;

  g_assert_no_error (error);
  if (expected == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  n = g_strv_length (expected);
  g_assert_cmpuint (n, >, 2);
  g_assert_cmpuint (opcc_document_pages_get_n_pages (pages), ==, n);
  g_assert_cmpstr (opcc_document_pages_get_title (pages), ==, "The state of the zone");
  drawn_path = draw_pages (pages);
  drawn = report_read_pages (drawn_path);
  g_assert_cmpuint (g_strv_length (drawn), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (drawn[i], ==, expected[i]);
}

/* What is said of a page is what stands on it, and of no other. */
static void
test_pages_have_words (void)
{
  g_autoptr (OpccDocument) document = make_document ();
  g_autoptr (OpccDocumentPages) pages = opcc_document_pages_new (document, NULL, NULL);
  const guint n = opcc_document_pages_get_n_pages (pages);
  guint n_rows = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *words = opcc_document_pages_get_words (pages, i);
      g_autofree char *number = g_strdup_printf ("Page %u of %u\n", i + 1, n);

      g_assert_nonnull (strstr (words, number));
      g_assert_nonnull (strstr (words, "OFFICIAL\n"));
      n_rows += report_count (words, "\nRow ");
    }
  g_assert_cmpuint (n_rows, ==, 120);
  g_assert_nonnull (strstr (opcc_document_pages_get_words (pages, 0), "To say how the zone does."));
  g_assert_null (strstr (opcc_document_pages_get_words (pages, 1), "To say how the zone does."));
}

static void
test_cancelled_pages (void)
{
  g_autoptr (OpccDocument) document = make_document ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (opcc_document_pages_new (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static const OpccBlock *
get_block (const OpccDocument *document, guint at)
{
  return g_ptr_array_index (opcc_document_get_blocks (document), at);
}

static void
test_list_parts (void)
{
  g_autoptr (OpccDocument) document = make_document ();
  g_auto (GStrv) parts = opcc_document_list_parts (document);

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_assert_cmpstr (parts[0], ==, "Purpose");
  g_assert_cmpstr (parts[2], ==, "Visits");
  g_assert_true (opcc_document_has_part (document, "Rows"));
  g_assert_false (opcc_document_has_part (document, "Scope"));
  g_assert_false (opcc_document_has_part (document, NULL));
}

static void
test_add_one_part (void)
{
  g_autoptr (OpccDocument) from = make_document ();
  g_autoptr (OpccDocument) into = opcc_document_new ("Handout");
  g_autoptr (OpccChart) chart = report_new_chart ("Another one");

  opcc_document_add_heading (into, 2, "First");
  opcc_document_add_figure (into, chart);
  g_assert_false (opcc_document_add_part (into, from, "Nothing like it"));
  g_assert_cmpuint (opcc_document_get_blocks (into)->len, ==, 2);
  g_assert_true (opcc_document_add_part (into, from, "Visits"));
  g_assert_cmpuint (opcc_document_get_blocks (into)->len, ==, 4);
  g_assert_cmpint (get_block (into, 2)->type, ==, OPCC_BLOCK_FIGURE);
  g_assert_cmpstr (get_block (into, 2)->label, ==, "Figure 2: Visits by area");
  g_assert_cmpint (get_block (into, 3)->type, ==, OPCC_BLOCK_TABLE);
  g_assert_cmpuint (get_block (into, 3)->rows->len, ==, 2);
}

/* Headings go one level down, so that none is left out below the heading it goes under. */
static void
test_add_all_parts (void)
{
  g_autoptr (OpccDocument) from = make_document ();
  g_autoptr (OpccDocument) into = opcc_document_new ("Handout");
  guint n_headings = 0;

  opcc_document_add_numbered (into, "A paragraph before.");
  opcc_document_add_heading (into, 2, "The zone");
  g_assert_true (opcc_document_add_part (into, from, NULL));
  g_assert_cmpuint (opcc_document_get_blocks (into)->len, ==,
                    opcc_document_get_blocks (from)->len + 2);
  for (guint i = 2; i < opcc_document_get_blocks (into)->len; i++)
    {
      const OpccBlock *block = get_block (into, i);

      if (block->type == OPCC_BLOCK_HEADING)
        {
          g_assert_cmpint (block->level, ==, 3);
          n_headings++;
        }
      else if (block->type == OPCC_BLOCK_NUMBERED)
        g_assert_cmpint (block->number, ==, 2);
    }
  g_assert_cmpuint (n_headings, ==, 4);
}

/* The marking and what was withheld go with it. */
static void
test_take_part (void)
{
  g_autoptr (OpccDocument) from = make_document ();
  g_autoptr (OpccDocument) taken = NULL;

  opcc_document_set_text (from, OPCC_DOCUMENT_WITHHELD, "1 section withheld.");
  taken = opcc_document_take_part (from, "Purpose");
  g_assert_null (opcc_document_take_part (from, "Nothing like it"));
  g_assert_cmpuint (opcc_document_get_blocks (taken)->len, ==, 4);
  g_assert_cmpstr (get_block (taken, 0)->text, ==, "Purpose");
  g_assert_cmpint (get_block (taken, 2)->level, ==, 3);
  g_assert_cmpstr (opcc_document_get_text (taken, OPCC_DOCUMENT_TITLE), ==,
                   "The state of the zone");
  g_assert_cmpstr (opcc_document_get_text (taken, OPCC_DOCUMENT_MARKING), ==, "OFFICIAL");
  g_assert_cmpstr (opcc_document_get_text (taken, OPCC_DOCUMENT_WITHHELD), ==,
                   "1 section withheld.");
}

static void
test_a_total_stays_a_total (void)
{
  static const char *const total[] = { "All of them", "14" };
  g_autoptr (OpccDocument) from = opcc_document_new ("From");
  g_autoptr (OpccDocument) into = opcc_document_new ("Into");
  const OpccBlock *table;

  opcc_document_add_heading (from, 2, "Sums");
  report_add_rows (from, "A table", 2, "7");
  opcc_document_add_total (from, total);
  opcc_document_add_heading (into, 2, "Sums");
  g_assert_true (opcc_document_add_part (into, from, "Sums"));
  table = get_block (into, 1);
  g_assert_true (table->has_total);
  g_assert_cmpuint (table->rows->len, ==, 3);
  g_assert_cmpstr (((GStrv) g_ptr_array_index (table->rows, 2))[0], ==, "All of them");
  g_assert_cmpint (table->types[1], ==, OPCC_COLUMN_NUMBER);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parts/pages-are-those-of-the-pdf", test_pages_are_those_of_the_pdf);
  g_test_add_func ("/parts/pages-have-words", test_pages_have_words);
  g_test_add_func ("/parts/cancelled-pages", test_cancelled_pages);
  g_test_add_func ("/parts/list", test_list_parts);
  g_test_add_func ("/parts/add-one", test_add_one_part);
  g_test_add_func ("/parts/add-all", test_add_all_parts);
  g_test_add_func ("/parts/take-one", test_take_part);
  g_test_add_func ("/parts/a-total-stays-a-total", test_a_total_stays_a_total);
  status = g_test_run ();
  report_clean ();
  return status;
}
