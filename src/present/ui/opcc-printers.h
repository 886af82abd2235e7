/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which printers there are, as the dialog of print will offer them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void opcc_printers_find_file (GAsyncReadyCallback callback, gpointer user_data);
char *opcc_printers_find_file_finish (GAsyncResult *result);

G_END_DECLS
