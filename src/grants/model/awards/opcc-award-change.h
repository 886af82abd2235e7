/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of awards after the decision: one is released, another comes from the reserve list.
 */
#pragma once

#include "opcc-award.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

gboolean opcc_award_release (OpccDb *db,
                             gint64 application,
                             const char *reason,
                             OpccDate day,
                             gboolean claw_back,
                             GError **error);
gboolean opcc_award_from_reserve (OpccDb *db,
                                  gint64 application,
                                  gint64 amount,
                                  const char *reasons,
                                  const char *order_reason,
                                  OpccDate day,
                                  GError **error);
/* The awards of a round that were changed since its decision, the oldest change first: a GPtrArray
 * of OpccAward. */
GPtrArray *opcc_award_list_changes (OpccDb *db, gint64 round, GError **error);
char *opcc_award_say_change (OpccDb *db, const OpccAward *award, GError **error);
gboolean opcc_award_may_change (OpccDb *db, OpccRecord *record, GError **error);

G_END_DECLS
