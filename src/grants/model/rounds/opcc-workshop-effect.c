/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching who came with who applied, and holding the two groups of applications side by side. */
#include "opcc-workshop-effect.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-organisation.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "opcc-workshop-attendance.h"

/* --- matching -------------------------------------------------------------------------------- */

/* The one organisation that a name means; 0 where none or more than one has it. */
static gint64
find_organisation (OpccDb *db, const char *name)
{
  g_autofree char *key = opcc_organisation_make_name_key (name);

  if (*key == '\0' ||
      opcc_db_get_integer (db, "SELECT count(*) FROM organisation WHERE name_key = $1", 0, NULL,
                           "s", key) != 1)
    return 0;
  return opcc_db_get_integer (db, "SELECT n FROM organisation WHERE name_key = $1", 0, NULL, "s",
                              key);
}

/**
 * opcc_workshop_judge_attendance:
 *
 * Matches the name of a row with the organisation that has it, as names are matched everywhere;
 * a name that none or several have stays as it was written.
 *
 * Returns: TRUE
 */
gboolean
opcc_workshop_judge_attendance (OpccDb *db, gpointer record, GHashTable *typed, GError **error)
{
  OpccWorkshopAttendance *self = record;

  if (self->organisation == 0 && self->name != NULL)
    self->organisation = find_organisation (db, self->name);
  return TRUE;
}

/**
 * opcc_workshop_match:
 *
 * Matches the names of all attendances that have no organisation yet, as one action: groups that
 * came first and applied later are known by now. Nothing is done where none can be matched.
 *
 * Returns: how many were matched; -1 on error
 */
gint64
opcc_workshop_match (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) open = opcc_db_select (db, &opcc_workshop_attendance_kind,
                                               "organisation IS NULL ORDER BY n", error, "");
  g_autoptr (GPtrArray) matched = g_ptr_array_new ();
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      OpccWorkshopAttendance *attendance = g_ptr_array_index (open, i);

      attendance->organisation = find_organisation (db, attendance->name);
      if (attendance->organisation != 0)
        g_ptr_array_add (matched, attendance);
    }
  if (open == NULL || matched->len == 0)
    return open != NULL ? 0 : -1;
  name = g_strdup_printf (ngettext ("Match %u name of an attendance list",
                                    "Match %u names of attendance lists", matched->len),
                          matched->len);
  action = opcc_action_begin (db, name, error);
  for (guint i = 0; action != NULL && i < matched->len; i++)
    if (!opcc_db_save (db, g_ptr_array_index (matched, i), error))
      return -1;
  return action != NULL && opcc_action_commit (action, error) ? (gint64) matched->len : -1;
}

/* --- counting -------------------------------------------------------------------------------- */

/* An attendance counts for a round of the scheme if its workshop was held before the round closed.
 * Days and times are kept as ISO text, so a day compares with a time as its beginning. */
#define CAME_BEFORE                                                                                \
  "EXISTS (SELECT 1 FROM workshop_attendance a JOIN workshop w ON w.n = a.workshop"                \
  " WHERE a.organisation = p.organisation AND w.scheme = r.scheme"                                 \
  " AND (w.held_on IS NULL OR r.closes IS NULL OR w.held_on <= r.closes))"

/* Which rounds are meant: $1 is the scheme and $2 the round, 0 for all of the scheme. */
#define WHICH "r.scheme = $1 AND ($2 = 0 OR r.n = $2)"

#define HELD_FOR                                                                                   \
  "w.scheme = $1 AND ($2 = 0 OR w.held_on IS NULL OR w.held_on <="                                 \
  " coalesce((SELECT r.closes FROM round r WHERE r.n = $2), '9999'))"

