/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardBoard: the ranked applications as rows, with the lines of pot, limit and threshold. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-award-draft.h"

G_BEGIN_DECLS

/**
 * OpccAwardBoard:
 *
 * A list box, because its header function puts the lines between rows as widgets of their own.
 * Keys: Up and Down move the cursor, Enter edits the award, Shift+F10 opens the menu of the row.
 * Actions: "page.edit" (while the focus is here), "board.reason", "board.as-ruled",
 * "board.open-application", "board.open-organisation".
 * Signal "reason-wanted" (gint64 application).
 */
#define OPCC_TYPE_AWARD_BOARD (opcc_award_board_get_type ())
G_DECLARE_FINAL_TYPE (OpccAwardBoard, opcc_award_board, OPCC, AWARD_BOARD, GtkWidget)

GtkWidget *opcc_award_board_new (OpccAwardDraft *draft);
/* Also project and priority, and districts in full. */
void opcc_award_board_set_wide (OpccAwardBoard *self, gboolean wide);
/* @applicants: of OpccApplicant: what is open of them is shown beside their names. */
void opcc_award_board_set_applicants (OpccAwardBoard *self, GPtrArray *applicants);
/* @reason (nullable): why nothing can be changed. */
void opcc_award_board_set_locked (OpccAwardBoard *self, const char *reason);
/* The application at the cursor, 0: none. */
gint64 opcc_award_board_get_cursor (OpccAwardBoard *self);
gboolean opcc_award_board_show (OpccAwardBoard *self, gint64 application);
void opcc_award_board_edit (OpccAwardBoard *self);
/* The next award below the cursor that depends on who marked, round the end. */
void opcc_award_board_show_next_unsure (OpccAwardBoard *self);
void opcc_award_board_show_threshold (OpccAwardBoard *self);

G_END_DECLS
