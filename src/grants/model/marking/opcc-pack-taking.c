/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back what a marker filled in: previewed, done once, never over what the office changed. */
#include "opcc-pack-taking.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-backup.h"
#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marking-guard.h"
#include "opcc-marking-score.h"
#include "opcc-marking.h"
#include "opcc-pack.h"
#include "opcc-round.h"
#include "opcc-text.h"

/* One application of the pack beside what the office has of it. */
typedef struct
{
  const OpccPackApplication *from;
  OpccApplication *application; /* (owned) */
  OpccAssignment *assignment;   /* (owned) (nullable): it was taken from the marker since */
  OpccMark **marks;             /* (owned): one for each criterion, NULL where there is none */
  gboolean *touched;            /* (owned): which of them are written */
  gboolean declares;            /* a conflict of interest is written */
  gboolean submits;
} Sheet;

typedef struct
{
  OpccDb *db;
  OpccPack *pack;      /* (owned) */
  OpccRound *round;    /* (owned) */
  OpccMarker *marker;  /* (owned) */
  GPtrArray *criteria; /* (owned) OpccCriterion of the office, as the pack has them */
  GPtrArray *sheets;   /* (owned) Sheet */
  char *decided;       /* (owned) (nullable): why marks are fixed */
  const char *const *theirs;
  OpccPackTaking *taking; /* (owned) */
} Taking;

static void
free_mark (OpccPackMark *mark)
{
  g_free (mark->key);
  g_free (mark->criterion);
  g_free (mark->comment);
  g_free (mark->office_comment);
  g_free (mark->problem);
  g_free (mark);
}

void
opcc_pack_taking_free (OpccPackTaking *self)
{
  if (self == NULL)
    return;
  g_free (self->round);
  g_free (self->role);
  g_free (self->made);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->begun, g_ptr_array_unref);
  g_clear_pointer (&self->untouched, g_ptr_array_unref);
  g_free (self->action);
  g_free (self);
}

static void
free_sheet (Sheet *sheet, guint n_criteria)
{
  for (guint i = 0; i < n_criteria; i++)
    g_clear_object (&sheet->marks[i]);
  g_free (sheet->marks);
  g_free (sheet->touched);
  g_clear_object (&sheet->application);
  g_clear_object (&sheet->assignment);
  g_free (sheet);
}

static void
clear_taking (Taking *self)
{
  for (guint i = 0; self->sheets != NULL && i < self->sheets->len; i++)
    free_sheet (g_ptr_array_index (self->sheets, i), self->criteria->len);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_clear_pointer (&self->pack, opcc_pack_free);
  g_clear_object (&self->round);
  g_clear_object (&self->marker);
  g_clear_pointer (&self->taking, opcc_pack_taking_free);
  g_clear_pointer (&self->decided, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, clear_taking)

/* --- what the pack is of ---------------------------------------------------------------------- */

static gboolean
find_criteria (Taking *self, GError **error)
{
  self->criteria = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->pack->criteria->len; i++)
    {
      OpccCriterion *from = g_ptr_array_index (self->pack->criteria, i);
      g_autoptr (OpccCriterion) own =
          opcc_db_load_id (self->db, &opcc_criterion_kind, opcc_record_get_id (OPCC_RECORD (from)),
                           NULL);

      if (own == NULL || own->round != opcc_record_get_n (OPCC_RECORD (self->round)))
        {
          g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                       _ ("The pack has a criterion that “%s” no longer has. Nothing was taken in. "
                          "Make a new pack for %s."),
                       self->round->title, self->marker->role);
          return FALSE;
        }
      g_ptr_array_add (self->criteria, g_steal_pointer (&own));
    }
  return TRUE;
}

static gboolean
find_round (Taking *self, gint64 round, const char *name, GError **error)
{
  if (!opcc_pack_check_seal (self->pack, self->db, name, error))
    return FALSE;
  self->round = opcc_db_load_id (self->db, &opcc_round_kind, self->pack->round, error);
  if (self->round == NULL)
    return FALSE;
  if (round != 0 && round != opcc_record_get_n (OPCC_RECORD (self->round)))
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("%s is a pack of “%s”, which is another round. Nothing was taken in. Take it "
                      "in on that round’s page."),
                   name, self->round->title);
      return FALSE;
    }
  self->marker = opcc_db_load_id (self->db, &opcc_marker_kind, self->pack->marker, error);
  return self->marker != NULL && find_criteria (self, error) &&
         opcc_marking_explain_decided (self->db, opcc_record_get_n (OPCC_RECORD (self->round)),
                                       &self->decided, error);
}

