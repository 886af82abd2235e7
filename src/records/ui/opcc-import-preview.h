/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportPreview: what an import would do: counts, every problem with its remedy, every row. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-file-import.h"

G_BEGIN_DECLS

#define OPCC_TYPE_IMPORT_PREVIEW (opcc_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (OpccImportPreview, opcc_import_preview, OPCC, IMPORT_PREVIEW, GtkWidget)

/* @result: (transfer full) (nullable) */
void opcc_import_preview_take_result (OpccImportPreview *self, OpccImportResult *result);
const OpccImportResult *opcc_import_preview_get_result (OpccImportPreview *self);

G_END_DECLS
