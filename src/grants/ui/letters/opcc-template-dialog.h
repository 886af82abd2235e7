/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTemplateDialog: the office's words for its letters, their fields, and a letter of them. */
#pragma once

#include "opcc-apply-dialog.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccTemplateDialog:
 *
 * One template is in view, and another can be taken without losing what was typed; all that were
 * changed are saved as one action. A field is inserted where one types, by click or by Enter in
 * the list of fields (Alt+F). A field that there is not is named with its place, and not saved.
 */
#define OPCC_TYPE_TEMPLATE_DIALOG (opcc_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccTemplateDialog, opcc_template_dialog, OPCC, TEMPLATE_DIALOG, OpccApplyDialog)

/* @application: whose letter to see first, with the template that it is made of. */
void opcc_template_dialog_open (GtkWidget *from,
                                OpccWorkspace *workspace,
                                gint64 round,
                                gint64 application);

G_END_DECLS
