/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLogPage: everything that was done in the office, newest first. */
#pragma once

#include "opcc-history-list.h"
#include "opcc-page.h"
#include "opcc-store.h"

G_BEGIN_DECLS

#define OPCC_TYPE_LOG_PAGE (opcc_log_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccLogPage, opcc_log_page, OPCC, LOG_PAGE, OpccPage)

GtkWidget *opcc_log_page_new (OpccStore *store);
OpccHistoryList *opcc_log_page_get_list (OpccLogPage *self);

G_END_DECLS
