/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to a zone by choice: its small areas, and the grants made inside it. */
#include "opcc-zone-choices.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-area.h"
#include "opcc-db.h"
#include "opcc-zone-acts.h"
#include "opcc-zone-grant.h"

static GArray *
read_numbers (OpccStmt *stmt, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = FALSE;
  gboolean ok = FALSE;

  while (stmt != NULL && (ok = opcc_stmt_step (stmt, &row, error)) && row)
    {
      const gint64 n = opcc_stmt_get_integer (stmt, 0);

      g_array_append_val (numbers, n);
    }
  return ok ? g_steal_pointer (&numbers) : NULL;
}

GArray *
opcc_zone_list_areas (OpccDb *db, gint64 zone, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT n FROM area WHERE zone = $1 ORDER BY code", error, "i", zone);

  return read_numbers (stmt, error);
}

GArray *
opcc_zone_list_linked (OpccDb *db, gint64 zone, const OpccKind *kind, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (db,
                                             "SELECT target_n FROM zone_grant WHERE zone = $1"
                                             " AND target_kind = $2 ORDER BY n",
                                             error, "is", zone, kind->name);

  return read_numbers (stmt, error);
}

static gboolean
has_number (const GArray *numbers, gint64 n)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, gint64, i) == n)
      return TRUE;
  return FALSE;
}

/* Numbers of @of that @without lacks. */
static GArray *
subtract (const GArray *of, const GArray *without)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < of->len; i++)
    if (!has_number (without, g_array_index (of, gint64, i)))
      g_array_append_val (left, g_array_index (of, gint64, i));
  return left;
}

static gboolean
give_areas (OpccDb *db, const GArray *numbers, gint64 zone, GError **error)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autoptr (OpccArea) area =
          opcc_db_load (db, &opcc_area_kind, g_array_index (numbers, gint64, i), error);

      if (area == NULL)
        return FALSE;
      area->zone = zone;
      if (!opcc_db_save (db, area, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
unlink_all (OpccDb *db, gint64 zone, const OpccKind *kind, const GArray *numbers, GError **error)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autoptr (OpccZoneGrant) grant =
          opcc_db_find (db, &opcc_zone_grant_kind,
                        "zone = $1 AND target_kind = $2 AND target_n = $3", error, "isi", zone,
                        kind->name, g_array_index (numbers, gint64, i));

      if (grant == NULL || !opcc_db_delete (db, grant, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
link_all (OpccDb *db, gint64 zone, const OpccKind *kind, const GArray *numbers, GError **error)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autoptr (OpccRecord) target =
          opcc_db_load (db, kind, g_array_index (numbers, gint64, i), error);
      g_autoptr (OpccZoneGrant) grant = target != NULL ? opcc_zone_link_make (zone, target) : NULL;

      if (grant == NULL || !opcc_db_save (db, grant, error))
        return FALSE;
    }
  return TRUE;
}

/* Takes over what is new among @numbers and lets go what is not among them, as one action. */
static gboolean
change (OpccDb *db,
        OpccZone *zone,
        const OpccKind *kind,
        const GArray *before,
        const GArray *numbers,
        const char *name,
        GError **error)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD (zone));
  g_autoptr (GArray) added = subtract (numbers, before);
  g_autoptr (GArray) removed = subtract (before, numbers);
  g_autoptr (OpccAction) action = NULL;

  if (added->len + removed->len == 0)
    return TRUE;
  action = opcc_action_begin (db, name, error);
  if (action == NULL)
    return FALSE;
  if (kind == &opcc_area_kind)
    return give_areas (db, removed, 0, error) && give_areas (db, added, n, error) &&
           opcc_action_commit (action, error);
  return unlink_all (db, n, kind, removed, error) && link_all (db, n, kind, added, error) &&
         opcc_action_commit (action, error);
}

/**
 * opcc_zone_choose_areas:
 * @zone: (transfer none): as read
 * @numbers: (element-type gint64): all the areas that belong to it from now on
 *
 * Gives the zone these areas and takes others from it, in one action. An area of another zone comes
 * over: an area lies in one zone at most. Where nothing changes there is no action.
 *
 * Returns: FALSE on error, and nothing is then changed
 */
gboolean
opcc_zone_choose_areas (OpccDb *db, OpccZone *zone, const GArray *numbers, GError **error)
{
  g_autofree char *name = g_strdup_printf (_ ("Choose the areas of %s"), zone->title);
  g_autoptr (GArray) before =
      opcc_zone_list_areas (db, opcc_record_get_n (OPCC_RECORD (zone)), error);

  return before != NULL && change (db, zone, &opcc_area_kind, before, numbers, name, error);
}

/**
 * opcc_zone_choose_linked:
 * @kind: of the records: applications, or whatever else lies inside a zone
 * @numbers: (element-type gint64): all the records of that kind that are linked from now on
 *
 * Links these records to the zone and lets others go, in one action. Where nothing changes there is
 * no action.
 *
 * Returns: FALSE on error, and nothing is then changed
 */
gboolean
opcc_zone_choose_linked (
    OpccDb *db, OpccZone *zone, const OpccKind *kind, const GArray *numbers, GError **error)
{
  g_autofree char *name = g_strdup_printf (_ ("Choose what is linked to %s"), zone->title);
  g_autoptr (GArray) before =
      opcc_zone_list_linked (db, opcc_record_get_n (OPCC_RECORD (zone)), kind, error);

  return before != NULL && change (db, zone, kind, before, numbers, name, error);
}
