/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOfficeDialog: what is the matter with an office file, and the ways on as a list. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * OpccOfficeDialog:
 *
 * Signal "chosen" (const char *choice, const char *path), before the dialog closes. The choice is
 * OPCC_CHOICE_…; the path is that of a backup for OPCC_CHOICE_RESTORE, else of the office file.
 * Closed otherwise, nothing was chosen and nothing is done.
 */
#define OPCC_TYPE_OFFICE_DIALOG (opcc_office_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OpccOfficeDialog, opcc_office_dialog, OPCC, OFFICE_DIALOG, AdwWindow)

#define OPCC_CHOICE_RESTORE    "restore"
#define OPCC_CHOICE_RETRY      "retry"
#define OPCC_CHOICE_READ       "read"
#define OPCC_CHOICE_COPY_HERE  "copy-here"
#define OPCC_CHOICE_OPEN_OTHER "open-other"

GtkWindow *
opcc_office_dialog_new_for_error (GtkWindow *parent, const char *path, const GError *error);
GtkWindow *opcc_office_dialog_new_for_restore (GtkWindow *parent, const char *path);

const char *opcc_office_dialog_get_reason (const char *reason);
guint opcc_office_dialog_get_n_choices (OpccOfficeDialog *self);
const char *opcc_office_dialog_get_choice (OpccOfficeDialog *self, guint position);
void opcc_office_dialog_choose (OpccOfficeDialog *self, guint position);
const char *opcc_office_dialog_get_heading (OpccOfficeDialog *self);
const char *opcc_office_dialog_get_body (OpccOfficeDialog *self);

G_END_DECLS
