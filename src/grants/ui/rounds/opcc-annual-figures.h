/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAnnualFigures: the figures of an annual report as lines to choose from. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-annual-report.h"

G_BEGIN_DECLS

/**
 * OpccAnnualFigures:
 *
 * One line is always chosen. Signal "chosen": another one is.
 */
#define OPCC_TYPE_ANNUAL_FIGURES (opcc_annual_figures_get_type ())
G_DECLARE_FINAL_TYPE (OpccAnnualFigures, opcc_annual_figures, OPCC, ANNUAL_FIGURES, GtkWidget)

GtkWidget *opcc_annual_figures_new (void);
/* Keeps the line that is chosen, where it is there still. */
void opcc_annual_figures_set (OpccAnnualFigures *self, const OpccAnnualReport *report);
/* (nullable): the figure, as opcc_annual_row_is_behind () takes it. */
const char *opcc_annual_figures_get_chosen (OpccAnnualFigures *self);
const char *opcc_annual_figures_get_label (OpccAnnualFigures *self);

G_END_DECLS
