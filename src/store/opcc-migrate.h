/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing an office file up to this program's schema, one numbered step at a time. */
#pragma once

#include "opcc-db-private.h"

G_BEGIN_DECLS

gint64 opcc_migrate_newest (void);
gboolean opcc_migrate (OpccDb *db, gint64 from, GError **error);
gboolean
opcc_migrate_define_all (const OpccEngine *engine, OpccConnection *connection, GError **error);

G_END_DECLS
