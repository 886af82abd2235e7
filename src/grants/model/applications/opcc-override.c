/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flags set aside, flags put on by hand, and stages, each as one action. */
#include "opcc-override.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-award-change.h"
#include "opcc-db.h"
#include "opcc-door-rules.h"
#include "opcc-error.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "opcc-text.h"

static const OpccFlag *
expect_flag (const char *key, GError **error)
{
  const OpccFlag *flag = opcc_flag_find (key);

  if (flag == NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                 _ ("There is no flag “%s”. Nothing was changed."), key);
  return flag;
}

static gboolean
check_override (OpccApplication *application,
                const OpccFlag *flag,
                const char *reason,
                GError **error)
{
  if (reason == NULL || reason[strspn (reason, " \t\r\n")] == '\0')
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("A rule is set aside only with a reason. Say why %s goes on in spite of “%s”."),
                 application->reference, g_dgettext (GETTEXT_PACKAGE, flag->label));
  else if (!opcc_application_has_flag (application, flag->key))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s does not have the flag “%s”, or it was set aside before. Nothing was "
                    "changed."),
                 application->reference, g_dgettext (GETTEXT_PACKAGE, flag->label));
  else
    return TRUE;
  return FALSE;
}

/* Keeps reasons of several overrides apart, one a line. */
static char *
add_line (const char *lines, const char *line)
{
  return lines == NULL ? g_strdup (line) : g_strconcat (lines, "\n", line, NULL);
}

static gboolean
is_stopped_still (OpccDb *db, OpccApplication *application, gboolean *stopped, GError **error)
{
  g_autoptr (OpccRound) round = opcc_round_load (db, application->round, error);
  g_autoptr (OpccScheme) scheme = NULL;

  if (round == NULL)
    return FALSE;
  scheme = opcc_db_load (db, &opcc_scheme_kind, round->scheme, error);
  if (scheme == NULL)
    return FALSE;
  *stopped = opcc_door_check (application, round, scheme);
  return TRUE;
}

/**
 * opcc_override_flag:
 * @reason: why the application goes on in spite of the rule; required
 * @who: (nullable): the role that decided
 *
 * The flag stays visible; it no longer stops the application.
 */
gboolean
opcc_override_flag (OpccDb *db,
                    gint64 application,
                    const char *flag,
                    const char *reason,
                    const char *who,
                    GError **error)
{
  const OpccFlag *known = expect_flag (flag, error);
  g_autoptr (OpccApplication) record = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;
  g_autofree char *reasons = NULL;
  g_autofree char *keys = NULL;
  gboolean stopped;

  if (known == NULL)
    return FALSE;
  record = opcc_db_load (db, &opcc_application_kind, application, error);
  if (record == NULL || !check_override (record, known, reason, error))
    return FALSE;
  line = g_strdup_printf ("%s: %s", g_dgettext (GETTEXT_PACKAGE, known->label), reason);
  reasons = add_line (record->override_reason, line);
  if (!opcc_record_set_typed (OPCC_RECORD (record), "override_reason", reasons, error))
    return FALSE;
  keys = record->overridden == NULL ? g_strdup (flag)
                                    : g_strconcat (record->overridden, " ", flag, NULL);
  opcc_set_str (&record->overridden, keys);
  if (who != NULL)
    opcc_set_str (&record->override_who, who);
  if (!is_stopped_still (db, record, &stopped, error))
    return FALSE;
  if (!stopped && strcmp (record->stage, "stopped") == 0)
    opcc_set_str (&record->stage, "checked");
  name = g_strdup_printf (_ ("Set “%s” aside for %s"), g_dgettext (GETTEXT_PACKAGE, known->label),
                          record->reference);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, record, error) && opcc_action_commit (action, error);
}

static char *
name_many (OpccDb *db, const char *what, const gint64 *applications, gsize n_applications)
{
  g_autofree char *reference = NULL;

  if (n_applications != 1)
    return g_strdup_printf (_ ("%s on %lu applications"), what, (gulong) n_applications);
  reference = opcc_db_get_text (db, "SELECT reference FROM application WHERE n = $1", NULL, "i",
                                applications[0]);
  return g_strdup_printf (_ ("%s on %s"), what, reference != NULL ? reference : "");
}

/**
 * opcc_flag_set:
 * @applications: (array length=n_applications): which
 * @on: whether the flag is put on or taken off
 *
 * For what no rule can see; the next check at the door leaves such flags alone only where no rule
 * sets them.
 */
gboolean
opcc_flag_set (OpccDb *db,
               const gint64 *applications,
               gsize n_applications,
               const char *flag,
               gboolean on,
               GError **error)
{
  const OpccFlag *known = expect_flag (flag, error);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;

  if (known == NULL)
    return FALSE;
  what = g_strdup_printf (on ? _ ("Put the flag “%s”") : _ ("Take the flag “%s” off"),
                          g_dgettext (GETTEXT_PACKAGE, known->label));
  name = name_many (db, what, applications, n_applications);
  action = opcc_action_begin (db, name, error);
  for (gsize i = 0; action != NULL && i < n_applications; i++)
    {
      g_autoptr (OpccApplication) record =
          opcc_db_load (db, &opcc_application_kind, applications[i], error);

      if (record == NULL)
        return FALSE;
      if (on)
        opcc_application_add_flag (record, flag);
      else
        opcc_application_remove_flag (record, flag);
      if (!opcc_db_save (db, record, error))
        return FALSE;
    }
  return action != NULL && opcc_action_commit (action, error);
}

/**
 * opcc_stage_set:
 * @applications: (array length=n_applications): which
 * @stage: key of a stage
 */
gboolean
opcc_stage_set (
    OpccDb *db, const gint64 *applications, gsize n_applications, const char *stage, GError **error)
{
  const OpccField *field = opcc_kind_find_field (&opcc_application_kind, "stage");
  const char *key = opcc_choice_find (field->choices, stage);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;

  if (key == NULL || strcmp (key, "awarded") == 0 || strcmp (key, "declined") == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   key == NULL ? _ ("“%s” is not a stage. Nothing was changed.")
                               : _ ("“%s” comes from the award of the round. Nothing was changed."),
                   stage);
      return FALSE;
    }
  what = g_strdup_printf (_ ("Set the stage “%s”"), opcc_choice_get_label (field->choices, key));
  name = name_many (db, what, applications, n_applications);
  action = opcc_action_begin (db, name, error);
  for (gsize i = 0; action != NULL && i < n_applications; i++)
    {
      g_autoptr (OpccApplication) record =
          opcc_db_load (db, &opcc_application_kind, applications[i], error);

      if (record == NULL)
        return FALSE;
      opcc_set_str (&record->stage, key);
      if (!opcc_award_may_change (db, OPCC_RECORD (record), error))
        return FALSE;
      if (!opcc_db_save (db, record, error))
        return FALSE;
    }
  return action != NULL && opcc_action_commit (action, error);
}
