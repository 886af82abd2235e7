/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccGrantsPage: the schemes of the office with their rounds. */
#pragma once

#include "opcc-page.h"

G_BEGIN_DECLS

/* Actions: "page.new" (a scheme), "page.new-round" and "page.edit-scheme" (number of a scheme). */
#define OPCC_TYPE_GRANTS_PAGE (opcc_grants_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccGrantsPage, opcc_grants_page, OPCC, GRANTS_PAGE, OpccPage)

G_END_DECLS
