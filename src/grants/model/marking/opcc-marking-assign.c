/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing the applications of a round out among its markers. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marking-guard.h"
#include "opcc-text.h"
#include "opcc-marking.h"
#include "opcc-round.h"

/* An application to be shared out. */
typedef struct
{
  gint64 n;
  guint words;  /* how long it is */
  guint wanted; /* markers it still needs */
} Task;

/* Whether a marker may mark an application, and does. */
typedef enum
{
  FREE,
  TAKEN, /* assigned before, or a conflict of interest: left as it is */
  CHOSEN,
} Place;

typedef struct
{
  GPtrArray *markers; /* (unowned) OpccMarker */
  GArray *tasks;      /* (owned) Task */
  guint *loads;       /* (owned) applications each has to mark */
  guint64 *words;     /* (owned) words each has to read */
  Place *places;      /* (owned) task × marker */
} Sharing;

static void
clear_sharing (Sharing *self)
{
  g_clear_pointer (&self->tasks, g_array_unref);
  g_free (self->loads);
  g_free (self->words);
  g_free (self->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sharing, clear_sharing)

static Place *
get_place (const Sharing *self, guint task, guint marker)
{
  return &self->places[(gsize) task * self->markers->len + marker];
}

static guint
count_words (const char *text)
{
  guint n = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p++)
    n += !g_ascii_isspace (*p) && (p == text || g_ascii_isspace (p[-1]));
  return n;
}

static void
set_up_sharing (Sharing *self, GPtrArray *markers, GPtrArray *applications, guint wanted)
{
  self->markers = markers;
  self->tasks = g_array_new (FALSE, FALSE, sizeof (Task));
  self->loads = g_new0 (guint, markers->len);
  self->words = g_new0 (guint64, markers->len);
  for (guint i = 0; i < applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (applications, i);
      const Task task = { opcc_record_get_n (OPCC_RECORD (application)),
                          count_words (application->summary) + count_words (application->need) +
                              count_words (application->outcomes),
                          wanted };

      if (strcmp (application->stage, "stopped") != 0 &&
          strcmp (application->stage, "withdrawn") != 0)
        g_array_append_val (self->tasks, task);
    }
  self->places = g_new0 (Place, (gsize) self->tasks->len * markers->len + 1);
}

static guint
find_marker (const Sharing *self, gint64 n)
{
  for (guint i = 0; i < self->markers->len; i++)
    if (opcc_record_get_n (self->markers->pdata[i]) == n)
      return i;
  return G_MAXUINT;
}

static void
take_assignment (Sharing *self, const OpccAssignment *assignment)
{
  const gboolean conflict = strcmp (assignment->state, "conflict") == 0;
  const guint marker = find_marker (self, assignment->marker);

  for (guint i = 0; i < self->tasks->len; i++)
    {
      Task *task = &g_array_index (self->tasks, Task, i);

      if (task->n != assignment->application)
        continue;
      if (!conflict && task->wanted > 0)
        task->wanted--;
      if (marker == G_MAXUINT)
        return;
      *get_place (self, i, marker) = TAKEN;
      self->loads[marker] += !conflict;
      self->words[marker] += conflict ? 0 : task->words;
    }
}

/* What a marker who stood down has not submitted goes to the others, with their marks on it. */
static gboolean
take_back (OpccDb *db, OpccAssignment *assignment, GError **error)
{
  g_autoptr (GPtrArray) marks =
      opcc_db_select (db, &opcc_mark_kind, "application = $1 AND marker = $2", error, "ii",
                      assignment->application, assignment->marker);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    if (!opcc_db_delete (db, marks->pdata[i], error))
      return FALSE;
  return marks != NULL && opcc_db_delete (db, assignment, error);
}

static gboolean
load_sharing (OpccDb *db, gint64 round, Sharing *self, guint *n_back, GError **error)
{
  g_autoptr (GPtrArray) assignments =
      opcc_db_select (db, &opcc_assignment_kind,
                      "application IN (SELECT n FROM application WHERE round = $1) ORDER BY n",
                      error, "i", round);

  for (guint i = 0; assignments != NULL && i < assignments->len; i++)
    {
      OpccAssignment *assignment = g_ptr_array_index (assignments, i);
      const gboolean open =
          strcmp (assignment->state, "to-mark") == 0 || strcmp (assignment->state, "marking") == 0;
      gint64 down = 0;

      if (open && find_marker (self, assignment->marker) == G_MAXUINT)
        down = opcc_db_get_integer (
            db, "SELECT count(*) FROM marker WHERE n = $1 AND stood_down IS NOT NULL", 0, NULL, "i",
            assignment->marker);
      if (down == 0)
        take_assignment (self, assignment);
      else if (!take_back (db, assignment, error))
        return FALSE;
      *n_back += down != 0;
    }
  return assignments != NULL;
}

