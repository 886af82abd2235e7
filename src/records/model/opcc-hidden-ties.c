/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follows the field tables backwards: links to a record, its number kept beside the name of its
 * kind, and records that are one whole with it. */
#include "opcc-hidden-ties.h"

#include <string.h>

#include "opcc-db.h"
#include "opcc-registry.h"

static gboolean
add_all (GArray *ties, const OpccKind *kind, OpccStmt *stmt, GError **error)
{
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccTiedRecord tied = { kind, 0 };

      if (!row)
        return TRUE;
      tied.n = opcc_stmt_get_integer (stmt, 0);
      g_array_append_val (ties, tied);
    }
  return FALSE;
}

/* What links to it goes with it, unless it stands on its own. */
static gboolean
add_links (OpccDb *db,
           GArray *ties,
           const OpccKind *from,
           const OpccField *field,
           const OpccKind *kind,
           gint64 n,
           GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (OpccStmt) stmt = NULL;

  if (field->type == OPCC_VALUE_LINK && g_strcmp0 (field->target, kind->name) == 0 &&
      (field->marks & OPCC_MARK_LOOSE) == 0)
    {
      sql = g_strconcat ("SELECT n FROM ", from->name, " WHERE ", field->name, " = $1", NULL);
      stmt = opcc_db_query (db, sql, error, "i", n);
      return add_all (ties, from, stmt, error);
    }
  if (field->kind_in != NULL)
    {
      sql = g_strconcat ("SELECT n FROM ", from->name, " WHERE ", field->name, " = $1 AND ",
                         field->kind_in, " = $2", NULL);
      stmt = opcc_db_query (db, sql, error, "is", n, kind->name);
      return add_all (ties, from, stmt, error);
    }
  return TRUE;
}

/* All that agree with it in the fields of its whole; a value that is missing agrees with another.
 */
static gboolean
add_whole (OpccDb *db, GArray *ties, const OpccKind *kind, gint64 n, GError **error)
{
  g_autofree char *from =
      g_strconcat ("SELECT b.n FROM ", kind->name, " AS a JOIN ", kind->name, " AS b ON ", NULL);
  g_autoptr (GString) sql = g_string_new (from);
  g_autoptr (OpccStmt) stmt = NULL;
  g_auto (GStrv) names = g_strsplit (kind->whole, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *same =
          g_strconcat (i > 0 ? " AND " : "", "(a.", names[i], " = b.", names[i], " OR (a.",
                       names[i], " IS NULL AND b.", names[i], " IS NULL))", NULL);

      g_string_append (sql, same);
    }
  g_string_append (sql, " WHERE a.n = $1");
  stmt = opcc_db_query (db, sql->str, error, "i", n);
  return add_all (ties, kind, stmt, error);
}

/**
 * opcc_hidden_ties_find:
 *
 * Returns: (transfer full) (element-type OpccTiedRecord): what goes with the record at once; what
 *   goes with that is for the caller to ask. NULL on error
 */
GArray *
opcc_hidden_ties_find (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  g_autoptr (GArray) ties = g_array_new (FALSE, FALSE, sizeof (OpccTiedRecord));
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint k = 0; k < kinds[i]->n_fields; k++)
      if (!add_links (db, ties, kinds[i], &kinds[i]->fields[k], kind, n, error))
        return NULL;
  if (kind->whole != NULL && !add_whole (db, ties, kind, n, error))
    return NULL;
  return g_steal_pointer (&ties);
}
