/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How this office gives counts of people to partners and the public: a setting of its file. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-disclosure.h"

G_BEGIN_DECLS

/* "5" rounds; anything else does not. Kept by opcc_db_set_setting(). */
#define OPCC_COUNTS_ROUND_SETTING "counts.round-to"

OpccDisclosureRule opcc_counts_rule_read (OpccDb *db);
gboolean opcc_counts_rule_set_round (OpccDb *db, gboolean round_to_5, GError **error);

G_END_DECLS
