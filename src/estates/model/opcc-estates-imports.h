/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files the estates domain takes in: schemes with what belongs to them, premises, section 106.
 */
#pragma once

#include "opcc-file-import.h"

G_BEGIN_DECLS

extern const OpccRecordIntake opcc_schemes_intake;
extern const OpccRecordIntake opcc_scheme_updates_intake;
extern const OpccRecordIntake opcc_budget_changes_intake;
extern const OpccRecordIntake opcc_scheme_funding_intake;
extern const OpccRecordIntake opcc_in_year_requests_intake;
extern const OpccRecordIntake opcc_premises_intake;

/* Finds out by its headings whether the file holds agreements, contributions or transactions in
 * the national format, or a list of requests. */
OpccImportResult *opcc_s106_import (OpccDb *db,
                                    const char *path,
                                    OpccFileImportFlags flags,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