static void
put (Sharing *self, guint task, guint marker, Place place)
{
  const guint words = g_array_index (self->tasks, Task, task).words;

  *get_place (self, task, marker) = place;
  self->loads[marker] += place == CHOSEN ? 1 : -1u;
  self->words[marker] = place == CHOSEN ? self->words[marker] + words : self->words[marker] - words;
}

/* To begin with: each application to those with the least to do. */
static void
choose_first (Sharing *self)
{
  for (guint i = 0; i < self->tasks->len; i++)
    for (guint k = 0; k < g_array_index (self->tasks, Task, i).wanted; k++)
      {
        guint best = G_MAXUINT;

        for (guint j = 0; j < self->markers->len; j++)
          {
            /* Ties go round, so that the same two do not always meet. */
            const guint marker = (i + j) % self->markers->len;

            if (*get_place (self, i, marker) == FREE &&
                (best == G_MAXUINT || self->loads[marker] < self->loads[best]))
              best = marker;
          }
        if (best == G_MAXUINT)
          break;
        put (self, i, best, CHOSEN);
      }
}

/* A task that could go from one marker to another; G_MAXUINT: none. */
static guint
find_move (const Sharing *self, guint from, guint to)
{
  for (guint i = 0; i < self->tasks->len; i++)
    if (*get_place (self, i, from) == CHOSEN && *get_place (self, i, to) == FREE)
      return i;
  return G_MAXUINT;
}

/* A way from one marker along tasks that can be handed on to one who has at least two fewer; each
 * on the way hands on as much as they get. */
static gboolean
hand_on (Sharing *self, guint from)
{
  const guint n = self->markers->len;
  g_autofree guint *before = g_new (guint, n);
  g_autofree guint *tasks = g_new (guint, n);
  g_autofree guint *queue = g_new (guint, n);
  guint n_queue = 1;

  for (guint i = 0; i < n; i++)
    before[i] = G_MAXUINT;
  before[from] = from;
  queue[0] = from;
  for (guint i = 0; i < n_queue; i++)
    for (guint to = 0; to < n; to++)
      {
        const guint task = before[to] == G_MAXUINT ? find_move (self, queue[i], to) : G_MAXUINT;

        if (task == G_MAXUINT)
          continue;
        before[to] = queue[i];
        tasks[to] = task;
        queue[n_queue++] = to;
        if (self->loads[from] < self->loads[to] + 2)
          continue;
        for (guint at = to; at != from; at = before[at])
          {
            put (self, tasks[at], before[at], FREE);
            put (self, tasks[at], at, CHOSEN);
          }
        return TRUE;
      }
  return FALSE;
}

static void
even_out_numbers (Sharing *self)
{
  for (guint i = 0; i < self->markers->len;)
    i = hand_on (self, i) ? 0 : i + 1;
}

/* Whether two tasks may change hands between two markers. */
static gboolean
may_swap (const Sharing *self, guint task, guint marker, guint other_task, guint other)
{
  return *get_place (self, task, marker) == CHOSEN && *get_place (self, task, other) == FREE &&
         *get_place (self, other_task, other) == CHOSEN &&
         *get_place (self, other_task, marker) == FREE;
}

/* Swaps one task of each of two markers where that brings what they have to read closer. */
static gboolean
even_out_pair (Sharing *self, guint marker, guint other)
{
  for (guint i = 0; i < self->tasks->len; i++)
    for (guint j = 0; *get_place (self, i, marker) == CHOSEN && j < self->tasks->len; j++)
      {
        const gint64 gap = (gint64) self->words[marker] - (gint64) self->words[other];
        const gint64 less = (gint64) g_array_index (self->tasks, Task, i).words -
                            g_array_index (self->tasks, Task, j).words;

        if (less <= 0 || less >= gap || !may_swap (self, i, marker, j, other))
          continue;
        put (self, i, marker, FREE);
        put (self, i, other, CHOSEN);
        put (self, j, other, FREE);
        put (self, j, marker, CHOSEN);
        return TRUE;
      }
  return FALSE;
}

