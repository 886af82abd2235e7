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

/* Chips, in the order of OpccLetterStanding. */
extern const char *const opcc_letter_standings[];

OpccLetterStanding opcc_letter_row_get_standing (const OpccLetterRow *row);
/* Whether the list shows it. @standing (nullable): its name in lower case, "look"; NULL or "all":
 * any. @kind (nullable): key of an outcome. */
gboolean
opcc_letter_row_is_wanted (const OpccLetterRow *row, const char *standing, const char *kind);
/* Number of its letter where that can be issued, else 0. */
gint64 opcc_letter_row_get_ready (const OpccLetterRow *row);
/* Gives @list_row what it shows. @with_ticks: leaves room for a tick, and what is ready has one. */
void opcc_letter_row_fill (const OpccLetterRow *row, GtkListBoxRow *list_row, gboolean with_ticks);
/* (transfer none) (nullable): its tick, where it is filled and can be ticked */
GtkCheckButton *opcc_letter_row_get_check (GtkListBoxRow *list_row);

/* (transfer full): what is to be known of a letter besides its words. */
char *opcc_letter_row_describe (const OpccLetterRow *row);
/* (transfer full): how many there are of each kind, in words; offers the same in @kinds. */
char *opcc_letter_row_count_kinds (GPtrArray *rows, OpccChip *kinds);

G_END_DECLS
