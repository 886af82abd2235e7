/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of zones ask of the office file, as jobs. */
#pragma once

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Each reads and calls back; the result of opcc_workspace_run_finish () is a list of
 * OpccZoneSummary, OpccCandidates, or a list of OpccFinding, owned by the caller. */
void
opcc_zone_jobs_list (OpccWorkspace *workspace, GAsyncReadyCallback callback, gpointer user_data);
void opcc_zone_jobs_find_candidates (OpccWorkspace *workspace,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

void opcc_zone_jobs_list_findings (OpccWorkspace *workspace,
                                   gint64 zone,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Saves what the form for a step was filled with: @data is an OpccZoneStep. */
gpointer opcc_zone_jobs_move (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
