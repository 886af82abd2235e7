/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes long to count, kept in the cache folder for as long as the records stay as they are.
 */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

/* Where the log stands: take it before counting, and give it to opcc_db_keep() with the answer. */
gint64 opcc_db_get_mark (OpccDb *db);
void opcc_db_keep (OpccDb *db, const char *key, gint64 mark, const char *text);
char *opcc_db_get_kept (OpccDb *db, const char *key, const OpccKind *kind);

/* Forgets all answers. */
void opcc_kept_discard (OpccDb *db);

G_END_DECLS
