/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Panel reports: the office's order, figures of last time beside those of now, and who gets what.
 */
#include <string.h>

#include "opcc-deck-adding.h"
#include "opcc-document-text.h"
#include "opcc-domain-document.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-kept-figures.h"
#include "opcc-present-model.h"
#include "opcc-kept-paper.h"
#include "opcc-record-acts.h"
#include "opcc-record-acts.h"
#include "opcc-report-acts.h"
#include "opcc-report-sending.h"
#include "opcc-report-rows.h"
#include "store-fixture.h"

#define JULY    opcc_date_from_ymd (2023, 7, 24)
#define OCTOBER opcc_date_from_ymd (2023, 10, 24)

/* What the office holds now. */
static const char *visits;
static const char *boats;

static OpccDocument *
write_paper (OpccDb *db,
             gint64 n,
             OpccAudience audience,
             OpccDate today,
             GCancellable *cancellable,
             GError **error)
{
  static const char *const heads[] = { "Quay", "Boats" };
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER };
  OpccDocument *document = opcc_document_new ("The quays");

  opcc_document_add_heading (document, 2, "Figures");
  opcc_document_add_value (document, "Visits",
                           audience == OPCC_AUDIENCE_PUBLIC ? "over 5" : visits);
  opcc_document_add_value (document, "Lead", "nobody");
  opcc_document_add_value (document, "Walk", "Walk 2 · 2023/24");
  opcc_document_add_table (document, NULL, heads, types, 2);
  opcc_document_add_row (document, (const char *[]){ "North", boats });
  opcc_document_add_row (document, (const char *[]){ "North", "2" });
  if (audience == OPCC_AUDIENCE_OFFICE)
    {
      opcc_document_add_heading (document, 2, "Names");
      opcc_document_add_value (document, "Watch", "7 of 9");
    }
  else
    opcc_document_set_text (document, OPCC_DOCUMENT_WITHHELD, "1 section withheld: personal data.");
  return document;
}

static const OpccDomainDocument documents[] = {
  { "test-quays", "The quays", NULL, .write = write_paper },
  { NULL },
};
static const OpccKind *const no_kinds[] = { NULL };
static const OpccDomainModel test_model = {
  .name = "test",
  .kinds = no_kinds,
  .documents = documents,
};

/* --- help ------------------------------------------------------------------------------------ */

static OpccReportPart *
make_part (const char *title, const char *document, const char *part)
{
  OpccReportPart *made = g_object_new (OPCC_TYPE_REPORT_PART, NULL);

  made->title = g_strdup (title);
  made->document = g_strdup (document);
  made->part = g_strdup (part);
  return made;
}

/* A report with a section of figures, one of names and one of words. Returns: its number */
static gint64
make_report (DbFixture *fixture)
{
  g_autoptr (OpccReport) report = g_object_new (OPCC_TYPE_REPORT, NULL);
  g_autoptr (OpccReportPart) figures = make_part ("How it stands", "test-quays", "Figures");
  g_autoptr (OpccReportPart) names = make_part ("Who watches", "test-quays", "Names");
  g_autoptr (OpccReportPart) words = make_part ("What comes", NULL, NULL);
  g_autoptr (GError) error = NULL;

  visits = "12";
  boats = "1";
  report->title = g_strdup ("Quays");
  report->report_of = g_strdup ("The harbour");
  report->held = OCTOBER;
  report->purpose = g_strdup ("To tell.\n\nTo ask.");
  words->text = g_strdup ("Nothing new.");
  g_assert_true (opcc_report_add_part (fixture->db, report, figures, &error));
  g_assert_true (opcc_report_add_part (fixture->db, report, names, &error));
  g_assert_true (opcc_report_add_part (fixture->db, report, words, &error));
  g_assert_no_error (error);
  return opcc_record_get_n (OPCC_RECORD (report));
}

static char *
read_paper (DbFixture *fixture, gint64 n, OpccAudience audience)
{
  g_autofree char *number = g_strdup_printf ("%d", (int) n);
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_new ("panel", "report", number, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocument) document =
      opcc_document_order_build (order, fixture->db, audience, OCTOBER, NULL, &error);

  g_assert_no_error (error);
  return opcc_document_to_text (document);
}

/* Takes the figures; returns what is said of it. */
static char *
refresh (DbFixture *fixture, gint64 n, OpccDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccReportNews) news = opcc_report_refresh (fixture->db, n, day, NULL, &error);

  g_assert_no_error (error);
  return opcc_report_news_say (news);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
assert_lacks (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in: %s", words, text);
}

/* --- tests ----------------------------------------------------------------------------------- */

