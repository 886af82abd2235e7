/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks of papers held against a document: what is found, and where it says that is. */
#include <string.h>

#include "opcc-document-check.h"
#include "opcc-document-lines.h"

static const char *const heads[] = { "Group", "2021/22", "2022/23" };
static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER, OPCC_COLUMN_NUMBER };

/* @total: what the last row says of 2022/23, which is 30 */
static void
add_table (OpccDocument *document, const char *total)
{
  const char *totals[] = { "Total", "15", total };

  opcc_document_add_table (document, "Boats by quay", heads, types, 3);
  opcc_document_add_row (document, (const char *[]){ "North", "10", "20" });
  opcc_document_add_row (document, (const char *[]){ "South", "5", "10" });
  opcc_document_add_total (document, totals);
}

/* "place: words; place: words" */
static char *
list (const OpccDocument *document)
{
  g_autoptr (GPtrArray) findings = opcc_document_check (document);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const OpccDocumentFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (out, "%s%s%s: %s", i > 0 ? "; " : "", finding->stops ? "! " : "",
                              finding->place, finding->words);
      g_assert_nonnull (finding->label);
      g_assert_true (g_str_has_suffix (finding->why, "."));
      g_assert_true (finding->fix == NULL || g_str_has_suffix (finding->fix, "."));
    }
  return g_string_free (out, FALSE);
}

static void
test_places (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("The ferries");
  g_autofree char *found = NULL;

  opcc_document_add_value (document, "Subject", "What the FRB said");
  opcc_document_add_heading (document, 2, "Background");
  opcc_document_add_numbered (document, "The board met.");
  opcc_document_add_numbered (document, "Two lines:\nthe quay costs £1,307m.");
  opcc_document_add_heading (document, 2, "Boats");
  opcc_document_add_paragraph (document, "They met on 31 June 2023.");
  add_table (document, "31");
  found = list (document);
  g_assert_cmpstr (found, ==,
                   "Subject: FRB; ! Background · Paragraph 2: £1,307m; ! Boats: 31 June 2023; "
                   "! Boats · Boats by quay: 31");
}

static void
test_nothing (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("The ferries");
  g_autofree char *found = NULL;

  opcc_document_add_value (document, "Subject", "What the Ferry Review Board (FRB) said");
  opcc_document_add_heading (document, 2, "Background");
  opcc_document_add_numbered (document, "The quay costs £1.307m.");
  add_table (document, "30");
  found = list (document);
  g_assert_cmpstr (found, ==, "");
}

static OpccChart *
make_chart (const char *source)
{
  OpccChart *chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_COUNT);
  const guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "Boats");

  opcc_chart_set_text (chart, OPCC_CHART_TITLE, "More boats in the north");
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, "Number of boats");
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, "2022/23");
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, "boats");
  if (source != NULL)
    opcc_chart_set_text (chart, OPCC_CHART_SOURCE, source);
  opcc_chart_add_category (chart, "North", NULL);
  opcc_chart_set_value (chart, series, 0, 20);
  return chart;
}

static void
test_figures (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("The ferries");
  g_autoptr (OpccChart) whole = make_chart ("counts of the quays");
  g_autoptr (OpccChart) bare = make_chart (NULL);
  g_autofree char *found = NULL;

  opcc_chart_set_text (bare, OPCC_CHART_TITLE, "Fewer boats in the south");
  opcc_document_add_heading (document, 2, "Boats");
  opcc_document_add_figure (document, whole);
  opcc_document_add_heading (document, 2, "More boats");
  opcc_document_add_numbered (document, "Nothing is said of that.");
  opcc_document_add_numbered (document, "Nor of what follows.");
  opcc_document_add_numbered (document, "It comes now.");
  opcc_document_add_figure (document, bare);
  found = list (document);
  g_assert_cmpstr (found, ==, "More boats · Figure 2: Figure 2: Fewer boats in the south");
}

/* Each line of the text says which block it is of; a list of records is none of a paper. */
static void
test_lines (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("The ferries");
  g_autoptr (OpccDocumentLines) lines = NULL;
  g_auto (GStrv) texts = NULL;
  g_autofree char *before = NULL;
  g_autofree char *beyond = NULL;

  opcc_document_add_paragraph (document, "One.\nTwo.");
  opcc_document_add_table (document, NULL, heads, types, 1);
  opcc_document_add_row (document, (const char *[]){ "A\nB" });
  opcc_document_add_table (document, "The long list", heads, types, 3);
  for (guint i = 0; i < 401; i++)
    opcc_document_add_row (document, (const char *[]){ "North", "1", "2" });
  opcc_document_set_text (document, OPCC_DOCUMENT_WITHHELD, "1 section withheld.");
  lines = opcc_document_lines_new (document);
  texts = g_strsplit (lines->text, "\n", -1);
  g_assert_cmpuint (g_strv_length (texts), ==, lines->blocks->len + 1);
  g_assert_cmpstr (texts[0], ==, "# The ferries");
  g_assert_cmpstr (texts[2], ==, "One.");
  g_assert_cmpstr (texts[3], ==, "Two.");
  g_assert_cmpint (g_array_index (lines->blocks, int, 3), ==, 0);
  g_assert_cmpstr (texts[6], ==, "A B\t");
  g_assert_cmpint (g_array_index (lines->blocks, int, 6), ==, 1);
  g_assert_nonnull (strstr (lines->text, "The long list\n"));
  g_assert_null (strstr (lines->text, "North"));
  g_assert_true (g_str_has_suffix (lines->text, "\n1 section withheld.\n"));
  before = opcc_document_lines_say_place (lines, document, 3);
  beyond = opcc_document_lines_say_place (lines, document, 9999);
  g_assert_cmpstr (before, ==, "Beginning");
  g_assert_cmpstr (beyond, ==, "Title");
}

static void
test_count (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("The quay costs £1,307m");
  g_autoptr (GPtrArray) one = opcc_document_check (document);
  g_autoptr (GPtrArray) two = NULL;
  g_autofree char *single = opcc_document_findings_count (one);
  g_autofree char *several = NULL;

  opcc_document_add_paragraph (document, "The FRB knows.");
  two = opcc_document_check (document);
  several = opcc_document_findings_count (two);
  g_assert_cmpstr (single, ==, "1 thing to look at before it leaves");
  g_assert_cmpstr (several, ==, "2 things to look at before it leaves");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-check/places", test_places);
  g_test_add_func ("/document-check/nothing", test_nothing);
  g_test_add_func ("/document-check/figures", test_figures);
  g_test_add_func ("/document-check/lines", test_lines);
  g_test_add_func ("/document-check/count", test_count);
  return g_test_run ();
}
