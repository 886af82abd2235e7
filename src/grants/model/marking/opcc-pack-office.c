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
#include "opcc-organisation.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

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
                                : begun                ? "marking"
                                                       : "to-mark");
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
  self->n_left = self->pack->applications->len;
  return fill_in (self, db, error) ? g_steal_pointer (&self) : NULL;
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
  self->n_left += !passed_on && strcmp (assignment->state, "submitted") != 0;
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
  self->n_left = 0;
  for (guint i = 0; i < self->applications->len; i++)
    if (!keep_application (self, db, i, error))
      return FALSE;
  return opcc_pack_write (self->pack, self->path, error);
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
