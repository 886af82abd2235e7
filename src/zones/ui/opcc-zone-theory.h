/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneTheory: the theory of change of a zone in one row, from its situation to its impact. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-zone.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ZONE_THEORY (opcc_zone_theory_get_type ())
G_DECLARE_FINAL_TYPE (OpccZoneTheory, opcc_zone_theory, OPCC, ZONE_THEORY, GtkWidget)

GtkWidget *opcc_zone_theory_new (void);
/* @zone: read until the function returns; what it leaves open is said. */
void opcc_zone_theory_show (OpccZoneTheory *self, OpccZone *zone);

G_END_DECLS
