/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines of the districts: taken in, restated, refused one by one, and shown on the maps of all
 * domains. */
#include <string.h>

#include "charts-fixture.h"
#include "opcc-area-model.h"
#include "opcc-boundary.h"
#include "opcc-error.h"
#include "store-fixture.h"

/* --- a domain with two charts ------------------------------------------------------------------
 */

static OpccChart *
make_chart (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  OpccChart *chart =
      test_chart_new (strcmp (self->name, "test-map") == 0 ? TEST_CHART_TILES : TEST_CHART_PLAIN);

  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, g_hash_table_lookup (choices, "year"));
  return chart;
}

static const OpccDomainOption options[] = {
  { "year", "YEAR", "The year", .is_required = TRUE },
  { "by", "WHAT", "Of whom", .choices = "sex|rank" },
  { NULL },
};

static const OpccDomainChart charts[] = {
  { "test-map", "Map", options, make_chart },
  { "test-bars", "Bars", options, make_chart },
  { NULL },
};

static const OpccKind *const no_kinds[] = { NULL };
static const OpccDomainModel model = { .name = "test", .kinds = no_kinds, .charts = charts };

static OpccChart *
draw (DbFixture *fixture, const char *name)
{
  g_autoptr (OpccChartOrder) order = opcc_chart_order_new (name, "year", "2022/23", NULL);
  g_autoptr (GError) error = NULL;
  OpccChart *chart = opcc_chart_order_draw (order, fixture->db, &error);

  g_assert_no_error (error);
  return chart;
}

/* --- taking in ---------------------------------------------------------------------------------
 */

static OpccImportResult *
take (DbFixture *fixture, const char *path, OpccFileImportFlags flags)
{
  g_autoptr (GError) error = NULL;
  OpccImportResult *result = opcc_boundaries_import (fixture->db, path, flags, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->read, ==, result->added + result->matched + result->refused);
  return result;
}

static OpccImportResult *
take_text (DbFixture *fixture, const char *text, OpccFileImportFlags flags)
{
  g_autofree char *path = g_build_filename (fixture->folder, "some.geojson", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return take (fixture, path, flags);
}

static gint64
count (DbFixture *fixture)
{
  return opcc_db_get_integer (fixture->db, "SELECT count(*) FROM boundary", -1, NULL, "");
}

static void
test_nine (DbFixture *fixture, gconstpointer unused)
{
  char *path = test_chart_write_boundaries ();
  g_autoptr (OpccImportResult) dry = take (fixture, path, OPCC_FILE_IMPORT_DRY_RUN);
  g_autoptr (OpccImportResult) first = NULL;
  g_autoptr (OpccImportResult) second = NULL;
  g_autoptr (OpccChart) tiles = draw (fixture, "test-map");
  g_autoptr (OpccChart) map = NULL;
  g_autoptr (OpccChart) bars = NULL;

  g_assert_cmpint (dry->added, ==, 9);
  g_assert_null (dry->action);
  g_assert_cmpint (count (fixture), ==, 0);
  g_assert_null (tiles->boundaries);
  first = take (fixture, path, 0);
  g_assert_cmpint (first->added, ==, 9);
  g_assert_cmpstr (first->action, ==, "Import boundaries from districts.geojson");
  second = take (fixture, path, OPCC_FILE_IMPORT_RESTATE);
  g_assert_cmpint (second->matched, ==, 9);
  g_assert_false (second->changes);
  g_assert_cmpint (count (fixture), ==, 9);
  map = draw (fixture, "test-map");
  g_assert_nonnull (map->boundaries);
  g_assert_true (opcc_boundaries_is_whole (map->boundaries));
  g_assert_cmpstr (map->texts[OPCC_CHART_SOURCE], ==,
                   "applications of the round. Outlines: districts.geojson");
  g_assert_cmpstr (map->texts[OPCC_CHART_PERIOD], ==, "2022/23");
  bars = draw (fixture, "test-bars");
  g_assert_null (bars->boundaries);
  test_chart_drop (path);
}

#define FEATURE(name, shape)                                                                       \
  "{\"properties\":{\"code\":\"X1\",\"name\":\"" name "\"},\"geometry\":" shape "}"
#define SHAPE(last)                                                                                \
  "{\"type\":\"Polygon\",\"coordinates\":[[[-1,52],[-1.1,52],[-1," last "],[-1,52]]]}"
#define FILE_OF(features) "{\"features\":[" features "]}"

/* Part of the districts is kept, and shown as a map once the rest has come. */
static void
test_part (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccImportResult) one =
      take_text (fixture, FILE_OF (FEATURE ("Blaby", SHAPE ("52.1"))), 0);
  g_autoptr (OpccChart) tiles = draw (fixture, "test-map");
  g_autoptr (GPtrArray) held = NULL;
  OpccBoundary *blaby;

  g_assert_cmpint (one->added, ==, 1);
  g_assert_null (tiles->boundaries);
  held = opcc_db_select (fixture->db, &opcc_boundary_kind, "n > 0", NULL, "");
  blaby = g_ptr_array_index (held, 0);
  g_assert_cmpstr (blaby->code, ==, "E07000129");
  g_assert_cmpstr (blaby->district, ==, "blaby");
  g_assert_cmpstr (blaby->outline, ==,
                   "{\"type\":\"Polygon\",\"coordinates\":[[[-1.00000,52.00000],"
                   "[-1.10000,52.00000],[-1.00000,52.10000],[-1.00000,52.00000]]]}");
}

