/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoundOverview: the first tab of a round: its stages, its figures, and what is next. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-round-figures.h"

G_BEGIN_DECLS

/**
 * OpccRoundOverview:
 *
 * Signals: "show-applications" (const char *filter, const char *district), both nullable, when a
 * figure is followed to its rows; "go" (const char *target), a tab of the page, "edit" or "import".
 */
#define OPCC_TYPE_ROUND_OVERVIEW (opcc_round_overview_get_type ())
G_DECLARE_FINAL_TYPE (OpccRoundOverview, opcc_round_overview, OPCC, ROUND_OVERVIEW, GtkWidget)

GtkWidget *opcc_round_overview_new (OpccRoundFigures *figures);

G_END_DECLS
