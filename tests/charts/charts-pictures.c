/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far two pictures of a chart are apart. */
#include "charts-pictures.h"

#include <glib.h>

void
test_picture_compare (cairo_surface_t *a, cairo_surface_t *b, double *mean, double *much)
{
  int width = MIN (cairo_image_surface_get_width (a), cairo_image_surface_get_width (b));
  int height = MIN (cairo_image_surface_get_height (a), cairo_image_surface_get_height (b));
  gint64 sum = 0;
  gint64 far = 0;

  g_assert_cmpint (ABS (cairo_image_surface_get_width (a) - cairo_image_surface_get_width (b)), <=,
                   1);
  g_assert_cmpint (ABS (cairo_image_surface_get_height (a) - cairo_image_surface_get_height (b)),
                   <=, 1);
  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int y = 0; y < height; y++)
    {
      const guint8 *p = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guint8 *q = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width; x++)
        {
          int most = 0;

          for (int k = 0; k < 3; k++)
            {
              int apart = ABS (p[4 * x + k] - q[4 * x + k]);

              sum += apart;
              most = MAX (most, apart);
            }
          far += most > 64;
        }
    }
  *mean = (double) sum / width / height / 3;
  *much = (double) far / width / height;
}

cairo_surface_t *
test_picture_shrink (cairo_surface_t *large, double by)
{
  int width = (int) (cairo_image_surface_get_width (large) * by);
  int height = (int) (cairo_image_surface_get_height (large) * by);
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cairo = cairo_create (small);

  cairo_scale (cairo, by, by);
  cairo_set_source_surface (cairo, large, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cairo), CAIRO_FILTER_BEST);
  cairo_paint (cairo);
  cairo_destroy (cairo);
  cairo_surface_destroy (large);
  return small;
}

void
test_picture_assert_alike (cairo_surface_t *screen,
                           cairo_surface_t *other,
                           const char *name,
                           const char *form)
{
  double mean;
  double much;

  test_picture_compare (screen, other, &mean, &much);
  g_test_message ("%s: screen and %s are %.2f of 255 apart, %.3f%% of pixels much", name, form,
                  mean, 100 * much);
  g_assert_cmpfloat (mean, <, 1.5);
  g_assert_cmpfloat (much, <, 0.001);
}
