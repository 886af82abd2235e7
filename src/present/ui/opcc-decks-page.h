/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of decks: all of them, and one with its slides. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* (transfer floating) */
GtkWidget *opcc_decks_page_new (OpccWorkspace *workspace);
/* (transfer floating): slides, form and history of one; its document is the handout. Action:
 * "page.copy-deck". */
GtkWidget *opcc_deck_page_new (OpccWorkspace *workspace, gint64 n);

G_END_DECLS
