/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChosenColumns: a table of a document of which only some columns are for who reads it. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

#define OPCC_MOST_CHOSEN_COLUMNS 8

typedef struct
{
  const char *heading;
  OpccColumnType type;
  gboolean shown;
} OpccChosenColumn;

typedef struct
{
  OpccDocument *document; /* (unowned) */
  OpccChosenColumn columns[OPCC_MOST_CHOSEN_COLUMNS];
  guint n;
} OpccChosenColumns;

void opcc_chosen_columns_begin (const OpccChosenColumns *self);
void opcc_chosen_columns_add_row (const OpccChosenColumns *self,
                                  const char *const *cells,
                                  gboolean is_total);

G_END_DECLS