static gboolean
load_marks (Taking *self, Sheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) marks =
      opcc_db_select (self->db, &opcc_mark_kind, "application = $1 AND marker = $2", error, "ii",
                      opcc_record_get_n (OPCC_RECORD (sheet->application)),
                      opcc_record_get_n (OPCC_RECORD (self->marker)));

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    for (guint j = 0; j < self->criteria->len; j++)
      if (((OpccMark *) marks->pdata[i])->criterion ==
          opcc_record_get_n (g_ptr_array_index (self->criteria, j)))
        g_set_object (&sheet->marks[j], g_ptr_array_index (marks, i));
  return marks != NULL;
}

static Sheet *
load_sheet (Taking *self, const OpccPackApplication *from, GError **error)
{
  Sheet *sheet = g_new0 (Sheet, 1);
  g_autoptr (GError) local = NULL;

  sheet->from = from;
  sheet->marks = g_new0 (OpccMark *, self->criteria->len);
  sheet->touched = g_new0 (gboolean, self->criteria->len);
  g_ptr_array_add (self->sheets, sheet);
  sheet->application =
      opcc_db_load_id (self->db, &opcc_application_kind,
                       opcc_record_get_id (OPCC_RECORD (from->application)), error);
  if (sheet->application == NULL)
    return NULL;
  sheet->assignment =
      opcc_db_find (self->db, &opcc_assignment_kind, "application = $1 AND marker = $2", &local,
                    "ii", opcc_record_get_n (OPCC_RECORD (sheet->application)),
                    opcc_record_get_n (OPCC_RECORD (self->marker)));
  if (local == NULL)
    return load_marks (self, sheet, error) ? sheet : NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* --- what becomes of each thing -------------------------------------------------------------- */

static gboolean
is_chosen (const Taking *self, const char *key)
{
  return self->theirs != NULL &&
         (g_strv_contains (self->theirs, key) || g_strv_contains (self->theirs, "all"));
}

static OpccPackMark *
add_mark (Taking *self, const Sheet *sheet, OpccPackOutcome outcome, const char *problem)
{
  OpccPackMark *mark = g_new0 (OpccPackMark, 1);

  mark->outcome = outcome;
  mark->score = OPCC_NO_INTEGER;
  mark->office_score = OPCC_NO_INTEGER;
  mark->key = g_strdup (sheet->application->reference);
  mark->submitted = sheet->from->submitted;
  mark->problem = g_strdup (problem);
  g_ptr_array_add (self->taking->marks, mark);
  self->taking->counts[outcome]++;
  return mark;
}

static OpccPackMark *
add_score (Taking *self, const Sheet *sheet, guint place, OpccPackOutcome outcome, const char *why)
{
  const OpccCriterion *criterion = g_ptr_array_index (self->criteria, place);
  const OpccMark *own = sheet->marks[place];
  OpccPackMark *mark = add_mark (self, sheet, outcome, why);

  g_free (mark->key);
  mark->key = g_strdup_printf ("%s/%" PRId64, sheet->application->reference, criterion->number);
  mark->criterion = g_strdup (criterion->title);
  mark->score = sheet->from->scores[place].score;
  mark->comment = g_strdup (sheet->from->scores[place].comment);
  if (own != NULL)
    {
      mark->office_score = own->score;
      mark->office_comment = g_strdup (own->comment);
    }
  return mark;
}

/* Why nothing on this application can be taken in from this marker; NULL: it can. */
static const char *
find_obstacle (const Taking *self, const Sheet *sheet)
{
  const char *state = sheet->assignment != NULL ? sheet->assignment->state : NULL;

  if (self->decided != NULL)
    return self->decided;
  if (state == NULL)
    return _ ("It is no longer given to this marker. Share it out to them first.");
  if (strcmp (state, "conflict") == 0)
    return _ ("This marker declared a conflict of interest on it. Ask the round lead.");
  if (strcmp (state, "submitted") == 0)
    return _ ("Its marks were submitted and are fixed. Undo the submission, or settle the score in "
              "moderation.");
  if (strcmp (sheet->application->stage, "stopped") == 0 ||
      strcmp (sheet->application->stage, "withdrawn") == 0)
    return _ ("It is stopped or withdrawn. Set its flag aside first, or leave the mark out.");
  return NULL;
}

static gboolean
is_same (const OpccMark *own, gint64 score, const char *comment)
{
  return own != NULL && own->score == score && g_strcmp0 (own->comment, comment) == 0;
}

static void
place_score (Sheet *sheet, guint place, const char *comment)
{
  if (sheet->marks[place] == NULL)
    sheet->marks[place] = g_object_new (OPCC_TYPE_MARK, NULL);
  sheet->marks[place]->score = sheet->from->scores[place].score;
  opcc_set_str (&sheet->marks[place]->comment, comment);
  sheet->touched[place] = TRUE;
}

static void
judge_score (Taking *self, Sheet *sheet, guint place, const char *obstacle)
{
  const OpccPackScore *score = &sheet->from->scores[place];
  const OpccCriterion *criterion = g_ptr_array_index (self->criteria, place);
  OpccMark *own = sheet->marks[place];
  const gint64 ver = own != NULL ? opcc_record_get_ver (OPCC_RECORD (own)) : 0;
  g_autoptr (GError) local = NULL;
  g_autofree char *cleaned =
      score->comment != NULL ? opcc_text_clean_lines (score->comment, &local) : NULL;
  const char *comment = cleaned != NULL && *cleaned != '\0' ? cleaned : NULL;
  g_autofree char *why = NULL;
  OpccPackMark *mark;

  if (score->score > criterion->scale)
    {
      why = g_strdup_printf (_ ("The score is not on the scale from 0 to %" PRId64 "."),
                             criterion->scale);
      add_score (self, sheet, place, OPCC_PACK_REFUSED, why);
    }
  else if (local != NULL)
    add_score (self, sheet, place, OPCC_PACK_REFUSED, local->message);
  else if (is_same (own, score->score, comment))
    add_score (self, sheet, place, OPCC_PACK_SAME, NULL);
  else if (obstacle != NULL)
    add_score (self, sheet, place, OPCC_PACK_REFUSED, obstacle);
  else if (ver == score->base)
    {
      add_score (self, sheet, place, own != NULL ? OPCC_PACK_CHANGED : OPCC_PACK_NEW, NULL)->take =
          TRUE;
      place_score (sheet, place, comment);
    }
  else
    {
      mark = add_score (self, sheet, place, OPCC_PACK_CONFLICT, NULL);
      mark->take = is_chosen (self, mark->key);
      self->taking->n_taken += mark->take;
      if (mark->take)
        place_score (sheet, place, comment);
      else
        sheet->submits = FALSE;
    }
}

static void
judge_interest (Taking *self, Sheet *sheet)
{
  const char *state = sheet->assignment != NULL ? sheet->assignment->state : NULL;
  g_autofree char *reason = opcc_text_clean_lines (sheet->from->interest, NULL);
  OpccPackMark *mark;

  if (reason == NULL || *reason == '\0')
    mark = add_mark (self, sheet, OPCC_PACK_REFUSED,
                     _ ("What the conflict of interest is cannot be read. Ask the marker."));
  else if (g_strcmp0 (state, "conflict") == 0)
    mark = add_mark (self, sheet, OPCC_PACK_SAME, NULL);
  else if (find_obstacle (self, sheet) != NULL)
    mark = add_mark (self, sheet, OPCC_PACK_REFUSED, find_obstacle (self, sheet));
  else
    {
      mark = add_mark (self, sheet, OPCC_PACK_NEW, NULL);
      mark->take = TRUE;
      sheet->declares = TRUE;
      opcc_set_str (&sheet->assignment->state, "conflict");
      sheet->assignment->declared = opcc_date_today ();
      opcc_set_str (&sheet->assignment->reason, reason);
    }
  mark->comment = g_steal_pointer (&reason);
}

/* On a sheet nothing keeps from it. */
static void
refuse_unfinished (Taking *self, Sheet *sheet, guint place)
{
  const OpccCriterion *criterion = g_ptr_array_index (self->criteria, place);
  g_autofree char *why = g_strdup_printf (_ ("%s is said to be finished, but has no score for "
                                             "“%s”. What is scored is taken in as begun."),
                                          sheet->application->reference, criterion->title);

  add_score (self, sheet, place, OPCC_PACK_REFUSED, why)->submitted = FALSE;
}

static void
count_set (Taking *self, const Sheet *sheet, gboolean submitted, guint n_scored)
{
  OpccPackTaking *taking = self->taking;

  taking->n_sent += submitted;
  if (!submitted)
    g_ptr_array_add (n_scored > 0 ? taking->begun : taking->untouched,
                     g_strdup (sheet->application->reference));
}

static void
judge_sheet (Taking *self, Sheet *sheet)
{
  const char *obstacle = find_obstacle (self, sheet);
  gboolean touched = FALSE;
  int missing = -1;
  guint n_scored = 0;

  if (sheet->from->interest != NULL)
    {
      judge_interest (self, sheet);
      self->taking->changes |= sheet->declares;
      return;
    }
  sheet->submits = sheet->from->submitted;
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const gboolean scored = sheet->from->scores[i].score != OPCC_NO_INTEGER;

      if (scored)
        judge_score (self, sheet, i, obstacle);
      n_scored += scored;
      touched |= sheet->touched[i];
      if (missing < 0 && (!scored || sheet->marks[i] == NULL))
        missing = (int) i;
    }
  if (sheet->submits && missing >= 0 && n_scored < self->criteria->len)
    refuse_unfinished (self, sheet, (guint) missing);
  count_set (self, sheet, sheet->from->submitted && n_scored == self->criteria->len, n_scored);
  sheet->submits &= missing < 0 && obstacle == NULL;
  self->taking->n_submitted += sheet->submits;
  self->taking->changes |= touched || sheet->submits;
}

