/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemePage: one scheme with its rating, its updates, budget changes, funding and history. */
#pragma once

#include "opcc-record-file.h"

G_BEGIN_DECLS

/* Action "page.new" adds an update. */
#define OPCC_TYPE_SCHEME_PAGE (opcc_scheme_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccSchemePage, opcc_scheme_page, OPCC, SCHEME_PAGE, OpccRecordFile)

G_END_DECLS
