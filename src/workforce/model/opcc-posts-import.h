/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The posts of the office from a file. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-file-import.h"

G_BEGIN_DECLS

/**
 * opcc_posts_import:
 * @path: a list whose headings are those of the attributes of a post, or words for them
 * @flags: with OPCC_FILE_IMPORT_RESTATE, change posts that are there already and say something else
 * in the file
 *
 * Takes in a file as one action. A post is the same when title, team, employer, contract, start
 * and holder are; its state, end, grade, funder, deputy and note may be restated.
 *
 * Returns: (transfer full): what came of it; NULL on error, and nothing is then written
 */
OpccImportResult *opcc_posts_import (OpccDb *db,
                                     const char *path,
                                     OpccFileImportFlags flags,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
