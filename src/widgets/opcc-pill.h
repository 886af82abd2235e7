/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPill: a rating or a flag, said by a word, a shape and a colour. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-tone.h"

G_BEGIN_DECLS

/* What a pill says. All strings static or owned by the caller for the length of the call. */
typedef struct
{
  OpccTone tone;
  const char *icon_name; /* (nullable) */
  const char *text;      /* (nullable) no text: no pill. Plain text */
  const char *tooltip;   /* (nullable) the reason */
} OpccPillWords;

#define OPCC_TYPE_PILL (opcc_pill_get_type ())
G_DECLARE_FINAL_TYPE (OpccPill, opcc_pill, OPCC, PILL, GtkWidget)

/* Properties: "tone", "icon-name", "text". CSS: .opcc-pill with the tone's class. */
GtkWidget *opcc_pill_new (OpccTone tone, const char *icon_name, const char *text);
void opcc_pill_set (OpccPill *self, const OpccPillWords *words);
const char *opcc_pill_get_text (OpccPill *self);

/* The five ratings of capital schemes; "green", "amber", "red", "complete", else not rated. */
GtkWidget *opcc_pill_new_rating (const char *rating);
void opcc_pill_rating_words (const char *rating, OpccPillWords *words);

/* The same pill without a widget, for tables: its left edge at @x, no wider than @width. */
void opcc_pill_draw (GtkWidget *widget,
                     GtkSnapshot *snapshot,
                     const OpccPillWords *words,
                     float x,
                     float middle_y,
                     float width);

G_END_DECLS
