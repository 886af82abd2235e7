/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPackOffice: a marker's pack as an office file for the time it is marked in the window. */
#include "opcc-pack-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-assignment.h"
#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-mark.h"
#include "opcc-marker.h"
#include "opcc-marking-score.h"
#include "opcc-organisation.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "opcc-text.h"
#include "opcc-time.h"

/* Tells this office file from one in which submitted marks stay as they are. */
#define PACK_SETTING "pack"

void
opcc_pack_office_free (OpccPackOffice *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pack, opcc_pack_free);
  g_clear_pointer (&self->applications, g_array_unref);
  g_clear_pointer (&self->criteria, g_array_unref);
  g_free (self->path);
  g_free (self);
}

static gboolean
add_round (OpccPackOffice *self, OpccDb *db, GError **error)
{
  g_autoptr (OpccScheme) scheme = g_object_new (OPCC_TYPE_SCHEME, NULL);
  g_autoptr (OpccRound) round = g_object_new (OPCC_TYPE_ROUND, NULL);
  g_autoptr (OpccMarker) marker = g_object_new (OPCC_TYPE_MARKER, NULL);

  scheme->year = g_strdup (self->pack->round);
  scheme->title = g_strdup (self->pack->round_title);
  scheme->pot = 0;
  if (!opcc_db_save (db, scheme, error))
    return FALSE;
  round->scheme = opcc_record_get_n (OPCC_RECORD (scheme));
  round->number = 1;
  round->code = g_strdup (self->pack->round);
  round->title = g_strdup (self->pack->round_title);
  round->stage = g_strdup ("set-up");
  round->blind = self->pack->blind;
  if (!opcc_db_save (db, round, error))
    return FALSE;
  self->round = opcc_record_get_n (OPCC_RECORD (round));
  marker->role = g_strdup (self->pack->role);
  marker->round = self->round;
  if (!opcc_db_save (db, marker, error))
    return FALSE;
  self->marker = opcc_record_get_n (OPCC_RECORD (marker));
  return TRUE;
}

static gboolean
add_criteria (OpccPackOffice *self, OpccDb *db, GError **error)
{
  for (guint i = 0; i < self->pack->criteria->len; i++)
    {
      g_autoptr (OpccRecord) copy = opcc_record_copy (g_ptr_array_index (self->pack->criteria, i));
      gint64 n;

      opcc_record_set_identity (copy, 0, NULL, 0);
      OPCC_CRITERION (copy)->round = self->round;
      if (!opcc_db_save (db, copy, error))
        return FALSE;
      n = opcc_record_get_n (copy);
      g_array_append_val (self->criteria, n);
    }
  return TRUE;
}

/* Number of the applicant; the pack of a blind round does not hold who they are. */
static gint64
add_organisation (OpccDb *db, const OpccPackApplication *from, GError **error)
{
  g_autoptr (OpccOrganisation) organisation = g_object_new (OPCC_TYPE_ORGANISATION, NULL);

  organisation->name =
      g_strdup (from->organisation != NULL ? from->organisation : _ ("[applicant hidden]"));
  return opcc_db_save (db, organisation, error) ? opcc_record_get_n (OPCC_RECORD (organisation))
                                                : 0;
}

/* What was begun is not asked about again, nor can anybody be asked about an applicant who is
 * hidden. */
static gboolean
add_assignment (OpccPackOffice *self,
                OpccDb *db,
                gint64 application,
                const OpccPackApplication *from,
                gboolean begun,
                GError **error)
{
  g_autoptr (OpccAssignment) assignment = g_object_new (OPCC_TYPE_ASSIGNMENT, NULL);

  assignment->application = application;
  assignment->marker = self->marker;
  assignment->state = g_strdup (from->interest != NULL ? "conflict"
                                : from->submitted      ? "submitted"
                                : begun                ? "marking"
                                                       : "to-mark");
  assignment->submitted = OPCC_NO_TIME;
  if (from->interest == NULL && from->submitted)
    assignment->submitted = opcc_time_now ();
  assignment->reason = g_strdup (from->interest);
  if (from->organisation == NULL)
    assignment->declared = opcc_date_today ();
  return opcc_db_save (db, assignment, error);
}

