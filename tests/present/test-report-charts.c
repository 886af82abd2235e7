/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts in a panel report: last time's value beside each figure of one, for whom it may be. */
#include <string.h>

#include "opcc-chart-disclosure.h"
#include "opcc-document-text.h"
#include "opcc-domain-document.h"
#include "opcc-history.h"
#include "opcc-present-model.h"
#include "opcc-report-acts.h"
#include "opcc-report-sending.h"
#include "store-fixture.h"

#define JULY    opcc_date_from_ymd (2023, 7, 24)
#define OCTOBER opcc_date_from_ymd (2023, 10, 24)

#define TOLD "The values of last time stand in brackets in the table below."

/* People on each quay, as the office counts them now. */
static double people[3];
static gboolean has_west;

static OpccChart *
draw (OpccAudience audience)
{
  static const char *const quays[] = { "North", "South", "West" };
  OpccChart *chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_COUNT);

  opcc_chart_set_text (chart, OPCC_CHART_TITLE, "Most are on a quay");
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, "People on the quays");
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, "Quay");
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, "the harbour");
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "People");
  for (guint i = 0; i < (has_west ? 3 : 2); i++)
    opcc_chart_set_value (chart, 0, opcc_chart_add_category (chart, quays[i], NULL), people[i]);
  if (audience != OPCC_AUDIENCE_OFFICE)
    g_free (opcc_chart_control (chart, NULL));
  return chart;
}

static OpccDocument *
write_paper (OpccDb *db,
             gint64 n,
             OpccAudience audience,
             OpccDate today,
             GCancellable *cancellable,
             GError **error)
{
  OpccDocument *document = opcc_document_new ("The quays");
  g_autoptr (OpccChart) chart = draw (audience);

  opcc_document_add_heading (document, 2, "Drawn alone");
  opcc_document_add_figure (document, chart);
  opcc_document_add_figure_notes (document, chart);
  opcc_document_add_paragraph (document, "Counted at noon.");
  opcc_document_add_heading (document, 2, "Drawn above its table");
  opcc_document_add_figure (document, chart);
  opcc_document_add_figure_table (document, chart);
  return document;
}

static const OpccDomainDocument documents[] = {
  { "test-drawn", "The quays", NULL, .write = write_paper },
  { NULL },
};
static const OpccKind *const no_kinds[] = { NULL };
static const OpccDomainModel test_model = {
  .name = "test",
  .kinds = no_kinds,
  .documents = documents,
};

/* --- help ------------------------------------------------------------------------------------ */

static void
count (double north, double south, double west)
{
  people[0] = north;
  people[1] = south;
  people[2] = west;
}

/* A report that shows one part of the document. Returns: its number */
static gint64
make_report (DbFixture *fixture, const char *part)
{
  g_autoptr (OpccReport) report = g_object_new (OPCC_TYPE_REPORT, NULL);
  g_autoptr (OpccReportPart) section = g_object_new (OPCC_TYPE_REPORT_PART, NULL);
  g_autoptr (GError) error = NULL;

  has_west = TRUE;
  count (12, 30, 40);
  report->title = g_strdup ("Quays");
  section->title = g_strdup ("How it stands");
  section->document = g_strdup ("test-drawn");
  section->part = g_strdup (part);
  g_assert_true (opcc_report_add_part (fixture->db, report, section, &error));
  g_assert_no_error (error);
  return opcc_record_get_n (OPCC_RECORD (report));
}

