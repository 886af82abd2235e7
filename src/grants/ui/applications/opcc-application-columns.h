/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns in which applications are listed, on the screen and in what is exported. */
#pragma once

#include "opcc-round-figures.h"
#include "opcc-table.h"

G_BEGIN_DECLS

/* What the cells read beside the record. */
typedef struct
{
  OpccRoundFigures *figures; /* (unowned) */
  char *label;               /* (owned) words of the pill that was made last */
  char *tooltip;             /* (owned) and its reason */
} OpccApplicationCells;

void opcc_application_cells_clear (OpccApplicationCells *self);
/* Cell functions take an OpccApplicationCells as user data. */
const OpccColumn *opcc_application_columns_get (guint *n_columns);

G_END_DECLS
