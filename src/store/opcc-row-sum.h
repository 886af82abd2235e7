/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRowSum: what the rows of a table add up to, to be held against what the log says of them. */
#pragma once

#include "opcc-db-private.h"

G_BEGIN_DECLS

typedef struct
{
  OpccHasher *hasher;  /* (unowned) */
  OpccHasher *content; /* (unowned) (nullable): is given the line of each row */
  GPtrArray *problems; /* (unowned): a sentence for each row that hides something */
  OpccSum sum;
  gint64 count;
  gint64 next; /* the least number of a row that was not added yet */
} OpccRowSum;

void
opcc_row_sum_begin (OpccRowSum *self, OpccHasher *hasher, OpccHasher *content, GPtrArray *problems);
gboolean
opcc_row_sum_add (OpccRowSum *self, OpccDb *db, OpccRelation *table, gint64 most, GError **error);
gboolean opcc_row_sum_is (const OpccRowSum *self, const char *stated);

G_END_DECLS
