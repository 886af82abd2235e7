/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a marker does to one application: score, submit, declare a conflict; and moderation. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marking-guard.h"
#include "opcc-marking-score.h"
#include "opcc-marking.h"
#include "opcc-text.h"

static OpccAssignment *
find_assignment (OpccDb *db, gint64 application, gint64 marker, GError **error)
{
  return opcc_db_find (db, &opcc_assignment_kind, "application = $1 AND marker = $2", error, "ii",
                       application, marker);
}

/* The assignment of a marker who may still mark; otherwise the sentence why not. */
static OpccAssignment *
expect_open (OpccDb *db, gint64 application, gint64 marker, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccAssignment) assignment = find_assignment (db, application, marker, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (assignment == NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("This application was not given to this marker. Nothing was changed. Share it "
                    "out to them first."));
  else if (strcmp (assignment->state, "conflict") == 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("This marker declared a conflict of interest on this application. Nothing was "
                    "changed. Take the mark out or ask the round lead."));
  else if (strcmp (assignment->state, "submitted") == 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("These marks were submitted and are fixed. Nothing was changed. Undo the "
                    "submission, or settle the score in moderation."));
  else if (opcc_marking_check_application (db, application, error))
    return g_steal_pointer (&assignment);
  return NULL;
}

static gboolean
check_score (OpccCriterion *criterion, OpccApplication *application, gint64 score, GError **error)
{
  if (criterion->round != application->round)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("“%s” is a criterion of another round. Nothing was changed."),
                 criterion->title);
  else if (score != OPCC_NO_INTEGER && (score < 0 || score > criterion->scale))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("%ld is not on the scale of “%s”. Give a score from 0 to %ld."), (long) score,
                 criterion->title, (long) criterion->scale);
  else
    return TRUE;
  return FALSE;
}

static gboolean
save_mark (OpccDb *db,
           gint64 application,
           gint64 marker,
           gint64 criterion,
           gint64 score,
           const char *comment,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccMark) mark =
      opcc_db_find (db, &opcc_mark_kind, "application = $1 AND marker = $2 AND criterion = $3",
                    &local, "iii", application, marker, criterion);
  g_autofree char *clean = comment != NULL ? opcc_text_clean_lines (comment, error) : NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (comment != NULL && clean == NULL)
    return FALSE;
  if (score == OPCC_NO_INTEGER)
    return mark == NULL || opcc_db_delete (db, mark, error);
  if (mark == NULL)
    {
      mark = g_object_new (OPCC_TYPE_MARK, NULL);
      mark->application = application;
      mark->marker = marker;
      mark->criterion = criterion;
    }
  mark->score = score;
  opcc_set_str (&mark->comment, clean != NULL && *clean != '\0' ? clean : NULL);
  return opcc_db_save (db, mark, error);
}

static gboolean
note_begun (OpccDb *db, OpccAssignment *assignment, OpccApplication *application, GError **error)
{
  if (strcmp (assignment->state, "marking") != 0)
    {
      opcc_set_str (&assignment->state, "marking");
      if (!opcc_db_save (db, assignment, error))
        return FALSE;
    }
  if (strcmp (application->stage, "received") != 0 && strcmp (application->stage, "checked") != 0)
    return TRUE;
  opcc_set_str (&application->stage, "marking");
  return opcc_db_save (db, application, error);
}

/**
 * opcc_marking_set:
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED or OPCC_ERROR_INVALID
 */
gboolean
opcc_marking_set (OpccDb *db,
                  gint64 application,
                  gint64 marker,
                  gint64 criterion,
                  gint64 score,
                  const char *comment,
                  GError **error)
{
  g_autoptr (OpccAssignment) assignment = expect_open (db, application, marker, error);
  g_autoptr (OpccApplication) record = NULL;
  g_autoptr (OpccCriterion) measure = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (assignment == NULL)
    return FALSE;
  record = opcc_db_load (db, &opcc_application_kind, application, error);
  measure = record != NULL ? opcc_db_load (db, &opcc_criterion_kind, criterion, error) : NULL;
  if (measure == NULL || !opcc_criterion_check_counts (measure, error) ||
      !check_score (measure, record, score, error))
    return FALSE;
  name = score == OPCC_NO_INTEGER
             ? g_strdup_printf (_ ("Take out the mark of %s for “%s”"), record->reference,
                                measure->title)
             : g_strdup_printf (_ ("Mark %s with %ld for “%s”"), record->reference, (long) score,
                                measure->title);
  action = opcc_action_begin (db, name, error);
  return action != NULL && save_mark (db, application, marker, criterion, score, comment, error) &&
         note_begun (db, assignment, record, error) && opcc_action_commit (action, error);
}

