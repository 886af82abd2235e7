/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a chart of 200 points takes at the size of a wall, drawn from its layout. */
#include "bench-figures.h"
#include "charts-fixture.h"
#include "opcc-chart-layout.h"

#define RUNS 51

int
main (void)
{
  static const TestChart kinds[] = { TEST_CHART_PLAIN, TEST_CHART_LINES, TEST_CHART_BANDS };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1920, 1080);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (OpccChart) chart = test_chart_new_rising (kinds[i], 200, 10, 3);
      g_autoptr (OpccChartLayout) layout = opcc_chart_layout_new (chart, 1920, 1080, 1);
      g_autofree char *figure =
          g_strdup_printf ("chart of 200 points, 1920x1080: %s", test_chart_get_name (kinds[i]));
      double times[RUNS];

      for (guint k = 0; k < RUNS; k++)
        {
          gint64 begin = g_get_monotonic_time ();
          cairo_t *cairo = cairo_create (surface);

          cairo_set_source_rgb (cairo, 1, 1, 1);
          cairo_paint (cairo);
          opcc_chart_layout_draw (layout, cairo, opcc_chart_colours_get_paper ());
          cairo_destroy (cairo);
          cairo_surface_flush (surface);
          times[k] = (double) (g_get_monotonic_time () - begin) / 1000;
        }
      bench_print (figure, "ms", bench_median (times, RUNS), 0, 0, 8);
    }
  cairo_surface_destroy (surface);
  return 0;
}
