/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportFoundStep: what a file was found to be, its sheet, and which column is which. */
#pragma once

#include <adwaita.h>

#include "opcc-intake.h"

G_BEGIN_DECLS

#define OPCC_TYPE_IMPORT_FOUND_STEP (opcc_import_found_step_get_type ())
G_DECLARE_FINAL_TYPE (OpccImportFoundStep, opcc_import_found_step, OPCC, IMPORT_FOUND_STEP, AdwBin)

/* @intake: (nullable): while the file is read anew; the widget does not keep it, but its mapping.
 * Signal "sheet-chosen" (guint): a person chose another sheet. */
void opcc_import_found_step_show (OpccImportFoundStep *self,
                                  OpccIntake *intake,
                                  const char *description);

G_END_DECLS
