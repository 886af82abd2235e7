/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells a slot list, and the rows of a table, which places can be seen. */
#pragma once

#include "opcc-table-shared.h"

G_BEGIN_DECLS

/* @shared: its view shows an OpccTickModel, and is in its scrolled window already. */
void opcc_table_sight_follow (OpccTableShared *shared);

G_END_DECLS
