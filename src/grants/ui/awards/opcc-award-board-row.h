/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardBoardRow: one ranked application on the award board, with its award typed in place. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-award-draft.h"

G_BEGIN_DECLS

/**
 * OpccAwardBoardRow:
 *
 * Without cells until it is brought up to date for the first time.
 * Signal "refused" (const char *sentence, NULL once it no longer stands): what was typed cannot be.
 */
#define OPCC_TYPE_AWARD_BOARD_ROW (opcc_award_board_row_get_type ())
G_DECLARE_FINAL_TYPE (OpccAwardBoardRow, opcc_award_board_row, OPCC, AWARD_BOARD_ROW, GtkListBoxRow)

/* What is typed goes into @draft. */
GtkWidget *opcc_award_board_row_new (OpccAwardDraft *draft);
/* @wide_spread: the markers were far apart. */
void opcc_award_board_row_update (OpccAwardBoardRow *self,
                                  const OpccAwardRow *row,
                                  gboolean wide_spread);
/* @words (nullable): what is open of an earlier grant. */
void opcc_award_board_row_set_warning (OpccAwardBoardRow *self, const char *words);
void opcc_award_board_row_set_wide (OpccAwardBoardRow *self, gboolean wide);
/* Shows the field of the award; only the row at the cursor has one in view. */
void opcc_award_board_row_set_cursor (OpccAwardBoardRow *self, gboolean cursor);
/* @reason (nullable): why nothing can be typed. */
void opcc_award_board_row_set_locked (OpccAwardBoardRow *self, const char *reason);
void opcc_award_board_row_edit (OpccAwardBoardRow *self);
/* (nullable): the cell of the award, for whoever pressed on it. */
GtkWidget *opcc_award_board_row_get_award_cell (OpccAwardBoardRow *self);

G_END_DECLS
