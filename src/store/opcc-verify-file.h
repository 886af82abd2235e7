/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What verify looks at beside log and records: the file's structure, its settings, its counters. */
#pragma once

#include "opcc-db-private.h"

G_BEGIN_DECLS

gboolean opcc_verify_structure (OpccDb *db, GPtrArray *problems, GError **error);
gboolean opcc_verify_settings (OpccDb *db, GPtrArray *problems, GError **error);
gboolean opcc_verify_counters (OpccDb *db, GPtrArray *problems, GError **error);

G_END_DECLS
