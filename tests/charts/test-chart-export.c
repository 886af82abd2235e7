/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the program: the same picture everywhere, the twins, and what may not leave. */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "charts-fixture.h"
#include "charts-pictures.h"
#include "opcc-chart-export.h"
#include "opcc-chart-layout.h"
#include "opcc-error.h"

static char *folder;

static char *
make_path (TestChart which, const char *ending)
{
  g_autofree char *file = g_strconcat (test_chart_get_name (which), ending, NULL);

  return g_build_filename (folder, file, NULL);
}

static void
run_tool (const char *const *words)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

/* As the window draws it, but in the colours of paper. */
static cairo_surface_t *
draw_as_screen (const OpccChart *chart)
{
  double inner = OPCC_CHART_PAGE_WIDTH - 2 * OPCC_CHART_PAGE_MARGIN;
  double height = opcc_chart_layout_find_height (chart, inner, 1);
  g_autoptr (OpccChartLayout) layout = opcc_chart_layout_new (chart, inner, height, 1);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, OPCC_CHART_PAGE_WIDTH,
                                  (int) ceil (height + 2 * OPCC_CHART_PAGE_MARGIN));
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_translate (cairo, OPCC_CHART_PAGE_MARGIN, OPCC_CHART_PAGE_MARGIN);
  opcc_chart_layout_draw (layout, cairo, opcc_chart_colours_get_paper ());
  cairo_destroy (cairo);
  return surface;
}

static void
test_same_picture (gconstpointer data)
{
  TestChart which = (TestChart) GPOINTER_TO_INT (data);
  g_autoptr (OpccChart) chart = test_chart_new (which);
  g_autoptr (GError) error = NULL;
  g_autofree char *png = make_path (which, ".png");
  g_autofree char *pdf = make_path (which, ".pdf");
  g_autofree char *svg = make_path (which, ".svg");
  g_autofree char *back = make_path (which, "-back");
  g_autofree char *back_png = g_strconcat (back, ".png", NULL);
  const char *const tool[] = { "pdftocairo", "-png", "-r", "96", "-singlefile", pdf, back, NULL };
  cairo_surface_t *screen = test_picture_shrink (draw_as_screen (chart), 0.5);
  cairo_surface_t *small;

  g_assert_true (opcc_chart_export (chart, png, &error));
  g_assert_true (opcc_chart_export (chart, pdf, &error));
  g_assert_true (opcc_chart_export (chart, svg, &error));
  g_assert_no_error (error);
  small = test_picture_shrink (cairo_image_surface_create_from_png (png), 0.25);
  test_picture_assert_alike (screen, small, test_chart_get_name (which), "PNG");
  cairo_surface_destroy (small);
  run_tool (tool);
  small = test_picture_shrink (cairo_image_surface_create_from_png (back_png), 0.5);
  test_picture_assert_alike (screen, small, test_chart_get_name (which), "PDF");
  cairo_surface_destroy (small);
  cairo_surface_destroy (screen);
}

/* The comparison must see what is different, or it proves nothing. */
static void
test_other_picture (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_PLAIN);
  g_autoptr (OpccChart) other = test_chart_new (TEST_CHART_PLAIN);
  cairo_surface_t *a;
  cairo_surface_t *b;
  double mean;
  double much;

  opcc_chart_set_value (other, 0, 3, 9000000);
  a = test_picture_shrink (draw_as_screen (chart), 0.5);
  b = test_picture_shrink (draw_as_screen (other), 0.5);
  test_picture_compare (a, b, &mean, &much);
  g_assert_cmpfloat (much, >, 0.004);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static char *
export_text (const OpccChart *chart, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (opcc_chart_export (chart, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_csv (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_PLAIN);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  opcc_chart_add_category (chart, "=1+1, \"x\"", NULL);
  text = export_text (chart, "a.CSV");
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, "District,Asked for,Measure,Place,Period,Unit,Source");
  g_assert_cmpstr (lines[1], ==,
                   "Leicester,126340.00,Amount asked for by district,"
                   "\"Leicester, Leicestershire and Rutland\",round 1 of 2023/24,£,"
                   "\"applications of the round, as received\"");
  g_assert_true (g_str_has_prefix (lines[9], "Rutland,,Amount"));
  g_assert_true (g_str_has_prefix (lines[10], "\"'=1+1, \"\"x\"\"\",,"));
  g_assert_cmpuint (g_strv_length (lines), ==, 12);
}

static void
test_text (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_PLAIN);
  g_autofree char *text = export_text (chart, "a.txt");

  g_assert_true (g_str_has_prefix (text, "Three districts ask for 62% of the money\nAmount asked "
                                         "for by district, Leicester, Leicestershire and Rutland, "
                                         "round 1 of 2023/24\n£\n"));
  g_assert_nonnull (strstr (text, "Highest is Leicester: £126,340; lowest is Blaby: £18,000. 1 "
                                  "value is not given."));
  g_assert_nonnull (strstr (text, "\nRutland: not given\n"));
  g_assert_true (g_str_has_suffix (text, "Source: applications of the round, as received\n"));
}

