/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping the score of an application in step with its marks. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

gboolean opcc_marking_refresh (
    OpccDb *db, gint64 round, const gint64 *applications, gsize n_applications, GError **error);
gboolean opcc_marking_refresh_round (OpccDb *db, gint64 round, GError **error);

G_END_DECLS
