/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOrganisationsPage: everyone the office deals with, as a list to find and open. */
#pragma once

#include "opcc-workspace.h"
#include "opcc-page.h"

G_BEGIN_DECLS

/* Made with opcc_organisations_page_new () of opcc-grants-pages.h. */
#define OPCC_TYPE_ORGANISATIONS_PAGE (opcc_organisations_page_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccOrganisationsPage, opcc_organisations_page, OPCC, ORGANISATIONS_PAGE, OpccPage)

G_END_DECLS
