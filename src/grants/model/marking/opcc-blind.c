/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing a hidden applicant to a marker in a blind round: with a reason, and never unsaid. */
#include "opcc-blind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-application.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marker.h"
#include "opcc-marking-guard.h"
#include "opcc-round.h"
#include "opcc-text.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccBlindLift, application, LINK, N_("Application"),
              .marks = OPCC_MARK_REQUIRED, .target = "application"),
  OPCC_FIELD (OpccBlindLift, marker, LINK, N_("Shown to"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SENSITIVE, .target = "marker"),
  OPCC_FIELD (OpccBlindLift, reason, LONG_TEXT, N_("Reason"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccBlindLift, lifted, TIME, N_("Shown at"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccBlindLift, lifted_by, TEXT, N_("Shown by"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PERSONAL),
};
/* clang-format on */

const OpccKind opcc_blind_lift_kind = {
  .name = "blind_lift",
  .label = N_ ("Hidden applicant shown"),
  .plural = N_ ("Hidden applicants shown"),
  .title = "reason",
  .detail = "lifted",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_blind_lift_get_type,
  .sealed_by = "lifted",
  .sealed_words = N_ ("is in the log of hidden applicants that were shown, which stays as it was "
                      "written. Nothing was changed."),
  .for_good = TRUE,
};

OPCC_DEFINE_RECORD (OpccBlindLift, opcc_blind_lift, opcc_blind_lift_kind)

/**
 * opcc_blind_may_change:
 * @record: about to be saved by hand, or deleted
 *
 * The rule of the grants domain over changes by hand: who was shown what is written by the act
 * itself alone, so that its time and its author are true.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED for an entry of the log
 */
gboolean
opcc_blind_may_change (OpccRecord *record, GError **error)
{
  if (!OPCC_IS_BLIND_LIFT (record))
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                       _ ("The log of hidden applicants that were shown is written by showing them "
                          "alone. Nothing was changed. Use “Show who applied…”, or opcc blind "
                          "lift."));
  return FALSE;
}

/**
 * opcc_blind_find_lift:
 * @lifted: (out): whether the applicant was shown to the marker of @assignment
 *
 * Returns: FALSE where the office file could not be read
 */
gboolean
opcc_blind_find_lift (OpccDb *db, OpccAssignment *assignment, gboolean *lifted, GError **error)
{
  g_autoptr (GError) local = NULL;

  *lifted = opcc_db_get_integer (db,
                                 "SELECT count(*) FROM blind_lift WHERE application = $1"
                                 " AND marker = $2",
                                 0, &local, "ii", assignment->application, assignment->marker) > 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Why there is nothing to show; NULL: there is. */
static const char *
find_obstacle (const OpccRound *round, const OpccAssignment *assignment, gboolean lifted)
{
  if (!round->blind)
    return _ ("This round is not marked blind, so the applicant is in view already. Nothing was "
              "changed.");
  if (assignment == NULL)
    return _ ("This application was not given to this marker. Nothing was changed. Share it out to "
              "them first.");
  if (strcmp (assignment->state, "conflict") == 0)
    return _ ("This marker declared a conflict of interest on this application, and does not see "
              "it. Nothing was changed.");
  if (strcmp (assignment->state, "submitted") == 0)
    return _ ("This marker has submitted their marks, so the applicant is in view already. Nothing "
              "was changed.");
  if (lifted)
    return _ ("The applicant was shown to this marker before. Nothing was changed; opcc blind log "
              "says when and why.");
  return NULL;
}

static gboolean
check_hidden (OpccDb *db, OpccApplication *application, gint64 marker, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccRound) round = opcc_round_load (db, application->round, error);
  g_autoptr (OpccAssignment) assignment = NULL;
  const char *obstacle;
  gboolean lifted = FALSE;

  if (round == NULL)
    return FALSE;
  assignment = opcc_db_find (db, &opcc_assignment_kind, "application = $1 AND marker = $2", &local,
                             "ii", opcc_record_get_n (OPCC_RECORD (application)), marker);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (assignment != NULL && !opcc_blind_find_lift (db, assignment, &lifted, error))
    return FALSE;
  obstacle = find_obstacle (round, assignment, lifted);
  if (obstacle != NULL)
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED, obstacle);
  return obstacle == NULL && opcc_marking_check_undecided (db, application->round, error);
}

/**
 * opcc_blind_lift:
 * @reason: needed
 *
 * Shows a hidden applicant to one of its markers before they submit, and writes down to whom, when,
 * why and who did it. What was seen cannot be unseen: undo passes over it, and the entry is neither
 * changed nor deleted.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where nothing is hidden from that marker or the round is
 *   decided, with OPCC_ERROR_INVALID without a reason
 */
gboolean
opcc_blind_lift (OpccDb *db, gint64 application, gint64 marker, const char *reason, GError **error)
{
  g_autoptr (OpccApplication) record =
      opcc_db_load (db, &opcc_application_kind, application, error);
  g_autoptr (OpccMarker) who =
      record != NULL ? opcc_db_load (db, &opcc_marker_kind, marker, error) : NULL;
  g_autoptr (OpccBlindLift) lift = g_object_new (OPCC_TYPE_BLIND_LIFT, NULL);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (who == NULL || !check_hidden (db, record, marker, error))
    return FALSE;
  lift->reason = opcc_text_clean_lines (reason != NULL ? reason : "", error);
  if (lift->reason == NULL)
    return FALSE;
  if (*lift->reason == '\0')
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                           _ ("Showing a hidden applicant needs a reason, which is kept. Nothing "
                              "was changed. Say why."));
      return FALSE;
    }
  lift->application = application;
  lift->marker = marker;
  lift->lifted = opcc_time_now ();
  lift->lifted_by = g_strdup (opcc_db_get_who (db));
  name = g_strdup_printf (_ ("Show %s who applied with %s"), who->role, record->reference);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, lift, error) && opcc_action_commit (action, error);
}

/**
 * opcc_blind_list:
 *
 * Returns: (transfer full) (element-type OpccMarkerEntry): every lift in a round in the order they
 *   came; NULL on error
 */
GPtrArray *
opcc_blind_list (OpccDb *db, gint64 round, GError **error)
{
  return opcc_marker_register_read (
      db,
      "SELECT p.reference, p.title, o.name, m.role, b.reason, NULL, b.lifted, b.lifted_by, 0"
      " FROM blind_lift b JOIN application p ON p.n = b.application"
      " JOIN organisation o ON o.n = p.organisation JOIN marker m ON m.n = b.marker"
      " WHERE p.round = $1 ORDER BY b.n",
      round, error);
}

char *
opcc_blind_entry_say (const OpccMarkerEntry *self)
{
  g_autofree char *when = opcc_time_format (self->time);

  /* Translators: a reference, who was shown its applicant, when, by whom, and why. */
  return g_strdup_printf (_ ("%s: applicant shown to %s on %s by %s. %s"), self->reference,
                          self->role, when, self->by, self->reason);
}
