/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one marker may see: their own marks, and those of others once they have submitted. */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "opcc-blind.h"
#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marking.h"
#include "opcc-organisation.h"
#include "opcc-round.h"

/* Takes the name of the applicant out of a text, however it is written there. */
static void
hide_name (char **text, const char *name)
{
  g_autofree char *pattern = NULL;
  g_autoptr (GRegex) regex = NULL;
  char *hidden;

  if (*text == NULL || name == NULL || *name == '\0')
    return;
  pattern = g_regex_escape_string (name, -1);
  regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  hidden = regex != NULL
               ? g_regex_replace_literal (regex, *text, -1, 0, _ ("[applicant hidden]"), 0, NULL)
               : NULL;
  if (hidden == NULL)
    return;
  g_free (*text);
  *text = hidden;
}

static void
hide_applicant (OpccApplication *application, OpccOrganisation *organisation)
{
  hide_name (&application->title, organisation->name);
  hide_name (&application->summary, organisation->name);
  hide_name (&application->need, organisation->name);
  hide_name (&application->outcomes, organisation->name);
  for (guint i = 0; i < opcc_application_kind.n_fields; i++)
    if (opcc_application_kind.fields[i].marks & OPCC_MARK_BLIND)
      opcc_field_clear (&opcc_application_kind.fields[i], application);
}

static GPtrArray *
load_own (OpccDb *db, OpccMarkingView *self, GError **error)
{
  g_autoptr (GPtrArray) marks =
      opcc_db_select (db, &opcc_mark_kind, "application = $1 AND marker = $2", error, "ii",
                      self->assignment->application, self->assignment->marker);
  GPtrArray *own;

  if (marks == NULL)
    return NULL;
  own = g_ptr_array_new (); /* it has gaps, so the view frees what it holds */
  for (guint i = 0; i < self->criteria->len; i++)
    {
      OpccMark *found = NULL;

      for (guint j = 0; j < marks->len && found == NULL; j++)
        if (((OpccMark *) marks->pdata[j])->criterion ==
            opcc_record_get_n (g_ptr_array_index (self->criteria, i)))
          found = g_object_ref (g_ptr_array_index (marks, j));
      g_ptr_array_add (own, found);
    }
  return own;
}

/* Nothing of the others is even read before the marker has submitted. */
static GPtrArray *
load_others (OpccDb *db, OpccMarkingView *self, GError **error)
{
  if (strcmp (self->assignment->state, "submitted") != 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return opcc_db_select (db, &opcc_mark_kind,
                         "application = $1 AND marker <> $2 AND EXISTS (SELECT 1 FROM assignment s"
                         " WHERE s.application = mark.application AND s.marker = mark.marker"
                         " AND s.state = 'submitted') AND EXISTS (SELECT 1 FROM criterion c"
                         " WHERE c.n = mark.criterion AND c.removed IS NULL)"
                         " ORDER BY marker, criterion",
                         error, "ii", self->assignment->application, self->assignment->marker);
}

static OpccAssignment *
load_assignment (OpccDb *db, gint64 application, gint64 marker, GError **error)
{
  g_autoptr (GError) local = NULL;
  OpccAssignment *assignment =
      opcc_db_find (db, &opcc_assignment_kind, "application = $1 AND marker = $2", &local, "ii",
                    application, marker);

  if (assignment != NULL && strcmp (assignment->state, "conflict") != 0)
    return assignment;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (assignment == NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("This application was not given to this marker. Share it out to them first."));
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("This marker declared a conflict of interest on this application, and does not "
                    "see it."));
  g_clear_object (&assignment);
  return NULL;
}

static gboolean
load_applicant (OpccDb *db, OpccMarkingView *self, GError **error)
{
  g_autoptr (OpccRound) round = opcc_round_load (db, self->application->round, error);
  g_autoptr (OpccOrganisation) organisation = NULL;

  if (round == NULL)
    return FALSE;
  organisation = opcc_db_load (db, &opcc_organisation_kind, self->application->organisation, error);
  if (organisation == NULL)
    return FALSE;
  self->fixed =
      strcmp (self->assignment->state, "submitted") == 0 || round->decided != OPCC_NO_DATE;
  self->blind = round->blind && strcmp (self->assignment->state, "submitted") != 0;
  if (self->blind && !opcc_blind_find_lift (db, self->assignment, &self->lifted, error))
    return FALSE;
  self->blind &= !self->lifted;
  if (opcc_assignment_is_to_declare (self->assignment))
    self->applicant = g_strdup (organisation->name);
  if (self->blind)
    hide_applicant (self->application, organisation);
  else
    self->organisation = g_strdup (organisation->name);
  return TRUE;
}

/**
 * opcc_marking_view:
 *
 * Returns: (transfer full): NULL with OPCC_ERROR_REFUSED where the marker may not see it
 */
