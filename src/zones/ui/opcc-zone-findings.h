/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneFindings: what the research in a zone found, grouped by its methods. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccZoneFindings:
 *
 * Enter or F2 changes the finding in a form, Delete takes it out, which can be undone.
 * Actions: "finding.add"; "finding.edit", "finding.delete" with its number.
 */
#define OPCC_TYPE_ZONE_FINDINGS (opcc_zone_findings_get_type ())
G_DECLARE_FINAL_TYPE (OpccZoneFindings, opcc_zone_findings, OPCC, ZONE_FINDINGS, GtkWidget)

/* @zone: number of the zone */
GtkWidget *opcc_zone_findings_new (OpccWorkspace *workspace, gint64 zone);

G_END_DECLS
