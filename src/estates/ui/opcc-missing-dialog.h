/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMissingDialog: the text that asks the owners of schemes for what is missing. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define OPCC_TYPE_MISSING_DIALOG (opcc_missing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OpccMissingDialog, opcc_missing_dialog, OPCC, MISSING_DIALOG, AdwWindow)

/* Shows @text, which may be edited, copied and saved. @from: a widget of the page, which is told.
 * Returns: (transfer none): it destroys itself */
OpccMissingDialog *opcc_missing_dialog_show (GtkWidget *from, const char *text);
/* (transfer full) */
char *opcc_missing_dialog_dup_text (OpccMissingDialog *self);

G_END_DECLS