static void
even_out_words (Sharing *self)
{
  gboolean better = TRUE;

  for (guint pass = 0; better && pass < self->tasks->len; pass++)
    {
      better = FALSE;
      for (guint i = 0; i < self->markers->len; i++)
        for (guint j = 0; j < self->markers->len; j++)
          better |= self->words[i] > self->words[j] && even_out_pair (self, i, j);
    }
}

static gint64
save_chosen (OpccDb *db, const Sharing *self, GError **error)
{
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (db, &opcc_assignment_kind, error);
  gint64 made = 0;

  for (guint i = 0; bulk != NULL && i < self->tasks->len; i++)
    for (guint j = 0; j < self->markers->len; j++)
      {
        g_autoptr (OpccAssignment) assignment = NULL;

        if (*get_place (self, i, j) != CHOSEN)
          continue;
        assignment = g_object_new (OPCC_TYPE_ASSIGNMENT, NULL);
        assignment->application = g_array_index (self->tasks, Task, i).n;
        assignment->marker = opcc_record_get_n (self->markers->pdata[j]);
        assignment->state = g_strdup ("to-mark");
        if (!opcc_bulk_add (bulk, assignment, error))
          return -1;
        made++;
      }
  return bulk != NULL && opcc_bulk_end (bulk, error) ? made : -1;
}

static GPtrArray *
list_markers (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) criteria = opcc_criterion_list (db, round, error);
  g_autoptr (GPtrArray) markers = NULL;

  if (criteria == NULL || !opcc_criterion_check_weights (criteria, error))
    return NULL;
  markers = opcc_marker_list (db, round, error);
  if (markers == NULL)
    return NULL;
  for (guint i = markers->len; i-- > 0;)
    if (((OpccMarker *) g_ptr_array_index (markers, i))->stood_down != OPCC_NO_DATE)
      g_ptr_array_remove_index (markers, i);
  if (markers->len > 0)
    return g_steal_pointer (&markers);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("The round has no markers. Add them, then share the applications out."));
  return NULL;
}

/* Within an action that is under way. Returns how many assignments were made, -1 on error. */
static gint64
share_out (OpccDb *db,
           gint64 round,
           GPtrArray *markers,
           guint per_application,
           guint *n_back,
           GError **error)
{
  g_autoptr (GPtrArray) applications = opcc_application_list (db, round, error);
  g_auto (Sharing) sharing = { 0 };

  if (applications == NULL)
    return -1;
  set_up_sharing (&sharing, markers, applications,
                  per_application > 0 ? MIN (per_application, markers->len) : markers->len);
  if (!load_sharing (db, round, &sharing, n_back, error))
    return -1;
  choose_first (&sharing);
  even_out_numbers (&sharing);
  even_out_words (&sharing);
  return save_chosen (db, &sharing, error);
}

/**
 * opcc_marking_assign:
 *
 * The numbers of applications come out as even as the conflicts let them: the sum of their squares
 * is the least there can be. From a first sharing out, tasks are handed on along ways that end at a
 * marker with two fewer, until there is none, which for costs that rise ever faster is a minimum
 * (cancelling of negative cycles: M. Klein, Management Science 14 (1967), 205–220). Then tasks are
 * swapped in pairs so that the words to read come closer too; that alone need not be the best.
 *
 * What a marker who stood down had not submitted is taken back and shared out with the rest.
 *
 * Returns: how many assignments were made, 0 where there was nothing to share out; -1 on error
 */
gint64
opcc_marking_assign (OpccDb *db, gint64 round, guint per_application, GError **error)
{
  g_autoptr (GPtrArray) markers = list_markers (db, round, error);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  guint n_back = 0;
  gint64 made;

  if (markers == NULL || !opcc_marking_check_undecided (db, round, error))
    return -1;
  action = opcc_action_begin (db, _ ("Share out applications"), error);
  if (action == NULL)
    return -1;
  made = share_out (db, round, markers, per_application, &n_back, error);
  if (made < 0 || (made == 0 && n_back == 0))
    return made;
  name = g_strdup_printf (_ ("Share out applications to %u markers"), markers->len);
  opcc_action_set_name (action, name);
  return opcc_action_commit (action, error) ? made : -1;
}

