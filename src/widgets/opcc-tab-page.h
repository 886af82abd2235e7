/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTabPage: a page with a tab for each of its parts. */
#pragma once

#include "opcc-page.h"
#include "opcc-tab-row.h"

G_BEGIN_DECLS

/* A tab of a page; a list of them is static and ends with { NULL }. */
typedef struct
{
  const char *name;
  const char *title; /* N_() */
} OpccTab;

/**
 * OpccTabPage:
 *
 * Base class of pages with tabs. A tab is made when it is first looked at, so that the page opens
 * at once. The search of the page is that of the tab in view, and the page may go when all that is
 * in its tabs may. Actions: "page.tab" (name), "page.next-tab", "page.previous-tab".
 *
 * @tabs: in their order; the first is shown first
 * @make_tab: makes what the tab of that name shows; (transfer floating)
 * @shown: (nullable): the tab of that name came into view, and is made
 * @get_document: (nullable): (transfer full): the document of that tab, where what it shows has
 * none of its own; NULL: none
 */
#define OPCC_TYPE_TAB_PAGE (opcc_tab_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (OpccTabPage, opcc_tab_page, OPCC, TAB_PAGE, OpccPage)

struct _OpccTabPageClass
{
  OpccPageClass parent_class;

  const OpccTab *tabs;
  GtkWidget *(*make_tab) (OpccTabPage *self, const char *name);
  void (*shown) (OpccTabPage *self, const char *name);
  char *(*get_document) (OpccTabPage *self, const char *name);

  gpointer padding[4];
};

/* For the end of making a page: makes the first tab, and each other one when it comes into view. */
void opcc_tab_page_start (OpccTabPage *self);

/* What the tab of that name shows, made if need be; NULL where there is no such tab. */
GtkWidget *opcc_tab_page_get_tab (OpccTabPage *self, const char *name);
/* The same, and brings it into view. */
GtkWidget *opcc_tab_page_show_tab (OpccTabPage *self, const char *name);
/* What the tab in view shows. */
GtkWidget *opcc_tab_page_get_shown (OpccTabPage *self);
gboolean opcc_tab_page_shows (OpccTabPage *self, const char *name);

/* The document of the tab in view is asked for again. */
void opcc_tab_page_update_document (OpccTabPage *self);

/* For badges, and buttons at its end. */
OpccTabRow *opcc_tab_page_get_row (OpccTabPage *self);

G_END_DECLS
