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
 * Returns: (transfer full) (element-type OpccInterest): NULL on error
 */
GPtrArray *
opcc_interest_list (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_interest_free);
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT p.reference, p.title, o.name, m.role, s.declared, s.state, s.reason"
                     " FROM assignment s JOIN application p ON p.n = s.application"
                     " JOIN organisation o ON o.n = p.organisation JOIN marker m ON m.n = s.marker"
                     " WHERE p.round = $1 AND (s.declared IS NOT NULL OR s.state = 'conflict')"
                     " ORDER BY m.role, length (p.reference), p.reference",
                     error, "i", round);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccInterest *interest;

      if (!row)
        return g_steal_pointer (&list);
      interest = g_new0 (OpccInterest, 1);
      interest->reference = g_strdup (opcc_stmt_get_text (stmt, 0));
      interest->title = g_strdup (opcc_stmt_get_text (stmt, 1));
      interest->organisation = g_strdup (opcc_stmt_get_text (stmt, 2));
      interest->role = g_strdup (opcc_stmt_get_text (stmt, 3));
      interest->declared = OPCC_NO_DATE;
      if (!opcc_stmt_is_null (stmt, 4))
        opcc_date_from_iso (opcc_stmt_get_text (stmt, 4), &interest->declared);
      interest->conflict = strcmp (opcc_stmt_get_text (stmt, 5), "conflict") == 0;
      interest->reason =
          opcc_stmt_is_null (stmt, 6) ? NULL : g_strdup (opcc_stmt_get_text (stmt, 6));
      g_ptr_array_add (list, interest);
    }
  return NULL;
}

void
opcc_interest_free (OpccInterest *self)
{
  if (self == NULL)
    return;
  g_free (self->reference);
  g_free (self->title);
  g_free (self->organisation);
  g_free (self->role);
  g_free (self->reason);
  g_free (self);
}
