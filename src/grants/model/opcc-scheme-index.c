/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All schemes with their rounds and how full they are, for the page that lists them. */
#include "opcc-scheme-index.h"

#include "opcc-db.h"

static void
free_round_entry (gpointer data)
{
  OpccRoundEntry *entry = data;

  g_clear_object (&entry->round);
  g_free (entry);
}

void
opcc_scheme_entry_free (OpccSchemeEntry *entry)
{
  if (entry == NULL)
    return;
  g_clear_object (&entry->scheme);
  g_clear_pointer (&entry->rounds, g_ptr_array_unref);
  g_free (entry);
}

static gboolean
add_rounds (OpccDb *db, OpccSchemeEntry *entry, gint64 scheme, GError **error)
{
  g_autoptr (GPtrArray) rounds =
      opcc_db_select (db, &opcc_round_kind, "scheme = $1 ORDER BY number DESC", error, "i", scheme);

  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    {
      OpccRoundEntry *round = g_new0 (OpccRoundEntry, 1);
      g_autoptr (OpccStmt) stmt = NULL;
      gboolean row;

      round->round = g_object_ref (g_ptr_array_index (rounds, i));
      g_ptr_array_add (entry->rounds, round);
      stmt = opcc_db_query (db,
                            "SELECT count(*), coalesce(sum(asked), 0) FROM application"
                            " WHERE round = $1",
                            error, "i", opcc_record_get_n (OPCC_RECORD (round->round)));
      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return FALSE;
      round->n_applications = opcc_stmt_get_integer (stmt, 0);
      round->asked = opcc_stmt_get_integer (stmt, 1);
    }
  return rounds != NULL;
}

GPtrArray *
opcc_scheme_index_read (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_scheme_entry_free);
  g_autoptr (GPtrArray) schemes =
      opcc_db_select (db, &opcc_scheme_kind, "n > $1 ORDER BY year DESC", error, "i", (gint64) 0);

  if (schemes == NULL)
    return NULL;
  for (guint i = 0; i < schemes->len; i++)
    {
      OpccSchemeEntry *entry = g_new0 (OpccSchemeEntry, 1);
      gint64 n;

      g_ptr_array_add (entries, entry);
      entry->scheme = g_object_ref (g_ptr_array_index (schemes, i));
      entry->rounds = g_ptr_array_new_with_free_func (free_round_entry);
      n = opcc_record_get_n (OPCC_RECORD (entry->scheme));
      entry->pot_left = opcc_scheme_get_pot_left (db, n, error);
      if (entry->pot_left == OPCC_NO_MONEY || !add_rounds (db, entry, n, error))
        return NULL;
    }
  return g_steal_pointer (&entries);
}
