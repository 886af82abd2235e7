/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccApplicationPage: one application: its flags with their rules, its answers, its markers. */
#pragma once

#include "opcc-ask-dialog.h"
#include "opcc-page.h"

G_BEGIN_DECLS

/* Actions: "page.override" (key of a flag), "page.set-flag", "page.change-stage",
 * "page.organisation", "page.round", "page.edit". */
#define OPCC_TYPE_APPLICATION_PAGE (opcc_application_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccApplicationPage, opcc_application_page, OPCC, APPLICATION_PAGE, OpccPage)

G_END_DECLS
