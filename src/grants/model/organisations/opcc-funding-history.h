/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking in published grants (360Giving CSV, XLSX, ODS or JSON) as funding history. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-import-result.h"

G_BEGIN_DECLS

/**
 * opcc_funding_history_import:
 * @dry_run: only say what would happen
 *
 * Takes in a file of published grants with their organisations as one action, "Import 269 grants
 * from indigo.csv". A row that breaks the standard in what it must have is refused and listed; a
 * date as DD/MM/YYYY is read with a note. Rows that repeat an identifier and only add values are
 * joined to the first; those that contradict it are refused and listed. A grant that is known
 * already is matched and adds nothing.
 */
OpccImportResult *opcc_funding_history_import (OpccDb *db,
                                               const char *path,
                                               gboolean dry_run,
                                               OpccProgress progress,
                                               gpointer user_data,
                                               GCancellable *cancellable,
                                               GError **error);

G_END_DECLS
