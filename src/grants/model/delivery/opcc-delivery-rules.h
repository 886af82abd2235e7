/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules for what is written down of a grant after its award. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

/* For the domain's model: keeps the rules before a record is saved or deleted by hand, and fills
 * in what follows from the office file. */
gboolean opcc_delivery_judge (OpccDb *db, OpccRecord *record, gboolean is_deleted, GError **error);

G_END_DECLS
