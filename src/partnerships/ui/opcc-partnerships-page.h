/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPartnershipsPage: the partnerships with their money and returns, projects, bids, charts. */
#pragma once

#include "opcc-record-file.h"
#include "opcc-tab-page.h"

G_BEGIN_DECLS

#define OPCC_TYPE_PARTNERSHIPS_PAGE (opcc_partnerships_page_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccPartnershipsPage, opcc_partnerships_page, OPCC, PARTNERSHIPS_PAGE, OpccTabPage)

/* (transfer floating) */
GtkWidget *opcc_partnerships_page_new (OpccWorkspace *workspace);

/* A partnership with its allocations; an allocation with its projects and returns. */
extern const OpccRecordSpec opcc_partnership_record;
extern const OpccRecordSpec opcc_csp_allocation_record;
extern const OpccRecordSpec opcc_bid_record;

G_END_DECLS
