/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the partnerships need somebody for: returns, bids to make, results of bids. */
#include "opcc-partnerships-due.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-bid.h"
#include "opcc-csp-allocation.h"
#include "opcc-db.h"
#include "opcc-due-item.h"
#include "opcc-partnerships.h"

static OpccDueItem *
add_item (GPtrArray *items, const OpccKind *kind, gint64 n, OpccDate due)
{
  OpccDueItem *item = opcc_due_item_new ("partnerships", kind, n, due);

  item->owner = g_strdup (_ ("Partnerships officer"));
  g_ptr_array_add (items, item);
  return item;
}

/* One line a quarter, whoever it is that has not sent theirs. */
static void
add_quarter (GPtrArray *returns, int quarter, GPtrArray *items)
{
  const OpccCspReturnState *missing = NULL;
  guint n_all = 0, n_received = 0;
  OpccDueItem *item;

  for (guint i = 0; i < returns->len; i++)
    {
      const OpccCspReturnState *state = g_ptr_array_index (returns, i);

      if (state->quarter != quarter || strcmp (state->state, "later") == 0)
        continue;
      n_all++;
      n_received += strcmp (state->state, "received") == 0;
      if (missing == NULL && strcmp (state->state, "received") != 0)
        missing = state;
    }
  if (missing == NULL)
    return;
  item = add_item (items, &opcc_csp_allocation_kind, missing->allocation, missing->due);
  item->title =
      g_strdup_printf (_ ("Returns of quarter %d: %u of %u received"), quarter, n_received, n_all);
  item->detail = g_strdup_printf (_ ("%s · money held until the return is in"), missing->year);
}

static gboolean
add_returns (OpccDb *db, OpccDate today, GPtrArray *items, GError **error)
{
  g_autoptr (GPtrArray) returns = opcc_partnerships_list_returns (db, NULL, today, error);

  for (int quarter = 1; returns != NULL && quarter <= OPCC_CSP_QUARTERS; quarter++)
    add_quarter (returns, quarter, items);
  return returns != NULL;
}

static gboolean
add_bids_to_make (OpccDb *db, GPtrArray *items, GError **error)
{
  g_autoptr (GPtrArray) bids =
      opcc_db_select (db, &opcc_bid_kind, "state = 'planned' AND deadline IS NOT NULL", error, "");

  for (guint i = 0; bids != NULL && i < bids->len; i++)
    {
      const OpccBid *bid = g_ptr_array_index (bids, i);
      OpccDueItem *item = add_item (items, &opcc_bid_kind,
                                    opcc_record_get_n (g_ptr_array_index (bids, i)), bid->deadline);

      item->title = g_strdup_printf (_ ("Bid due: %s"), bid->title);
      item->detail = g_strdup (bid->fund);
    }
  return bids != NULL;
}

/* Bids to one fund are answered together. */
static gboolean
add_results (OpccDb *db, GPtrArray *items, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT fund, result_due, min (n), count(*), coalesce (sum (amount), 0) FROM bid"
      " WHERE state = 'submitted' GROUP BY fund, result_due",
      error, "");
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      g_autofree char *amount = NULL;
      OpccDate due = OPCC_NO_DATE;
      OpccDueItem *item;
      gint64 n;

      if (!row)
        return TRUE;
      if (opcc_stmt_is_null (stmt, 1) || !opcc_date_from_iso (opcc_stmt_get_text (stmt, 1), &due))
        due = OPCC_NO_DATE;
      n = opcc_stmt_get_integer (stmt, 3);
      amount = opcc_money_format (opcc_stmt_get_integer (stmt, 4));
      item = add_item (items, &opcc_bid_kind, opcc_stmt_get_integer (stmt, 2), due);
      item->title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Result of the bid to %s",
                                                  "Results of the bids to %s", (gulong) n),
                                     opcc_stmt_get_text (stmt, 0));
      item->detail = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " bid, %s",
                                                   "%" PRId64 " bids, %s", (gulong) n),
                                      n, amount);
    }
  return FALSE;
}

/**
 * opcc_partnerships_list_due:
 *
 * Returns: FALSE on error; what was added before it stays
 */
gboolean
opcc_partnerships_list_due (OpccDb *db, OpccDate today, GPtrArray *items, GError **error)
{
  return add_returns (db, today, items, error) && add_bids_to_make (db, items, error) &&
         add_results (db, items, error);
}