/* --- writing -----------------------------------------------------------------------------------
 */

static gboolean
delete_marks (Taking *self, Sheet *sheet, GError **error)
{
  for (guint i = 0; i < self->criteria->len; i++)
    if (sheet->marks[i] != NULL && !opcc_db_delete (self->db, sheet->marks[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
save_marks (Taking *self, Sheet *sheet, gboolean *touched, GError **error)
{
  for (guint i = 0; i < self->criteria->len; i++)
    {
      OpccMark *mark = sheet->marks[i];

      if (!sheet->touched[i])
        continue;
      mark->application = opcc_record_get_n (OPCC_RECORD (sheet->application));
      mark->marker = opcc_record_get_n (OPCC_RECORD (self->marker));
      mark->criterion = opcc_record_get_n (g_ptr_array_index (self->criteria, i));
      if (!opcc_db_save (self->db, mark, error))
        return FALSE;
      *touched = TRUE;
    }
  return TRUE;
}

static gboolean
save_sheet (Taking *self, Sheet *sheet, GError **error)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD (sheet->application));
  gboolean touched = sheet->declares || sheet->submits;

  if (sheet->declares ? !delete_marks (self, sheet, error)
                      : !save_marks (self, sheet, &touched, error))
    return FALSE;
  if (!touched)
    return TRUE;
  if (!sheet->declares)
    opcc_set_str (&sheet->assignment->state, sheet->submits ? "submitted" : "marking");
  sheet->assignment->submitted = sheet->submits ? opcc_time_now () : OPCC_NO_TIME;
  return opcc_db_save (self->db, sheet->assignment, error) &&
         (!sheet->declares ||
          opcc_marking_pass_on (self->db, opcc_record_get_n (OPCC_RECORD (self->round)), error)) &&
         opcc_marking_refresh (self->db, opcc_record_get_n (OPCC_RECORD (self->round)), &n, 1,
                               error);
}

static gboolean
write_all (Taking *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = opcc_db_backup (self->db, "import", cancellable, error);
  g_autofree char *name = g_strdup_printf (_ ("Take in the pack of %s"), self->marker->role);
  g_autoptr (OpccAction) action = copy != NULL ? opcc_action_begin (self->db, name, error) : NULL;

  for (guint i = 0; action != NULL && i < self->sheets->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !save_sheet (self, g_ptr_array_index (self->sheets, i), error))
      return FALSE;
  if (action == NULL || !opcc_action_commit (action, error))
    return FALSE;
  self->taking->action = g_steal_pointer (&name);
  return TRUE;
}

static void
begin_taking (Taking *self)
{
  gint64 made;

  self->taking = g_new0 (OpccPackTaking, 1);
  self->taking->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_mark);
  self->taking->begun = g_ptr_array_new_with_free_func (g_free);
  self->taking->untouched = g_ptr_array_new_with_free_func (g_free);
  self->taking->round = g_strdup (self->round->title);
  self->taking->role = g_strdup (self->marker->role);
  self->taking->made =
      opcc_time_from_iso (self->pack->made, &made) ? opcc_time_format (made) : g_strdup ("");
  self->sheets = g_ptr_array_new ();
}

/**
 * opcc_pack_take:
 * @round: the round in hand, which it must be of; 0: whichever it is of
 * @path: (type filename): from anybody
 * @passphrase: (nullable): that it is under
 * @theirs: (nullable): keys of the conflicts in which the marker's mark is taken; "all" for every
 *   one
 * @dry_run: only say what would happen
 *
 * As one action. What the marker submitted, and of which no mark is kept back, is submitted; what
 * they only began is begun. What is empty in the pack leaves the office's mark as it is. A pack
 * that was taken in before changes nothing.
 *
 * Returns: (transfer full): NULL on error, and nothing is then written
 */
OpccPackTaking *
opcc_pack_take (OpccDb *db,
                gint64 round,
                const char *path,
                const char *passphrase,
                const char *const *theirs,
                gboolean dry_run,
                GCancellable *cancellable,
                GError **error)
{
  g_auto (Taking) self = { .db = db, .theirs = theirs };
  g_autofree char *name = g_path_get_basename (path);

  self.pack = opcc_pack_read (path, passphrase, cancellable, error);
  if (self.pack == NULL || !find_round (&self, round, name, error))
    return NULL;
  begin_taking (&self);
  for (guint i = 0; i < self.pack->applications->len; i++)
    {
      Sheet *sheet = load_sheet (&self, g_ptr_array_index (self.pack->applications, i), error);

      if (sheet == NULL)
        return NULL;
      judge_sheet (&self, sheet);
    }
  if (!dry_run && self.taking->changes && !write_all (&self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self.taking);
}
