/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the grants domain needs somebody for, and by when. */
#include "opcc-grants-due.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-due-item.h"
#include "opcc-round.h"
#include "opcc-time.h"

/* Rounds that are open on @today and close on a day to come. */
static void
add_closing (OpccRound *round, OpccDate today, GPtrArray *items)
{
  const OpccDate closes = opcc_time_get_date (round->closes);
  g_autofree char *title = NULL;
  g_autofree char *at = NULL;
  OpccDueItem *item;

  if (round->opens == OPCC_NO_TIME || round->closes == OPCC_NO_TIME ||
      opcc_time_get_date (round->opens) > today || closes < today)
    return;
  title = opcc_record_get_title (OPCC_RECORD (round));
  at = opcc_time_format (round->closes);
  item = opcc_due_item_new ("grants", &opcc_round_kind, opcc_record_get_n (OPCC_RECORD (round)),
                            closes);
  item->title = g_strdup_printf (_ ("%s closes"), title);
  item->detail = g_strdup_printf (_ ("Applications are taken in until %s"), at);
  g_ptr_array_add (items, item);
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
    add_closing (g_ptr_array_index (rounds, i), today, items);
  return TRUE;
}
