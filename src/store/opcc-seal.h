/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that no longer change once a field of theirs was given, with all that is part of them. */
#pragma once

#include "opcc-db.h"

G_BEGIN_DECLS

gboolean opcc_seal_check (OpccDb *db, OpccRecord *record, GError **error);

G_END_DECLS