static gboolean
check_complete (OpccDb *db, OpccApplication *application, gint64 marker, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *missing = opcc_db_get_text (
      db,
      "SELECT c.title FROM criterion c WHERE c.round = $1 AND c.removed IS NULL"
      " AND NOT EXISTS (SELECT 1 FROM mark m"
      " WHERE m.criterion = c.n AND m.application = $2 AND m.marker = $3) ORDER BY c.number",
      &local, "iii", application->round, opcc_record_get_n (OPCC_RECORD (application)), marker);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (missing != NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s cannot be submitted: “%s” has no score. Score it first."),
                 application->reference, missing);
  else
    return TRUE;
  return FALSE;
}

/**
 * opcc_marking_submit:
 *
 * Fixes a marker's scores on an application; only then do they count, and only then does the
 * marker see those of others.
 */
gboolean
opcc_marking_submit (OpccDb *db, gint64 application, gint64 marker, GError **error)
{
  g_autoptr (OpccAssignment) assignment = expect_open (db, application, marker, error);
  g_autoptr (OpccApplication) record = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (assignment == NULL)
    return FALSE;
  record = opcc_db_load (db, &opcc_application_kind, application, error);
  if (record == NULL || !check_complete (db, record, marker, error))
    return FALSE;
  opcc_set_str (&assignment->state, "submitted");
  assignment->submitted = opcc_time_now ();
  name = g_strdup_printf (_ ("Submit marks of %s"), record->reference);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, assignment, error) &&
         opcc_marking_refresh (db, record->round, &application, 1, error) &&
         opcc_action_commit (action, error);
}

static gboolean
delete_marks (OpccDb *db, gint64 application, gint64 marker, GError **error)
{
  g_autoptr (GPtrArray) marks =
      opcc_db_select (db, &opcc_mark_kind, "application = $1 AND marker = $2", error, "ii",
                      application, marker);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    if (!opcc_db_delete (db, g_ptr_array_index (marks, i), error))
      return FALSE;
  return marks != NULL;
}

/**
 * opcc_marking_declare_conflict:
 * @reason: what the conflict is; required
 *
 * It can be declared before the application is shared out, and by the round lead. What was shared
 * out goes at once to the marker who has least of those without a conflict on it.
 */
gboolean
opcc_marking_declare_conflict (
    OpccDb *db, gint64 application, gint64 marker, const char *reason, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccAssignment) assignment = find_assignment (db, application, marker, &local);
  g_autoptr (OpccApplication) record = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  gboolean shared;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  record = opcc_db_load (db, &opcc_application_kind, application, error);
  if (record == NULL || !opcc_marking_check_undecided (db, record->round, error))
    return FALSE;
  shared = assignment != NULL && strcmp (assignment->state, "conflict") != 0;
  if (assignment == NULL)
    {
      assignment = g_object_new (OPCC_TYPE_ASSIGNMENT, NULL);
      assignment->application = application;
      assignment->marker = marker;
    }
  if (!opcc_record_set_typed (OPCC_RECORD (assignment), "reason", reason, error))
    return FALSE;
  if (assignment->reason == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("A conflict of interest needs a reason. Say what it is."));
      return FALSE;
    }
  opcc_set_str (&assignment->state, "conflict");
  assignment->declared = opcc_date_today ();
  assignment->submitted = OPCC_NO_TIME;
  name = g_strdup_printf (_ ("Declare a conflict of interest on %s"), record->reference);
  action = opcc_action_begin (db, name, error);
  return action != NULL && delete_marks (db, application, marker, error) &&
         opcc_db_save (db, assignment, error) &&
         (!shared || opcc_marking_pass_on (db, record->round, error)) &&
         opcc_marking_refresh (db, record->round, &application, 1, error) &&
         opcc_action_commit (action, error);
}

