/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of new rows, fed to the index on a thread of its own while the rows are still written. */
#pragma once

#include "opcc-index.h"

G_BEGIN_DECLS

/* The words of one log entry of new rows, whose numbers follow one another. */
typedef struct
{
  const OpccKind *kind;
  gint64 seq;
  gint64 first;
  GString *texts; /* (owned): one a row, each ended by NUL */
} OpccIndexWords;

OpccIndexAhead *opcc_index_ahead_begin (OpccDb *db);
void opcc_index_ahead_free (OpccIndexAhead *self);
void opcc_index_ahead_take (OpccIndexAhead *self, OpccIndexWords *words);
void opcc_index_ahead_close (OpccIndexAhead *self);
void opcc_index_ahead_wait (OpccIndexAhead *self);
gboolean opcc_index_ahead_has (OpccIndexAhead *self, gint64 seq);
void opcc_index_ahead_end (OpccDb *db, gboolean committed);

G_END_DECLS
