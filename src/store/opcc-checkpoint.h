/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few lines kept outside the office file, against which its whole past can be held later. */
#pragma once

#include "opcc-verify.h"

G_BEGIN_DECLS

char *opcc_checkpoint_write (OpccDb *db, const OpccVerifyReport *report, GError **error);
gboolean
opcc_checkpoint_compare (OpccDb *db, const char *text, GPtrArray *problems, GError **error);
gboolean
opcc_checkpoint_save (OpccDb *db, const OpccVerifyReport *report, const char *path, GError **error);
gboolean
opcc_checkpoint_compare_file (OpccDb *db, const char *path, GPtrArray *problems, GError **error);

G_END_DECLS
