/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of marker packs in the window share. */
#include "packs-test.h"

#include "opcc-action.h"
#include "opcc-assignment.h"
#include "opcc-db.h"

gboolean
packs_test_give_back (OpccDb *db, GError **error)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Give back", error);
  g_autoptr (GPtrArray) list =
      opcc_db_select (db, &opcc_assignment_kind, "state = 'submitted' AND marker = 1 ORDER BY n",
                      error, "");

  for (guint i = 0; i < 2; i++)
    {
      OpccAssignment *assignment = g_ptr_array_index (list, i);

      g_free (assignment->state);
      assignment->state = g_strdup ("marking");
      assignment->submitted = OPCC_NO_TIME;
      if (!opcc_db_save (db, assignment, error))
        return FALSE;
    }
  return opcc_action_commit (action, error);
}