static OpccDocument *
build (DbFixture *fixture, gint64 n, OpccAudience audience)
{
  g_autofree char *number = g_strdup_printf ("%d", (int) n);
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_new ("panel", "report", number, NULL);
  g_autoptr (GError) error = NULL;
  OpccDocument *document =
      opcc_document_order_build (order, fixture->db, audience, OCTOBER, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* Without its line breaks. */
static char *
read_paper (DbFixture *fixture, gint64 n, OpccAudience audience)
{
  g_autoptr (OpccDocument) document = build (fixture, n, audience);

  return g_strdelimit (opcc_document_to_text (document), "\n", ' ');
}

static char *
refresh (DbFixture *fixture, gint64 n, OpccDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccReportNews) news = opcc_report_refresh (fixture->db, n, day, NULL, &error);

  g_assert_no_error (error);
  return opcc_report_news_say (news);
}

/* (nullable): what stands in the second column of that row of the one table there is. */
static const char *
find_cell (const OpccDocument *document, const char *quay)
{
  const GPtrArray *blocks = opcc_document_get_blocks (document);
  const char *found = NULL;
  guint n_tables = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const OpccBlock *block = g_ptr_array_index (blocks, i);

      if (block->type != OPCC_BLOCK_TABLE)
        continue;
      n_tables++;
      for (guint k = 0; k < block->rows->len; k++)
        if (g_str_equal (((GStrv) g_ptr_array_index (block->rows, k))[0], quay))
          found = ((GStrv) g_ptr_array_index (block->rows, k))[1];
    }
  g_assert_cmpuint (n_tables, <=, 1);
  return found;
}

static void
assert_cell (DbFixture *fixture, gint64 n, OpccAudience who, const char *quay, const char *words)
{
  g_autoptr (OpccDocument) document = build (fixture, n, who);

  g_assert_cmpstr (find_cell (document, quay), ==, words);
}

static void
assert_has (const char *text, const char *words, gboolean is_there)
{
  if ((strstr (text, words) != NULL) != is_there)
    g_error ("“%s” is %s: %s", words, is_there ? "not in" : "in", text);
}

/* --- tests ----------------------------------------------------------------------------------- */

/* Nothing is added before there is a last time; then a table, between the source and what follows,
 * and who cannot see the picture is told of it. */
static void
test_alone (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture, "Drawn alone");
  g_autofree char *first = refresh (fixture, n, JULY);
  g_autofree char *before = read_paper (fixture, n, OPCC_AUDIENCE_OFFICE);
  g_autofree char *second = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (first, ==, "3 figures taken, none changed");
  assert_has (before, "last time", FALSE);
  assert_cell (fixture, n, OPCC_AUDIENCE_OFFICE, "North", NULL);
  count (15, 30, 40);
  second = refresh (fixture, n, OCTOBER);
  g_assert_cmpstr (second, ==,
                   "1 of 3 figures changed. "
                   "How it stands, People on the quays North People: 15 (12)");
  assert_cell (fixture, n, OPCC_AUDIENCE_OFFICE, "North", "15 (12)");
  assert_cell (fixture, n, OPCC_AUDIENCE_OFFICE, "West", "40 (40)");
  after = read_paper (fixture, n, OPCC_AUDIENCE_OFFICE);
  assert_has (after, "In brackets behind each figure: last time, taken on 24 July 2023.", TRUE);
  assert_has (after, TOLD, TRUE);
  g_assert_true (strstr (after, "Source: the harbour") < strstr (after, "15 (12)"));
  g_assert_true (strstr (after, "15 (12)") < strstr (after, "Counted at noon."));
}

/* A table that says the numbers already has them in it, and there is no second one. */
static void
test_above_its_table (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture, "Drawn above its table");
  g_autofree char *first = refresh (fixture, n, JULY);
  g_autofree char *after = NULL;

  g_assert_cmpstr (first, ==, "3 figures taken, none changed");
  count (15, 30, 40);
  g_free (refresh (fixture, n, OCTOBER));
  assert_cell (fixture, n, OPCC_AUDIENCE_OFFICE, "North", "15 (12)");
  after = read_paper (fixture, n, OPCC_AUDIENCE_OFFICE);
  assert_has (after, TOLD, TRUE);
}

