/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckSlides: the slides of a deck as rows in their order, to be moved, noted and removed. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccDeckSlides:
 *
 * Follows the office file. Keys: Alt+Up and Alt+Down move the slide in focus, Enter edits its
 * notes, Delete removes it, Shift+F10 and the Menu key open its menu; the handle drags it. Actions:
 * "slides.up", "slides.down", "slides.edit", "slides.remove".
 */
#define OPCC_TYPE_DECK_SLIDES (opcc_deck_slides_get_type ())
G_DECLARE_FINAL_TYPE (OpccDeckSlides, opcc_deck_slides, OPCC, DECK_SLIDES, GtkWidget)

/* (transfer floating) @deck: its number */
GtkWidget *opcc_deck_slides_new (OpccWorkspace *workspace, gint64 deck);
/* Reads the slides again. */
void opcc_deck_slides_reload (OpccDeckSlides *self);

G_END_DECLS
