/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places where a database file gets lost: network shares and folders that a client synchronises. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (nullable): what a file system of that statfs(2) type is called where it is none to
 * trust
 */
const char *opcc_safe_place_name_network (guint32 type);
gboolean opcc_safe_place_check (const char *path, GError **error);

G_END_DECLS
