/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFormDialog: a window over the page in which a record is made or changed. */
#pragma once

#include "opcc-form.h"

G_BEGIN_DECLS

/**
 * OpccFormDialog:
 *
 * Signal "apply" (OpccRecord *record) once the form is right. The caller saves it and answers with
 * opcc_form_dialog_finish (); until then the dialog waits. Escape and Cancel ask before they throw
 * away what was typed.
 */
#define OPCC_TYPE_FORM_DIALOG (opcc_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OpccFormDialog, opcc_form_dialog, OPCC, FORM_DIALOG, AdwWindow)

/* @verb names the blue button: "Add round". The dialog works on a copy of @record. */
OpccFormDialog *opcc_form_dialog_new (GtkWidget *from,
                                      const char *title,
                                      const char *verb,
                                      OpccRecord *record,
                                      OpccListSource *source);
OpccForm *opcc_form_dialog_get_form (OpccFormDialog *self);
/* @error NULL: saved, closes. Else the error stands in the dialog, which stays. */
void opcc_form_dialog_finish (OpccFormDialog *self, const GError *error);

G_END_DECLS
