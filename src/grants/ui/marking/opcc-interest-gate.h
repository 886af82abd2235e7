/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccInterestGate: asks a marker about an interest in the applicant before anything is read. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-marking.h"

G_BEGIN_DECLS

/* Its buttons are the actions "page.no-interest" and "page.declare-conflict". */
#define OPCC_TYPE_INTEREST_GATE (opcc_interest_gate_get_type ())
G_DECLARE_FINAL_TYPE (OpccInterestGate, opcc_interest_gate, OPCC, INTEREST_GATE, GtkWidget)

void opcc_interest_gate_set_view (OpccInterestGate *self, const OpccMarkingView *view);
void opcc_interest_gate_focus (OpccInterestGate *self);

G_END_DECLS
