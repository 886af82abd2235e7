/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoundPage: one round from its overview to what is published, a tab for each part. */
#pragma once

#include "opcc-applications-tab.h"
#include "opcc-tab-page.h"

G_BEGIN_DECLS

/**
 * OpccRoundPage:
 *
 * Actions: "page.find", "page.import", "page.import-file" (path or URI), "page.export",
 * "page.export-selected", "page.select-all", "page.open-row", "page.set-flag",
 * "page.change-stage", "page.edit", "page.criteria".
 */
#define OPCC_TYPE_ROUND_PAGE (opcc_round_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccRoundPage, opcc_round_page, OPCC, ROUND_PAGE, OpccTabPage)

/* "overview", "applications", "marking", "awards" or "publish". */
OpccApplicationsTab *opcc_round_page_get_applications (OpccRoundPage *self);

G_END_DECLS