/* What was not there last time has nothing beside it, and nil is not nothing. */
static void
test_new_category (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture, "Drawn alone");

  has_west = FALSE;
  count (0, 30, 40);
  g_free (refresh (fixture, n, JULY));
  has_west = TRUE;
  assert_cell (fixture, n, OPCC_AUDIENCE_OFFICE, "West", NULL);
  g_free (refresh (fixture, n, OCTOBER));
  assert_cell (fixture, n, OPCC_AUDIENCE_OFFICE, "North", "0 (0)");
  assert_cell (fixture, n, OPCC_AUDIENCE_OFFICE, "West", "40");
}

/* What is hidden now has no last time, and what was hidden last time stays so: the two together
 * must not give away what each keeps. */
static void
test_hidden (DbFixture *fixture, gconstpointer data)
{
  const char *const hidden[] = { "fewer than 5 (", "hidden (", "(3)", "3 (", "(40)" };
  const gint64 n = make_report (fixture, "Drawn alone");
  g_autofree char *public = NULL;
  g_autofree char *office = NULL;

  count (3, 47, 40);
  g_free (refresh (fixture, n, JULY));
  count (40, 47, 3);
  g_free (refresh (fixture, n, OCTOBER));
  office = read_paper (fixture, n, OPCC_AUDIENCE_OFFICE);
  assert_has (office, "40 (3)", TRUE);
  assert_has (office, "3 (40)", TRUE);
  public = read_paper (fixture, n, OPCC_AUDIENCE_PUBLIC);
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    assert_has (public, hidden[i], FALSE);
}

/* Each audience has its own last time, hidden as it was for it. */
static void
test_audience (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture, "Drawn alone");

  count (3, 30, 40);
  g_free (refresh (fixture, n, JULY));
  count (12, 30, 40);
  g_free (refresh (fixture, n, OCTOBER));
  assert_cell (fixture, n, OPCC_AUDIENCE_OFFICE, "North", "12 (3)");
  assert_cell (fixture, n, OPCC_AUDIENCE_PARTNERS, "North", "12 (fewer than 5)");
  assert_cell (fixture, n, OPCC_AUDIENCE_PUBLIC, "North", "12 (fewer than 5)");
}

/* One step back takes the taking away, and what was sent keeps table and sentence. */
static void
test_undo_and_sent (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture, "Drawn alone");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_free (refresh (fixture, n, JULY));
  count (15, 30, 40);
  g_free (refresh (fixture, n, OCTOBER));
  g_free (opcc_db_undo (fixture->db, NULL, &error));
  g_assert_no_error (error);
  assert_cell (fixture, n, OPCC_AUDIENCE_PUBLIC, "North", NULL);
  g_free (refresh (fixture, n, OCTOBER));
  before = read_paper (fixture, n, OPCC_AUDIENCE_PUBLIC);
  g_assert_true (opcc_report_send (fixture->db, n, OCTOBER, "the panel", OCTOBER, NULL, &error));
  g_assert_no_error (error);
  count (99, 99, 99);
  after = read_paper (fixture, n, OPCC_AUDIENCE_PUBLIC);
  g_assert_cmpstr (after, ==, before);
  assert_has (after, "15 (12)", TRUE);
  assert_has (after, TOLD, TRUE);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (DbFixture *, gconstpointer);
  } tests[] = {
    { "/report-charts/alone", test_alone },
    { "/report-charts/above-its-table", test_above_its_table },
    { "/report-charts/new-category", test_new_category },
    { "/report-charts/hidden", test_hidden },
    { "/report-charts/audience", test_audience },
    { "/report-charts/undo-and-sent", test_undo_and_sent },
  };

  g_test_init (&argc, &argv, NULL);
  opcc_domain_model_register (&opcc_present_model);
  opcc_domain_model_register (&test_model);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, DbFixture, NULL, db_fixture_set_up, tests[i].run,
                db_fixture_tear_down);
  return g_test_run ();
}
