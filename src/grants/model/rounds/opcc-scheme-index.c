/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All schemes with their rounds and how full they are, for the page that lists them. */
#include "opcc-scheme-index.h"

#include <inttypes.h>

#include "opcc-application.h"
#include "opcc-db.h"
#include "opcc-kept.h"
#include "opcc-round-stage.h"
#include "opcc-time.h"

#define TOTALS_KEY "round-totals-and-stages"

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

/* --- how full the rounds are ---------------------------------------------------------------- */

/* What has come in for one round. */
typedef struct
{
  gint64 n_applications; /* rows */
  gint64 asked;          /* pence, of those that state it */
  OpccRoundTally tally;
} Total;

static Total *
get_total (GHashTable *totals, gint64 round)
{
  Total *total = g_hash_table_lookup (totals, &round);

  if (total == NULL)
    {
      total = g_new0 (Total, 1);
      g_hash_table_insert (totals, g_memdup2 (&round, sizeof round), total);
    }
  return total;
}

static gboolean
count_totals (OpccDb *db, GHashTable *totals, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT round, asked, stage FROM application", error, "");
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      Total *total;

      if (!row)
        return TRUE;
      total = get_total (totals, opcc_stmt_get_integer (stmt, 0));
      total->n_applications++;
      if (!opcc_stmt_is_null (stmt, 1))
        total->asked += opcc_stmt_get_integer (stmt, 1);
      opcc_round_tally_add (&total->tally, opcc_stmt_get_text (stmt, 2), 1);
    }
  return FALSE;
}

/* One line a round: its number, how many applications, pence asked for, how far they have come. */
static char *
write_totals (GHashTable *totals)
{
  GString *text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer round;
  gpointer value;

  g_hash_table_iter_init (&iter, totals);
  while (g_hash_table_iter_next (&iter, &round, &value))
    {
      const Total *total = value;

      g_string_append_printf (text, "%" PRId64 " %" PRId64 " %" PRId64 " %u %u %u %u\n",
                              *(gint64 *) round, total->n_applications, total->asked,
                              total->tally.n_received, total->tally.n_unmarked,
                              total->tally.n_moderation, total->tally.n_marked);
    }
  return g_string_free (text, FALSE);
}

static void
read_totals (const char *text, GHashTable *totals)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *end;
      Total *total = get_total (totals, g_ascii_strtoll (lines[i], &end, 10));

      total->n_applications = g_ascii_strtoll (end, &end, 10);
      total->asked = g_ascii_strtoll (end, &end, 10);
      total->tally.n_received = (guint) g_ascii_strtoull (end, &end, 10);
      total->tally.n_unmarked = (guint) g_ascii_strtoull (end, &end, 10);
      total->tally.n_moderation = (guint) g_ascii_strtoull (end, &end, 10);
      total->tally.n_marked = (guint) g_ascii_strtoull (end, NULL, 10);
    }
}

/* Counting a million applications takes a second, and this is the first page that anybody sees. */
static gboolean
find_totals (OpccDb *db, GHashTable *totals, GError **error)
{
  gint64 mark = opcc_db_get_mark (db);
  g_autofree char *kept = opcc_db_get_kept (db, TOTALS_KEY, &opcc_application_kind);
  g_autofree char *counted = NULL;

  if (kept != NULL)
    {
      read_totals (kept, totals);
      return TRUE;
    }
  if (!count_totals (db, totals, error))
    return FALSE;
  counted = write_totals (totals);
  opcc_db_keep (db, TOTALS_KEY, mark, counted);
  return TRUE;
}

/* --- the index ------------------------------------------------------------------------------ */

static gboolean
add_rounds (OpccDb *db, OpccSchemeEntry *entry, GHashTable *totals, GError **error)
{
  g_autoptr (GPtrArray) rounds =
      opcc_db_select (db, &opcc_round_kind, "scheme = $1 ORDER BY number DESC", error, "i",
                      opcc_record_get_n (OPCC_RECORD (entry->scheme)));

  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    {
      OpccRoundEntry *round = g_new0 (OpccRoundEntry, 1);
      const Total *total;

      round->round = g_object_ref (g_ptr_array_index (rounds, i));
      g_ptr_array_add (entry->rounds, round);
      total = get_total (totals, opcc_record_get_n (OPCC_RECORD (round->round)));
      round->n_applications = total->n_applications;
      round->asked = total->asked;
      round->stage = opcc_round_find_stage (round->round, &total->tally, opcc_time_now ());
    }
  return rounds != NULL;
}

GPtrArray *
opcc_scheme_index_read (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_scheme_entry_free);
  g_autoptr (GHashTable) totals =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) schemes =
      opcc_db_select (db, &opcc_scheme_kind, "n > $1 ORDER BY year DESC", error, "i", (gint64) 0);

  if (schemes == NULL || !find_totals (db, totals, error))
    return NULL;
  for (guint i = 0; i < schemes->len; i++)
    {
      OpccSchemeEntry *entry = g_new0 (OpccSchemeEntry, 1);

      g_ptr_array_add (entries, entry);
      entry->scheme = g_object_ref (g_ptr_array_index (schemes, i));
      entry->rounds = g_ptr_array_new_with_free_func (free_round_entry);
      entry->pot_left =
          opcc_scheme_get_pot_left (db, opcc_record_get_n (OPCC_RECORD (entry->scheme)), error);
      if (entry->pot_left == OPCC_NO_MONEY || !add_rounds (db, entry, totals, error))
        return NULL;
    }
  return g_steal_pointer (&entries);
}

static gboolean
is_same_record (gpointer a, gpointer b)
{
  return opcc_record_get_n (a) == opcc_record_get_n (b) &&
         opcc_record_get_ver (a) == opcc_record_get_ver (b);
}

static gboolean
is_same_round (gconstpointer a, gconstpointer b)
{
  const OpccRoundEntry *first = a;
  const OpccRoundEntry *second = b;

  return is_same_record (first->round, second->round) &&
         g_strcmp0 (first->stage, second->stage) == 0 &&
         first->n_applications == second->n_applications && first->asked == second->asked;
}

static gboolean
is_same_scheme (gconstpointer a, gconstpointer b)
{
  const OpccSchemeEntry *first = a;
  const OpccSchemeEntry *second = b;
  gboolean same = is_same_record (first->scheme, second->scheme) &&
                  first->pot_left == second->pot_left && first->rounds->len == second->rounds->len;

  for (guint i = 0; same && i < first->rounds->len; i++)
    same = is_same_round (first->rounds->pdata[i], second->rounds->pdata[i]);
  return same;
}

gboolean
opcc_scheme_index_equal (const GPtrArray *a, const GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = is_same_scheme (a->pdata[i], b->pdata[i]);
  return same;
}
