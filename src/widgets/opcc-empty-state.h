/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccEmptyState: what is not here, and what to do, in place of a list or a card's content. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: "icon-name", "title", "text", plain text; "button", the first one. */
#define OPCC_TYPE_EMPTY_STATE (opcc_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (OpccEmptyState, opcc_empty_state, OPCC, EMPTY_STATE, GtkWidget)

GtkWidget *opcc_empty_state_new (const char *icon_name, const char *title, const char *text);
/* The first button is the one that helps most. */
void opcc_empty_state_add_button (OpccEmptyState *self, GtkWidget *button);
/* Takes all buttons out. */
void opcc_empty_state_clear_buttons (OpccEmptyState *self);

G_END_DECLS
