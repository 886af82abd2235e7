/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the letters tab: who is written to, of what, and how that stands. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-chips.h"
#include "opcc-letters.h"

G_BEGIN_DECLS

/* How a letter stands, as the list can be narrowed to. */
typedef enum
{
  OPCC_LETTER_TO_MAKE,
  OPCC_LETTER_TO_REVIEW,
  OPCC_LETTER_READY,
  OPCC_LETTER_ISSUED,
  OPCC_LETTER_LOOK, /* out of date, or with a field that nothing is known for */
  OPCC_LETTER_NONE, /* nothing was decided */
} OpccLetterStanding;

OpccLetterStanding opcc_letter_row_get_standing (const OpccLetterRow *row);
/* (transfer floating) */
GtkWidget *opcc_letter_row_new (const OpccLetterRow *row);

/* (transfer full): what is to be known of a letter besides its words. */
char *opcc_letter_row_describe (const OpccLetterRow *row);
/* (transfer full): how many there are of each kind, in words; offers the same in @kinds. */
char *opcc_letter_row_count_kinds (GPtrArray *rows, OpccChip *kinds);

G_END_DECLS
