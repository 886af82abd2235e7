/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds up the digests of a table's rows, all at once or some at a time. */
#include "opcc-row-sum.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-stmt-private.h"

/**
 * opcc_row_sum_begin:
 * @content: (nullable): is given the line of each row, for the hash of all records
 * @problems: (element-type utf8): where to put a sentence for each row that hides something
 *
 * Makes @self the sum of no row; all three stay the caller's.
 */
void
opcc_row_sum_begin (OpccRowSum *self, OpccHasher *hasher, OpccHasher *content, GPtrArray *problems)
{
  *self = (OpccRowSum){
    .hasher = hasher, .content = content, .problems = problems, .next = G_MININT64
  };
}

static void
add_row (OpccRowSum *self, OpccRelation *table, OpccStmt *stmt, OpccStored *values, GString *line)
{
  const gint64 n = opcc_stmt_get_integer (stmt, 0);
  OpccDigest digest;

  for (guint i = 0; i < table->n_columns; i++)
    opcc_stmt_get_stored (stmt, (int) i + 3, &values[i]);
  g_string_truncate (line, 0);
  opcc_relation_append_line (table, n, opcc_stmt_get_text (stmt, 1), values, line);
  digest = opcc_relation_hash_line (self->hasher, table->kind, opcc_stmt_get_integer (stmt, 2),
                                    line->str, line->len);
  opcc_sum_add (&self->sum, &digest);
  if (self->content != NULL)
    opcc_hasher_add (self->content, line->str, line->len);
  if (opcc_stmt_hides_text (stmt))
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("%s %" PRId64 ": holds more than it shows."),
                                      g_dgettext (GETTEXT_PACKAGE, table->kind->label), n));
  self->count++;
  self->next = n + 1;
}

/**
 * opcc_row_sum_add:
 * @most: so many rows at most, of those with the least numbers that were not added yet
 *
 * Returns: FALSE where they could not be read
 */
gboolean
opcc_row_sum_add (OpccRowSum *self, OpccDb *db, OpccRelation *table, gint64 most, GError **error)
{
  g_autofree char *sql = g_strconcat (table->select, " WHERE n >= $1 ORDER BY n LIMIT $2", NULL);
  g_autofree OpccStored *values = g_new (OpccStored, table->n_columns);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, sql, error, "ii", self->next, most);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        return TRUE;
      add_row (self, table, stmt, values, line);
    }
  return FALSE;
}

/**
 * opcc_row_sum_is:
 * @stated: (nullable): "count sum", as the newest action on the table says; NULL: none was on it
 */
gboolean
opcc_row_sum_is (const OpccRowSum *self, const char *stated)
{
  char hex[OPCC_DIGEST_HEX_SIZE];
  g_autofree char *found = NULL;

  if (stated == NULL)
    return self->count == 0;
  opcc_sum_to_hex (&self->sum, hex);
  found = g_strdup_printf ("%" PRId64 " %s", self->count, hex);
  return strcmp (found, stated) == 0;
}