static gboolean
count_attendance (OpccWorkshopEffect *self, OpccDb *db, gint64 scheme, gint64 round, GError **error)
{
  const struct
  {
    const char *sql;
    guint *count;
  } counts[] = {
    { "SELECT count(*) FROM workshop w WHERE " HELD_FOR, &self->n_workshops },
    { "SELECT count(*) FROM workshop w WHERE w.recorded = 1 AND " HELD_FOR, &self->n_recorded },
    { "SELECT count(*) FROM workshop_attendance a JOIN workshop w ON w.n = a.workshop"
      " WHERE " HELD_FOR,
      &self->n_attendances },
    { "SELECT count(DISTINCT a.organisation) FROM workshop_attendance a"
      " JOIN workshop w ON w.n = a.workshop WHERE a.organisation IS NOT NULL AND " HELD_FOR,
      &self->n_came },
    { "SELECT count(DISTINCT a.name) FROM workshop_attendance a"
      " JOIN workshop w ON w.n = a.workshop WHERE a.organisation IS NULL AND " HELD_FOR,
      &self->n_unmatched },
    { "SELECT count(DISTINCT p.organisation) FROM application p JOIN round r ON r.n = p.round"
      " WHERE " WHICH " AND " CAME_BEFORE,
      &self->n_applied },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      const gint64 count = opcc_db_get_integer (db, counts[i].sql, -1, error, "ii", scheme, round);

      if (count < 0)
        return FALSE;
      *counts[i].count = (guint) count;
    }
  self->applied = opcc_interval_of_share (MIN (self->n_applied, self->n_came + self->n_unmatched),
                                          self->n_came + self->n_unmatched);
  return TRUE;
}

static void
add_application (OpccWorkshopGroup *group, GArray *scores, OpccStmt *stmt)
{
  const double score = opcc_stmt_get_real (stmt, 1);
  const gboolean decided = opcc_stmt_get_integer (stmt, 3) != 0;

  group->n++;
  group->n_decided += decided;
  group->n_awarded += decided && opcc_stmt_get_integer (stmt, 2) != 0;
  if (!isnan (score))
    g_array_append_val (scores, score);
}

static void
close_group (OpccWorkshopGroup *group, GArray *scores)
{
  opcc_group_mean_compute (&group->score, (const double *) (const void *) scores->data,
                           scores->len);
  group->success = opcc_interval_of_share (group->n_awarded, group->n_decided);
}

static gboolean
count_applications (
    OpccWorkshopEffect *self, OpccDb *db, gint64 scheme, gint64 round, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT " CAME_BEFORE ", coalesce(p.moderated_score, p.score),"
      " EXISTS (SELECT 1 FROM award x WHERE x.application = p.n AND x.state = 'approved'),"
      " EXISTS (SELECT 1 FROM award x JOIN application q ON q.n = x.application"
      " WHERE q.round = p.round AND x.state = 'approved')"
      " FROM application p JOIN round r ON r.n = p.round"
      " WHERE " WHICH " AND p.stage <> 'withdrawn' ORDER BY p.n",
      error, "ii", scheme, round);
  g_autoptr (GArray) came = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row)
    {
      if (!opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (row && opcc_stmt_get_integer (stmt, 0) != 0)
        add_application (&self->came, came, stmt);
      else if (row)
        add_application (&self->others, others, stmt);
    }
  close_group (&self->came, came);
  close_group (&self->others, others);
  return TRUE;
}

/**
 * opcc_workshop_effect_compute:
 * @round: 0 for all rounds of the scheme
 *
 * Counts who came and who applied, and compares the applications of those who came to a workshop
 * of the scheme before the round closed with all others, withdrawn ones left out. It is no proof
 * that the workshops did it: those who come may be those who would have done well anyway.
 *
 * Returns: (transfer full): NULL on error
 */
OpccWorkshopEffect *
opcc_workshop_effect_compute (
    OpccDb *db, gint64 scheme, gint64 round, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccWorkshopEffect) self = g_new0 (OpccWorkshopEffect, 1);
  g_autoptr (OpccRound) one = round != 0 ? opcc_round_load (db, round, error) : NULL;
  g_autoptr (OpccScheme) whole = opcc_scheme_load (db, one != NULL ? one->scheme : scheme, error);
  gint64 n;

  if (whole == NULL || (round != 0 && one == NULL) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  n = opcc_record_get_n (OPCC_RECORD (whole));
  self->title =
      one != NULL ? g_strdup (one->title) : g_strdup_printf ("%s · %s", whole->title, whole->year);
  if (!count_attendance (self, db, n, round, error) ||
      !count_applications (self, db, n, round, error))
    return NULL;
  self->score_difference =
      opcc_interval_of_mean_difference (&self->came.score, &self->others.score);
  self->success_difference =
      opcc_interval_of_share_difference (self->came.n_awarded, self->came.n_decided,
                                         self->others.n_awarded, self->others.n_decided);
  return g_steal_pointer (&self);
}

void
opcc_workshop_effect_free (OpccWorkshopEffect *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self);
}
