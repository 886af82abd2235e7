/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the search lists for some words: headings, things to do and records, in order. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  OPCC_PALETTE_HEADING,
  OPCC_PALETTE_ACTION,
  OPCC_PALETTE_RECORD,
} OpccPaletteItemType;

/* A line of the search. All texts are plain. */
typedef struct
{
  OpccPaletteItemType type;
  char *title;       /* (owned) */
  char *detail;      /* (owned) second line of a record, "" if none */
  char *keycap;      /* (owned) (nullable) */
  char *action;      /* (owned) (nullable) detailed action name; NULL in a heading */
  GtkWidget *origin; /* (nullable) (weak) where it is done; NULL: where the focus or the page is */
} OpccPaletteItem;

/* Tells whether a detailed action can be done now. */
typedef gboolean (*OpccActionCheck) (const char *action, gpointer user_data);

void opcc_palette_item_free (OpccPaletteItem *item);
void opcc_palette_items_add_actions (GPtrArray *items,
                                     const char *words,
                                     OpccActionCheck check,
                                     gpointer user_data);
void
opcc_palette_items_add_commands (GPtrArray *items, const GPtrArray *commands, const char *words);
void opcc_palette_items_add_records (GPtrArray *items, const GPtrArray *hits);
gboolean opcc_palette_matches (const char *label, const char *words);

G_END_DECLS
