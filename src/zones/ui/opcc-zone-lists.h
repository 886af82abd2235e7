/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists of a zone show, and what their forms ask for. */
#pragma once

#include "opcc-record-file.h"
#include "opcc-records-page.h"

G_BEGIN_DECLS

extern const OpccRecordSectionSpec opcc_zone_plan_lists[]; /* each ends with { NULL } */
extern const OpccRecordSectionSpec opcc_zone_money_lists[];
extern const OpccRecordSectionSpec opcc_zone_area_lists[];
extern const OpccRecordSectionSpec opcc_zone_asset_lists[];
extern const OpccRecordSectionSpec opcc_zone_group_lists[];
extern const OpccRecordSectionSpec opcc_zone_visit_lists[];
extern const OpccRecordSectionSpec opcc_zone_indicator_lists[];

extern const OpccRecordSpec opcc_zone_record;
extern const OpccRecordsSpec opcc_zone_all_visits;
extern const OpccRecordsSpec opcc_zone_all_areas;

/* Fills the cell of an area with its zone. */
void opcc_zone_lists_fill_zone (OpccSlot *slot,
                                OpccRecord *record,
                                gpointer user_data,
                                OpccCellText *cell);

extern const char *const opcc_visit_form[]; /* each ends with NULL */
extern const char *const opcc_indicator_form[];
extern const char *const opcc_zone_asset_form[];
extern const char *const opcc_zone_form[];

G_END_DECLS
