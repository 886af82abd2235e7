/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOrganisationPage: one organisation with all that the office ever had to do with it. */
#pragma once

#include "opcc-record-file.h"

G_BEGIN_DECLS

/* Made with opcc_organisation_page_new () of opcc-grants-pages.h. */
#define OPCC_TYPE_ORGANISATION_PAGE (opcc_organisation_page_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccOrganisationPage, opcc_organisation_page, OPCC, ORGANISATION_PAGE, OpccRecordFile)

G_END_DECLS
