/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list as it is in view, written as the order of its document: found, filtered, sorted. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-query.h"
#include "opcc-redaction.h"

G_BEGIN_DECLS

char *opcc_list_order_from_query (const OpccQuery *query);
gboolean opcc_list_order_add_filter (OpccQuery *query,
                                     const char *filter,
                                     OpccAudience audience,
                                     GError **error);
gboolean opcc_list_order_add_among (OpccQuery *query, const char *numbers, GError **error);
gboolean opcc_list_order_keep_found (
    OpccDb *db, const OpccQuery *query, GArray *numbers, OpccRedaction *redaction, GError **error);

G_END_DECLS
