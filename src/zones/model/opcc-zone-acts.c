/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to a zone as one action: moving it to a stage, and linking a grant to it. */
#include "opcc-zone-acts.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-text.h"
#include "opcc-zone-step.h"

static OpccZoneStep *
find_step (OpccDb *db, gint64 zone, const char *stage, GError **error)
{
  g_autoptr (GError) local = NULL;
  OpccZoneStep *step = opcc_db_find (db, &opcc_zone_step_kind, "zone = $1 AND stage = $2", &local,
                                     "is", zone, stage);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (step == NULL)
    {
      step = g_object_new (OPCC_TYPE_ZONE_STEP, NULL);
      step->zone = zone;
      step->stage = g_strdup (stage);
    }
  return step;
}

/**
 * opcc_zone_move:
 * @zone: (transfer none): as read; its stage is changed
 * @stage: key of opcc_zone_stages
 * @date: day of the decision, OPCC_NO_DATE: not given
 * @decided_by: (nullable): a role or a body
 *
 * Moves a zone to a stage and dates the step, in one action.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where it is at that stage already
 */
gboolean
opcc_zone_move (OpccDb *db,
                OpccZone *zone,
                const char *stage,
                OpccDate date,
                const char *decided_by,
                GError **error)
{
  const char *label = opcc_choice_get_label (opcc_zone_stages, stage);
  g_autofree char *name = g_strdup_printf (_ ("Move %s to %s"), zone->title, label);
  g_autoptr (OpccZoneStep) step = NULL;
  g_autoptr (OpccAction) action = NULL;

  if (g_strcmp0 (zone->stage, stage) == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is at the stage “%s” already. Nothing was changed."), zone->title,
                   label);
      return FALSE;
    }
  step = find_step (db, opcc_record_get_n (OPCC_RECORD (zone)), stage, error);
  if (step == NULL)
    return FALSE;
  if (date != OPCC_NO_DATE)
    step->date = date;
  if (decided_by != NULL)
    opcc_set_str (&step->decided_by, decided_by);
  opcc_set_str (&zone->stage, stage);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, zone, error) && opcc_db_save (db, step, error) &&
         opcc_action_commit (action, error);
}

/**
 * opcc_zone_link_find_amount:
 *
 * Returns: the first sum of money that a record has, in pence: of an application what it asks for;
 *   OPCC_NO_MONEY where there is none
 */
gint64
opcc_zone_link_find_amount (OpccRecord *target)
{
  const OpccKind *kind = opcc_record_get_kind (target);
  OpccStored stored;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == OPCC_VALUE_MONEY)
      {
        opcc_field_get_stored (&kind->fields[i], target, &stored);
        return stored.type == OPCC_STORED_INTEGER ? stored.integer : OPCC_NO_MONEY;
      }
  return OPCC_NO_MONEY;
}

/**
 * opcc_zone_link_make:
 * @zone: number of the zone
 * @target: (transfer none): a record of another domain
 *
 * Returns: (transfer full): a link to it, which is not saved yet
 */
OpccZoneGrant *
opcc_zone_link_make (gint64 zone, OpccRecord *target)
{
  OpccZoneGrant *grant = g_object_new (OPCC_TYPE_ZONE_GRANT, NULL);

  grant->zone = zone;
  grant->target_kind = g_strdup (opcc_record_get_kind (target)->name);
  grant->target_n = opcc_record_get_n (target);
  grant->title = opcc_record_get_title (target);
  grant->amount = opcc_zone_link_find_amount (target);
  return grant;
}

/**
 * opcc_zone_link:
 * @target: (transfer none): a record of another domain, kept as its kind, number and words
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where it is linked already
 */
gboolean
opcc_zone_link (OpccDb *db, OpccZone *zone, OpccRecord *target, GError **error)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD (zone));
  g_autoptr (OpccZoneGrant) grant = opcc_zone_link_make (n, target);
  g_autofree char *name = NULL;
  g_autoptr (OpccAction) action = NULL;

  if (opcc_db_get_integer (db,
                           "SELECT count(*) FROM zone_grant WHERE zone = $1 AND target_kind = $2"
                           " AND target_n = $3",
                           0, error, "isi", n, grant->target_kind, grant->target_n) > 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is linked to “%s” already. Nothing was changed."), grant->title,
                   zone->title);
      return FALSE;
    }
  name = g_strdup_printf (_ ("Link “%s” to %s"), grant->title, zone->title);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, grant, error) && opcc_action_commit (action, error);
}
