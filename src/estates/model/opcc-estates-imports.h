/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files the estates domain takes in: schemes with what belongs to them, premises, section 106.
 */
#pragma once

#include "opcc-file-import.h"

G_BEGIN_DECLS

/* OpccFileImportFunc, all of them: one action, bad rows refused one by one. */
OpccImportResult *opcc_schemes_import (OpccDb *db,
                                       const char *path,
                                       OpccFileImportFlags flags,
                                       GCancellable *cancellable,
                                       GError **error);
OpccImportResult *opcc_scheme_updates_import (OpccDb *db,
                                              const char *path,
                                              OpccFileImportFlags flags,
                                              GCancellable *cancellable,
                                              GError **error);
OpccImportResult *opcc_budget_changes_import (OpccDb *db,
                                              const char *path,
                                              OpccFileImportFlags flags,
                                              GCancellable *cancellable,
                                              GError **error);
OpccImportResult *opcc_scheme_funding_import (OpccDb *db,
                                              const char *path,
                                              OpccFileImportFlags flags,
                                              GCancellable *cancellable,
                                              GError **error);
OpccImportResult *opcc_in_year_requests_import (OpccDb *db,
                                                const char *path,
                                                OpccFileImportFlags flags,
                                                GCancellable *cancellable,
                                                GError **error);
OpccImportResult *opcc_premises_import (OpccDb *db,
                                        const char *path,
                                        OpccFileImportFlags flags,
                                        GCancellable *cancellable,
                                        GError **error);
/* Finds out by its headings whether the file holds agreements, contributions or transactions in
 * the national format, or a list of requests. */
OpccImportResult *opcc_s106_import (OpccDb *db,
                                    const char *path,
                                    OpccFileImportFlags flags,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
