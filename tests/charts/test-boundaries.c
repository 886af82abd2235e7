/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines out of files of others: what is taken, and what is refused. */
#include "opcc-boundaries.h"

#include <glib/gstdio.h>
#include <string.h>

#include "charts-fixture.h"
#include "opcc-error.h"

static OpccBoundaries *
load (const char *text, GError **error)
{
  char *path = test_chart_write_boundaries ();
  OpccBoundaries *boundaries;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  boundaries = opcc_boundaries_load (path, error);
  test_chart_drop (path);
  return boundaries;
}

static void
test_nine (void)
{
  char *path = test_chart_write_boundaries ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccBoundaries) boundaries = opcc_boundaries_load (path, &error);
  double box[4];

  g_assert_no_error (error);
  g_assert_cmpuint (opcc_boundaries_get_rings (boundaries)->len, ==, 9);
  opcc_boundaries_get_box (boundaries, box);
  g_assert_cmpfloat_with_epsilon (box[0], -1.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (box[1], 52.34, 1e-9);
  g_assert_cmpfloat_with_epsilon (box[2], -0.7, 1e-9);
  g_assert_cmpfloat_with_epsilon (box[3], 52.9, 1e-9);
  test_chart_drop (path);
}

#define FEATURE(name, type, rings)                                                                 \
  "{\"features\":[{\"properties\":{\"id\":7,\"x\":\"" name "\"},\"geometry\":{\"type\":\"" type    \
  "\",\"coordinates\":" rings "}}]}"
#define RING "[[-1,52],[-1.1,52],[-1,52.1],[-1,52]]"

static void
test_kinds (void)
{
  g_autoptr (OpccBoundaries) hole =
      load (FEATURE ("City of Leicester", "Polygon", "[" RING "," RING "]"), NULL);
  g_autoptr (OpccBoundaries) many =
      load (FEATURE ("Melton Borough", "MultiPolygon", "[[" RING "],[" RING "]]"), NULL);

  g_assert_cmpuint (opcc_boundaries_get_rings (hole)->len, ==, 2);
  g_assert_cmpstr (((OpccRing *) g_ptr_array_index (opcc_boundaries_get_rings (many), 1))->key, ==,
                   "melton");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
  } cases[] = {
    { "[]", OPCC_ERROR_NOT_FOUND },
    { "{}", OPCC_ERROR_NOT_FOUND },
    { "{\"features\":7}", OPCC_ERROR_NOT_FOUND },
    { FEATURE ("Nottingham", "Polygon", "[" RING "]"), OPCC_ERROR_NOT_FOUND },
    { FEATURE ("Blaby", "Point", "[1,2]"), OPCC_ERROR_INVALID },
    { FEATURE ("Blaby", "Polygon", "[]"), OPCC_ERROR_INVALID },
    { FEATURE ("Blaby", "Polygon", "[[[1,2]]]"), OPCC_ERROR_INVALID },
    { FEATURE ("Blaby", "Polygon", "[[[1,2],[3],[4,5],[1,2]]]"), OPCC_ERROR_INVALID },
    { FEATURE ("Blaby", "Polygon", "[[[\"a\",2],[3,4],[4,5],[1,2]]]"), OPCC_ERROR_INVALID },
    { FEATURE ("Blaby", "Polygon", "[[[451000,300000],[451001,3],[4,5]]]"), OPCC_ERROR_INVALID },
    { FEATURE ("Blaby", "MultiPolygon", "[" RING "]"), OPCC_ERROR_INVALID },
    { "{\"features\":[7]}", OPCC_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load (cases[i].text, &error));
      g_assert_error (error, OPCC_ERROR, cases[i].code);
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (load ("{\"features\":[", &error));
    g_assert_nonnull (error);
    g_clear_error (&error);
    g_assert_null (opcc_boundaries_load ("nowhere.geojson", &error));
    g_assert_nonnull (error);
  }
}

/* The real outlines, where they are at hand. */
static void
test_real (void)
{
  const char *shared = g_getenv ("OPCC_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "../shared", "geo",
                                            "llr-districts.geojson", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccBoundaries) boundaries = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no file of real boundaries here");
      return;
    }
  boundaries = opcc_boundaries_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (opcc_boundaries_get_rings (boundaries)->len, >=, 9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/boundaries/nine", test_nine);
  g_test_add_func ("/boundaries/kinds", test_kinds);
  g_test_add_func ("/boundaries/refused", test_refused);
  g_test_add_func ("/boundaries/real", test_real);
  return g_test_run ();
}
