/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing the pages of a document: GTK asks for a page, and gets what the preview shows. */
#include "opcc-print-operation.h"

#include "opcc-page-printer.h"
#include "opcc-text.h"

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              OpccDocumentPages *pages)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  /* Another paper than A4 gets the page as large as it will hold. */
  const double scale = MIN (gtk_print_context_get_width (context) / OPCC_PAGE_WIDTH,
                            gtk_print_context_get_height (context) / OPCC_PAGE_HEIGHT);

  cairo_scale (cairo, scale, scale);
  opcc_document_pages_draw (pages, (guint) page, cairo);
}

static void
end_preview_cb (GtkPrintOperationPreview *preview)
{
  gtk_print_operation_preview_end_preview (preview);
}

/* GTK does not go on without something to draw on, though nothing is drawn. */
static void
set_nothing (GtkPrintContext *context)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cairo = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cairo, 72, 72);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

/* Printing begins at our own preview, which needs no other program: that of the dialog leads back
 * to it. */
static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent)
{
  set_nothing (context);
  if (parent != NULL)
    gtk_window_present (parent);
  g_signal_connect (preview, "ready", G_CALLBACK (end_preview_cb), NULL);
  return TRUE;
}

static void
free_pages (gpointer data, GClosure *closure)
{
  opcc_document_pages_unref (data);
}

/* Where documents are kept, rather than wherever the program was started. */
static char *
find_folder (void)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return g_strdup (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR) ? folder
                                                                              : g_get_home_dir ());
}

/* Where there is no printer, or none is wanted, the dialog offers a file: PDF, with the name of
 * what is printed. */
static GtkPrintSettings *
make_settings (const OpccDocumentPages *pages)
{
  g_autofree char *folder = find_folder ();
  g_autofree char *name = opcc_text_to_file_name (opcc_document_pages_get_title (pages));
  GtkPrintSettings *settings = gtk_print_settings_new ();

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  if (*name != '\0')
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  return settings;
}

GtkPrintOperation *
opcc_print_operation_new (OpccDocumentPages *pages, guint page)
{
  GtkPrintOperation *self = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = make_settings (pages);
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (self, setup);
  /* The pages bring their margins with them. */
  gtk_print_operation_set_use_full_page (self, TRUE);
  gtk_print_operation_set_unit (self, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (self, (int) opcc_document_pages_get_n_pages (pages));
  gtk_print_operation_set_current_page (self, (int) page);
  gtk_print_operation_set_print_settings (self, settings);
  gtk_print_operation_set_job_name (self, opcc_document_pages_get_title (pages));
  g_signal_connect_data (self, "draw-page", G_CALLBACK (draw_page_cb),
                         opcc_document_pages_ref (pages), free_pages, 0);
  g_signal_connect (self, "preview", G_CALLBACK (preview_cb), NULL);
  return self;
}
