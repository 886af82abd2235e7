/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckRow: one slide in the list of a deck, or one section in that of a report. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-ordered-view.h"

G_BEGIN_DECLS

#define OPCC_TYPE_DECK_ROW (opcc_deck_row_get_type ())
G_DECLARE_FINAL_TYPE (OpccDeckRow, opcc_deck_row, OPCC, DECK_ROW, GtkListBoxRow)

/* (transfer floating) @place: from 1; @movable: whether it has a handle */
GtkWidget *opcc_deck_row_new (const OpccOrderedItem *item, guint place, gboolean movable);
/* Number of the slide or section in the office file. */
gint64 opcc_deck_row_get_n (OpccDeckRow *self);
/* Whether a place within the row is on its handle. */
gboolean opcc_deck_row_is_handle (OpccDeckRow *self, GtkWidget *picked);

G_END_DECLS
