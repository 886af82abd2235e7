/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was marked and settled stays as the decision of the round saw it. */
#include "opcc-marking-guard.h"

#include <glib/gi18n-lib.h>

#include "opcc-application.h"
#include "opcc-assignment.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-mark.h"
#include "opcc-round.h"

/**
 * opcc_marking_explain_decided:
 * @explanation: (out) (transfer full) (nullable): why nothing of the marks of the round may change
 *   now, and what can be done instead; NULL while it may
 *
 * A round is decided once it has an award.
 *
 * Returns: FALSE where the office file could not be read
 */
gboolean
opcc_marking_explain_decided (OpccDb *db, gint64 round, char **explanation, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccRound) record = NULL;
  const gint64 n = opcc_db_get_integer (db,
                                        "SELECT count(*) FROM award a JOIN application p"
                                        " ON p.n = a.application WHERE p.round = $1",
                                        0, &local, "i", round);

  *explanation = NULL;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (n == 0)
    return TRUE;
  record = opcc_round_load (db, round, error);
  if (record == NULL)
    return FALSE;
  /* Translators: the code of a round. */
  *explanation =
      g_strdup_printf (_ ("Round %s is decided, so its marks stay as the decision saw them. Undo "
                          "the decision first, or vary the award under After."),
                       record->code);
  return TRUE;
}

/**
 * opcc_marking_check_undecided:
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED once the round is decided
 */
gboolean
opcc_marking_check_undecided (OpccDb *db, gint64 round, GError **error)
{
  g_autofree char *why = NULL;

  if (!opcc_marking_explain_decided (db, round, &why, error))
    return FALSE;
  if (why != NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED, _ ("%s Nothing was changed."), why);
  return why == NULL;
}

/**
 * opcc_marking_check_application:
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED once the round of the application is decided
 */
gboolean
opcc_marking_check_application (OpccDb *db, gint64 application, GError **error)
{
  g_autoptr (OpccApplication) record =
      opcc_db_load (db, &opcc_application_kind, application, error);

  return record != NULL && opcc_marking_check_undecided (db, record->round, error);
}

/* What else moderation settles is not set by hand at all. */
static gboolean
check_note (OpccDb *db, OpccApplication *application, GError **error)
{
  g_autoptr (OpccApplication) before = NULL;

  if (opcc_record_get_n (OPCC_RECORD (application)) == 0)
    return TRUE;
  before = opcc_db_load (db, &opcc_application_kind, opcc_record_get_n (OPCC_RECORD (application)),
                         error);
  return before != NULL &&
         (g_strcmp0 (before->moderation_note, application->moderation_note) == 0 ||
          opcc_marking_check_undecided (db, before->round, error));
}

/**
 * opcc_marking_may_change:
 * @record: about to be saved or deleted by hand
 *
 * The rule of the grants domain over changes by hand: marks, who marks what, and what moderation
 * settled on are fixed once the round is decided.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where that would break it
 */
gboolean
opcc_marking_may_change (OpccDb *db, OpccRecord *record, GError **error)
{
  if (OPCC_IS_MARK (record))
    return opcc_marking_check_application (db, OPCC_MARK (record)->application, error);
  if (OPCC_IS_ASSIGNMENT (record))
    return opcc_marking_check_application (db, OPCC_ASSIGNMENT (record)->application, error);
  if (OPCC_IS_APPLICATION (record))
    return check_note (db, OPCC_APPLICATION (record), error);
  return TRUE;
}
