/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over every record kind, in a side file that can always be made again. */
#pragma once

#include "opcc-db.h"

G_BEGIN_DECLS

typedef struct
{
  const OpccKind *kind;
  gint64 n;
  char *title;  /* (owned) */
  char *detail; /* (owned) second line, "" if none */
} OpccSearchHit;

void opcc_search_hit_free (OpccSearchHit *hit);

/* Every word must occur, the last one as the beginning of a word. At most @limit hits a kind. */
GPtrArray *opcc_db_search (
    OpccDb *db, const char *words, guint limit, GCancellable *cancellable, GError **error);
GArray *opcc_db_search_kind (
    OpccDb *db, const OpccKind *kind, const char *words, GCancellable *cancellable, GError **error);
/* Brings the index up to the log; the store does so by itself after each action. */
gboolean opcc_db_search_catch_up (OpccDb *db, GCancellable *cancellable, GError **error);

G_END_DECLS
