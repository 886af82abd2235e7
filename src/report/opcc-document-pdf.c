/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting a document on A4 pages with cairo, tagged so that a reader of the screen finds its way.
 */
#include "opcc-document-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "opcc-error.h"
#include "opcc-page-setting.h"
#include "opcc-pdf-structure.h"

typedef struct
{
  OpccPagePrinter printer;  /* first: a Pdf is a printer */
  cairo_surface_t *surface; /* (owned) (nullable): NULL while pages are counted */
  GArray *outline;          /* (owned) int: where the last entry of each level is */
} Pdf;

static cairo_status_t
write_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The entry stands below the last one of the level above it. */
static void
add_outline_cb (OpccPagePrinter *printer, int level, const char *text)
{
  Pdf *self = (Pdf *) printer;
  char y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *where = NULL;
  int parent;
  int entry;

  if (self->surface == NULL)
    return;
  parent = level > 1 ? g_array_index (self->outline, int, level - 2) : CAIRO_PDF_OUTLINE_ROOT;
  g_ascii_formatd (y, sizeof y, "%.2f", self->printer.y);
  where = g_strdup_printf ("page=%d pos=[0 %s]", self->printer.page, y);
  entry = cairo_pdf_surface_add_outline (self->surface, parent, text, where,
                                         CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (guint i = (guint) level - 1; i < self->outline->len; i++)
    g_array_index (self->outline, int, i) = entry;
}

static void
set_metadata (Pdf *self)
{
  static const struct
  {
    OpccDocumentText text;
    cairo_pdf_metadata_t entry;
  } entries[] = {
    { OPCC_DOCUMENT_TITLE, CAIRO_PDF_METADATA_TITLE },
    { OPCC_DOCUMENT_AUTHOR, CAIRO_PDF_METADATA_AUTHOR },
    { OPCC_DOCUMENT_SUBJECT, CAIRO_PDF_METADATA_SUBJECT },
    { OPCC_DOCUMENT_DATED, CAIRO_PDF_METADATA_CREATE_DATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const char *text = opcc_document_get_text (self->printer.document, entries[i].text);

      if (text != NULL)
        cairo_pdf_surface_set_metadata (self->surface, entries[i].entry, text);
    }
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "OPCC Desk");
}

/* Once to count the pages, once to draw them. */
static gboolean
draw (Pdf *self, GByteArray *bytes, GCancellable *cancellable, GError **error)
{
  cairo_status_t status;
  gboolean printed;

  if (!opcc_page_setting_print (&self->printer, cancellable, error))
    return FALSE;
  self->printer.n_pages = self->printer.page;
  self->surface = cairo_pdf_surface_create_for_stream (write_bytes_cb, bytes, OPCC_PAGE_WIDTH,
                                                       OPCC_PAGE_HEIGHT);
  /* Newer ones keep objects in streams, where opcc_pdf_structure_complete() does not find them. */
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (self);
  self->printer.cairo = cairo_create (self->surface);
  printed = opcc_page_setting_print (&self->printer, cancellable, error);
  cairo_destroy (self->printer.cairo);
  cairo_surface_finish (self->surface);
  status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  if (printed && status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                 _ ("The document could not be set on pages: %s. Nothing was written."),
                 cairo_status_to_string (status));
  return printed && status == CAIRO_STATUS_SUCCESS;
}

/**
 * opcc_document_make_pdf:
 *
 * Tagged, with bookmarks, its language, the alternative text of figures, the scope of table heads
 * and embedded fonts. It is not certified as PDF/UA: the HTML form is the one to offer beside it.
 *
 * Returns: (transfer full): NULL on error, or when cancelled
 */
GBytes *
opcc_document_make_pdf (const OpccDocument *self, GCancellable *cancellable, GError **error)
{
  static const int none[3] = { CAIRO_PDF_OUTLINE_ROOT };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Pdf pdf = { .outline = g_array_new (FALSE, FALSE, sizeof (int)) };
  GBytes *whole = NULL;

  g_array_append_vals (pdf.outline, none, G_N_ELEMENTS (none));
  opcc_page_printer_init (&pdf.printer, self);
  pdf.printer.add_outline = add_outline_cb;
  if (draw (&pdf, bytes, cancellable, error))
    whole = opcc_pdf_structure_complete (bytes, pdf.printer.tag_words,
                                         opcc_document_get_text (self, OPCC_DOCUMENT_LANGUAGE));
  opcc_page_printer_clear (&pdf.printer);
  g_array_unref (pdf.outline);
  return whole;
}