static void
test_order (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture);
  g_autofree char *office = read_paper (fixture, n, OPCC_AUDIENCE_OFFICE);
  static const char *const order[] = {
    "\nReport of: The harbour\nSubject: Quays\nDate: 24 October 2023\nAuthor: not given\n",
    "\nPurpose\n",
    "\n1.  To tell.\n",
    "\n2.  To ask.\n",
    "\nRecommendation\n",
    "\nBackground\n",
    "\nHow it stands\n",
    "\nVisits: 12\n",
    "\nWho watches\n",
    "\nWhat comes\n",
    "\n3.  Nothing new.\n",
    "\nImplications\n",
    "\nAttachments\n",
    "\nPerson to contact\n",
  };
  const char *at = office;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      at = strstr (at, order[i]);
      if (at == NULL)
        g_error ("“%s” is not in its place in: %s", order[i], office);
    }
  assert_has (office, "Not written yet.");
}

/* What nobody wrote, and what they may not see, leaves no trace but the statement. */
static void
test_audience (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture);
  g_autofree char *words = refresh (fixture, n, JULY);
  g_autofree char *public = NULL;

  visits = "15";
  g_free (refresh (fixture, n, OCTOBER));
  public = read_paper (fixture, n, OPCC_AUDIENCE_PUBLIC);
  assert_has (public, "Visits: over 5 (over 5)\n");
  assert_lacks (public, "12");
  assert_lacks (public, "Who watches");
  assert_lacks (public, "Recommendation");
  assert_lacks (public, "Not written yet");
  assert_has (public, "1 section withheld: personal data.");
}

/* Beside each figure stands what was taken on a day before; what was taken today is taken anew. */
static void
test_last_time (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture);
  g_autofree char *first = refresh (fixture, n, JULY);
  g_autofree char *before = read_paper (fixture, n, OPCC_AUDIENCE_OFFICE);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (first, ==, "4 figures taken, none changed");
  assert_lacks (before, "last time");
  visits = "15";
  second = refresh (fixture, n, OCTOBER);
  g_assert_cmpstr (second, ==, "1 of 4 figures changed. How it stands, Visits: 15 (12)");
  boats = "3";
  third = refresh (fixture, n, OCTOBER);
  g_assert_cmpstr (third, ==, "1 of 4 figures changed. How it stands, North Boats: 3 (1)");
  after = read_paper (fixture, n, OPCC_AUDIENCE_OFFICE);
  assert_has (after, "In brackets behind each figure: last time, taken on 24 July 2023.");
  assert_has (after, "Visits: 15 (12)\nLead: nobody\n");
  assert_has (after, "3 (1)\n");
  /* Two rows of one name are told apart. */
  assert_has (after, "2 (2)\n");
}

static gint64
count_changed (DbFixture *fixture, const char *sql)
{
  return opcc_db_get_integer (fixture->db, sql, -1, NULL, "");
}

/* Taken twice a day without a change between, nothing is written. */
static void
test_nothing_new (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccReportNews) first = opcc_report_refresh (fixture->db, n, JULY, NULL, &error);
  const gint64 before = count_changed (fixture, "SELECT sum(ver) FROM report_part");
  g_autoptr (OpccReportNews) second = opcc_report_refresh (fixture->db, n, JULY, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (first->is_written);
  g_assert_false (second->is_written);
  g_assert_cmpint (count_changed (fixture, "SELECT sum(ver) FROM report_part"), ==, before);
}

/* One action, and one step back. */
static void
test_undo (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_free (refresh (fixture, n, JULY));
  g_assert_cmpint (count_changed (fixture,
                                  "SELECT count(*) FROM report_part WHERE kept IS NOT NULL"),
                   ==, 2);
  g_assert_cmpint (count_changed (fixture,
                                  "SELECT count(*) FROM report WHERE refreshed IS NOT NULL"),
                   ==, 1);
  name = opcc_db_undo (fixture->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Take the figures of report “Quays” again");
  g_assert_cmpint (count_changed (fixture,
                                  "SELECT count(*) FROM report_part WHERE kept IS NOT NULL"),
                   ==, 0);
  g_assert_cmpint (count_changed (fixture,
                                  "SELECT count(*) FROM report WHERE refreshed IS NOT NULL"),
                   ==, 0);
}

/* The copy for the next meeting has what was taken as last time's before anything is taken. */
static void
test_copy (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccReport) copy = NULL;
  g_autofree char *paper = NULL;
  gint64 m;

  g_free (refresh (fixture, n, JULY));
  m = opcc_report_copy_as (fixture->db, n, NULL, &error);
  g_assert_no_error (error);
  copy = opcc_db_load (fixture->db, &opcc_report_kind, m, &error);
  g_assert_cmpstr (copy->title, ==, "Copy of Quays");
  g_assert_cmpint (copy->held, ==, OPCC_NO_DATE);
  visits = "20";
  paper = read_paper (fixture, m, OPCC_AUDIENCE_OFFICE);
  assert_has (paper, "Visits: 20 (12)\n");
}

