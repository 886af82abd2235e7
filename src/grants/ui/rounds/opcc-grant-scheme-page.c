/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccGrantSchemePage: the year of a scheme: its annual report, its set-up, its workshops. */
#include "opcc-grant-scheme-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-grants-pages.h"
#include "opcc-import-button.h"
#include "opcc-workshops-tab.h"

struct _OpccGrantSchemePage
{
  OpccTabPage parent_instance;
  OpccImportButton *import;
  OpccWorkspace *workspace; /* (owned) */
  gint64 n;
};

G_DEFINE_FINAL_TYPE (OpccGrantSchemePage, opcc_grant_scheme_page, OPCC_TYPE_TAB_PAGE)

static const OpccTab tabs[] = {
  { "annual", N_ ("Annual report") },
  { "workshops", N_ ("Workshops") },
  { "checks", N_ ("Checks") },
  { NULL },
};

static char *
opcc_grant_scheme_page_get_document (OpccTabPage *page, const char *name)
{
  return g_strdup_printf ("workshops?scheme=%" PRId64, OPCC_GRANT_SCHEME_PAGE (page)->n);
}

/* The page is called as what its first tab shows. */
static GtkWidget *
opcc_grant_scheme_page_make_tab (OpccTabPage *page, const char *name)
{
  OpccGrantSchemePage *self = OPCC_GRANT_SCHEME_PAGE (page);
  GtkWidget *tab;

  if (g_str_equal (name, "workshops"))
    return opcc_workshops_tab_new (self->workspace, self->n);
  if (g_str_equal (name, "checks"))
    return opcc_check_rules_tab_new (self->workspace);
  tab = opcc_annual_page_new (self->workspace, self->n);
  g_object_bind_property (tab, "title", self, "title", G_BINDING_SYNC_CREATE);
  return tab;
}

static void
opcc_grant_scheme_page_shown (OpccTabPage *page, const char *name)
{
  gtk_widget_set_visible (GTK_WIDGET (OPCC_GRANT_SCHEME_PAGE (page)->import),
                          g_str_equal (name, "workshops"));
}

static void
opcc_grant_scheme_page_dispose (GObject *object)
{
  g_clear_object (&OPCC_GRANT_SCHEME_PAGE (object)->workspace);
  G_OBJECT_CLASS (opcc_grant_scheme_page_parent_class)->dispose (object);
}

static void
opcc_grant_scheme_page_class_init (OpccGrantSchemePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_grant_scheme_page_dispose;
  OPCC_TAB_PAGE_CLASS (klass)->tabs = tabs;
  OPCC_TAB_PAGE_CLASS (klass)->get_document = opcc_grant_scheme_page_get_document;
  OPCC_TAB_PAGE_CLASS (klass)->make_tab = opcc_grant_scheme_page_make_tab;
  OPCC_TAB_PAGE_CLASS (klass)->shown = opcc_grant_scheme_page_shown;
}

static void
opcc_grant_scheme_page_init (OpccGrantSchemePage *self)
{
}

GtkWidget *
opcc_grant_scheme_page_new (OpccWorkspace *workspace, gint64 n)
{
  OpccGrantSchemePage *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_GRANT_SCHEME_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->n = n;
  self->import = OPCC_IMPORT_BUTTON (opcc_import_button_new (workspace, "grants"));
  opcc_tab_row_add_end (opcc_tab_page_get_row (OPCC_TAB_PAGE (self)), GTK_WIDGET (self->import));
  opcc_tab_page_start (OPCC_TAB_PAGE (self));
  return GTK_WIDGET (self);
}
