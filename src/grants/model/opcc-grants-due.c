/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the grants domain needs somebody for, and by when. */
#include "opcc-grants-due.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-delivery-due.h"
#include "opcc-due-item.h"
#include "opcc-round-stage.h"
#include "opcc-time.h"

/* A round as it stands, for the rules below. */
typedef struct
{
  OpccRound *round; /* (unowned) */
  gint64 n;
  OpccRoundTally tally;
  const char *stage; /* static */
  gint64 n_open;     /* assignments that were not submitted */
} State;

static OpccDueItem *
add_item (GPtrArray *items, const State *state, OpccDate due)
{
  OpccDueItem *item = opcc_due_item_new ("grants", &opcc_round_kind, state->n, due);

  item->owner = g_strdup (_ ("Grants officer"));
  g_ptr_array_add (items, item);
  return item;
}

/* Rounds that are open on @today and close on a day to come. */
static void
add_closing (const State *state, OpccDate today, GPtrArray *items)
{
  const OpccRound *round = state->round;
  const OpccDate closes = opcc_time_get_date (round->closes);
  g_autofree char *at = NULL;
  OpccDueItem *item;

  if (round->opens == OPCC_NO_TIME || round->closes == OPCC_NO_TIME ||
      opcc_time_get_date (round->opens) > today || closes < today)
    return;
  at = opcc_time_format (round->closes);
  item = add_item (items, state, closes);
  item->title = g_strdup_printf (_ ("%s closes"), round->title);
  item->detail = g_strdup_printf (_ ("Applications are taken in until %s"), at);
}

static void
add_checking (const State *state, GPtrArray *items)
{
  const guint n = state->tally.n_received;
  OpccDueItem *item;

  if (strcmp (state->stage, "checked") != 0 || n == 0)
    return;
  item = add_item (items, state, state->round->marking_opens);
  item->title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Check %u application",
                                              "Check %u applications", n),
                                 n);
  item->detail = g_strdup_printf (_ ("%s · marking waits for it"), state->round->title);
  item->act = g_strdup (_ ("Check"));
  item->tab = "applications";
}

/* Until they are shared out nobody has them; from then on each marker is told of their own. */
static void
add_sharing_out (const State *state, GPtrArray *items)
{
  const guint n = state->tally.n_unmarked;
  OpccDueItem *item;

  if (strcmp (state->stage, "marked") != 0 || n == 0 || state->n_open > 0)
    return;
  item = add_item (items, state, state->round->marking_opens);
  item->title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Share %u application out to markers",
                                    "Share %u applications out to markers", n),
                       n);
  item->detail = g_strdup_printf (_ ("%s · nobody has them to mark"), state->round->title);
  item->act = g_strdup (_ ("Share out"));
  item->tab = "marking";
}

static void
add_settling (const State *state, GPtrArray *items)
{
  const guint n = state->tally.n_moderation;
  OpccDueItem *item;

  if (strcmp (state->stage, "moderation") != 0 || n == 0)
    return;
  item = add_item (items, state, state->round->moderation_closed);
  item->title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Settle %u wide spread before the award",
                                    "Settle %u wide spreads before the award", n),
                       n);
  item->detail = g_strdup_printf (_ ("%s · markers more than %g points apart"), state->round->title,
                                  state->round->wide_gap);
  item->act = g_strdup (_ ("Settle"));
  item->tab = "settle";
}

static void
add_deciding (const State *state, GPtrArray *items)
{
  OpccDueItem *item;

  if (strcmp (state->stage, "award") != 0 || state->tally.n_marked == 0)
    return;
  item = add_item (items, state, state->round->decided);
  item->title = g_strdup_printf (_ ("Decide the awards of %s"), state->round->title);
  item->detail = g_strdup (_ ("All marks are in and settled"));
  item->act = g_strdup (_ ("Decide"));
  item->tab = "awards";
}

/* Each statement reads an index alone: that of what has been begun with, and that of the
 * references, which counts all; the rest was only received. */
