/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPrintPage: one page of a document as it comes out of the printer, at any size. */
#include "opcc-print-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-page-printer.h"

struct _OpccPrintPage
{
  GtkWidget parent_instance;
  OpccDocumentPages *pages; /* (owned) (nullable) */
  guint page;
  double scale;
};

G_DEFINE_FINAL_TYPE (OpccPrintPage, opcc_print_page, GTK_TYPE_WIDGET)

static void
opcc_print_page_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  const double points =
      orientation == GTK_ORIENTATION_HORIZONTAL ? OPCC_PAGE_WIDTH : OPCC_PAGE_HEIGHT;

  *minimum = *natural = (int) ceil (points * OPCC_PRINT_PAGE (widget)->scale);
}

static void
opcc_print_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccPrintPage *self = OPCC_PRINT_PAGE (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cairo;

  if (self->pages == NULL)
    return;
  cairo = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cairo, self->scale, self->scale);
  opcc_document_pages_draw (self->pages, self->page, cairo);
  cairo_destroy (cairo);
}

static void
opcc_print_page_finalize (GObject *object)
{
  g_clear_pointer (&OPCC_PRINT_PAGE (object)->pages, opcc_document_pages_unref);
  G_OBJECT_CLASS (opcc_print_page_parent_class)->finalize (object);
}

static void
opcc_print_page_class_init (OpccPrintPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = opcc_print_page_finalize;
  widget_class->measure = opcc_print_page_measure;
  widget_class->snapshot = opcc_print_page_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
opcc_print_page_init (OpccPrintPage *self)
{
  self->scale = 1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-print-page");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
opcc_print_page_new (void)
{
  return g_object_new (OPCC_TYPE_PRINT_PAGE, NULL);
}

void
opcc_print_page_show (OpccPrintPage *self, OpccDocumentPages *pages, guint page)
{
  g_autofree char *name = NULL;

  g_return_if_fail (OPCC_IS_PRINT_PAGE (self));

  if (pages != NULL)
    opcc_document_pages_ref (pages);
  g_clear_pointer (&self->pages, opcc_document_pages_unref);
  self->pages = pages;
  self->page = page;
  name = pages != NULL ? g_strdup_printf (_ ("Page %u of %u"), page + 1,
                                          opcc_document_pages_get_n_pages (pages))
                       : g_strdup (_ ("No page"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  pages != NULL ? opcc_document_pages_get_words (pages, page) : "",
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
opcc_print_page_set_scale (OpccPrintPage *self, double scale)
{
  g_return_if_fail (OPCC_IS_PRINT_PAGE (self));

  self->scale = scale;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