static gboolean
add_marks (OpccPackOffice *self,
           OpccDb *db,
           gint64 application,
           const OpccPackApplication *from,
           gboolean *begun,
           GError **error)
{
  *begun = FALSE;
  for (guint i = 0; i < self->criteria->len; i++)
    {
      g_autoptr (OpccMark) mark = NULL;

      if (from->scores[i].score == OPCC_NO_INTEGER)
        continue;
      mark = g_object_new (OPCC_TYPE_MARK, NULL);
      mark->application = application;
      mark->marker = self->marker;
      mark->criterion = g_array_index (self->criteria, gint64, i);
      mark->score = from->scores[i].score;
      mark->comment = g_strdup (from->scores[i].comment);
      *begun = TRUE;
      if (!opcc_db_save (db, mark, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_application (OpccPackOffice *self, OpccDb *db, const OpccPackApplication *from, GError **error)
{
  g_autoptr (OpccRecord) copy = opcc_record_copy (OPCC_RECORD (from->application));
  OpccApplication *application = OPCC_APPLICATION (copy);
  gboolean begun;
  gint64 n;

  opcc_record_set_identity (copy, 0, NULL, 0);
  application->round = self->round;
  application->stage = g_strdup ("marking");
  application->organisation = add_organisation (db, from, error);
  if (application->organisation == 0 || !opcc_db_save (db, copy, error))
    return FALSE;
  n = opcc_record_get_n (copy);
  g_array_append_val (self->applications, n);
  return add_marks (self, db, n, from, &begun, error) &&
         add_assignment (self, db, n, from, begun, error);
}

static gboolean
fill_in (OpccPackOffice *self, OpccDb *db, GError **error)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, _ ("Open the pack"), error);

  if (action == NULL || !add_round (self, db, error) || !add_criteria (self, db, error))
    return FALSE;
  for (guint i = 0; i < self->pack->applications->len; i++)
    if (!add_application (self, db, g_ptr_array_index (self->pack->applications, i), error))
      return FALSE;
  return opcc_action_commit (action, error);
}

/**
 * opcc_pack_office_fill:
 * @db: an office file of its own, with nothing in it
 * @path: (type filename): the pack
 * @passphrase: (nullable): that it is under
 *
 * Returns: (transfer full): NULL with OPCC_ERROR_LOCKED where it needs another passphrase, with
 *   OPCC_ERROR_REFUSED for a sheet, and as by opcc_pack_read()
 */
OpccPackOffice *
opcc_pack_office_fill (
    OpccDb *db, const char *path, const char *passphrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccPackOffice) self = g_new0 (OpccPackOffice, 1);

  self->path = g_strdup (path);
  self->applications = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->criteria = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pack = opcc_pack_read (path, passphrase, cancellable, error);
  if (self->pack == NULL)
    return NULL;
  if (self->pack->is_sheet)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("%s is a marking sheet. Nothing was opened. Fill it in with a spreadsheet "
                      "program."),
                   path);
      return NULL;
    }
  self->n_left = opcc_pack_count_left (self->pack);
  return fill_in (self, db, error) && opcc_db_set_setting (db, PACK_SETTING, "1", error)
             ? g_steal_pointer (&self)
             : NULL;
}

static gboolean
keep_scores (OpccPackOffice *self, OpccDb *db, gint64 n, OpccPackApplication *to, GError **error)
{
  g_autoptr (GPtrArray) marks =
      opcc_db_select (db, &opcc_mark_kind, "application = $1", error, "i", n);

  if (marks == NULL)
    return FALSE;
  for (guint i = 0; i < self->criteria->len; i++)
    {
      OpccPackScore *score = &to->scores[i];

      score->score = OPCC_NO_INTEGER;
      g_clear_pointer (&score->comment, g_free);
      for (guint j = 0; j < marks->len; j++)
        {
          const OpccMark *mark = g_ptr_array_index (marks, j);

          if (mark->criterion != g_array_index (self->criteria, gint64, i))
            continue;
          score->score = mark->score;
          score->comment = g_strdup (mark->comment);
        }
    }
  return TRUE;
}

static gboolean
keep_application (OpccPackOffice *self, OpccDb *db, guint i, GError **error)
{
  OpccPackApplication *to = g_ptr_array_index (self->pack->applications, i);
  const gint64 n = g_array_index (self->applications, gint64, i);
  g_autoptr (OpccAssignment) assignment =
      opcc_db_find (db, &opcc_assignment_kind, "application = $1", error, "i", n);
  gboolean passed_on;

  if (assignment == NULL)
    return FALSE;
  passed_on = strcmp (assignment->state, "conflict") == 0;
  g_free (to->interest);
  to->interest = passed_on ? g_strdup (assignment->reason) : NULL;
  to->submitted = strcmp (assignment->state, "submitted") == 0;
  return keep_scores (self, db, n, to, error);
}

