/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZonesPage: all People Zones with their map, the candidates, all visits, and the small areas.
 */
#pragma once

#include "opcc-tab-page.h"

G_BEGIN_DECLS

/* Actions: "page.new", "page.next-tab", "page.previous-tab". */
#define OPCC_TYPE_ZONES_PAGE (opcc_zones_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccZonesPage, opcc_zones_page, OPCC, ZONES_PAGE, OpccTabPage)

G_END_DECLS
