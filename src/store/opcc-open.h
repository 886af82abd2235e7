/* SPDX-License-Identifier: GPL-3.0-or-later */
/* May this file be opened, and how: the checks that come before everything else. */
#pragma once

#include "opcc-db-private.h"
#include "opcc-store.h"

G_BEGIN_DECLS

/* Whether it is a file and begins like one of ours. */
gboolean opcc_open_check_file (const char *path, GError **error);
OpccDb *opcc_open_office (const char *path, OpccStoreFlags flags, GError **error);

G_END_DECLS
