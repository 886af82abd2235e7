/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPalette: search over everything: what can be done, and every record, as you type. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-palette-items.h"
#include "opcc-store.h"

G_BEGIN_DECLS

/* Signal "chosen" (const char *detailed action, GtkWidget *origin (nullable)). Up, Down choose;
 * Return does; Escape closes. */
#define OPCC_TYPE_PALETTE (opcc_palette_get_type ())
G_DECLARE_FINAL_TYPE (OpccPalette, opcc_palette, OPCC, PALETTE, GtkPopover)

GtkWidget *opcc_palette_new (void);
void opcc_palette_set_store (OpccPalette *self, OpccStore *store);
void opcc_palette_set_check (OpccPalette *self, OpccActionCheck check, gpointer user_data);
void opcc_palette_take_commands (OpccPalette *self, GPtrArray *commands);
void opcc_palette_open (OpccPalette *self, const char *words);
gboolean opcc_palette_is_searching (OpccPalette *self);
const GPtrArray *opcc_palette_get_items (OpccPalette *self);

G_END_DECLS