static void
test_missing (void)
{
  static const struct
  {
    OpccChartText text;
    const char *name;
  } needed[] = { { OPCC_CHART_TITLE, "title" },
                 { OPCC_CHART_UNIT, "axis unit" },
                 { OPCC_CHART_PERIOD, "period" },
                 { OPCC_CHART_SOURCE, "source" } };
  static const char *const endings[] = { ".svg", ".png", ".pdf", ".csv", ".txt" };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
      {
        g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_LINES);
        g_autoptr (GError) error = NULL;
        g_autofree char *file = g_strconcat ("refused", endings[k], NULL);
        g_autofree char *path = g_build_filename (folder, file, NULL);

        opcc_chart_set_text (chart, needed[i].text, "");
        g_assert_false (opcc_chart_export (chart, path, &error));
        g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
        g_assert_nonnull (strstr (error->message, needed[i].name));
        g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      }
}

static void
test_missing_all (void)
{
  g_autoptr (OpccChart) chart = opcc_chart_new (OPCC_CHART_BARS, OPCC_NUMBER_COUNT);
  g_autoptr (GError) error = NULL;

  g_assert_null (opcc_chart_make_picture (chart, 1, &error));
  g_assert_nonnull (strstr (error->message, "it has no title, axis unit, period, source."));
}

static void
test_too_many_series (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_STACKED);
  g_autoptr (GError) error = NULL;

  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "Fourth");
  g_assert_true (opcc_chart_check (chart, NULL));
  opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "Fifth");
  g_assert_false (opcc_chart_check (chart, &error));
  g_assert_nonnull (strstr (error->message, "tells 5 series apart"));
}

static void
test_endings (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_LINES);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "chart.gif", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "chart.svg", NULL);

  g_assert_false (opcc_chart_export (chart, path, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, ".svg, .png, .pdf, .csv or .txt"));
  g_clear_error (&error);
  g_assert_false (opcc_chart_export (chart, nowhere, &error));
  g_assert_nonnull (error);
}

/* A file in the place stays whole where the new one is refused. */
static void
test_old_file_stays (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_LINES);
  g_autofree char *path = g_build_filename (folder, "kept.svg", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, NULL);
  g_assert_false (opcc_chart_export (chart, path, NULL));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

/* Words in a PDF are words, to be found and read aloud. */
static void
test_pdf_text (void)
{
  g_autoptr (OpccChart) chart = test_chart_new (TEST_CHART_PLAIN);
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = g_build_filename (folder, "words.pdf", NULL);
  g_autofree char *txt = g_build_filename (folder, "words.out", NULL);
  const char *const tool[] = { "pdftotext", "-raw", pdf, txt, NULL };
  g_autofree char *text = NULL;

  opcc_chart_export (chart, pdf, &error);
  g_assert_no_error (error);
  run_tool (tool);
  g_assert_true (g_file_get_contents (txt, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Three districts ask for 62% of the money"));
  g_assert_nonnull (strstr (text, "£126,340"));
}

static void
remove_folder (void)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  const char *keep = g_getenv ("OPCC_TEST_PICTURES");
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = keep != NULL ? g_strdup (keep) : g_dir_make_tmp ("opcc-charts-XXXXXX", NULL);
  for (int i = 0; i < N_TEST_CHARTS; i++)
    {
      g_autofree char *path =
          g_strconcat ("/chart-export/same-picture/", test_chart_get_name ((TestChart) i), NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_same_picture);
    }
  g_test_add_func ("/chart-export/other-picture", test_other_picture);
  g_test_add_func ("/chart-export/csv", test_csv);
  g_test_add_func ("/chart-export/text", test_text);
  g_test_add_func ("/chart-export/missing", test_missing);
  g_test_add_func ("/chart-export/missing-all", test_missing_all);
  g_test_add_func ("/chart-export/too-many-series", test_too_many_series);
  g_test_add_func ("/chart-export/endings", test_endings);
  g_test_add_func ("/chart-export/old-file-stays", test_old_file_stays);
  g_test_add_func ("/chart-export/pdf-text", test_pdf_text);
  status = g_test_run ();
  if (keep == NULL)
    remove_folder ();
  g_free (folder);
  return status;
}
