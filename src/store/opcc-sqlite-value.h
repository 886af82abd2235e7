/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored values as SQLite takes them. */
#pragma once

#include <sqlite3.h>

#include "opcc-field.h"

G_BEGIN_DECLS

int opcc_sqlite_bind (sqlite3_stmt *stmt, int at, const OpccStored *value, gboolean keep);

G_END_DECLS
