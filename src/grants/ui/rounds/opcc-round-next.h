/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoundNext: the card that says what a round waits for, with the way there. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-round-summary.h"

G_BEGIN_DECLS

/* Signal "step" (const char *target): the button was pressed; a tab, or "import". */
#define OPCC_TYPE_ROUND_NEXT (opcc_round_next_get_type ())
G_DECLARE_FINAL_TYPE (OpccRoundNext, opcc_round_next, OPCC, ROUND_NEXT, GtkWidget)

void opcc_round_next_set_summary (OpccRoundNext *self, const OpccRoundSummary *summary);

G_END_DECLS
