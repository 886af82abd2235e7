/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoundFigures: the summary of one round, counted off the main loop and kept up to date. */
#pragma once

#include "opcc-workspace.h"
#include "opcc-round-summary.h"

G_BEGIN_DECLS

/**
 * OpccRoundFigures:
 *
 * What the tabs of a round share. Signal "changed" after it was counted again, "failed" (GError)
 * where it could not be.
 */
#define OPCC_TYPE_ROUND_FIGURES (opcc_round_figures_get_type ())
G_DECLARE_FINAL_TYPE (OpccRoundFigures, opcc_round_figures, OPCC, ROUND_FIGURES, GObject)

OpccRoundFigures *opcc_round_figures_new (OpccWorkspace *workspace, gint64 round);
OpccWorkspace *opcc_round_figures_get_grants (OpccRoundFigures *self);
gint64 opcc_round_figures_get_round (OpccRoundFigures *self);
/* (transfer none) (nullable): NULL until counted for the first time; good until "changed" */
const OpccRoundSummary *opcc_round_figures_get_summary (OpccRoundFigures *self);
void opcc_round_figures_reload (OpccRoundFigures *self);

G_END_DECLS