static gboolean
settle (OpccDb *db, OpccApplication *record, double percent, const char *note, GError **error)
{
  gint64 n = opcc_record_get_n (OPCC_RECORD (record));

  record->moderated_score = percent;
  record->moderated = opcc_date_today ();
  opcc_set_str (&record->moderated_by, opcc_db_get_who (db));
  return opcc_record_set_typed (OPCC_RECORD (record), "moderation_note", note, error) &&
         opcc_db_save (db, record, error) && opcc_marking_refresh (db, record->round, &n, 1, error);
}

static gboolean
check_note (const char *note, GError **error)
{
  if (note != NULL && note[strspn (note, " \t\r\n")] != '\0')
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("Moderation needs a note. Say what was agreed and why."));
  return FALSE;
}

/**
 * opcc_marking_settle:
 * @percent: 0 to 100, or NAN to keep the mean of the marks
 * @note: what was agreed and why
 *
 * The marks themselves stay as they were submitted.
 */
gboolean
opcc_marking_settle (
    OpccDb *db, gint64 application, double percent, const char *note, GError **error)
{
  g_autoptr (OpccApplication) record =
      opcc_db_load (db, &opcc_application_kind, application, error);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (record == NULL || !check_note (note, error) ||
      !opcc_marking_check_undecided (db, record->round, error))
    return FALSE;
  if (isnan (record->score))
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("%s is not marked yet. Nothing was settled."), record->reference);
      return FALSE;
    }
  name = g_strdup_printf (_ ("Settle the score of %s"), record->reference);
  action = opcc_action_begin (db, name, error);
  return action != NULL && settle (db, record, percent, note, error) &&
         opcc_action_commit (action, error);
}

/**
 * opcc_marking_settle_list:
 * @note: what was agreed and why
 *
 * Keeps the mean of the marks for each of the applications, as one action; those that are not in
 * moderation are left as they are.
 *
 * Returns: how many were settled; -1 on error
 */
gint64
opcc_marking_settle_list (
    OpccDb *db, const gint64 *numbers, gsize n_numbers, const char *note, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  gint64 n_settled = 0;

  if (!check_note (note, error))
    return -1;
  action = opcc_action_begin (db, _ ("Settle applications in moderation"), error);
  for (gsize i = 0; action != NULL && i < n_numbers; i++)
    {
      g_autoptr (OpccApplication) record =
          opcc_db_load (db, &opcc_application_kind, numbers[i], error);

      if (record == NULL || !opcc_marking_check_undecided (db, record->round, error))
        return -1;
      if (g_strcmp0 (record->stage, "moderation") != 0)
        continue;
      if (!settle (db, record, NAN, note, error))
        return -1;
      n_settled++;
    }
  if (action == NULL)
    return -1;
  /* Translators: the name of a step in the history. */
  name = g_strdup_printf (ngettext ("Settle %d application in moderation",
                                    "Settle %d applications in moderation", (gulong) n_settled),
                          (int) n_settled);
  opcc_action_set_name (action, name);
  return opcc_action_commit (action, error) ? n_settled : -1;
}

/**
 * opcc_marking_settle_all:
 * @note: what was agreed and why
 *
 * Keeps the mean of the marks for every application of a round that is still in moderation, as one
 * action.
 *
 * Returns: how many were settled; -1 on error
 */
gint64
opcc_marking_settle_all (OpccDb *db, gint64 round, const char *note, GError **error)
{
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (OpccQuery) query = opcc_query_new (&opcc_application_kind);

  if (!check_note (note, error) || !opcc_marking_check_undecided (db, round, error))
    return -1;
  opcc_query_where_integer (query, "round", OPCC_TEST_IS, round);
  opcc_query_where_text (query, "stage", OPCC_TEST_IS, "moderation");
  numbers = opcc_db_find_numbers (db, query, NULL, error);
  if (numbers == NULL || numbers->len == 0)
    return numbers == NULL ? -1 : 0;
  return opcc_marking_settle_list (db, (const gint64 *) (gpointer) numbers->data, numbers->len,
                                   note, error);
}
