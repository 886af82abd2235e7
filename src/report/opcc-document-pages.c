/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping each page of a document as a recording, so that any page is drawn without the others. */
#include "opcc-document-pages.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"
#include "opcc-page-setting.h"

struct _OpccDocumentPages
{
  gatomicrefcount refs;
  char *title;         /* (owned) */
  GPtrArray *pictures; /* (owned) of cairo_surface_t */
  GPtrArray *words;    /* (owned) of char * */
};

typedef struct
{
  OpccPagePrinter printer; /* first: a Recorder is a printer */
  OpccDocumentPages *pages;
} Recorder;

static void
begin_picture (Recorder *self)
{
  const cairo_rectangle_t extents = { 0, 0, OPCC_PAGE_WIDTH, OPCC_PAGE_HEIGHT };
  cairo_surface_t *picture = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);

  g_ptr_array_add (self->pages->pictures, picture);
  self->printer.cairo = cairo_create (picture);
  cairo_set_source_rgb (self->printer.cairo, 0, 0, 0);
}

static cairo_status_t
end_picture (Recorder *self)
{
  const cairo_status_t status = cairo_status (self->printer.cairo);

  g_ptr_array_add (self->pages->words, g_strdup (self->printer.said->str));
  g_string_truncate (self->printer.said, 0);
  g_clear_pointer (&self->printer.cairo, cairo_destroy);
  return status;
}

static void
turn_page_cb (OpccPagePrinter *printer)
{
  if (printer->cairo == NULL)
    return;
  end_picture ((Recorder *) printer);
  begin_picture ((Recorder *) printer);
}

/* Once to count the pages, once to draw them. */
static gboolean
record (Recorder *self, GCancellable *cancellable, GError **error)
{
  cairo_status_t status;
  gboolean printed;

  if (!opcc_page_setting_print (&self->printer, cancellable, error))
    return FALSE;
  self->printer.n_pages = self->printer.page;
  begin_picture (self);
  printed = opcc_page_setting_print (&self->printer, cancellable, error);
  status = end_picture (self);
  if (printed && status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                 _ ("The document could not be set on pages: %s. Nothing was printed."),
                 cairo_status_to_string (status));
  return printed && status == CAIRO_STATUS_SUCCESS;
}

OpccDocumentPages *
opcc_document_pages_new (const OpccDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDocumentPages) self = g_new0 (OpccDocumentPages, 1);
  g_autoptr (GString) said = g_string_new (NULL);
  Recorder recorder = { .pages = self };
  gboolean done;

  g_atomic_ref_count_init (&self->refs);
  self->title = g_strdup (opcc_document_get_text (document, OPCC_DOCUMENT_TITLE));
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  self->words = g_ptr_array_new_with_free_func (g_free);
  opcc_page_printer_init (&recorder.printer, document);
  recorder.printer.untagged = TRUE;
  recorder.printer.said = said;
  recorder.printer.turn_page = turn_page_cb;
  done = record (&recorder, cancellable, error);
  opcc_page_printer_clear (&recorder.printer);
  return done ? g_steal_pointer (&self) : NULL;
}

OpccDocumentPages *
opcc_document_pages_ref (OpccDocumentPages *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
opcc_document_pages_unref (OpccDocumentPages *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->title);
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->words);
  g_free (self);
}

const char *
opcc_document_pages_get_title (const OpccDocumentPages *self)
{
  return self->title;
}

guint
opcc_document_pages_get_n_pages (const OpccDocumentPages *self)
{
  return self->pictures->len;
}

void
opcc_document_pages_draw (const OpccDocumentPages *self, guint page, cairo_t *cairo)
{
  g_return_if_fail (page < self->pictures->len);

  cairo_save (cairo);
  cairo_set_source_surface (cairo, g_ptr_array_index (self->pictures, page), 0, 0);
  cairo_rectangle (cairo, 0, 0, OPCC_PAGE_WIDTH, OPCC_PAGE_HEIGHT);
  cairo_fill (cairo);
  cairo_restore (cairo);
}

const char *
opcc_document_pages_get_words (const OpccDocumentPages *self, guint page)
{
  g_return_val_if_fail (page < self->words->len, NULL);

  return g_ptr_array_index (self->words, page);
}