OpccMarkingView *
opcc_marking_view (OpccDb *db, gint64 application, gint64 marker, GError **error)
{
  g_autoptr (OpccMarkingView) self = g_new0 (OpccMarkingView, 1);

  self->assignment = load_assignment (db, application, marker, error);
  if (self->assignment == NULL)
    return NULL;
  self->application = opcc_db_load (db, &opcc_application_kind, application, error);
  if (self->application == NULL)
    return NULL;
  self->criteria = opcc_criterion_list (db, self->application->round, error);
  if (self->criteria == NULL || !load_applicant (db, self, error))
    return NULL;
  self->own = load_own (db, self, error);
  self->others = self->own != NULL ? load_others (db, self, error) : NULL;
  return self->others != NULL ? g_steal_pointer (&self) : NULL;
}

void
opcc_marking_view_free (OpccMarkingView *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; self->own != NULL && i < self->own->len; i++)
    g_clear_object ((GObject **) &self->own->pdata[i]);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_clear_object (&self->application);
  g_clear_object (&self->assignment);
  g_free (self->organisation);
  g_free (self->applicant);
  g_free (self);
}

/**
 * opcc_marking_get_queue:
 *
 * Returns: (transfer full) (element-type gint64): numbers of applications, by reference
 */
GArray *
opcc_marking_get_queue (OpccDb *db, gint64 round, gint64 marker, GError **error)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT p.n FROM assignment s JOIN application p ON p.n = s.application"
                     " WHERE p.round = $1 AND s.marker = $2 AND s.state <> 'conflict'"
                     " ORDER BY length (p.reference), p.reference",
                     error, "ii", round, marker);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      gint64 n;

      if (!row)
        return g_steal_pointer (&queue);
      n = opcc_stmt_get_integer (stmt, 0);
      g_array_append_val (queue, n);
    }
  return NULL;
}

/* Whether it is to be submitted still: what was stopped or taken back is not waited for. */
static gboolean
is_owed (const char *state, const char *stage)
{
  return strcmp (state, "submitted") != 0 && strcmp (state, "conflict") != 0 &&
         strcmp (stage, "stopped") != 0 && strcmp (stage, "withdrawn") != 0;
}

static gboolean
count_assignments (OpccDb *db, gint64 round, OpccMarkerProgress *progress, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT s.state, s.submitted, p.stage FROM assignment s"
                     " JOIN application p ON p.n = s.application"
                     " WHERE p.round = $1 AND s.marker = $2",
                     error, "ii", round, opcc_record_get_n (OPCC_RECORD (progress->marker)));
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      const char *state;
      gint64 at;

      if (!row)
        return TRUE;
      state = opcc_stmt_get_text (stmt, 0);
      progress->conflicts += strcmp (state, "conflict") == 0;
      progress->assigned += strcmp (state, "conflict") != 0;
      progress->started += strcmp (state, "marking") == 0;
      progress->left += is_owed (state, opcc_stmt_get_text (stmt, 2));
      progress->submitted += strcmp (state, "submitted") == 0;
      if (opcc_stmt_is_null (stmt, 1) || !opcc_time_from_iso (opcc_stmt_get_text (stmt, 1), &at))
        continue;
      progress->first = progress->first == OPCC_NO_TIME ? at : MIN (progress->first, at);
      progress->last = MAX (progress->last, at);
    }
  return FALSE;
}

static void
find_lateness (const OpccRound *round, OpccMarkerProgress *progress)
{
  const OpccDate today = opcc_date_today ();

  if (round->decided != OPCC_NO_DATE)
    progress->left = 0;
  if (progress->left > 0 && round->marking_closes != OPCC_NO_DATE && today > round->marking_closes)
    progress->days_late = (guint) (today - round->marking_closes);
}

/**
 * opcc_marking_get_progress:
 *
 * Days late are reckoned from the day on which marking of the round closes, to today.
 *
 * Returns: (transfer full) (element-type OpccMarkerProgress): NULL on error
 */
GPtrArray *
opcc_marking_get_progress (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autoptr (GPtrArray) markers = record != NULL ? opcc_marker_list (db, round, error) : NULL;
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_marker_progress_free);

  for (guint i = 0; markers != NULL && i < markers->len; i++)
    {
      OpccMarkerProgress *progress = g_new0 (OpccMarkerProgress, 1);

      progress->marker = g_object_ref (g_ptr_array_index (markers, i));
      progress->first = OPCC_NO_TIME;
      progress->last = OPCC_NO_TIME;
      g_ptr_array_add (all, progress);
      if (!count_assignments (db, round, progress, error))
        return NULL;
      find_lateness (record, progress);
    }
  return markers != NULL ? g_steal_pointer (&all) : NULL;
}

void
opcc_marker_progress_free (OpccMarkerProgress *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->marker);
  g_free (self);
}

/**
 * opcc_marker_progress_to_words:
 *
 * Returns: (transfer full): how a marker stands, in a few words
 */
char *
opcc_marker_progress_to_words (const OpccMarkerProgress *self)
{
  g_autofree char *left = g_strdup_printf (_ ("%u left"), self->left);
  g_autofree char *late = NULL;

  if (self->assigned == 0)
    return g_strdup (_ ("nothing to mark"));
  if (self->left == 0)
    return g_strdup (_ ("all done"));
  if (self->days_late == 0)
    return g_steal_pointer (&left);
  late = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day late", "%u days late",
                                       self->days_late),
                          self->days_late);
  /* Translators: "3 days late, 4 left" */
  return g_strdup_printf (_ ("%s, %s"), late, left);
}
