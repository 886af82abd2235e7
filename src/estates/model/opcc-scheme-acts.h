/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to a scheme that touches more than one record. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-scheme-update.h"

G_BEGIN_DECLS

/* Saves a new update and carries what it gives (per cent, stage, forecast, end, ratings) over to
 * its scheme, as one action; what it leaves out stays as it was. */
gboolean opcc_scheme_update_add (OpccDb *db, OpccSchemeUpdate *update, GError **error);

G_END_DECLS