static gboolean
tally_round (OpccDb *db, State *state, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 n_received = opcc_db_get_integer (db, "SELECT count(*) FROM application WHERE round = $1",
                                           0, &local, "i", state->n);
  g_autoptr (OpccStmt) stmt = NULL;
  gboolean row = FALSE;

  if (local == NULL)
    stmt = opcc_db_query (db,
                          "SELECT stage, count(*) FROM application"
                          " WHERE round = $1 AND stage <> 'received' GROUP BY stage",
                          &local, "i", state->n);
  while (stmt != NULL && opcc_stmt_step (stmt, &row, &local) && row)
    {
      opcc_round_tally_add (&state->tally, opcc_stmt_get_text (stmt, 0),
                            (guint) opcc_stmt_get_integer (stmt, 1));
      n_received -= opcc_stmt_get_integer (stmt, 1);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (n_received > 0)
    opcc_round_tally_add (&state->tally, "received", (guint) n_received);
  return TRUE;
}

/* The moment by which a round is where it is on @today: its last second, but never later than now.
 */
static gint64
get_moment (OpccDate today)
{
  gint64 end;

  if (!opcc_time_from_london (today + 1, 0, OPCC_CLOCK_EARLIER, &end, NULL))
    return opcc_time_now ();
  return today < opcc_date_today () ? end - 1 : opcc_time_now ();
}

static gboolean
add_round (OpccDb *db, OpccRound *round, OpccDate today, GPtrArray *items, GError **error)
{
  State state = { .round = round, .n = opcc_record_get_n (OPCC_RECORD (round)) };

  /* What is left to do with these is not counted by their applications. */
  if (strcmp (round->stage, "letters") == 0 || strcmp (round->stage, "returns") == 0 ||
      strcmp (round->stage, "published") == 0)
    return TRUE;
  if (!tally_round (db, &state, error))
    return FALSE;
  /* The open assignments first: they are few, and a round may have any number of applications. */
  state.n_open = opcc_db_get_integer (
      db,
      "SELECT 1 FROM assignment a CROSS JOIN application p WHERE p.n = a.application"
      " AND a.submitted IS NULL AND a.state <> 'conflict' AND p.round = $1 LIMIT 1",
      0, NULL, "i", state.n);
  state.stage = opcc_round_find_stage (round, &state.tally, get_moment (today));
  add_closing (&state, today, items);
  add_checking (&state, items);
  add_sharing_out (&state, items);
  add_settling (&state, items);
  add_deciding (&state, items);
  return TRUE;
}

static char *
say_marking (const char *round, OpccDate due, OpccDate today)
{
  const guint late = due != OPCC_NO_DATE && today > due ? (guint) (today - due) : 0;

  if (late == 0)
    return g_strdup_printf (_ ("%s · marking under way"), round);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · marking is %u day late",
                                       "%s · marking is %u days late", late),
                          round, late);
}

/* What each marker still owes; only assignments that are open are read. */
static gboolean
add_marks_owed (OpccDb *db, OpccDate today, GPtrArray *items, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT p.round, m.role, r.title, coalesce (r.marking_closes, ''), count(*)"
      " FROM assignment a JOIN application p ON p.n = a.application"
      " JOIN marker m ON m.n = a.marker JOIN round r ON r.n = p.round"
      " WHERE a.submitted IS NULL AND a.state <> 'conflict' AND p.stage <> 'stopped'"
      " AND p.stage <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM award w JOIN application q"
      "  ON q.n = w.application WHERE q.round = p.round) GROUP BY p.round, a.marker, m.role, "
      "r.title, r.marking_closes",
      error, "");
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      const gint64 n = row ? opcc_stmt_get_integer (stmt, 4) : 0;
      OpccDate due = OPCC_NO_DATE;
      OpccDueItem *item;

      if (!row)
        return TRUE;
      if (!opcc_date_from_iso (opcc_stmt_get_text (stmt, 3), &due))
        due = OPCC_NO_DATE;
      item = opcc_due_item_new ("grants", &opcc_round_kind, opcc_stmt_get_integer (stmt, 0), due);
      item->owner = g_strdup (opcc_stmt_get_text (stmt, 1));
      item->title = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " application waits for the marks of %s",
                       "%" PRId64 " applications wait for the marks of %s", (gulong) n),
          n, item->owner);
      item->detail = say_marking (opcc_stmt_get_text (stmt, 2), due, today);
      item->act = g_strdup (_ ("Mark"));
      item->tab = "marking";
      g_ptr_array_add (items, item);
    }
  return FALSE;
}

/**
 * opcc_grants_list_due:
 *
 * Returns: FALSE on error; what was added before it stays
 */
gboolean
opcc_grants_list_due (OpccDb *db, OpccDate today, GPtrArray *items, GError **error)
{
  g_autoptr (GPtrArray) rounds = opcc_db_select (db, &opcc_round_kind, "n > 0", error, "");

  if (rounds == NULL)
    return FALSE;
  for (guint i = 0; i < rounds->len; i++)
    if (!add_round (db, g_ptr_array_index (rounds, i), today, items, error))
      return FALSE;
  return add_marks_owed (db, today, items, error) &&
         opcc_delivery_list_due (db, today, items, error);
}
