/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From numbers to rows: the records, and what those they link to are called. */
#include "opcc-db-private.h"
#include "opcc-registry.h"
#include "opcc-slot-list.h"
#include "opcc-stmt-private.h"

#define ROWS_A_FETCH 100

static void
append_parameters (GString *sql)
{
  g_string_append (sql, " WHERE n IN (");
  for (guint i = 1; i <= ROWS_A_FETCH; i++)
    g_string_append_printf (sql, i == 1 ? "$%u" : ", $%u", i);
  g_string_append_c (sql, ')');
}

static void
bind_numbers (OpccStmt *stmt, const gint64 *numbers, gsize n_numbers)
{
  for (guint i = 0; i < ROWS_A_FETCH; i++)
    if (i < n_numbers)
      opcc_stmt_bind_integer (stmt, (int) i + 1, numbers[i]);
    else
      opcc_stmt_bind_null (stmt, (int) i + 1);
}

static gboolean
fetch_records (OpccDb *db,
               OpccRelation *table,
               const gint64 *numbers,
               gsize n_numbers,
               GHashTable *by_number,
               GError **error)
{
  g_autoptr (GString) sql = g_string_new (table->select);
  g_autoptr (OpccStmt) stmt = NULL;
  gboolean row;

  append_parameters (sql);
  stmt = opcc_db_prepare (db, sql->str, error);
  if (stmt == NULL)
    return FALSE;
  bind_numbers (stmt, numbers, n_numbers);
  while (opcc_stmt_step (stmt, &row, error))
    {
      OpccRecord *record;
      gint64 n;

      if (!row)
        return TRUE;
      record = opcc_db_read_record (table, stmt, error);
      if (record == NULL)
        return FALSE;
      n = opcc_record_get_n (record);
      g_hash_table_insert (by_number, g_memdup2 (&n, sizeof n), record);
    }
  return FALSE;
}

static gboolean
fetch_titles (
    OpccDb *db, const OpccKind *kind, const GArray *numbers, GHashTable *titles, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT n, ");
  const OpccField *title = opcc_kind_find_field (kind, kind->title);
  g_autoptr (OpccStmt) stmt = NULL;
  gboolean row;

  g_string_append (sql, kind->title);
  g_string_append (sql, " FROM ");
  g_string_append (sql, kind->name);
  append_parameters (sql);
  stmt = opcc_db_prepare (db, sql->str, error);
  if (stmt == NULL)
    return FALSE;
  bind_numbers (stmt, (const gint64 *) numbers->data, numbers->len);
  while (opcc_stmt_step (stmt, &row, error))
    {
      gint64 n;
      OpccStored value;

      if (!row)
        return TRUE;
      n = opcc_stmt_get_integer (stmt, 0);
      opcc_stmt_get_stored (stmt, 1, &value);
      g_hash_table_insert (titles, g_memdup2 (&n, sizeof n),
                           opcc_field_stored_to_text (title, &value));
    }
  return FALSE;
}

static gboolean
add_link_titles (OpccDb *db,
                 const OpccField *field,
                 guint link,
                 OpccListRow **rows,
                 gsize n_rows,
                 GError **error)
{
  const OpccKind *target = opcc_registry_find (field->target);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) titles =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  OpccStored value;

  for (gsize i = 0; i < n_rows; i++)
    if (rows[i] != NULL)
      {
        opcc_field_get_stored (field, rows[i]->record, &value);
        if (value.type == OPCC_STORED_INTEGER)
          g_array_append_val (numbers, value.integer);
      }
  if (target == NULL || numbers->len == 0)
    return TRUE;
  if (!fetch_titles (db, target, numbers, titles, error))
    return FALSE;
  for (gsize i = 0; i < n_rows; i++)
    if (rows[i] != NULL)
      {
        const char *title;

        opcc_field_get_stored (field, rows[i]->record, &value);
        title =
            value.type == OPCC_STORED_INTEGER ? g_hash_table_lookup (titles, &value.integer) : NULL;
        if (title != NULL)
          {
            g_free (rows[i]->link_titles[link]);
            rows[i]->link_titles[link] = g_strdup (title);
          }
      }
  return TRUE;
}

static guint
count_links (const OpccKind *kind)
{
  guint n_links = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == OPCC_VALUE_LINK)
      n_links++;
  return n_links;
}

static OpccListRow *
make_row (OpccRecord *record, guint n_links)
{
  GStrv titles = g_new0 (char *, n_links + 1);

  for (guint i = 0; i < n_links; i++)
    titles[i] = g_strdup ("");
  return opcc_list_row_new (record, titles);
}

static gboolean
fetch_some (OpccDb *db,
            OpccRelation *table,
            const gint64 *numbers,
            gsize n_numbers,
            GPtrArray *rows,
            GError **error)
{
  g_autoptr (GHashTable) by_number =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  guint n_links = count_links (table->kind);
  guint first = rows->len;
  guint link = 0;

  if (!fetch_records (db, table, numbers, n_numbers, by_number, error))
    return FALSE;
  for (gsize i = 0; i < n_numbers; i++)
    {
      OpccRecord *record = g_hash_table_lookup (by_number, &numbers[i]);

      g_ptr_array_add (rows, record != NULL ? make_row (g_object_ref (record), n_links) : NULL);
    }
  for (guint i = 0; i < table->kind->n_fields; i++)
    if (table->kind->fields[i].type == OPCC_VALUE_LINK &&
        !add_link_titles (db, &table->kind->fields[i], link++, (OpccListRow **) rows->pdata + first,
                          n_numbers, error))
      return FALSE;
  return TRUE;
}

/**
 * opcc_db_fetch_rows:
 *
 * Returns: (transfer full) (element-type OpccListRow): a row for each number, NULL where it is gone
 */
GPtrArray *
opcc_db_fetch_rows (
    OpccDb *self, const OpccKind *kind, const gint64 *numbers, gsize n_numbers, GError **error)
{
  OpccRelation *table = opcc_db_get_relation (self, kind, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_list_row_free);

  if (table == NULL)
    return NULL;
  for (gsize i = 0; i < n_numbers; i += ROWS_A_FETCH)
    if (!fetch_some (self, table, numbers + i, MIN (ROWS_A_FETCH, n_numbers - i), rows, error))
      return NULL;
  return g_steal_pointer (&rows);
}
