/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccGrantFigures: the money of grants after their award as a row of cards. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-delivery.h"

G_BEGIN_DECLS

#define OPCC_TYPE_GRANT_FIGURES (opcc_grant_figures_get_type ())
G_DECLARE_FINAL_TYPE (OpccGrantFigures, opcc_grant_figures, OPCC, GRANT_FIGURES, GtkWidget)

GtkWidget *opcc_grant_figures_new (void);
/* Of one grant, or of all grants of a round. */
void opcc_grant_figures_show (OpccGrantFigures *self, const OpccDelivery *grant);
void opcc_grant_figures_show_totals (OpccGrantFigures *self, const OpccDeliveryTotals *totals);

G_END_DECLS
