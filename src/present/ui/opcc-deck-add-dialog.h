/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckAddDialog: asks to which deck what is in view goes, and which part of it. */
#pragma once

#include <adwaita.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

#define OPCC_TYPE_DECK_ADD_DIALOG (opcc_deck_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OpccDeckAddDialog, opcc_deck_add_dialog, OPCC, DECK_ADD_DIALOG, AdwWindow)

/**
 * opcc_deck_add_dialog_open:
 * @from: the page that is in view
 * @document: text of the OpccDocumentOrder that it has to show
 *
 * Adds a slide as one action and says so on the page.
 *
 * Returns: (transfer none): the dialog, in view; it destroys itself. NULL where the office file is
 *   read only
 */
OpccDeckAddDialog *
opcc_deck_add_dialog_open (GtkWidget *from, OpccWorkspace *workspace, const char *document);

G_END_DECLS
