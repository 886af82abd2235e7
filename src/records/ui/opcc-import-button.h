/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportButton: a menu of the files that a domain takes in, made from its table. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccImportButton:
 *
 * Actions: "import.file" (s): the name of an import, whose dialog it opens. Not to be pressed where
 * the office file is read only.
 */
#define OPCC_TYPE_IMPORT_BUTTON (opcc_import_button_get_type ())
G_DECLARE_FINAL_TYPE (OpccImportButton, opcc_import_button, OPCC, IMPORT_BUTTON, GtkWidget)

/* (transfer floating) @domain: name of the domain whose files it lists */
GtkWidget *opcc_import_button_new (OpccWorkspace *workspace, const char *domain);
/* Another domain's files, below those there are. */
void opcc_import_button_add (OpccImportButton *self, const char *domain);
/* Opens the menu. */
void opcc_import_button_popup (OpccImportButton *self);

G_END_DECLS