/* The list says what each section shows, and how many of its figures have changed since. */
static void
test_rows (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccOrderedView) view = NULL;
  OpccOrderedItem *item;

  g_free (refresh (fixture, n, JULY));
  visits = "13";
  view = opcc_report_rows_read (fixture->db, n, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (view->said, ==,
                   "3 sections · figures taken on 24 July 2023, 1 has changed since");
  item = g_ptr_array_index (view->items, 0);
  g_assert_cmpstr (item->content, ==, "Figures · The quays");
  g_assert_cmpstr (item->end, ==, "3 figures, 1 changed");
  item = g_ptr_array_index (view->items, 2);
  g_assert_cmpstr (item->content, ==, "Words alone");
  g_assert_true (opcc_report_move_part (fixture->db, item->n, 1, &error));
  opcc_ordered_view_free (view);
  view = opcc_report_rows_read (fixture->db, n, NULL, &error);
  g_assert_cmpstr (((OpccOrderedItem *) g_ptr_array_index (view->items, 0))->title, ==,
                   "What comes");
}

/* Every act on a report that was sent, or on a section of it, is refused. */
static void
expect_sealed (DbFixture *fixture, gint64 n, OpccReportPart *first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccReportPart) more = make_part ("More", NULL, NULL);
  g_autoptr (OpccReport) report = NULL;

  report = opcc_db_load (fixture->db, &opcc_report_kind, n, &error);
  more->report = n;
  g_assert_false (opcc_report_add_part (fixture->db, report, more, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Copy the report"));
  g_clear_error (&error);
  g_assert_false (
      opcc_report_move_part (fixture->db, opcc_record_get_n (OPCC_RECORD (first)), 3, &error));
  g_clear_error (&error);
  g_assert_null (opcc_report_refresh (fixture->db, n, OCTOBER, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (opcc_record_act_set (fixture->db, report, "purpose", "Another.", &error));
  g_clear_error (&error);
  g_assert_false (opcc_report_send (fixture->db, n, OCTOBER, "others", OCTOBER, NULL, &error));
  g_clear_error (&error);
  g_assert_false (opcc_record_act_delete (fixture->db, first, &error));
  g_clear_error (&error);
  g_clear_object (&report);
  report = opcc_db_load (fixture->db, &opcc_report_kind, n, &error);
  g_assert_false (opcc_record_act_delete (fixture->db, report, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
}

/* What was sent stays what it was for each audience, and nothing of it can be changed but by undo.
 */
static void
test_sent (DbFixture *fixture, gconstpointer data)
{
  const gint64 n = make_report (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = opcc_report_list_parts (fixture->db, n, &error);
  OpccReportPart *first = g_ptr_array_index (parts, 0);
  g_autoptr (OpccOrderedView) view = NULL;
  char *before[OPCC_N_AUDIENCES];
  gint64 copy;

  g_free (refresh (fixture, n, JULY));
  for (OpccAudience who = 0; who < OPCC_N_AUDIENCES; who++)
    before[who] = read_paper (fixture, n, who);
  g_assert_false (
      opcc_report_send (fixture->db, n, OCTOBER + 1, "the panel", OCTOBER, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (opcc_report_send (fixture->db, n, JULY, "the panel", OCTOBER, NULL, &error));
  g_assert_no_error (error);

  visits = "99";
  for (OpccAudience who = 0; who < OPCC_N_AUDIENCES; who++)
    {
      g_autofree char *after = read_paper (fixture, n, who);

      g_assert_cmpstr (after, ==, before[who]);
      g_free (before[who]);
    }
  view = opcc_report_rows_read (fixture->db, n, NULL, &error);
  g_assert_cmpstr (view->said, ==, "3 sections · sent on 24 July 2023 to the panel");

  expect_sealed (fixture, n, first);

  /* A new version is open again, and so is this one once the sending is undone. */
  copy = opcc_report_copy_as (fixture->db, n, NULL, &error);
  g_assert_no_error (error);
  g_free (refresh (fixture, copy, OCTOBER));
  for (guint i = 0; i < 3; i++)
    {
      g_free (opcc_db_undo (fixture->db, NULL, &error));
      g_assert_no_error (error);
    }
  g_free (refresh (fixture, n, OCTOBER));
  g_free (db_fixture_verify (fixture));
}

/* All that a chart says comes back, and why a value is missing. */
static void
test_kept_chart (DbFixture *fixture, gconstpointer data)
{
  const double edges[] = { 1, 2.5 };
  g_autoptr (OpccDocument) document = opcc_document_new ("Boats");
  g_autoptr (OpccDocument) back = NULL;
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_DECIMAL);
  g_autoptr (JsonNode) kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const OpccBlock *block;

  opcc_chart_add_series (chart, OPCC_SERIES_PAST, "2022");
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "2023");
  opcc_chart_add_category (chart, "North", "E07000129");
  opcc_chart_add_category (chart, "South", NULL);
  opcc_chart_set_value (chart, 0, 0, 1.25);
  opcc_chart_set_value (chart, 1, 0, opcc_no_value_new (OPCC_NO_VALUE_FEWER));
  opcc_chart_set_value (chart, 1, 1, opcc_no_value_new (OPCC_NO_VALUE_HIDDEN));
  opcc_chart_set_mark (chart, 2, "today");
  opcc_chart_set_edges (chart, edges, 2);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, "Fewer boats");
  opcc_document_add_heading (document, 2, "Figure");
  opcc_document_add_figure (document, chart);
  opcc_document_add_figure_table (document, chart);
  opcc_document_set_text (document, OPCC_DOCUMENT_WITHHELD, "1 section withheld.");
  kept = opcc_kept_paper_write (document);
  back = opcc_kept_paper_read (kept);
  before = opcc_document_to_text (document);
  after = opcc_document_to_text (back);
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (after, "fewer than 5"));
  block = g_ptr_array_index (opcc_document_get_blocks (back), 1);
  g_assert_cmpfloat (opcc_chart_get_value (block->chart, 0, 0), ==, 1.25);
  g_assert_cmpfloat (block->chart->mark, ==, 2);
  g_assert_cmpstr (block->chart->mark_words, ==, "today");
  g_assert_cmpuint (block->chart->edges->len, ==, 2);
  g_assert_null (opcc_kept_paper_read (NULL));
}

/* What is in view goes to a report by the road that leads to decks. */
static void
test_adding (DbFixture *fixture, gconstpointer data)
{
  OpccDeckChoice choice = { .document = (char *) "test-quays",
                            .to_report = TRUE,
                            .new_title = (char *) "New",
                            .title = (char *) "All quays",
                            .notes = (char *) "As counted.",
                            .minutes = OPCC_NO_INTEGER };
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDeckOffer) offer = NULL;
  g_autofree char *paper = NULL;
  const gint64 n = opcc_deck_choice_apply (&choice, fixture->db, &error);

  g_assert_no_error (error);
  offer = opcc_deck_offer_read (fixture->db, "test-quays", NULL, &error);
  g_assert_cmpuint (offer->decks->len, ==, 0);
  g_assert_cmpuint (offer->reports->len, ==, 1);
  paper = read_paper (fixture, n, OPCC_AUDIENCE_OFFICE);
  assert_has (paper, "\nAll quays\n");
  assert_has (paper, "1.  As counted.\n");
  assert_has (paper, "Watch: 7 of 9\n");
}

/* A report that shows a report would hold itself. */
static void
test_refused (DbFixture *fixture, gconstpointer data)
{
  g_autoptr (OpccReportPart) part = make_part ("Itself", "panel?report=1", NULL);
  g_autoptr (GError) error = NULL;

  part->report = make_report (fixture);
  g_assert_false (opcc_record_act_save (fixture->db, part, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
}

static void
test_kept (DbFixture *fixture, gconstpointer data)
{
  static const char *const broken[] = {
    "", "7", "[]", "{\"now\":3}", "{\"now\":{\"on\":4}}", "{\"before\":{\"on\":\"never\"}}", "{"
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (OpccKeptFigures) kept = opcc_kept_figures_new (broken[i]);
      g_autofree char *text = opcc_kept_figures_to_text (kept);

      g_assert_cmpint (kept->now.day, ==, OPCC_NO_DATE);
      g_assert_cmpstr (text, ==, "{}");
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (DbFixture *, gconstpointer);
  } tests[] = {
    { "/report/order", test_order },
    { "/report/audience", test_audience },
    { "/report/last-time", test_last_time },
    { "/report/undo", test_undo },
    { "/report/nothing-new", test_nothing_new },
    { "/report/copy", test_copy },
    { "/report/rows", test_rows },
    { "/report/adding", test_adding },
    { "/report/refused", test_refused },
    { "/report/kept", test_kept },
    { "/report/sent", test_sent },
    { "/report/kept-chart", test_kept_chart },
  };

  g_test_init (&argc, &argv, NULL);
  opcc_domain_model_register (&opcc_present_model);
  opcc_domain_model_register (&test_model);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, DbFixture, NULL, db_fixture_set_up, tests[i].run,
                db_fixture_tear_down);
  return g_test_run ();
}
