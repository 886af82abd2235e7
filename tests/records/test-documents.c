/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents by name: their orders as text, lists and records of any kind, and what others get. */
#include <string.h>

#include "opcc-document-text.h"
#include "opcc-domain-document.h"
#include "opcc-domain-model.h"
#include "opcc-error.h"
#include "store-fixture.h"

#define TODAY 19000

static OpccChart *
make_bars (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  OpccChart *chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_COUNT);
  const guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "People");
  static const double values[] = { 40, 3, 60 };
  static const char *const names[] = { "Blaby", "Melton", "Rutland" };

  opcc_chart_set_text (chart, OPCC_CHART_TITLE, "3 people in Melton");
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, "People");
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, "Three districts");
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, "2022/23");
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, "people");
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, "a count of the tests");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      opcc_chart_add_category (chart, names[i], NULL);
      opcc_chart_set_value (chart, series, i, values[i]);
    }
  return chart;
}

static const OpccDomainOption by_options[] = {
  { "by", "WHAT", "By what", .choices = "district|priority" },
  { NULL },
};

static const OpccDomainChart charts[] = {
  { "test-people", "Bars", by_options, make_bars, .audience = OPCC_AUDIENCE_PUBLIC },
  { "test-office", "Bars", by_options, make_bars },
  { NULL },
};

static const OpccKind *const kinds[] = { &test_maker_kind, &test_thing_kind, NULL };
static const OpccDomainModel test_model = { .name = "test", .kinds = kinds, .charts = charts };

static char *
try_build (DbFixture *fixture, const char *text, OpccAudience audience, GError **error)
{
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_parse (text, error);
  g_autoptr (OpccDocument) document = NULL;

  g_assert_nonnull (order);
  document = opcc_document_order_build (order, fixture->db, audience, TODAY, NULL, error);
  return document != NULL ? opcc_document_to_text (document) : NULL;
}

static char *
build (DbFixture *fixture, const char *text, OpccAudience audience)
{
  g_autoptr (GError) error = NULL;
  char *words = try_build (fixture, text, audience, &error);

  g_assert_no_error (error);
  return words;
}

static void
expect_refused (DbFixture *fixture, const char *text, OpccAudience audience, OpccError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = try_build (fixture, text, audience, &error);

  g_assert_null (words);
  g_assert_error (error, OPCC_ERROR, (int) code);
}

static void
expect_words (const char *text, const char *words, gboolean there)
{
  if ((strstr (text, words) != NULL) != there)
    g_error ("“%s” is %s:\n%s", words, there ? "missing" : "there", text);
}

static void
fill (DbFixture *fixture)
{
  TestMaker *maker = test_maker_new ("Invented Works", "M-1");
  const gint64 n = db_fixture_save (fixture->db, maker, "Add a maker");

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Lamp %u", 3 - i);
      g_autoptr (TestThing) thing = test_thing_new (title, 100 * (i + 1));

      thing->maker = n;
      db_fixture_save (fixture->db, thing, "Add a thing");
    }
  g_object_unref (maker);
}

