/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All days of a round as a calendar file: its own, and those of its grants. */
#pragma once

#include "opcc-db-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes it; the same records make the same file. Returns the number of days, -1 on error. */
gint64 opcc_round_calendar_write (
    OpccDb *db, gint64 round, const char *path, GCancellable *cancellable, GError **error);
/* How many days it would have; -1 on error. */
gint64
opcc_round_calendar_count (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error);

G_END_DECLS
