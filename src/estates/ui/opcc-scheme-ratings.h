/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemeRatings: how a scheme is rated for time, money and quality, beside what the ratings
 * mean. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-schemes.h"

G_BEGIN_DECLS

#define OPCC_TYPE_SCHEME_RATINGS (opcc_scheme_ratings_get_type ())
G_DECLARE_FINAL_TYPE (OpccSchemeRatings, opcc_scheme_ratings, OPCC, SCHEME_RATINGS, GtkWidget)

GtkWidget *opcc_scheme_ratings_new (void);
/* @state: read until the function returns */
void opcc_scheme_ratings_show (OpccSchemeRatings *self, const OpccSchemeState *state);

G_END_DECLS