static void
test_orders_as_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocumentOrder) order =
      opcc_document_order_new ("zone", "zone", "Braunstone & Park?", "by", "100% = all", "none",
                               NULL, NULL);
  g_autofree char *text = opcc_document_order_to_text (order);
  g_autoptr (OpccDocumentOrder) again = opcc_document_order_parse (text, &error);
  g_autoptr (OpccDocumentOrder) copy = NULL;
  g_autofree char *same = NULL;
  g_autoptr (OpccDocumentOrder) round =
      opcc_document_order_new ("round", "round", "2023/24-2", NULL);
  g_autofree char *plain = opcc_document_order_to_text (round);
  g_autoptr (OpccDocumentOrder) bare = opcc_document_order_parse ("estates", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (plain, ==, "round?round=2023/24-2");
  g_assert_cmpstr (text, ==, "zone?by=100%25 %3D all&zone=Braunstone %26 Park%3F");
  g_assert_cmpstr (opcc_domain_order_get (again, "zone"), ==, "Braunstone & Park?");
  g_assert_cmpstr (opcc_domain_order_get (again, "by"), ==, "100% = all");
  g_assert_null (opcc_domain_order_get (again, "none"));
  copy = opcc_document_order_copy (again);
  same = opcc_document_order_to_text (copy);
  g_assert_cmpstr (same, ==, text);
  g_assert_cmpstr (bare->name, ==, "estates");
  g_assert_cmpuint (g_hash_table_size (bare->choices), ==, 0);
  g_assert_null (opcc_document_order_parse ("?kind=thing", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
}

static void
test_refuses (DbFixture *fixture, gconstpointer unused)
{
  expect_refused (fixture, "poem", OPCC_AUDIENCE_OFFICE, OPCC_ERROR_NOT_FOUND);
  expect_refused (fixture, "list", OPCC_AUDIENCE_OFFICE, OPCC_ERROR_INVALID);
  expect_refused (fixture, "list?kind=ghost", OPCC_AUDIENCE_OFFICE, OPCC_ERROR_NOT_FOUND);
  expect_refused (fixture, "list?kind=thing&colour=red", OPCC_AUDIENCE_OFFICE, OPCC_ERROR_INVALID);
  expect_refused (fixture, "list?kind=thing&sort=ghost", OPCC_AUDIENCE_OFFICE, OPCC_ERROR_INVALID);
  expect_refused (fixture, "list?kind=thing&order=sideways", OPCC_AUDIENCE_OFFICE,
                  OPCC_ERROR_INVALID);
  expect_refused (fixture, "list?kind=thing&limit=none", OPCC_AUDIENCE_OFFICE, OPCC_ERROR_INVALID);
  expect_refused (fixture, "list?kind=thing&of=title&n=1", OPCC_AUDIENCE_OFFICE,
                  OPCC_ERROR_INVALID);
  expect_refused (fixture, "list?kind=thing&of=maker", OPCC_AUDIENCE_OFFICE, OPCC_ERROR_INVALID);
  expect_refused (fixture, "record?kind=thing&n=99", OPCC_AUDIENCE_OFFICE, OPCC_ERROR_NOT_FOUND);
  expect_refused (fixture, "record?kind=thing&n=Lamp", OPCC_AUDIENCE_OFFICE, OPCC_ERROR_INVALID);
  expect_refused (fixture, "chart?chart=ghost", OPCC_AUDIENCE_OFFICE, OPCC_ERROR_NOT_FOUND);
  expect_refused (fixture, "chart?chart=test-people&by=weather", OPCC_AUDIENCE_OFFICE,
                  OPCC_ERROR_INVALID);
  expect_refused (fixture, "chart?chart=test-office", OPCC_AUDIENCE_PARTNERS, OPCC_ERROR_REFUSED);
}

static void
test_list (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *all = NULL;
  g_autofree char *sorted = NULL;
  g_autofree char *all_of = NULL;
  g_autofree char *none_of = NULL;
  g_autofree char *public = NULL;

  fill (fixture);
  all = build (fixture, "list?kind=thing", OPCC_AUDIENCE_OFFICE);
  expect_words (all, "OFFICIAL · for the office only", TRUE);
  expect_words (all, "Things: 3", TRUE);
  expect_words (all, "Lamp 1", TRUE);
  expect_words (all, "Invented Works", TRUE);
  expect_words (all, "withheld", FALSE);
  sorted =
      build (fixture, "list?kind=thing&sort=amount&order=descending&limit=1", OPCC_AUDIENCE_OFFICE);
  expect_words (sorted, "The first 1 of 3.", TRUE);
  expect_words (sorted, "Lamp 1", TRUE);
  expect_words (sorted, "Lamp 3", FALSE);
  all_of = build (fixture, "list?kind=thing&of=maker&n=1", OPCC_AUDIENCE_OFFICE);
  expect_words (all_of, "Lamp 2", TRUE);
  none_of = build (fixture, "list?kind=thing&of=maker&n=2", OPCC_AUDIENCE_OFFICE);
  expect_words (none_of, "Lamp", FALSE);
  expect_refused (fixture, "list?kind=thing&of=maker&n=1", OPCC_AUDIENCE_PUBLIC,
                  OPCC_ERROR_REFUSED);
  /* None of its fields has a mark that lets it out. */
  public = build (fixture, "list?kind=thing&sort=amount", OPCC_AUDIENCE_PUBLIC);
  expect_words (public, "OFFICIAL · may be shown in public", TRUE);
  expect_words (public, "Lamp", FALSE);
  expect_words (public, "Things: 3", FALSE);
  expect_words (public, "2 sections withheld: for the office only.", TRUE);
}

static void
test_record (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *office = NULL;
  g_autofree char *public = NULL;

  fill (fixture);
  office = build (fixture, "record?kind=maker&n=1", OPCC_AUDIENCE_OFFICE);
  expect_words (office, "Maker: Invented Works", TRUE);
  expect_words (office, "Number: M-1", TRUE);
  expect_words (office, "Things\n------", TRUE);
  expect_words (office, "Lamp 2", TRUE);
  public = build (fixture, "record?kind=maker&n=1", OPCC_AUDIENCE_PARTNERS);
  expect_words (public, "OFFICIAL · for partners of the office", TRUE);
  expect_words (public, "Invented", FALSE);
  expect_words (public, "Lamp", FALSE);
  expect_words (public, "Things", FALSE);
  expect_words (public, "3 sections withheld: for the office only.", TRUE);
}

static void
test_chart (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *office =
      build (fixture, "chart?chart=test-people&by=district", OPCC_AUDIENCE_OFFICE);
  g_autofree char *public = build (fixture, "chart?chart=test-people", OPCC_AUDIENCE_PUBLIC);

  expect_words (office, "Figure 1: 3 people in Melton", TRUE);
  expect_words (office, "Small counts", FALSE);
  expect_words (public, "3 people", FALSE);
  expect_words (public, "Melton: 3", FALSE);
  expect_words (public, "Source: a count of the tests", TRUE);
  expect_words (public, "Small counts are rounded or not given.", TRUE);
}

static void
test_history (DbFixture *fixture, gconstpointer unused)
{
  g_autofree char *office = NULL;

  fill (fixture);
  office = build (fixture, "history", OPCC_AUDIENCE_OFFICE);
  expect_words (office, "Add a maker", TRUE);
  expect_words (office, "Add a thing", TRUE);
  expect_refused (fixture, "history", OPCC_AUDIENCE_PARTNERS, OPCC_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  opcc_domain_model_register (&test_model);
  g_test_add_func ("/documents/orders", test_orders_as_text);
  g_test_add ("/documents/refuses", DbFixture, NULL, db_fixture_set_up, test_refuses,
              db_fixture_tear_down);
  g_test_add ("/documents/list", DbFixture, NULL, db_fixture_set_up, test_list,
              db_fixture_tear_down);
  g_test_add ("/documents/record", DbFixture, NULL, db_fixture_set_up, test_record,
              db_fixture_tear_down);
  g_test_add ("/documents/chart", DbFixture, NULL, db_fixture_set_up, test_chart,
              db_fixture_tear_down);
  g_test_add ("/documents/history", DbFixture, NULL, db_fixture_set_up, test_history,
              db_fixture_tear_down);
  return g_test_run ();
}
