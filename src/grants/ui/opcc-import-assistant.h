/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportAssistant: takes applications in from a file: found, matched, previewed, done. */
#pragma once

#include <adwaita.h>

#include "opcc-workspace.h"
#include "opcc-intake.h"

G_BEGIN_DECLS

/**
 * OpccImportAssistant:
 *
 * Steps: "file", "columns", "preview", with "busy" between them. Reading, preview and import run
 * off the main loop and can be cancelled; nothing is written before the last button.
 * Actions: "import.choose", "import.back", "import.preview", "import.apply".
 */
#define OPCC_TYPE_IMPORT_ASSISTANT (opcc_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (OpccImportAssistant, opcc_import_assistant, OPCC, IMPORT_ASSISTANT, AdwWindow)

/* @from: a widget of the page, where the toast appears. (transfer none): it closes itself */
OpccImportAssistant *
opcc_import_assistant_new (GtkWidget *from, OpccWorkspace *workspace, gint64 round);
void opcc_import_assistant_open (OpccImportAssistant *self, GFile *file);
const char *opcc_import_assistant_get_step (OpccImportAssistant *self);
/* What is wrong, as it is shown; NULL while nothing is. */
const char *opcc_import_assistant_get_error (OpccImportAssistant *self);
/* (nullable) until previewed */
const OpccImportResult *opcc_import_assistant_get_preview (OpccImportAssistant *self);

G_END_DECLS
