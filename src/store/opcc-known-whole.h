/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an office file is still the one that was found whole, as far as the file system can tell:
 * nobody has written it since, so that not every command has to look at all of it. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

gboolean opcc_known_whole_recall (OpccDb *db);
void opcc_known_whole_note (OpccDb *db, gint64 stamp);
void opcc_known_whole_remember (OpccDb *db);

G_END_DECLS
