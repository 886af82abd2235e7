/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was marked and settled stays as the decision of the round saw it. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

gboolean
opcc_marking_explain_decided (OpccDb *db, gint64 round, char **explanation, GError **error);
gboolean opcc_marking_check_undecided (OpccDb *db, gint64 round, GError **error);
gboolean opcc_marking_check_application (OpccDb *db, gint64 application, GError **error);
gboolean opcc_marking_may_change (OpccDb *db, OpccRecord *record, GError **error);

G_END_DECLS
