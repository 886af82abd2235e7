/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZonePage: one People Zone from its overview to its history, a tab for each part. */
#pragma once

#include "opcc-tab-page.h"

G_BEGIN_DECLS

/* Actions: "page.new" (what the tab in view is about), "page.edit", "page.add-visit",
 * "page.add-indicator", "page.add-asset", "page.add-baselines", "page.move", "page.choose-areas",
 * "page.show-money". */
#define OPCC_TYPE_ZONE_PAGE (opcc_zone_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccZonePage, opcc_zone_page, OPCC, ZONE_PAGE, OpccTabPage)

G_END_DECLS
