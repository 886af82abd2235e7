/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChip and OpccChipRow: filters one can see, with how many rows each would leave. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccChip:
 *
 * A toggle, or with options a drop-down. Properties: "chip-label", "count" (−1: none; 0 makes it
 * insensitive but keeps its name), "chosen" (key of the chosen option, NULL for any).
 * Signal "chosen-changed". CSS: button.opcc-chip.
 */
#define OPCC_TYPE_CHIP (opcc_chip_get_type ())
G_DECLARE_FINAL_TYPE (OpccChip, opcc_chip, OPCC, CHIP, GtkToggleButton)

GtkWidget *opcc_chip_new (const char *label, int count);
GtkWidget *opcc_chip_new_choice (const char *label, const char *any_label);
/* What the chip says while nothing else is chosen. */
void opcc_chip_set_label (OpccChip *self, const char *label);
/* Rows it would leave; −1 shows none, 0 makes it insensitive. */
void opcc_chip_set_count (OpccChip *self, int count);
/* For a drop-down: an option with its key, and how many rows it leaves (−1: not said). */
void opcc_chip_add_option (OpccChip *self, const char *key, const char *label, int count);
/* Takes all options out; what was chosen stays chosen. */
void opcc_chip_clear_options (OpccChip *self);
const char *opcc_chip_get_chosen (OpccChip *self);
/* @key NULL: any. Tells by "chosen-changed". */
void opcc_chip_set_chosen (OpccChip *self, const char *key);

/**
 * OpccChipRow:
 *
 * One of the chips added with a key is on; drop-downs stand after them. Signals: "changed" when
 * the key or any drop-down changes. CSS: .opcc-filterrow.
 */
#define OPCC_TYPE_CHIP_ROW (opcc_chip_row_get_type ())
G_DECLARE_FINAL_TYPE (OpccChipRow, opcc_chip_row, OPCC, CHIP_ROW, GtkWidget)

GtkWidget *opcc_chip_row_new (void);
OpccChip *opcc_chip_row_add (OpccChipRow *self, const char *key, const char *label, int count);
/* A drop-down, which then belongs to the row. */
void opcc_chip_row_add_choice (OpccChipRow *self, OpccChip *chip);
/* Anything for the right end, such as the search of the list. */
void opcc_chip_row_add_end (OpccChipRow *self, GtkWidget *widget);
/* @key must have been added. */
void opcc_chip_row_set_count (OpccChipRow *self, const char *key, int count);
const char *opcc_chip_row_get_active (OpccChipRow *self);
/* @key must have been added. */
void opcc_chip_row_set_active (OpccChipRow *self, const char *key);
/* The first chip on, every drop-down at "any". */
void opcc_chip_row_reset (OpccChipRow *self);

G_END_DECLS
