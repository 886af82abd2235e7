/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a value is written in a cell or a row: its words, and the style that tells missing from nil.
 */
#pragma once

#include "opcc-slot-list.h"

G_BEGIN_DECLS

/* What a cell shows. Plain text, never markup. */
typedef struct
{
  char *text;            /* (owned) (nullable) */
  const char *css_class; /* (nullable) static: "opcc-dim", "opcc-missing", "opcc-bad" … */
} OpccCellText;

/* Frees the words. */
void opcc_cell_text_clear (OpccCellText *self);
void opcc_cell_text_take (OpccCellText *self, char *text, const char *css_class);
/* As opcc_cell_text_take (), with a copy of @text. */
void opcc_cell_text_set (OpccCellText *self, const char *text, const char *css_class);

/* Nil is an answer ("None"), a sum that was not given is missing ("Not stated", amber). */
void opcc_format_money (gint64 pence, OpccCellText *cell);
void opcc_format_money_with (gint64 pence,
                             const char *nil_words,
                             const char *missing_words,
                             OpccCellText *cell);
/* Per cent to one decimal: 62.0%. NAN is @missing_words, dim: it does not apply. */
void opcc_format_percent (double percent, const char *missing_words, OpccCellText *cell);
void opcc_format_date (OpccDate date, const char *missing_words, OpccCellText *cell);
/* A field of a record: titles for links, labels for choices, the words above for what is missing.
 * @slot gives the titles of links and may be NULL. */
void
opcc_format_field (const OpccField *field, OpccRecord *record, OpccSlot *slot, OpccCellText *cell);
float opcc_format_get_xalign (const OpccField *field);

/* Counts with their noun, and a signed change: "+13", "−38". (transfer full) */
char *opcc_format_count (gint64 count);
char *opcc_format_change (gint64 change);
char *opcc_format_money_change (gint64 pence);

G_END_DECLS

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpccCellText, opcc_cell_text_clear)
