/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportColumns: which column of a file goes to which field, for a person to put right. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-intake.h"

G_BEGIN_DECLS

#define OPCC_TYPE_IMPORT_COLUMNS (opcc_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (OpccImportColumns, opcc_import_columns, OPCC, IMPORT_COLUMNS, GtkWidget)

/* Choices are written into @mapping (nullable) itself. Signal "changed" after each. */
void opcc_import_columns_set_mapping (OpccImportColumns *self, OpccMapping *mapping);

G_END_DECLS
