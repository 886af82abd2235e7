/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of the area, a picture for each thing that lies on it: zones, visits, premises, grants.
 */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* (transfer floating) */
GtkWidget *opcc_zones_map_tab_new (OpccWorkspace *workspace);

G_END_DECLS
