/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTileMap: the nine districts as tiles shaded in five steps; choosing one filters. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @step 0: nothing there, 1 light to 5 dark. Strings are copied; plain text. */
typedef struct
{
  const char *key;   /* of a place: gives the tile its name and where it stands */
  const char *value; /* "£48k", "none" */
  const char *note;  /* (nullable) "6 bids" */
  int step;
} OpccTile;

/**
 * OpccTileMap:
 *
 * Properties: "chosen" (key of a place, NULL: none); "small" (squares of 34 px without words).
 * Signal "chosen-changed". Arrow keys move, Space and Enter choose or let go.
 * CSS: button.opcc-tile with .s0 to .s5 and .chosen.
 */
#define OPCC_TYPE_TILE_MAP (opcc_tile_map_get_type ())
G_DECLARE_FINAL_TYPE (OpccTileMap, opcc_tile_map, OPCC, TILE_MAP, GtkWidget)

GtkWidget *opcc_tile_map_new (void);
/* Districts that are not given are shown with step 0 and "none". */
void opcc_tile_map_set_tiles (OpccTileMap *self, const OpccTile *tiles, guint n_tiles);
const char *opcc_tile_map_get_chosen (OpccTileMap *self);
void opcc_tile_map_set_chosen (OpccTileMap *self, const char *key);

/* Which step a value takes: 0 for nil, else 1 and one more for each limit reached. */
int opcc_tile_step (gint64 value, const gint64 limits[4]);

/* One tile by itself: a button named after its words. */
GtkWidget *opcc_tile_new (const char *name, const char *value, const char *note, int step);
/* The key under a map: a swatch for each step with its words; five strings. */
GtkWidget *opcc_tile_legend_new (const char *const *words);

G_END_DECLS
