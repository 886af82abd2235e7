/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardDivider: a line between two rows of the award board, with what it means at both ends. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccAwardDividerKind:
 * @OPCC_AWARD_DIVIDER_POT: below the last row the pot pays for
 * @OPCC_AWARD_DIVIDER_AWARDS: below the last award, where that is another place than the pot's
 * @OPCC_AWARD_DIVIDER_OVER: below the last row within the over-award
 * @OPCC_AWARD_DIVIDER_THRESHOLD: below the last row that reaches the threshold
 */
typedef enum
{
  OPCC_AWARD_DIVIDER_POT,
  OPCC_AWARD_DIVIDER_AWARDS,
  OPCC_AWARD_DIVIDER_OVER,
  OPCC_AWARD_DIVIDER_THRESHOLD,
} OpccAwardDividerKind;

/**
 * OpccAwardDivider:
 *
 * A separator whose name is its words. CSS: .opcc-divider, .opcc-rule, .opcc-tab.
 */
#define OPCC_TYPE_AWARD_DIVIDER (opcc_award_divider_get_type ())
G_DECLARE_FINAL_TYPE (OpccAwardDivider, opcc_award_divider, OPCC, AWARD_DIVIDER, GtkWidget)

/* @words: "Pot £130,000 · 16 awards"; @note: (nullable): "£10 left"; @can_move: has the handle. */
GtkWidget *opcc_award_divider_new (OpccAwardDividerKind kind,
                                   const char *words,
                                   const char *note,
                                   gboolean can_move);
/* Whether @widget is the handle of a line, or lies in one. */
gboolean opcc_award_divider_is_handle (GtkWidget *widget);

G_END_DECLS
