/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardChecks: what should be looked at before the award is decided, done or still open. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-award-plan.h"

G_BEGIN_DECLS

#define OPCC_TYPE_AWARD_CHECKS (opcc_award_checks_get_type ())
G_DECLARE_FINAL_TYPE (OpccAwardChecks, opcc_award_checks, OPCC, AWARD_CHECKS, GtkWidget)

void opcc_award_checks_set (OpccAwardChecks *self,
                            const OpccAwardPlan *plan,
                            guint n_conflicts,
                            guint n_match_not_stated);

G_END_DECLS
