/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardColumns: where the cells of the award board stand, the same in every row and the head.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The cells in order; a row has one child for each. */
typedef enum
{
  OPCC_AWARD_COLUMN_RANK,
  OPCC_AWARD_COLUMN_SCORE,
  OPCC_AWARD_COLUMN_ORGANISATION,
  OPCC_AWARD_COLUMN_PROJECT,
  OPCC_AWARD_COLUMN_PRIORITY,
  OPCC_AWARD_COLUMN_DISTRICT,
  OPCC_AWARD_COLUMN_ASKED,
  OPCC_AWARD_COLUMN_AWARD,
  OPCC_AWARD_COLUMN_RUNNING,
  OPCC_AWARD_COLUMN_HOLDS_UP,
  OPCC_AWARD_COLUMN_OVERALL,
  OPCC_AWARD_N_COLUMNS,
} OpccAwardColumn;

/**
 * OpccAwardColumns:
 *
 * A layout manager whose widths come from one table and the size of the text, never from what the
 * cells hold: hundreds of rows line up, and a figure that changes moves nothing.
 */
#define OPCC_TYPE_AWARD_COLUMNS (opcc_award_columns_get_type ())
G_DECLARE_FINAL_TYPE (OpccAwardColumns, opcc_award_columns, OPCC, AWARD_COLUMNS, GtkLayoutManager)

/* Wide boards also show project, priority, and how far an award holds up over all. */
void opcc_award_columns_set_wide (OpccAwardColumns *self, gboolean wide);

/* (transfer none) (nullable): the heading; NULL where there is none. */
const char *opcc_award_column_get_title (OpccAwardColumn column);
/* 0 left, 1 right. */
float opcc_award_column_get_xalign (OpccAwardColumn column);

G_END_DECLS
