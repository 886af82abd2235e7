/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDisclosure: a table of counts as it may be published, and what was done to it in words. */
#pragma once

#include "opcc-count-table.h"

G_BEGIN_DECLS

/* What a reader finds in a cell. */
typedef enum
{
  OPCC_CELL_SHOWN,
  OPCC_CELL_FEWER,  /* "fewer than 5" */
  OPCC_CELL_HIDDEN, /* hidden so that another cannot be worked out */
  OPCC_CELL_MISSING,
} OpccCellState;

typedef enum
{
  OPCC_THIS_YEAR,
  OPCC_YEAR_BEFORE,
} OpccWhichYear;

/**
 * OpccYearsKnown: what readers know of both years together.
 * @OPCC_YEARS_APART: nothing but the two tables; a difference is given where both cells are
 * @OPCC_YEARS_DIFFERENCE: how much each cell has changed, whatever is hidden here
 * @OPCC_YEARS_SUM: both years together
 */
typedef enum
{
  OPCC_YEARS_APART,
  OPCC_YEARS_DIFFERENCE,
  OPCC_YEARS_SUM,
} OpccYearsKnown;

/* What is wanted; all nil is the rule of this office. */
typedef struct
{
  gboolean round_to_5;
  guint least_base; /* people below which no percentage is given; 0: OPCC_LEAST_BASE */
  OpccYearsKnown years;
} OpccDisclosureRule;

/* 22.5, below which HESA gives no percentage (HESA rounding and suppression to anonymise
 * statistics), as a whole number of people. */
#define OPCC_LEAST_BASE 23

typedef struct _OpccDisclosure OpccDisclosure;

OpccDisclosure *opcc_disclosure_control (const OpccCountTable *table,
                                         const OpccDisclosureRule *rule);
void opcc_disclosure_free (OpccDisclosure *self);

OpccCellState
opcc_disclosure_get_state (const OpccDisclosure *self, OpccWhichYear year, guint row, guint column);
gint64
opcc_disclosure_get_count (const OpccDisclosure *self, OpccWhichYear year, guint row, guint column);
char *
opcc_disclosure_format (const OpccDisclosure *self, OpccWhichYear year, guint row, guint column);
gint64 opcc_disclosure_get_difference (const OpccDisclosure *self, guint row, guint column);
double opcc_disclosure_get_percent (OpccDisclosure *self,
                                    OpccWhichYear year,
                                    guint row,
                                    guint column,
                                    guint base_row,
                                    guint base_column);

guint opcc_disclosure_count_cells (const OpccDisclosure *self, OpccCellState state);
guint opcc_disclosure_count_exposed (const OpccDisclosure *self);
gboolean opcc_disclosure_is_withheld (const OpccDisclosure *self);
char *opcc_disclosure_say (const OpccDisclosure *self);

const char *opcc_cell_state_get_label (OpccCellState state);
char *opcc_disclosure_round_count (double count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDisclosure, opcc_disclosure_free)

G_END_DECLS
