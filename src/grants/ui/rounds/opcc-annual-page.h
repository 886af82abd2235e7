/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAnnualPage: what the grants of a year came to, each figure with the applications behind it.
 */
#pragma once

#include "opcc-page.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ANNUAL_PAGE (opcc_annual_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccAnnualPage, opcc_annual_page, OPCC, ANNUAL_PAGE, OpccPage)

G_END_DECLS
