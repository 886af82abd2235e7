/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneView: all that the overview of one zone shows, read in one job. */
#include "opcc-zone-view.h"

#include "opcc-db.h"
#include "opcc-plan-line.h"
#include "opcc-visit.h"
#include "opcc-zone-asset.h"
#include "opcc-zone-step.h"

void
opcc_zone_view_free (OpccZoneView *self)
{
  GPtrArray **lists[6];

  if (self == NULL)
    return;
  lists[0] = &self->summaries;
  lists[1] = &self->steps;
  lists[2] = &self->indicators;
  lists[3] = &self->money;
  lists[4] = &self->lines;
  lists[5] = &self->visits;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_ptr_array_unref);
  g_clear_object (&self->zone);
  g_free (self);
}

/**
 * opcc_zone_view_get_summary:
 *
 * Returns: (transfer none): the line of this zone among all
 */
const OpccZoneSummary *
opcc_zone_view_get_summary (const OpccZoneView *self)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD (self->zone));

  for (guint i = 0; i < self->summaries->len; i++)
    {
      const OpccZoneSummary *summary = g_ptr_array_index (self->summaries, i);

      if (opcc_record_get_n (OPCC_RECORD (summary->zone)) == n)
        return summary;
    }
  g_return_val_if_reached (NULL);
}

static gboolean
count (OpccDb *db, OpccZoneView *self, gint64 n, GError **error)
{
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < OPCC_ZONE_N_ASSET_KINDS && local == NULL; i++)
    self->assets[i] = (guint) opcc_db_get_integer (
        db, "SELECT count(*) FROM zone_asset WHERE zone = $1 AND asset_kind = $2", 0, &local, "is",
        n, opcc_zone_asset_kinds[i].key);
  if (local == NULL)
    self->n_areas = (guint) opcc_db_get_integer (db, "SELECT count(*) FROM area WHERE zone = $1", 0,
                                                 &local, "i", n);
  if (local == NULL)
    self->n_grants =
        (guint) opcc_db_get_integer (db, "SELECT count(*) FROM zone_grant WHERE zone = $1", 0,
                                     &local, "i", n);
  if (local == NULL)
    self->grants_asked =
        opcc_db_get_integer (db, "SELECT sum (amount) FROM zone_grant WHERE zone = $1",
                             OPCC_NO_MONEY, &local, "i", n);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * opcc_zone_view_load:
 * @n: number of the zone
 * @today: the day in London
 *
 * Returns: (transfer full): NULL on error
 */
OpccZoneView *
opcc_zone_view_load (OpccDb *db, gint64 n, OpccDate today, GError **error)
{
  g_autoptr (OpccZoneView) self = g_new0 (OpccZoneView, 1);

  self->today = today;
  self->zone = opcc_db_load (db, &opcc_zone_kind, n, error);
  if (self->zone == NULL)
    return NULL;
  self->summaries = opcc_zones_list_summaries (db, 0, today, error);
  if (self->summaries == NULL)
    return NULL;
  self->steps = opcc_db_select (db, &opcc_zone_step_kind, "zone = $1 ORDER BY n", error, "i", n);
  if (self->steps == NULL)
    return NULL;
  self->indicators = opcc_indicators_list_states (db, n, error);
  if (self->indicators == NULL)
    return NULL;
  self->money = opcc_zone_money_list (db, n, FALSE, error);
  if (self->money == NULL)
    return NULL;
  self->lines = opcc_db_select (db, &opcc_plan_line_kind,
                                "zone = $1 AND state <> 'stopped' ORDER BY n", error, "i", n);
  if (self->lines == NULL)
    return NULL;
  self->visits =
      opcc_db_select (db, &opcc_visit_kind, "zone = $1 ORDER BY date DESC, n", error, "i", n);
  if (self->visits == NULL || !count (db, self, n, error))
    return NULL;
  return g_steal_pointer (&self);
}
