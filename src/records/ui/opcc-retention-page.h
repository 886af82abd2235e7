/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRetentionPage: how long personal data are kept, what is held, what is due, what was removed.
 */
#pragma once

#include "opcc-page.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

#define OPCC_TYPE_RETENTION_PAGE (opcc_retention_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccRetentionPage, opcc_retention_page, OPCC, RETENTION_PAGE, OpccPage)

GtkWidget *opcc_retention_page_new (OpccWorkspace *workspace);

G_END_DECLS
