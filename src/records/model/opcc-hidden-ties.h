/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes with a hidden record: whatever names it, or would let it be worked out. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

typedef struct
{
  const OpccKind *kind;
  gint64 n;
} OpccTiedRecord;

GArray *opcc_hidden_ties_find (OpccDb *db, const OpccKind *kind, gint64 n, GError **error);

G_END_DECLS
