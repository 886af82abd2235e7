/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the zones domain, as the application opens them. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

GtkWidget *opcc_zones_page_new (OpccWorkspace *workspace);
GtkWidget *opcc_zone_page_new (OpccWorkspace *workspace, gint64 n);
GtkWidget *opcc_indicator_page_new (OpccWorkspace *workspace, gint64 n);
GtkWidget *opcc_visit_page_new (OpccWorkspace *workspace, gint64 n);
GtkWidget *opcc_plan_line_page_new (OpccWorkspace *workspace, gint64 n);
GtkWidget *opcc_area_page_new (OpccWorkspace *workspace, gint64 n);

G_END_DECLS
