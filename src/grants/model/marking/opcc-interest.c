/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What markers declared of their interests in the applicants of a round. */
#include "opcc-interest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marking.h"

/**
 * opcc_marking_declare_none:
 *
 * Notes with its date that a marker has no interest in the applicant, as one action. To say it
 * again changes nothing.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED without an assignment, or after a conflict was declared
 */
gboolean
opcc_marking_declare_none (OpccDb *db, gint64 application, gint64 marker, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccAssignment) assignment =
      opcc_db_find (db, &opcc_assignment_kind, "application = $1 AND marker = $2", &local, "ii",
                    application, marker);
  g_autoptr (OpccApplication) record = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (assignment == NULL || strcmp (assignment->state, "conflict") == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   assignment == NULL
                       ? _ ("This application was not given to this marker. Nothing was changed. "
                            "Share it out to them first.")
                       : _ ("This marker declared a conflict of interest on this application. "
                            "Nothing was changed. Undo that first."));
      return FALSE;
    }
  if (assignment->declared != OPCC_NO_DATE)
    return TRUE;
  record = opcc_db_load (db, &opcc_application_kind, application, error);
  if (record == NULL)
    return FALSE;
  assignment->declared = opcc_date_today ();
  name = g_strdup_printf (_ ("Declare no interest in %s"), record->reference);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, assignment, error) &&
         opcc_action_commit (action, error);
}

/**
 * opcc_interest_list:
 *
 * Returns: (transfer full) (element-type OpccMarkerEntry): one entry for each conflict, and for
 * each statement that there is none, by marker and reference; NULL on error
 */
GPtrArray *
opcc_interest_list (OpccDb *db, gint64 round, GError **error)
{
  return opcc_marker_register_read (
      db,
      "SELECT p.reference, p.title, o.name, m.role, s.reason, s.declared, NULL, NULL,"
      " s.state = 'conflict'"
      " FROM assignment s JOIN application p ON p.n = s.application"
      " JOIN organisation o ON o.n = p.organisation JOIN marker m ON m.n = s.marker"
      " WHERE p.round = $1 AND (s.declared IS NOT NULL OR s.state = 'conflict')"
      " ORDER BY m.role, length (p.reference), p.reference",
      round, error);
}
