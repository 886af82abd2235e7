/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccGrantPage: one grant after its award: what is next, its money, agreement, payments, returns.
 */
#pragma once

#include "opcc-record-file.h"

G_BEGIN_DECLS

/**
 * OpccGrantPage:
 *
 * Of an award. What was decided stays as it was; agreement, payments, returns, outputs and
 * variations are added below. Actions: "page.plan-payments", "page.check-payee",
 * "page.application".
 */
#define OPCC_TYPE_GRANT_PAGE (opcc_grant_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccGrantPage, opcc_grant_page, OPCC, GRANT_PAGE, OpccRecordFile)

G_END_DECLS
