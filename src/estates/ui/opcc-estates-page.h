/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccEstatesPage: the estates: schemes, their time line, premises, section 106, updates. */
#pragma once

#include "opcc-tab-page.h"

G_BEGIN_DECLS

/**
 * OpccEstatesPage:
 *
 * Actions: "page.new" (an update), "page.add" (kind), "page.import-list" (name),
 * "page.ask-missing", "page.paper", "page.filters".
 */
#define OPCC_TYPE_ESTATES_PAGE (opcc_estates_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccEstatesPage, opcc_estates_page, OPCC, ESTATES_PAGE, OpccTabPage)

G_END_DECLS
