/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccHidingMove: people moved round four cells, so that every printed total stays what it is. */
#pragma once

#include "opcc-hiding.h"

G_BEGIN_DECLS

/* The corners of a move: one more at (row, column) and at (other_row, other_column), one fewer at
 * the other two. -1 for an other row or column: the totals are hidden instead. */
typedef struct
{
  int row;
  int other_row;
  int column;
  int other_column;
  gboolean is_straight; /* from the first corner to the opposite one, past the other two */
} OpccHidingCorners;

/* How far a move goes, and what it costs. */
typedef struct
{
  OpccHidingCorners corners;
  gint64 up;        /* steps to more at the first corner that agree with all a reader is told */
  gint64 down;      /* and to fewer */
  gint64 free_up;   /* the same for a reader who knows the printed totals alone */
  gint64 free_down; /* ditto */
  guint cost;       /* of the cells to be hidden for it; 0: all are hidden already */
} OpccHidingMove;

/* What a move may cost. */
typedef enum
{
  OPCC_MOVE_HIDES,     /* counts of 5 and more may be hidden for it */
  OPCC_MOVE_HIDES_NIL, /* and noughts, and totals on both sides */
} OpccMoveReach;

/* Looks for the cheapest move that leaves the count in a cell open by @width values. */
gboolean opcc_hiding_find_move (OpccHiding *self,
                                guint layer,
                                guint row,
                                guint column,
                                OpccMoveReach reach,
                                gint64 width,
                                OpccHidingMove *best);
/* Looks for the cheapest move that takes the count a step up (1) or down (-1), however few. */
gboolean opcc_hiding_find_step (OpccHiding *self,
                                guint layer,
                                guint row,
                                guint column,
                                OpccMoveReach reach,
                                int step,
                                OpccHidingMove *best);
/* Changes the counts by a move: the other table that it leads to. */
void opcc_hiding_shift (OpccHiding *self, const OpccHidingMove *move, gint64 by);
/* Hides all cells that the move changes. */
void opcc_hiding_make_move (OpccHiding *self, const OpccHidingMove *move);

G_END_DECLS
