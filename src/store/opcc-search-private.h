/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccIndex: the search side file, which is never the only place of anything. */
#pragma once

#include "opcc-db-private.h"

G_BEGIN_DECLS

void opcc_index_free (OpccIndex *self);
/* How many log entries the index has not read yet. */
gint64 opcc_index_get_backlog (OpccDb *db);
/* Deletes the side file, which is made anew when it is next asked for. */
void opcc_index_discard (OpccDb *db);
/* Reads a slice of the log, of about @max_rows rows; *more says whether there is another. */
gboolean opcc_index_feed (OpccDb *db, gint64 max_rows, gboolean *more, GError **error);

G_END_DECLS
