/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardApplicants: how many of those who get money have papers or an earlier grant open, and
 * who they are. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-applicant.h"

G_BEGIN_DECLS

/**
 * OpccAwardApplicants:
 *
 * One line, which opens a list with the way to each organisation and each earlier grant. Hidden
 * while nothing is open.
 */
#define OPCC_TYPE_AWARD_APPLICANTS (opcc_award_applicants_get_type ())
G_DECLARE_FINAL_TYPE (OpccAwardApplicants, opcc_award_applicants, OPCC, AWARD_APPLICANTS, GtkWidget)

/* @applicants: (nullable) of OpccApplicant; @plan is read until the function returns */
void opcc_award_applicants_set (OpccAwardApplicants *self,
                                GPtrArray *applicants,
                                const OpccAwardPlan *plan);

G_END_DECLS
