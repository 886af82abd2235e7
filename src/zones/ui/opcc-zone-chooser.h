/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs in which the areas of a zone, and the applications made inside it, are chosen. */
#pragma once

#include "opcc-record-chooser.h"
#include "opcc-zone.h"

G_BEGIN_DECLS

/* @zone: (transfer none): as read. Both save as one action and say so in a toast. Returns:
 * (transfer none) (nullable): it closes itself; NULL where the office has no such records */
OpccRecordChooser *
opcc_zone_chooser_open_areas (GtkWidget *from, OpccWorkspace *workspace, OpccZone *zone);
OpccRecordChooser *
opcc_zone_chooser_open_grants (GtkWidget *from, OpccWorkspace *workspace, OpccZone *zone);

G_END_DECLS
