/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart leaves the program: SVG, PNG, PDF, CSV or text, light on white. */
#include "opcc-chart-export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-chart-layout.h"
#include "opcc-chart-table.h"
#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-formula-guard.h"

#define PNG_ZOOM 2

static cairo_status_t
write_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static OpccChartLayout *
lay_out (const OpccChart *chart)
{
  double width = OPCC_CHART_PAGE_WIDTH - 2 * OPCC_CHART_PAGE_MARGIN;

  return opcc_chart_layout_new (chart, width, opcc_chart_layout_find_height (chart, width, 1), 1);
}

static double
find_page_height (const OpccChartLayout *layout)
{
  return ceil (layout->height + 2 * OPCC_CHART_PAGE_MARGIN);
}

static void
draw_page (const OpccChartLayout *layout, cairo_t *cairo)
{
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_translate (cairo, OPCC_CHART_PAGE_MARGIN, OPCC_CHART_PAGE_MARGIN);
  opcc_chart_layout_draw (layout, cairo, opcc_chart_colours_get_paper ());
}

/**
 * opcc_chart_make_picture:
 * @zoom: pixels for one of the page
 *
 * Returns: (transfer full): an image surface; NULL where the chart may not leave the program
 */
cairo_surface_t *
opcc_chart_make_picture (const OpccChart *chart, double zoom, GError **error)
{
  g_autoptr (OpccChartLayout) layout = NULL;
  cairo_surface_t *surface;
  cairo_t *cairo;

  if (!opcc_chart_check (chart, error))
    return NULL;
  layout = lay_out (chart);
  surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (OPCC_CHART_PAGE_WIDTH * zoom),
                                  (int) ceil (find_page_height (layout) * zoom));
  cairo = cairo_create (surface);
  cairo_scale (cairo, zoom, zoom);
  draw_page (layout, cairo);
  cairo_destroy (cairo);
  return surface;
}

static cairo_status_t
write_png (const OpccChart *chart, GByteArray *bytes, GError **error)
{
  cairo_surface_t *surface = opcc_chart_make_picture (chart, PNG_ZOOM, error);
  cairo_status_t status;

  if (surface == NULL)
    return CAIRO_STATUS_NULL_POINTER;
  status = cairo_surface_write_to_png_stream (surface, write_bytes_cb, bytes);
  cairo_surface_destroy (surface);
  return status;
}

/* Points for both: a reader of SVG takes a pixel for 1/96 inch as we do, and is told so. */
static cairo_status_t
write_vector (const OpccChart *chart, gboolean is_pdf, GByteArray *bytes)
{
  g_autoptr (OpccChartLayout) layout = lay_out (chart);
  double height = find_page_height (layout);
  g_autofree char *alternative = opcc_chart_make_alternative (chart);
  cairo_surface_t *surface;
  cairo_t *cairo;
  cairo_status_t status;

  if (is_pdf)
    {
      surface = cairo_pdf_surface_create_for_stream (write_bytes_cb, bytes,
                                                     OPCC_CHART_PAGE_WIDTH * 0.75, height * 0.75);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                      chart->texts[OPCC_CHART_TITLE]);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, alternative);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "OPCC Desk");
    }
  else
    {
      surface = cairo_svg_surface_create_for_stream (write_bytes_cb, bytes, OPCC_CHART_PAGE_WIDTH,
                                                     height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
    }
  cairo = cairo_create (surface);
  if (is_pdf)
    cairo_scale (cairo, 0.75, 0.75);
  draw_page (layout, cairo);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

/* --- CSV ------------------------------------------------------------------------------------- */

/* A cell by RFC 4180. Words that a spreadsheet would take for a formula get an apostrophe; our own
 * numbers need none. */
static void
append_cell (GString *out, const char *cell, gboolean is_words)
{
  const char *text = cell != NULL ? cell : "";
  g_autofree char *guarded =
      is_words && opcc_formula_guard_needed (text) ? g_strconcat ("'", text, NULL) : NULL;

  text = guarded != NULL ? guarded : text;
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ',');
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* Tidy rows that stay what they are when they are pasted elsewhere: each says measure, place,
 * period, unit and source. */
static char *
make_csv (const OpccChart *chart)
{
  static const struct
  {
    OpccChartText text;
    const char *heading;
  } constants[] = {
    { OPCC_CHART_MEASURE, N_ ("Measure") }, { OPCC_CHART_PLACE, N_ ("Place") },
    { OPCC_CHART_PERIOD, N_ ("Period") },   { OPCC_CHART_UNIT, N_ ("Unit") },
    { OPCC_CHART_SOURCE, N_ ("Source") },
  };
  g_autoptr (GPtrArray) table = opcc_chart_make_table (chart, TRUE);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < table->len; i++)
    {
      GStrv row = g_ptr_array_index (table, i);

      for (guint k = 0; row[k] != NULL; k++)
        append_cell (out, row[k], i == 0 || k == 0);
      for (guint k = 0; k < G_N_ELEMENTS (constants); k++)
        append_cell (out, i == 0 ? _ (constants[k].heading) : chart->texts[constants[k].text],
                     TRUE);
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}

static void
append_text (GByteArray *bytes, char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
  g_free (text);
}

static gboolean
refuse_ending (const char *path, GError **error)
{
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      _ ("“%s” cannot be written: its name tells no form that a chart has. End the name in "
         ".svg, .png, .pdf, .csv or .txt."),
      path);
  return FALSE;
}

/**
 * opcc_chart_make_file:
 * @path: its ending tells the form: .svg, .png, .pdf, .csv or .txt
 *
 * Returns: (transfer full): what opcc_chart_export() would write; NULL on error, as there
 */
GBytes *
opcc_chart_make_file (const OpccChart *chart, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *folded = g_ascii_strdown (path, -1);
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (!opcc_chart_check (chart, error))
    return NULL;
  if (g_str_has_suffix (folded, ".png"))
    status = write_png (chart, bytes, error);
  else if (g_str_has_suffix (folded, ".pdf"))
    status = write_vector (chart, TRUE, bytes);
  else if (g_str_has_suffix (folded, ".svg"))
    status = write_vector (chart, FALSE, bytes);
  else if (g_str_has_suffix (folded, ".csv"))
    append_text (bytes, make_csv (chart));
  else if (g_str_has_suffix (folded, ".txt"))
    append_text (bytes, opcc_chart_make_text (chart));
  else
    {
      refuse_ending (path, error);
      return NULL;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      if (error == NULL || *error == NULL)
        g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                     _ ("The chart could not be drawn: %s. Nothing was written."),
                     cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * opcc_chart_export:
 * @path: its ending tells the form: .svg, .png, .pdf, .csv or .txt
 *
 * The file appears whole or not at all.
 *
 * Returns: FALSE on error: OPCC_ERROR_REFUSED where the chart lacks title, unit, period or source
 */
gboolean
opcc_chart_export (const OpccChart *chart, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = opcc_chart_make_file (chart, path, error);

  return bytes != NULL && opcc_file_writer_replace (path, g_bytes_get_data (bytes, NULL),
                                                    (gssize) g_bytes_get_size (bytes), error);
}
