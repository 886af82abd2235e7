/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Score, spread, the flag of a wide spread and the stage, written from the submitted marks. */
#include "opcc-marking-score.h"

#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-ranking.h"
#include "opcc-text.h"

static GArray *
read_scores (OpccDb *db, gint64 application, GError **error)
{
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (OpccScore));
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT m.marker, m.criterion, m.score FROM mark m"
                     " JOIN assignment s ON s.application = m.application AND s.marker = m.marker"
                     " WHERE m.application = $1 AND s.state = 'submitted'",
                     error, "i", application);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccScore score = { application, 0, 0, 0 };

      if (!row)
        return g_steal_pointer (&scores);
      score.marker = opcc_stmt_get_integer (stmt, 0);
      score.criterion = opcc_stmt_get_integer (stmt, 1);
      score.score = opcc_stmt_get_integer (stmt, 2);
      g_array_append_val (scores, score);
    }
  return NULL;
}

static gboolean
is_being_marked (OpccApplication *application)
{
  static const char *const stages[] = { "received", "checked",    "marking",
                                        "marked",   "moderation", NULL };

  return application->stage != NULL && g_strv_contains (stages, application->stage);
}

/* From the state of its assignments: all in, some in or begun, none. */
static gboolean
find_stage (OpccDb *db, OpccApplication *application, const OpccRankingRow *row, GError **error)
{
  gint64 n = opcc_record_get_n (OPCC_RECORD (application));
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT count(CASE WHEN state IN ('to-mark', 'marking') THEN 1 END),"
                     " count(CASE WHEN state IN ('submitted', 'marking') THEN 1 END)"
                     " FROM assignment WHERE application = $1",
                     error, "i", n);
  gboolean found;
  gint64 open;
  gint64 begun;

  if (stmt == NULL || !opcc_stmt_step (stmt, &found, error))
    return FALSE;
  open = opcc_stmt_get_integer (stmt, 0);
  begun = opcc_stmt_get_integer (stmt, 1);
  if (row->n_markers > 0 && open == 0)
    opcc_set_str (&application->stage, row->wide ? "moderation" : "marked");
  else if (begun > 0)
    opcc_set_str (&application->stage, "marking");
  else if (strcmp (application->stage, "received") != 0)
    opcc_set_str (&application->stage, "checked");
  return TRUE;
}

static gboolean
refresh_one (OpccDb *db, OpccRound *round, GPtrArray *criteria, gint64 n, GError **error)
{
  g_autoptr (OpccApplication) application = opcc_db_load (db, &opcc_application_kind, n, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GArray) scores = NULL;
  g_autoptr (OpccRanking) ranking = NULL;
  const OpccRankingRow *row;

  if (application == NULL)
    return FALSE;
  scores = read_scores (db, n, error);
  if (scores == NULL)
    return FALSE;
  g_ptr_array_add (list, application);
  ranking =
      opcc_ranking_from_marks (list, criteria, (OpccScore *) (void *) scores->data, scores->len,
                               OPCC_NO_PERCENT, opcc_percent_from_number (round->wide_gap));
  row = g_ptr_array_index (ranking->rows, 0);
  application->score = row->percent == OPCC_NO_PERCENT ? NAN : (double) row->percent / OPCC_PERCENT;
  application->spread = row->percent == OPCC_NO_PERCENT ? NAN : (double) row->spread / OPCC_PERCENT;
  if (row->wide)
    opcc_application_add_flag (application, "wide-spread");
  else if (!row->moderated)
    opcc_application_remove_flag (application, "wide-spread");
  if (is_being_marked (application) && !find_stage (db, application, row, error))
    return FALSE;
  return opcc_db_save (db, application, error);
}

/**
 * opcc_marking_refresh:
 * @applications: (array length=n_applications): those whose marks have changed
 *
 * Writes score, spread, flag and stage of applications anew, inside the action in hand. A spread
 * that moderation has settled keeps its flag, so that it can be seen who was settled.
 */
gboolean
opcc_marking_refresh (
    OpccDb *db, gint64 round, const gint64 *applications, gsize n_applications, GError **error)
{
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autoptr (GPtrArray) criteria = NULL;

  if (record == NULL)
    return FALSE;
  criteria = opcc_criterion_list (db, round, error);
  if (criteria == NULL)
    return FALSE;
  for (gsize i = 0; i < n_applications; i++)
    if (!refresh_one (db, record, criteria, applications[i], error))
      return FALSE;
  return TRUE;
}

/**
 * opcc_marking_refresh_round:
 *
 * The same for every application of a round that has marks and can still be awarded: what is scored
 * there, or how it counts, has changed.
 */
gboolean
opcc_marking_refresh_round (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT p.n FROM application p WHERE p.round = $1 AND p.stage <> 'stopped'"
                     " AND p.stage <> 'withdrawn' AND EXISTS (SELECT 1 FROM mark m"
                     " WHERE m.application = p.n) ORDER BY p.n",
                     error, "i", round);
  gboolean row;

  for (;;)
    {
      gint64 n;

      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return opcc_marking_refresh (db, round, (const gint64 *) (gpointer) numbers->data,
                                     numbers->len, error);
      n = opcc_stmt_get_integer (stmt, 0);
      g_array_append_val (numbers, n);
    }
}
