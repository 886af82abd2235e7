/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordChooser: a dialog in which records of a kind are ticked and let go. */
#pragma once

#include "opcc-apply-dialog.h"
#include "opcc-table.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccRecordChooser:
 *
 * Shows the records of a kind that match what is typed; ticks stay on those that do not. Signal
 * "apply" when its verb is pressed: the caller saves opcc_record_chooser_dup_chosen ().
 */
#define OPCC_TYPE_RECORD_CHOOSER (opcc_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (OpccRecordChooser, opcc_record_chooser, OPCC, RECORD_CHOOSER, OpccApplyDialog)

/* @columns: static; (transfer none): the dialog, to be presented */
OpccRecordChooser *opcc_record_chooser_new (GtkWidget *from,
                                            OpccWorkspace *workspace,
                                            const char *title,
                                            const char *verb,
                                            const OpccKind *kind,
                                            const OpccColumn *columns,
                                            guint n_columns);
/* What is typed to begin with; (nullable). */
void opcc_record_chooser_set_words (OpccRecordChooser *self, const char *words);
/* @numbers: (element-type gint64): what is ticked to begin with; nothing can be ticked before */
void opcc_record_chooser_set_chosen (OpccRecordChooser *self, const GArray *numbers);
/* (transfer full) (element-type gint64) */
GArray *opcc_record_chooser_dup_chosen (OpccRecordChooser *self);
OpccTable *opcc_record_chooser_get_table (OpccRecordChooser *self);

G_END_DECLS
