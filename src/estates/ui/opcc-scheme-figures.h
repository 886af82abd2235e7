/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemeFigures: the money of one scheme in a row: original, revised, actual, forecast,
 * variance. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-schemes.h"

G_BEGIN_DECLS

/**
 * OpccSchemeFigures:
 *
 * What is not given is said. The way to the rows behind the revised budget leads to the list of
 * its changes. Signal "trace-changes".
 */
#define OPCC_TYPE_SCHEME_FIGURES (opcc_scheme_figures_get_type ())
G_DECLARE_FINAL_TYPE (OpccSchemeFigures, opcc_scheme_figures, OPCC, SCHEME_FIGURES, GtkWidget)

GtkWidget *opcc_scheme_figures_new (void);
/* @state: read until the function returns */
void opcc_scheme_figures_show (OpccSchemeFigures *self, const OpccSchemeState *state);

G_END_DECLS
