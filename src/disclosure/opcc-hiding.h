/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccHiding: which cells of a table are hidden so far, while complements are being chosen. */
#pragma once

#include "opcc-count-table.h"

G_BEGIN_DECLS

/**
 * OpccHidden: what a reader learns of a cell.
 * @OPCC_HIDDEN_NOT: its count
 * @OPCC_HIDDEN_SMALL: that it is 1 to 4
 * @OPCC_HIDDEN_COMPLEMENT: nothing; who knows the rules knows that it is 5 or more
 * @OPCC_HIDDEN_WHOLLY: nothing; it may be 0 too
 * @OPCC_HIDDEN_ABSENT: that there is no figure
 */
typedef enum
{
  OPCC_HIDDEN_NOT,
  OPCC_HIDDEN_SMALL,
  OPCC_HIDDEN_COMPLEMENT,
  OPCC_HIDDEN_WHOLLY,
  OPCC_HIDDEN_ABSENT,
} OpccHidden;

/* Rows, or columns, as a forest. */
typedef struct
{
  guint n;
  const int *parents; /* (unowned) */
  guint *depths;      /* (owned) 0: added into nothing */
  guint *order;       /* (owned) all, totals before their parts */
  gboolean *is_total; /* (owned) of others */
  guint *parts;       /* (owned) those that are totals of nothing */
  guint n_parts;
} OpccForest;

/**
 * OpccHiding:
 *
 * One layer is a table; two are this year and the year before where what joins them is known: the
 * sign says whether that is their difference (+1) or their sum (-1).
 */
typedef struct
{
  const OpccCountTable *table; /* (unowned) */
  OpccForest rows;
  OpccForest columns;
  guint n_layers;
  int signs[2];
  gint64 *counts[2];    /* (owned) */
  guint8 *hidden[2];    /* (owned) OpccHidden of each cell */
  guint n_exposed;      /* what no hiding can help, because headline totals give it away */
  gboolean is_withheld; /* everything but the headline totals is hidden */
} OpccHiding;

OpccHiding *
opcc_hiding_new (const OpccCountTable *table, const gint64 *counts, const gint64 *joined, int sign);
void opcc_hiding_free (OpccHiding *self);
void opcc_hiding_complete (OpccHiding *self);
gboolean opcc_count_is_small (gint64 count);
/* TRUE where @at is @total or is added into it. */
gboolean opcc_forest_is_under (const OpccForest *self, int at, int total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccHiding, opcc_hiding_free)

G_END_DECLS