/* --- standing down ---------------------------------------------------------------------------- */

/* The rounds in which a marker has something to submit still; what is decided is past that. */
static GArray *
list_open_rounds (OpccDb *db, gint64 marker, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT DISTINCT p.round FROM assignment a JOIN application p ON p.n = a.application"
      " WHERE a.marker = $1 AND (a.state = 'to-mark' OR a.state = 'marking')"
      " AND NOT EXISTS (SELECT 1 FROM award w JOIN application q ON q.n = w.application"
      "  WHERE q.round = p.round) ORDER BY p.round",
      error, "i", marker);
  g_autoptr (GArray) rounds = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      gint64 round;

      if (!row)
        return g_steal_pointer (&rounds);
      round = opcc_stmt_get_integer (stmt, 0);
      g_array_append_val (rounds, round);
    }
  return NULL;
}

/* As many markers for each application as the round was shared out with. */
static gint64
pass_on (OpccDb *db, gint64 round, GError **error)
{
  const gint64 per_application = opcc_db_get_integer (
      db,
      "SELECT max (c) FROM (SELECT count(*) AS c FROM assignment a JOIN application p"
      " ON p.n = a.application WHERE p.round = $1 AND a.state <> 'conflict'"
      " GROUP BY a.application) AS counts",
      0, NULL, "i", round);
  g_autoptr (GPtrArray) markers = list_markers (db, round, error);
  guint n_back = 0;

  if (markers == NULL ||
      share_out (db, round, markers, (guint) MAX (per_application, 1), &n_back, error) < 0)
    return -1;
  return n_back;
}

/**
 * opcc_marking_pass_on:
 *
 * Within an action that is under way: what a marker of @round lost goes to those who have least, as
 * opcc_marking_assign() shares out. Where nobody is left for it nothing is shared out, which is
 * what opcc_marking_explain_sharing() is for.
 */
gboolean
opcc_marking_pass_on (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (pass_on (db, round, &local) >= 0 || g_error_matches (local, OPCC_ERROR, OPCC_ERROR_REFUSED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gint64
opcc_marking_stand_down (
    OpccDb *db, gint64 marker, OpccDate day, const char *reason, GError **error)
{
  g_autoptr (OpccMarker) record = opcc_db_load (db, &opcc_marker_kind, marker, error);
  g_autoptr (GArray) rounds = record != NULL ? list_open_rounds (db, marker, error) : NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  gint64 n_passed = 0;

  if (rounds == NULL)
    return -1;
  if (reason == NULL || *reason == '\0')
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("Marker “%s” was not stood down: a reason is needed for the record."),
                   record->role);
      return -1;
    }
  record->stood_down = day != OPCC_NO_DATE ? day : opcc_date_today ();
  opcc_set_str (&record->stood_down_reason, reason);
  name = g_strdup_printf (_ ("Stand down marker “%s”"), record->role);
  action = opcc_action_begin (db, name, error);
  if (action == NULL || !opcc_db_save (db, record, error))
    return -1;
  for (guint i = 0; i < rounds->len; i++)
    {
      const gint64 n = pass_on (db, g_array_index (rounds, gint64, i), error);

      if (n < 0)
        return -1;
      n_passed += n;
    }
  return opcc_action_commit (action, error) ? n_passed : -1;
}

/**
 * opcc_marking_explain_sharing:
 *
 * Returns: (transfer full): NULL on error
 */
char *
opcc_marking_explain_sharing (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) progress = opcc_marking_get_progress (db, round, error);
  guint least = G_MAXUINT;
  guint most = 0;
  guint n_conflicts = 0;

  if (progress == NULL)
    return NULL;
  for (guint i = 0; i < progress->len; i++)
    {
      const OpccMarkerProgress *entry = g_ptr_array_index (progress, i);

      n_conflicts += entry->conflicts;
      if (entry->marker->stood_down != OPCC_NO_DATE)
        continue;
      least = MIN (least, entry->assigned);
      most = MAX (most, entry->assigned);
    }
  if (least >= most)
    return g_strdup_printf (_ ("Applications for each marker: %u. Conflicts kept apart: %u."), most,
                            n_conflicts);
  /* Translators: counts of applications and of declared conflicts of interest. */
  return g_strdup_printf (_ ("Each marker has %u to %u applications. Conflicts kept apart: %u."),
                          least, most, n_conflicts);
}
