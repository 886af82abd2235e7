/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the zones domain, as the application opens them. */
#pragma once

#include "opcc-record-file.h"

G_BEGIN_DECLS

GtkWidget *opcc_zones_page_new (OpccWorkspace *workspace);
GtkWidget *opcc_zone_page_new (OpccWorkspace *workspace, gint64 n);

extern const OpccRecordSpec opcc_indicator_record;
extern const OpccRecordSpec opcc_visit_record;
extern const OpccRecordSpec opcc_plan_line_record;
extern const OpccRecordSpec opcc_area_record;

G_END_DECLS
