/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccGrantSchemePage: the year of a scheme: its annual report, its set-up, its workshops. */
#pragma once

#include "opcc-tab-page.h"

G_BEGIN_DECLS

#define OPCC_TYPE_GRANT_SCHEME_PAGE (opcc_grant_scheme_page_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccGrantSchemePage, opcc_grant_scheme_page, OPCC, GRANT_SCHEME_PAGE, OpccTabPage)

G_END_DECLS