/**
 * opcc_pack_office_keep:
 *
 * Writes what was marked into the pack, whole or not at all, under the passphrase that it was
 * under; and counts what is left.
 */
gboolean
opcc_pack_office_keep (OpccPackOffice *self, OpccDb *db, GError **error)
{
  for (guint i = 0; i < self->applications->len; i++)
    if (!keep_application (self, db, i, error))
      return FALSE;
  self->n_left = opcc_pack_count_left (self->pack);
  return opcc_pack_write (self->pack, self->path, error);
}

static gboolean
set_submitted (OpccDb *db, OpccAssignment *assignment, gboolean submitted, GError **error)
{
  g_autoptr (OpccApplication) application =
      opcc_db_load (db, &opcc_application_kind, assignment->application, error);

  opcc_set_str (&assignment->state, submitted ? "submitted" : "marking");
  assignment->submitted = submitted ? opcc_time_now () : OPCC_NO_TIME;
  return application != NULL && opcc_db_save (db, assignment, error) &&
         opcc_marking_refresh (db, application->round, &assignment->application, 1, error);
}

/**
 * opcc_pack_office_submit_all:
 *
 * Submits every application of the pack that has all its scores, as one action.
 *
 * Returns: how many; -1 on error, also with OPCC_ERROR_REFUSED where there is none
 */
gint64
opcc_pack_office_submit_all (OpccDb *db, gint64 round, gint64 marker, GError **error)
{
  g_autoptr (GPtrArray) whole = opcc_db_select (
      db, &opcc_assignment_kind,
      "marker = $1 AND state IN ('to-mark', 'marking') AND NOT EXISTS (SELECT 1 FROM criterion c "
      "WHERE c.round = $2 AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.criterion = c.n AND "
      "m.marker = $1 AND m.application = assignment.application)) ORDER BY n",
      error, "ii", marker, round);
  g_autoptr (OpccAction) action = NULL;

  if (whole == NULL)
    return -1;
  if (whole->len == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("No application has all its scores and is still to submit. Nothing was "
                      "changed."));
      return -1;
    }
  action = opcc_action_begin (db, _ ("Submit all that is marked"), error);
  for (guint i = 0; action != NULL && i < whole->len; i++)
    if (!set_submitted (db, g_ptr_array_index (whole, i), TRUE, error))
      return -1;
  return action != NULL && opcc_action_commit (action, error) ? (gint64) whole->len : -1;
}

/**
 * opcc_pack_office_reopen:
 *
 * A marker who has only a pack sees nothing new by submitting, and so may think again.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED in an office file that no pack was filled into, and where
 *   nothing is submitted
 */
gboolean
opcc_pack_office_reopen (OpccDb *db, gint64 application, gint64 marker, GError **error)
{
  g_autofree char *is_pack = opcc_db_get_setting (db, PACK_SETTING, NULL);
  g_autoptr (OpccAssignment) assignment =
      opcc_db_find (db, &opcc_assignment_kind,
                    "application = $1 AND marker = $2 AND state = 'submitted'", NULL, "ii",
                    application, marker);
  g_autoptr (OpccAction) action = NULL;

  if (is_pack == NULL || assignment == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("Only marks that were submitted in a marker’s pack are opened again. "
                      "Nothing was changed."));
      return FALSE;
    }
  action = opcc_action_begin (db, _ ("Open the marks again"), error);
  return action != NULL && set_submitted (db, assignment, FALSE, error) &&
         opcc_action_commit (action, error);
}

/**
 * opcc_pack_office_undo:
 *
 * Returns: (transfer full): the name of what was taken back, which is never the pack itself
 */
char *
opcc_pack_office_undo (OpccDb *db, GCancellable *cancellable, GError **error)
{
  g_autofree char *next = opcc_db_peek_undo (db);

  if (g_strcmp0 (next, _ ("Open the pack")) != 0)
    return opcc_db_undo (db, cancellable, error);
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                       _ ("There is nothing to take back."));
  return NULL;
}
