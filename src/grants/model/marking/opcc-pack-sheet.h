/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A marker's pack as a locked workbook, for who has not the program. */
#pragma once

#include "opcc-pack.h"

G_BEGIN_DECLS

gboolean opcc_pack_sheet_write (const OpccPack *self, const char *path, GError **error);
OpccPack *opcc_pack_sheet_read (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
