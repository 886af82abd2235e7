/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Section 106 money by authority, in the national statuses; what came back stands apart. */
#include "opcc-s106-sums.h"

#include <string.h>

#include "opcc-db.h"
#include "opcc-s106-event.h"

/* The authority of a covenant is its own, or that of its agreement. */
#define COVENANT_AUTHORITY "coalesce (c.authority, a.authority)"

void
opcc_s106_sum_free (OpccS106Sum *self)
{
  g_free (self->authority);
  g_free (self);
}

static OpccS106Sum *
find_sum (GPtrArray *sums, const char *authority)
{
  OpccS106Sum *sum;

  for (guint i = 0; i < sums->len; i++)
    {
      sum = g_ptr_array_index (sums, i);
      if (g_strcmp0 (sum->authority, authority) == 0)
        return sum;
    }
  sum = g_new0 (OpccS106Sum, 1);
  sum->authority = g_strdup (authority);
  g_ptr_array_add (sums, sum);
  return sum;
}

static gboolean
add_counts (OpccDb *db, GPtrArray *sums, const char *sql, gsize count, gsize money, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, sql, error, "");
  gboolean row = FALSE, ok = FALSE;

  if (stmt == NULL)
    return FALSE;
  while ((ok = opcc_stmt_step (stmt, &row, error)) && row)
    {
      OpccS106Sum *sum = find_sum (sums, opcc_stmt_get_text (stmt, 0));

      G_STRUCT_MEMBER (gint64, sum, count) += opcc_stmt_get_integer (stmt, 1);
      if (money > 0)
        G_STRUCT_MEMBER (gint64, sum, money) += opcc_stmt_get_integer (stmt, 2);
    }
  return ok;
}

static int
find_status (const char *key)
{
  int status = 0;

  while (opcc_s106_statuses[status].key != NULL &&
         strcmp (opcc_s106_statuses[status].key, key) != 0)
    status++;
  return status;
}

static gboolean
add_events (OpccDb *db, GPtrArray *sums, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT " COVENANT_AUTHORITY ", e.status, e.amount FROM s106_event e "
      "LEFT JOIN s106_covenant c ON c.n = e.covenant LEFT JOIN s106_agreement a ON a.n = "
      "c.agreement",
      error, "");
  gboolean row = FALSE, ok = FALSE;

  if (stmt == NULL)
    return FALSE;
  while ((ok = opcc_stmt_step (stmt, &row, error)) && row)
    {
      OpccS106Sum *sum = find_sum (sums, opcc_stmt_get_text (stmt, 0));
      const int status = find_status (opcc_stmt_get_text (stmt, 1));
      const gint64 amount = opcc_stmt_is_null (stmt, 2) ? 0 : opcc_stmt_get_integer (stmt, 2);

      sum->events++;
      if (status < OPCC_S106_N_STATUSES)
        *(amount < 0 ? &sum->returned[status] : &sum->amounts[status]) += amount;
    }
  return ok;
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const OpccS106Sum *one = *(OpccS106Sum *const *) a;
  const OpccS106Sum *two = *(OpccS106Sum *const *) b;

  if (one->authority == NULL || two->authority == NULL)
    return (one->authority == NULL) - (two->authority == NULL);
  return g_utf8_collate (one->authority, two->authority);
}

GPtrArray *
opcc_s106_sums_list (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_s106_sum_free);

  if (!add_counts (db, sums, "SELECT authority, count (*) FROM s106_agreement GROUP BY authority",
                   G_STRUCT_OFFSET (OpccS106Sum, agreements), 0, error) ||
      !add_counts (db, sums,
                   "SELECT " COVENANT_AUTHORITY ", count (*), coalesce (sum (c.amount), 0) "
                   "FROM s106_covenant c LEFT JOIN s106_agreement a ON a.n = c.agreement "
                   "GROUP BY " COVENANT_AUTHORITY,
                   G_STRUCT_OFFSET (OpccS106Sum, covenants),
                   G_STRUCT_OFFSET (OpccS106Sum, promised), error) ||
      !add_counts (db, sums,
                   "SELECT authority, count (*), coalesce (sum (amount), 0) FROM s106_drawdown "
                   "WHERE state <> 'refused' GROUP BY authority",
                   G_STRUCT_OFFSET (OpccS106Sum, requests),
                   G_STRUCT_OFFSET (OpccS106Sum, requested), error) ||
      !add_events (db, sums, error))
    return NULL;
  g_ptr_array_sort (sums, compare_sums);
  return g_steal_pointer (&sums);
}
