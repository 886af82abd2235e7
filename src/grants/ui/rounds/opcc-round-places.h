/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoundPlaces: where the money of a round is asked for, as tiles to see and bars to read. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-round-summary.h"

G_BEGIN_DECLS

/* Signal "district-chosen" (const char *key): a tile or a bar was pressed. */
#define OPCC_TYPE_ROUND_PLACES (opcc_round_places_get_type ())
G_DECLARE_FINAL_TYPE (OpccRoundPlaces, opcc_round_places, OPCC, ROUND_PLACES, GtkWidget)

/* What it shows is copied. */
void opcc_round_places_set_summary (OpccRoundPlaces *self, const OpccRoundSummary *summary);
void opcc_round_places_update (OpccRoundPlaces *self);

/* Four rising limits for five shades of values up to @greatest: 20, 30, 50 and 100 parts of a round
 * hundred, so that the words of the key are round too. */
void opcc_round_places_find_limits (gint64 greatest, gint64 limits[4]);

G_END_DECLS
