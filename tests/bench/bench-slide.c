/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long slides of a document take until they can be shown: made and drawn at the size of a wall.
 */
#include "bench-figures.h"

#include "opcc-slide.h"

#define RUNS  5
#define MOST  200
#define ROWS  100
#define LARGE 5000

static OpccDocument *
make_document (guint n_rows)
{
  static const OpccColumnType types[] = { OPCC_COLUMN_NUMBER, OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT,
                                          OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER };
  static const char *const headings[] = { "Rank", "Reference", "Project", "District", "Asked for" };
  OpccDocument *document = opcc_document_new ("Awards");

  opcc_document_add_value (document, "Date", "12 October 2023");
  opcc_document_add_heading (document, 2, "The round in figures");
  opcc_document_add_value (document, "Applications", "54");
  opcc_document_add_value (document, "Asked for", "£380,040");
  opcc_document_add_heading (document, 2, "Above the line");
  opcc_document_add_table (document, NULL, headings, types, G_N_ELEMENTS (headings));
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *rank = g_strdup_printf ("%u", row + 1);
      g_autofree char *reference = g_strdup_printf ("R1-%03u", row + 1);
      g_autofree char *project = g_strdup_printf ("Safer streets by the river, part %u", row);
      const char *const cells[] = { rank, reference, project, "Hinckley & Bosworth", "£9,950" };

      opcc_document_add_row (document, cells);
    }
  return document;
}

/* Milliseconds. */
static double
draw (const OpccSlide *slide, int width, int height)
{
  const OpccSlideNote note = { "14:00", 1, 12 };
  const gint64 begin = g_get_monotonic_time ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cairo = cairo_create (surface);

  opcc_slide_draw (slide, cairo, width, height, &note);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

/* The first slide there is, in a program that has loaded no font yet. */
static GPtrArray *
measure_first (const OpccDocument *document)
{
  const gint64 begin = g_get_monotonic_time ();
  GPtrArray *slides = opcc_slides_from_document (document, 16 / 9.0);

  draw (g_ptr_array_index (slides, 0), 1920, 1080);
  bench_print ("slides of 100 rows made, the first drawn at 1080", "ms",
               (double) (g_get_monotonic_time () - begin) / 1000, 0, 0, 300);
  return slides;
}

static void
measure_next (const GPtrArray *slides, const char *figure, int width, int height)
{
  double times[MOST];
  guint n = 0;

  for (guint run = 0; run < RUNS; run++)
    for (guint i = 1; i < slides->len && n < MOST; i++)
      times[n++] = draw (g_ptr_array_index (slides, i), width, height);
  bench_print (figure, "ms", bench_percentile (times, n, 0.95), 0, 0, 50);
}

static void
measure_large (void)
{
  g_autoptr (OpccDocument) document = make_document (LARGE);
  double times[RUNS];

  for (guint run = 0; run < RUNS; run++)
    {
      const gint64 begin = g_get_monotonic_time ();
      g_autoptr (GPtrArray) slides = opcc_slides_from_document (document, 16 / 9.0);

      times[run] = (double) (g_get_monotonic_time () - begin) / 1000;
    }
  bench_print ("slides of 5,000 rows made", "ms", bench_median (times, RUNS), 0, 0, 300);
}

int
main (void)
{
  g_autoptr (OpccDocument) document = make_document (ROWS);
  g_autoptr (GPtrArray) slides = measure_first (document);

  measure_next (slides, "next slide drawn at 1080, 95 in 100", 1920, 1080);
  measure_next (slides, "next slide drawn at 2160, 95 in 100", 3840, 2160);
  measure_large ();
  return 0;
}
