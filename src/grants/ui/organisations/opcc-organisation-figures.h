/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOrganisationFigures: what one organisation asked for, got and still owes, as cards. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-organisation-dossier.h"
#include "opcc-organisation-lists.h"

G_BEGIN_DECLS

/**
 * OpccOrganisationFigures:
 *
 * Signal "trace" (guint, an OpccOrganisationList): the way from a figure to its rows.
 */
#define OPCC_TYPE_ORGANISATION_FIGURES (opcc_organisation_figures_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccOrganisationFigures, opcc_organisation_figures, OPCC, ORGANISATION_FIGURES, GtkWidget)

GtkWidget *opcc_organisation_figures_new (void);
/* Hidden while the organisation has never applied: there is nothing to add up. */
void opcc_organisation_figures_show (OpccOrganisationFigures *self,
                                     const OpccOrganisationDossier *dossier);

G_END_DECLS
