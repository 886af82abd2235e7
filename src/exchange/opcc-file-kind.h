/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is, judged by its first bytes and never by its name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  OPCC_FILE_TEXT,
  OPCC_FILE_ZIP,
  OPCC_FILE_JSON,
} OpccFileKind;

gboolean opcc_file_kind_find (const char *path, OpccFileKind *kind, GError **error);

G_END_DECLS
