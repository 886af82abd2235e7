/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPage: what every page of the window is, and OpccPageHost, what it asks of the window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccPage:
 *
 * Base class of pages. Properties: "title" and "subtitle" stand in the header bar, "child" fills
 * the page, "count" stands beside its name in the sidebar, "document" is what can be presented,
 * printed and saved of it. A page never knows the window: it asks
 * the nearest OpccPageHost, or an action.
 *
 * @focus_search: puts the keyboard focus into the page's own search; FALSE if it has none
 * @can_close: TRUE if the page may go; else it has said itself what is in the way
 * @refresh: reads again whatever the page shows
 */
#define OPCC_TYPE_PAGE (opcc_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (OpccPage, opcc_page, OPCC, PAGE, GtkWidget)

struct _OpccPageClass
{
  GtkWidgetClass parent_class;

  gboolean (*focus_search) (OpccPage *self);
  gboolean (*can_close) (OpccPage *self);
  void (*refresh) (OpccPage *self);

  gpointer padding[4];
};

GtkWidget *opcc_page_new (const char *title, GtkWidget *child);

const char *opcc_page_get_title (OpccPage *self);
/* Stands in the header bar; also the accessible name of the page. */
void opcc_page_set_title (OpccPage *self, const char *title);
const char *opcc_page_get_subtitle (OpccPage *self);
/* @subtitle NULL: none. */
void opcc_page_set_subtitle (OpccPage *self, const char *subtitle);
/* How many things on it wait for somebody, for its row in the sidebar; 0: none. */
guint opcc_page_get_count (OpccPage *self);
void opcc_page_set_count (OpccPage *self, guint count);
/* (nullable): the text of an order for a document, "zone?zone=3", of what the page shows now. */
const char *opcc_page_get_document (OpccPage *self);
void opcc_page_set_document (OpccPage *self, const char *document);
GtkWidget *opcc_page_get_child (OpccPage *self);
/* The page takes the widget over. */
void opcc_page_set_child (OpccPage *self, GtkWidget *child);

/* FALSE where the page has no search of its own. */
gboolean opcc_page_focus_search (OpccPage *self);
/* FALSE where something is in the way; the page has then said what. */
gboolean opcc_page_can_close (OpccPage *self);
/* Reads again whatever the page shows. */
void opcc_page_refresh (OpccPage *self);
/* For the page a window opens on: what it is for is there now. */
void opcc_page_tell_useful (OpccPage *self);

/**
 * OpccPageHost: the window, as a page knows it.
 * @report_error: shows an error until its cause is gone or it is dismissed (a banner)
 * @toast: says that something is done; @plain_text is not markup; @with_undo offers win.undo
 */
#define OPCC_TYPE_PAGE_HOST (opcc_page_host_get_type ())
G_DECLARE_INTERFACE (OpccPageHost, opcc_page_host, OPCC, PAGE_HOST, GtkWidget)

struct _OpccPageHostInterface
{
  GTypeInterface parent_iface;

  void (*report_error) (OpccPageHost *self, const GError *error);
  void (*toast) (OpccPageHost *self, const char *plain_text, gboolean with_undo);
};

/* These may be called with any widget inside a page. */
gboolean opcc_page_show_record (GtkWidget *from, const char *kind, gint64 n);
gboolean opcc_page_show_record_tab (GtkWidget *from, const char *kind, gint64 n, const char *tab);
gboolean opcc_page_open (GtkWidget *from, const char *page);
void opcc_page_report_error (GtkWidget *from, const GError *error);
void opcc_page_toast (GtkWidget *from, const char *plain_text, gboolean with_undo);

G_END_DECLS
