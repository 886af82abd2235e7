/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures from a file: a tidy list, the Home Office's open data table, or its published workbook.
 */
#pragma once

#include "opcc-db-types.h"
#include "opcc-file-import.h"

G_BEGIN_DECLS

/**
 * opcc_observations_import:
 * @path: a list with the columns measure, rule, period, group and value (and unit, role, force,
 *   sex, rank, characteristic, as stated, note, source); the open data table with a row for each
 *   force, sex, rank and worker type; or the workbook with a sheet for each worker type
 * @flags: with OPCC_FILE_IMPORT_RESTATE, change figures that are there already with another value;
 * otherwise each is listed
 *
 * Takes in a file as one action. A figure that is there already is not added again, so that next
 * year's file adds next year.
 *
 * Returns: (transfer full): what came of it; NULL on error, and nothing is then written
 */
OpccImportResult *opcc_observations_import (OpccDb *db,
                                            const char *path,
                                            OpccFileImportFlags flags,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
