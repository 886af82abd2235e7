/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page in view as a document: printed, or added to a deck. */
#include "opcc-window-private.h"

#include <glib/gi18n-lib.h>

#include "opcc-deck-add-dialog.h"
#include "opcc-page.h"
#include "opcc-print-preview.h"

/* (nullable): of the page in view; where it has none, that is said. */
static const char *
find_document (OpccWindow *self)
{
  GtkWidget *page = opcc_window_get_page (self);
  const char *document = OPCC_IS_PAGE (page) ? opcc_page_get_document (OPCC_PAGE (page)) : NULL;

  if (document == NULL)
    opcc_toaster_show (self->toaster, _ ("This page has no document"), NULL, NULL);
  return document;
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  const char *document = self->office != NULL ? find_document (self) : NULL;
  OpccPrintPreview *preview;

  if (document == NULL)
    return;
  preview = opcc_print_preview_open (GTK_WIDGET (self), opcc_office_get_workspace (self->office),
                                     document);
  if (opcc_office_get_doubt (self->office) != NULL)
    opcc_print_preview_warn (preview, opcc_office_get_doubt (self->office));
}

static void
add_to_deck_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  const char *document = self->office != NULL ? find_document (self) : NULL;

  if (document != NULL)
    opcc_deck_add_dialog_open (opcc_window_get_page (self),
                               opcc_office_get_workspace (self->office), document);
}

/**
 * opcc_window_install_paper_actions:
 *
 * Adds the actions that take the page in view as a document.
 */
void
opcc_window_install_paper_actions (OpccWindow *self)
{
  static const GActionEntry entries[] = {
    { "print", print_cb },
    { "add-to-deck", add_to_deck_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
