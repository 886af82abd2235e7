/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contracts that end within the notice an office needs, and figures owed for tracking points. */
#include "opcc-workforce-due.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-db.h"
#include "opcc-due-item.h"
#include "opcc-period.h"
#include "opcc-post.h"
#include "opcc-target.h"
#include "opcc-targets.h"

static void
add_contract (const OpccPost *post, GPtrArray *items)
{
  OpccDueItem *item =
      opcc_due_item_new ("workforce", &opcc_post_kind,
                         opcc_record_get_n (OPCC_RECORD ((OpccPost *) post)), post->ends);
  const char *stated = post->contract_stated != NULL
                           ? post->contract_stated
                           : opcc_choice_get_label (opcc_post_contracts, post->contract);

  item->title = g_strdup_printf (_ ("Contract ends: %s"), post->title);
  item->detail =
      post->note != NULL ? g_strdup_printf ("%s · %s", stated, post->note) : g_strdup (stated);
  g_strdelimit (item->detail, "\n", ' ');
  g_ptr_array_add (items, item);
}

static gboolean
add_contracts (OpccDb *db, OpccDate today, GPtrArray *items, GError **error)
{
  g_autofree char *last = opcc_date_to_iso (today + OPCC_CONTRACT_NOTICE);
  g_autoptr (GPtrArray) posts =
      opcc_db_select (db, &opcc_post_kind, "ends <= $1 AND state <> 'ended' AND state <> 'planned'",
                      error, "s", last);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    add_contract (g_ptr_array_index (posts, i), items);
  return posts != NULL;
}

static void
add_figure (OpccStmt *stmt, OpccDate day, GPtrArray *items)
{
  OpccDueItem *item =
      opcc_due_item_new ("workforce", &opcc_target_kind, opcc_stmt_get_integer (stmt, 0), day);
  g_autofree char *on = opcc_date_format (day);
  const double value = opcc_stmt_get_real (stmt, 4);

  /* Translators: the measure and its day. */
  item->title = g_strdup_printf (_ ("Enter “%s” for %s"), opcc_stmt_get_text (stmt, 2), on);
  item->detail =
      isnan (value)
          ? g_strdup_printf (_ ("%s · no figure yet"), opcc_stmt_get_text (stmt, 1))
          : g_strdup_printf (_ ("%s %'.0f · no figure yet"), opcc_stmt_get_text (stmt, 1), value);
  item->owner = g_strdup (_ ("Performance analyst"));
  g_ptr_array_add (items, item);
}

/* A tracking point asks for a figure of its measure, group and period as soon as its day is near.
 */
static gboolean
add_figures (OpccDb *db, OpccDate today, GPtrArray *items, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT t.n, t.title, m.title, t.period, t.value FROM target t"
      " JOIN measure m ON m.n = t.measure WHERE t.role = 'tracking' AND NOT EXISTS"
      " (SELECT 1 FROM observation o WHERE o.measure = t.measure AND o.period = t.period"
      " AND o.staff_group = t.staff_group AND o.value IS NOT NULL)",
      error, "");
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      g_autofree char *period = NULL;
      OpccDate day;

      if (!row)
        return TRUE;
      if (opcc_period_parse (opcc_stmt_get_text (stmt, 3), &period, &day, NULL) &&
          day != OPCC_NO_DATE && day <= today + OPCC_CONTRACT_NOTICE)
        add_figure (stmt, day, items);
    }
  return FALSE;
}

/**
 * opcc_workforce_list_due:
 *
 * Returns: FALSE on error; what was added before it stays
 */
gboolean
opcc_workforce_list_due (OpccDb *db, OpccDate today, GPtrArray *items, GError **error)
{
  return add_contracts (db, today, items, error) && add_figures (db, today, items, error);
}
