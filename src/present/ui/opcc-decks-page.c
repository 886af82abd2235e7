/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDecksPage: the lists of decks and of panel reports. */
#include "opcc-decks-page.h"

#include <glib/gi18n-lib.h>

#include "opcc-deck.h"
#include "opcc-records-page.h"
#include "opcc-report.h"
#include "opcc-tab-page.h"

#define OPCC_TYPE_DECKS_PAGE (opcc_decks_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccDecksPage, opcc_decks_page, OPCC, DECKS_PAGE, OpccTabPage)

/* clang-format off */
static const OpccColumn columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (meeting, 260), OPCC_COLUMN (held, 140), OPCC_COLUMN (minutes, 120),
  OPCC_COLUMN (audience, 120),
};

static const OpccRecordsSpec spec = {
  .kind = &opcc_deck_kind, .columns = columns, .n_columns = G_N_ELEMENTS (columns),
  .sort = "held", .descending = TRUE, .icon_name = "opcc-present-symbolic",
  .empty_title = N_ ("No decks yet"),
  .empty_text = N_ ("Make one with “New deck…”, or open a page to show and press Ctrl+D."),
  .add = N_ ("New deck…"), .has_page = TRUE,
};
/* clang-format on */

/* clang-format off */
static const OpccColumn report_columns[] = {
  OPCC_COLUMN_WIDE (title), OPCC_COLUMN (report_of, 260), OPCC_COLUMN (held, 140), OPCC_COLUMN (refreshed, 140),
  OPCC_COLUMN (sent, 140),
};

static const OpccRecordsSpec report_spec = {
  .kind = &opcc_report_kind, .columns = report_columns, .n_columns = G_N_ELEMENTS (report_columns),
  .sort = "held", .descending = TRUE, .icon_name = "opcc-present-symbolic",
  .empty_title = N_ ("No panel reports yet"),
  .empty_text = N_ ("Make one with “New report…”, or open a page and press Ctrl+D."),
  .add = N_ ("New report…"), .has_page = TRUE,
};
/* clang-format on */

struct _OpccDecksPage
{
  OpccTabPage parent_instance;
  OpccWorkspace *workspace; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccDecksPage, opcc_decks_page, OPCC_TYPE_TAB_PAGE)

static const OpccTab tabs[] = {
  { "decks", N_ ("Decks") },
  { "reports", N_ ("Panel reports") },
  { NULL },
};

static GtkWidget *
opcc_decks_page_make_tab (OpccTabPage *page, const char *name)
{
  return opcc_records_page_new (OPCC_DECKS_PAGE (page)->workspace,
                                g_str_equal (name, "reports") ? &report_spec : &spec, NULL);
}

static void
opcc_decks_page_dispose (GObject *object)
{
  g_clear_object (&OPCC_DECKS_PAGE (object)->workspace);
  G_OBJECT_CLASS (opcc_decks_page_parent_class)->dispose (object);
}

static void
opcc_decks_page_class_init (OpccDecksPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_decks_page_dispose;
  OPCC_TAB_PAGE_CLASS (klass)->tabs = tabs;
  OPCC_TAB_PAGE_CLASS (klass)->make_tab = opcc_decks_page_make_tab;
}

static void
opcc_decks_page_init (OpccDecksPage *self)
{
}

GtkWidget *
opcc_decks_page_new (OpccWorkspace *workspace)
{
  OpccDecksPage *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_DECKS_PAGE, "title", _ ("Decks and reports"), NULL);
  self->workspace = g_object_ref (workspace);
  opcc_tab_page_start (OPCC_TAB_PAGE (self));
  return GTK_WIDGET (self);
}
