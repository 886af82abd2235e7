/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists and the search share: where links lead, and which records hold words. */
#pragma once

#include "opcc-bitmap.h"
#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 n;
  gint64 target; /* 0: none */
} OpccLink;

const GArray *
opcc_find_get_links (OpccDb *db, const OpccKind *kind, const OpccField *field, GError **error);
/* Adds the records of the kind that hold every word to @found, which is empty. */
gboolean opcc_search_mark (OpccDb *db,
                           const OpccKind *kind,
                           const char *words,
                           OpccBitmap *found,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