static void
test_restate (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccImportResult) one =
      take_text (fixture, FILE_OF (FEATURE ("Blaby", SHAPE ("52.1"))), 0);
  g_autoptr (OpccImportResult) asked =
      take_text (fixture, FILE_OF (FEATURE ("Blaby", SHAPE ("52.2"))), 0);
  g_autoptr (OpccImportResult) done = NULL;
  const char *const is_new = "SELECT count(*) FROM boundary WHERE outline LIKE '%52.20000%'";

  g_assert_cmpint (asked->flagged, ==, 1);
  g_assert_false (asked->changes);
  g_assert_cmpint (opcc_db_get_integer (fixture->db, is_new, -1, NULL, ""), ==, 0);
  done = take_text (fixture, FILE_OF (FEATURE ("Blaby", SHAPE ("52.2"))), OPCC_FILE_IMPORT_RESTATE);
  g_assert_true (done->changes);
  g_assert_cmpint (opcc_db_get_integer (fixture->db, is_new, -1, NULL, ""), ==, 1);
  g_assert_cmpint (count (fixture), ==, 1);
}

static void
test_refused (DbFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *value;
    const char *problem;
  } expected[] = { { "Nottingham", "no district of Leicester" },
                   { "Melton", "no outline of longitudes and latitudes" },
                   { "Blaby", "another outline of this district before it" },
                   { NULL, "no outline of longitudes and latitudes" } };
  g_autoptr (OpccImportResult) result = take_text (
      fixture,
      FILE_OF (
          FEATURE ("Blaby", SHAPE ("52.1")) "," FEATURE ("Nottingham", SHAPE ("52.1")) "," FEATURE (
              "Melton", "null") "," FEATURE ("Blaby", SHAPE ("52.1")) ",7"),
      0);

  g_assert_cmpint (result->added, ==, 1);
  g_assert_cmpint (result->refused, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const OpccProblem *problem = g_ptr_array_index (result->problems, i);

      g_assert_cmpuint (problem->row, ==, i + 2);
      if (expected[i].value != NULL)
        g_assert_cmpstr (problem->value, ==, expected[i].value);
      g_assert_nonnull (strstr (problem->problem, expected[i].problem));
      g_assert_nonnull (problem->remedy);
    }
}

/* What is no GeoJSON is refused whole, with the name of the file. */
static void
test_no_file (DbFixture *fixture, gconstpointer unused)
{
  static const char *const texts[] = { "{\"features\":[", "{\"features\":[]}", "name,code\nBlaby,1",
                                       "" };
  g_autofree char *path = g_build_filename (fixture->folder, "some.geojson", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_assert_null (opcc_boundaries_import (fixture->db, path, 0, NULL, &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "some.geojson"));
      g_assert_nonnull (strstr (error->message, "GeoJSON"));
    }
  g_assert_cmpint (count (fixture), ==, 0);
}

