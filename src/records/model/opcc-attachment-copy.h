/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A private copy of an attached file, for another program to show. */
#pragma once

#include <gio/gio.h>

#include "opcc-db-types.h"

G_BEGIN_DECLS

char *opcc_attachment_copy_make (OpccDb *db, gint64 n, GCancellable *cancellable, GError **error);

G_END_DECLS
