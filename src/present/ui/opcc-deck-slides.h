/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckSlides: the slides of a deck, or the sections of a report, as rows in their order, to be
 * moved, edited and removed. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-ordered-view.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* All of it static; words in N_(). */
typedef struct
{
  const OpccKind *kind;      /* of what the rows are */
  const char *const *edited; /* what the form asks for */
  OpccOrderedView *(*read) (OpccDb *db, gint64 owner, GCancellable *cancellable, GError **error);
  gboolean (*move) (OpccDb *db, gint64 n, gint64 place, GError **error);
  const char *name;   /* of the list */
  const char *edit;   /* in the menu of a row */
  const char *remove; /* the same */
  const char *icon_name;
  const char *empty_title;
  const char *empty_text;
} OpccDeckSlidesSpec;

/**
 * OpccDeckSlides:
 *
 * Follows the office file. Keys: Alt+Up and Alt+Down move the row in focus, Enter edits it, Delete
 * removes it, Shift+F10 and the Menu key open its menu; the handle drags it. Actions: "slides.up",
 * "slides.down", "slides.edit", "slides.remove".
 */
#define OPCC_TYPE_DECK_SLIDES (opcc_deck_slides_get_type ())
G_DECLARE_FINAL_TYPE (OpccDeckSlides, opcc_deck_slides, OPCC, DECK_SLIDES, GtkWidget)

/* (transfer floating) @owner: number of the deck or report */
GtkWidget *
opcc_deck_slides_new (OpccWorkspace *workspace, const OpccDeckSlidesSpec *spec, gint64 owner);
/* Reads the rows again. */
void opcc_deck_slides_reload (OpccDeckSlides *self);

G_END_DECLS
