/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportDialog: takes in any file that a domain knows, after a look at what it would do. */
#pragma once

#include "opcc-import-window.h"

G_BEGIN_DECLS

#define OPCC_TYPE_IMPORT_DIALOG (opcc_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OpccImportDialog, opcc_import_dialog, OPCC, IMPORT_DIALOG, OpccImportWindow)

/**
 * opcc_import_dialog_show:
 * @from: a widget of the page that asks, which is told what came of it
 * @import: static
 * @file: (nullable): read at once
 *
 * Shows the dialog: a file is chosen or dropped, read without writing anything, shown with every
 * problem, and taken in as one action that can be undone.
 *
 * Returns: (transfer none): it destroys itself
 */
OpccImportDialog *opcc_import_dialog_show (GtkWidget *from,
                                           OpccWorkspace *workspace,
                                           const OpccFileImport *import,
                                           GFile *file);
/* The tick; NULL where the import never changes what is there. */
GtkCheckButton *opcc_import_dialog_get_restate (OpccImportDialog *self);

G_END_DECLS