/* Heights above the sea, which a file may give with each point, are left out, whatever they are. */
static void
test_heights (DbFixture *fixture, gconstpointer unused)
{
  static const char shape[] = "{\"type\":\"Polygon\",\"coordinates\":[[[-1,52,1e999],[-1.1,52,80],"
                              "[-1,52.1,\"high\"],[-1,52,80.5]]]}";
  g_autofree char *text =
      g_strconcat ("{\"features\":[{\"properties\":{\"name\":\"Blaby\"},\"geometry\":", shape,
                   "}]}", NULL);
  g_autoptr (OpccImportResult) result = take_text (fixture, text, 0);
  g_autofree char *outline =
      opcc_db_get_text (fixture->db, "SELECT outline FROM boundary", NULL, "");

  g_assert_cmpint (result->added, ==, 1);
  g_assert_cmpstr (
      outline, ==,
      "{\"type\":\"Polygon\",\"coordinates\":[[[-1.00000,52.00000],[-1.10000,52.00000],"
      "[-1.00000,52.10000],[-1.00000,52.00000]]]}");
}

/* A text that is none is no name: "\\777" is nothing in JSON, and a byte to its reader. */
static void
test_no_text (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccImportResult) result =
      take_text (fixture,
                 "{\"features\":[{\"properties\":{\"name\":\"\\777\",\"as\":\"Atlantis\"}}]}", 0);
  g_autofree char *problems = opcc_problems_to_text (result->problems);

  g_assert_cmpint (result->refused, ==, 1);
  g_assert_true (g_utf8_validate (problems, -1, NULL));
}

/* Two documents in one file: neither is taken for the whole. */
static void
test_two_documents (DbFixture *fixture, gconstpointer unused)
{
  const char *const text =
      FILE_OF (FEATURE ("Blaby", SHAPE ("52.1"))) FILE_OF (FEATURE ("Melton", SHAPE ("52.1")));
  g_autofree char *path = g_build_filename (fixture->folder, "two.geojson", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_null (opcc_boundaries_import (fixture->db, path, 0, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "more than one document"));
}

/* By hand an outline is held to the same rule. */
static void
test_by_hand (DbFixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccBoundary) boundary = g_object_new (OPCC_TYPE_BOUNDARY, NULL);
  g_autoptr (GError) error = NULL;

  boundary->code = g_strdup ("E07000129");
  boundary->name = g_strdup ("Blaby");
  boundary->district = g_strdup ("blaby");
  boundary->outline = g_strdup ("round");
  g_assert_false (opcc_record_check (OPCC_RECORD (boundary), &error));
  g_assert_nonnull (strstr (error->message, "outline of Blaby"));
  g_free (boundary->outline);
  boundary->outline = g_strdup (SHAPE ("52.1"));
  g_assert_true (opcc_record_check (OPCC_RECORD (boundary), NULL));
}

/* What a chart may be asked is its table's to say. */
static void
test_orders (DbFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *name;
    const char *option;
    const char *value;
    const char *message; /* NULL: it is drawn */
  } cases[] = {
    { "test-bars", "year", "2022/23", NULL },
    { "test-bars", "by", "sex", "needs --year YEAR" },
    { "test-bars", "by", "age", "Give one of: sex|rank" },
    { "test-bars", "round", "1", "no option --round" },
    { "test-pie", "year", "2022/23", "no chart “test-pie”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OpccChartOrder) order =
          opcc_chart_order_new (cases[i].name, cases[i].option, cases[i].value, NULL);
      g_autoptr (OpccChartOrder) copy = opcc_chart_order_copy (order);
      g_autoptr (GError) error = NULL;
      g_autoptr (OpccChart) chart = opcc_chart_order_draw (copy, fixture->db, &error);

      g_assert_cmpint (chart != NULL, ==, cases[i].message == NULL);
      g_assert_cmpint (opcc_chart_order_check (order, NULL), ==, cases[i].message == NULL);
      if (cases[i].message != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *path;
    void (*test) (DbFixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/records/boundary/nine", test_nine },
    { "/records/boundary/part", test_part },
    { "/records/boundary/heights", test_heights },
    { "/records/boundary/restate", test_restate },
    { "/records/boundary/refused", test_refused },
    { "/records/boundary/no-file", test_no_file },
    { "/records/boundary/by-hand", test_by_hand },
    { "/records/boundary/no-text", test_no_text },
    { "/records/boundary/two-documents", test_two_documents },
    { "/records/charts/orders", test_orders },
  };

  g_test_init (&argc, &argv, NULL);
  opcc_domain_model_register (&opcc_area_model);
  opcc_domain_model_register (&model);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, DbFixture, NULL, db_fixture_set_up, tests[i].test,
                db_fixture_tear_down);
  return g_test_run ();
}
