/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of zones ask of the office file, as jobs. */
#include "opcc-zone-jobs.h"

#include <inttypes.h>

#include "opcc-candidates.h"
#include "opcc-finding.h"
#include "opcc-record-finder.h"
#include "opcc-zone-acts.h"
#include "opcc-zone-step.h"
#include "opcc-zone-view.h"

static gpointer
list_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_zones_list_summaries (db, 0, opcc_date_today (), error);
}

void
opcc_zone_jobs_list (OpccWorkspace *workspace, GAsyncReadyCallback callback, gpointer user_data)
{
  opcc_workspace_run (workspace, list_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                      callback, user_data);
}

static gpointer
find_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_candidates_load (db, error);
}

void
opcc_zone_jobs_find_candidates (OpccWorkspace *workspace,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  opcc_workspace_run (workspace, find_job, NULL, NULL, (GDestroyNotify) opcc_candidates_free, NULL,
                      callback, user_data);
}

static gpointer
findings_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_findings_list (db, *(gint64 *) data, error);
}

void
opcc_zone_jobs_list_findings (OpccWorkspace *workspace,
                              gint64 zone,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  opcc_workspace_run (workspace, findings_job, g_memdup2 (&zone, sizeof zone), g_free,
                      (GDestroyNotify) g_ptr_array_unref, NULL, callback, user_data);
}

gpointer
opcc_zone_jobs_move (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccZoneStep *step = data;
  g_autofree char *words = g_strdup_printf ("%" PRId64, step->zone);
  g_autoptr (OpccZone) zone = opcc_record_find (db, &opcc_zone_kind, words, error);

  if (zone == NULL || !opcc_zone_move (db, zone, step->stage, step->date, step->decided_by, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}
