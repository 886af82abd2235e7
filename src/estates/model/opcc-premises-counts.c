/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counts of the estates paper, made from the register of premises. */
#include "opcc-premises-counts.h"

#include "opcc-db.h"

/**
 * opcc_premises_count:
 * @counts: (out):
 *
 * Counts as paragraph 6 of the estates paper of 9 October 2023 does: premises, the locations where
 * they stand, and neighbourhood offices apart.
 */
gboolean
opcc_premises_count (OpccDb *db, OpccPremisesCounts *counts, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT count (*), count (DISTINCT site), coalesce (sum (area), 0), "
      "count (*) - count (area), "
      "coalesce (sum (CASE WHEN tenure = 'freehold' THEN 1 ELSE 0 END), 0), "
      "coalesce (sum (CASE WHEN tenure = 'leasehold' THEN 1 ELSE 0 END), 0), "
      "coalesce (sum (CASE WHEN tenure = 'shared' THEN 1 ELSE 0 END), 0), "
      "coalesce (sum (CASE WHEN access = 'open' OR access = 'appointment' THEN 1 ELSE 0 END), 0), "
      "count (*) - count (surveyed) FROM premises WHERE kind <> 'neighbourhood'",
      error, "");
  gint64 *const members[] = {
    &counts->premises,  &counts->locations, &counts->area, &counts->area_missing, &counts->freehold,
    &counts->leasehold, &counts->shared,    &counts->open, &counts->unsurveyed,
  };
  gboolean row = FALSE;

  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    *members[i] = opcc_stmt_get_integer (stmt, i);
  counts->neighbourhood =
      opcc_db_get_integer (db, "SELECT count (*) FROM premises WHERE kind = 'neighbourhood'", 0,
                           error, "");
  return TRUE;
}
