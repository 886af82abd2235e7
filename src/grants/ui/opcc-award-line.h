/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardLine: a line between two rows of the award board, with what it means at both ends. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccAwardLineKind:
 * @OPCC_AWARD_LINE_POT: below the last row the pot pays for
 * @OPCC_AWARD_LINE_AWARDS: below the last award, where that is another place than the pot's
 * @OPCC_AWARD_LINE_OVER: below the last row within the over-award
 * @OPCC_AWARD_LINE_THRESHOLD: below the last row that reaches the threshold
 */
typedef enum
{
  OPCC_AWARD_LINE_POT,
  OPCC_AWARD_LINE_AWARDS,
  OPCC_AWARD_LINE_OVER,
  OPCC_AWARD_LINE_THRESHOLD,
} OpccAwardLineKind;

/**
 * OpccAwardLine:
 *
 * A separator whose name is its words. CSS: .opcc-divider, .opcc-rule, .opcc-tab.
 */
#define OPCC_TYPE_AWARD_LINE (opcc_award_line_get_type ())
G_DECLARE_FINAL_TYPE (OpccAwardLine, opcc_award_line, OPCC, AWARD_LINE, GtkWidget)

/* @words: "Pot £130,000 · 16 awards"; @note: (nullable): "£10 left"; @can_move: has the handle. */
GtkWidget *opcc_award_line_new (OpccAwardLineKind kind,
                                const char *words,
                                const char *note,
                                gboolean can_move);
OpccAwardLineKind opcc_award_line_get_kind (OpccAwardLine *self);
const char *opcc_award_line_get_words (OpccAwardLine *self);
const char *opcc_award_line_get_note (OpccAwardLine *self);
/* Whether @widget is the handle of a line, or lies in one. */
gboolean opcc_award_line_is_handle (GtkWidget *widget);

G_END_DECLS
