/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportAssistant: takes applications in from a file: found, matched, previewed, done. */
#pragma once

#include "opcc-import-window.h"

G_BEGIN_DECLS

/* Its steps are "file", "columns" (what the file is, and which column is which) and "preview". */
#define OPCC_TYPE_IMPORT_ASSISTANT (opcc_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccImportAssistant, opcc_import_assistant, OPCC, IMPORT_ASSISTANT, OpccImportWindow)

/* @from: a widget of the page that asks for it, which is told when it is done. */
OpccImportAssistant *
opcc_import_assistant_new (GtkWidget *from, OpccWorkspace *workspace, gint64 round);

G_END_DECLS
