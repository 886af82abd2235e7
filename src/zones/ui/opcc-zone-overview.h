/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneOverview: the first tab of a zone: its stages, before and after, and what it has. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-zone-view.h"

G_BEGIN_DECLS

/* Signal "stage-wanted" (const char *stage): a stage was pressed. */
#define OPCC_TYPE_ZONE_OVERVIEW (opcc_zone_overview_get_type ())
G_DECLARE_FINAL_TYPE (OpccZoneOverview, opcc_zone_overview, OPCC, ZONE_OVERVIEW, GtkWidget)

GtkWidget *opcc_zone_overview_new (void);
void opcc_zone_overview_show (OpccZoneOverview *self, const OpccZoneView *view);

G_END_DECLS
