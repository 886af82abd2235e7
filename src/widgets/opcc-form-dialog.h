/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFormDialog: a window over the page in which a record is made or changed. */
#pragma once

#include "opcc-apply-dialog.h"
#include "opcc-form.h"

G_BEGIN_DECLS

/**
 * OpccFormDialog:
 *
 * Its verb works once the form is right; the record to save is that of its form. Escape and Cancel
 * ask before they throw away what was typed.
 */
#define OPCC_TYPE_FORM_DIALOG (opcc_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OpccFormDialog, opcc_form_dialog, OPCC, FORM_DIALOG, OpccApplyDialog)

/* @verb names the blue button: "Add round". The dialog works on a copy of @record. */
OpccFormDialog *opcc_form_dialog_new (GtkWidget *from,
                                      const char *title,
                                      const char *verb,
                                      OpccRecord *record,
                                      OpccListSource *source);
OpccForm *opcc_form_dialog_get_form (OpccFormDialog *self);
void opcc_form_dialog_set_notice (OpccFormDialog *self, const char *words);

G_END_DECLS
