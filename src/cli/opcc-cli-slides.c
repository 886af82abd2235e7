/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that draw a document as slides for the wall. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "opcc-cli-command.h"
#include "opcc-cli-table.h"
#include "opcc-domain-document.h"
#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-slide.h"

#define DEFAULT_WIDTH  1920
#define DEFAULT_HEIGHT 1080
#define LEAST_SIDE     120
#define MOST_SIDE      8192

/* clang-format off */
static const OpccOption slides_options[] = {
  { "output", "FOLDER", N_ ("Where to write them; made if it is not there"), OPCC_OPTION_REQUIRED },
  { "size", "WIDTHxHEIGHT", N_ ("Of a slide in pixels; 1920x1080 unless given") },
  { NULL },
};
/* clang-format on */

static gboolean
read_size (OpccCli *cli, int *width, int *height, GError **error)
{
  const char *typed = opcc_cli_get_option (cli, "size");
  g_auto (GStrv) sides = NULL;
  guint64 both[2];

  *width = DEFAULT_WIDTH;
  *height = DEFAULT_HEIGHT;
  if (typed == NULL)
    return TRUE;
  sides = g_strsplit (typed, "x", 2);
  if (g_strv_length (sides) != 2 ||
      !g_ascii_string_to_unsigned (sides[0], 10, LEAST_SIDE, MOST_SIDE, &both[0], NULL) ||
      !g_ascii_string_to_unsigned (sides[1], 10, LEAST_SIDE, MOST_SIDE, &both[1], NULL))
    return opcc_cli_refuse_usage (error,
                                  _ ("“%s” is not the size of a slide. Type width and height in "
                                     "pixels, from %d to %d each, as in 1920x1080."),
                                  typed, LEAST_SIDE, MOST_SIDE);
  *width = (int) both[0];
  *height = (int) both[1];
  return TRUE;
}

static cairo_status_t
append_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The file appears whole or not at all. */
static gboolean
write_slide (const OpccSlide *slide,
             const OpccSlideNote *note,
             const char *path,
             int width,
             int height,
             GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;

  opcc_slide_draw (slide, cairo, width, height, note);
  status = cairo_status (cairo);
  cairo_destroy (cairo);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes_cb, bytes);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return opcc_file_writer_replace (path, (const char *) bytes->data, (gssize) bytes->len, error);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
               _ ("The slide could not be drawn: %s. “%s” was not written."),
               cairo_status_to_string (status), path);
  return FALSE;
}

static gboolean
write_slides (OpccCli *cli, const GPtrArray *slides, int width, int height, GError **error)
{
  static const OpccCliColumn columns[] = { { "file", N_ ("File") }, { "title", N_ ("Title") } };
  const char *folder = opcc_cli_get_option (cli, "output");
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < slides->len; i++)
    {
      const OpccSlide *slide = g_ptr_array_index (slides, i);
      const OpccSlideNote note = { NULL, i + 1, slides->len };
      g_autofree char *name = g_strdup_printf ("slide-%03u.png", i + 1);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!write_slide (slide, &note, path, width, height, error))
        return FALSE;
      opcc_cli_table_add_text (table, path);
      opcc_cli_table_add_text (table, opcc_slide_get_title (slide));
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  return TRUE;
}

/* What is drawn for a wall is for the public unless another audience is asked for. */
static OpccAudience
get_audience (OpccCli *cli)
{
  return opcc_cli_get_option (cli, "audience") != NULL
             ? opcc_redaction_get_audience (cli->redaction)
             : OPCC_AUDIENCE_PUBLIC;
}

static gboolean
run_slides (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *folder = opcc_cli_get_option (cli, "output");
  g_autoptr (OpccDocumentOrder) order = NULL;
  g_autoptr (OpccDocument) document = NULL;
  g_autoptr (GPtrArray) slides = NULL;
  int width;
  int height;

  if (!read_size (cli, &width, &height, error))
    return FALSE;
  order = opcc_document_order_parse (opcc_cli_get_argument (cli, 0), error);
  if (order == NULL)
    return FALSE;
  document =
      opcc_document_order_build (order, db, get_audience (cli), opcc_date_today (), NULL, error);
  if (document == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                   _ ("The folder “%s” could not be made: %s. Nothing was written; name another."),
                   folder, g_strerror (errno));
      return FALSE;
    }
  slides = opcc_slides_from_document (document, (double) width / height);
  return write_slides (cli, slides, width, height, error);
}

const OpccCommand opcc_cli_slide_commands[] = {
  { "slides", "ORDER", 1, 1, slides_options, OPCC_NEED_OFFICE, run_slides,
    N_ ("Draws a document as slides, a picture for each."),
    N_ ("An order is the name of a document with what it is asked: “zone?zone=Braunstone”, "
        "“list?kind=premises”, “chart?chart=round-asked&round=2023/24-2”. Without --audience they "
        "show what the public may see."),
    .redacts = TRUE },
  { NULL },
};
