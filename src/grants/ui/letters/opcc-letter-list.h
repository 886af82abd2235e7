/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLetterList: the letters of a round that are looked at, one in view, some ticked to issue. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-letter-row.h"

G_BEGIN_DECLS

/**
 * OpccLetterList:
 *
 * Signals: "viewed" when another letter is in view, or none, or it was read again; "ticked" when
 * other letters are ticked. Only what is ready can be ticked, and stays so while it is.
 */
#define OPCC_TYPE_LETTER_LIST (opcc_letter_list_get_type ())
G_DECLARE_FINAL_TYPE (OpccLetterList, opcc_letter_list, OPCC, LETTER_LIST, GtkWidget)

/* Fills it anew. @letters (unowned) has to last until the next call. @standing (nullable) and
 * @kind (nullable): only those. */
void opcc_letter_list_fill (OpccLetterList *self,
                            const OpccLetters *letters,
                            const char *standing,
                            const char *kind,
                            gboolean may_tick);
/* Shown instead of rows, with a button that shows all letters. */
void opcc_letter_list_set_empty_words (OpccLetterList *self, const char *words);
/* (nullable): the one in view. */
const OpccLetterRow *opcc_letter_list_get_viewed (OpccLetterList *self);
/* Takes another into view, that many rows below, with the focus. */
void opcc_letter_list_go (OpccLetterList *self, int steps);
/* Takes the first into view, with the focus. */
void opcc_letter_list_go_first (OpccLetterList *self);
/* Ticks the letter in view, or takes the tick off. */
void opcc_letter_list_toggle (OpccLetterList *self);
/* Ticks all that are shown and ready; where all are, takes the ticks off. */
void opcc_letter_list_toggle_all (OpccLetterList *self);
/* (transfer container): OpccLetterRow (unowned) that are ticked, shown now or not. */
GPtrArray *opcc_letter_list_get_ticked (OpccLetterList *self);

G_END_DECLS
