/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a query to the numbers that answer it, in order; and from numbers to rows. */
#include <string.h>

#include "opcc-db-private.h"
#include "opcc-registry.h"
#include "opcc-search.h"
#include "opcc-slot-list.h"
#include "opcc-stmt-private.h"

#define ROWS_A_FETCH 100

/* All numbers of a kind in one order. It stays until something is written, so that a filter or a
 * search only has to cross numbers out of it. */
typedef struct
{
  const OpccKind *kind;
  const OpccField *sort;
  gboolean descending;
  GArray *numbers; /* (owned) of gint64 */
} Order;

typedef struct
{
  gint64 n;
  union
  {
    char *text; /* (owned) (nullable): collation key */
    gint64 integer;
    double real;
  };
  gboolean missing;
} SortItem;

static void
free_order (Order *order)
{
  g_array_unref (order->numbers);
  g_free (order);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  const SortItem *first = a;
  const SortItem *second = b;
  int order = (int) first->missing - (int) second->missing;

  if (order == 0 && !first->missing)
    order = strcmp (first->text, second->text);
  return order != 0 ? order : (first->n > second->n) - (first->n < second->n);
}

static int
compare_integers (gconstpointer a, gconstpointer b)
{
  const SortItem *first = a;
  const SortItem *second = b;
  int order = (int) first->missing - (int) second->missing;

  if (order == 0 && !first->missing)
    order = (first->integer > second->integer) - (first->integer < second->integer);
  return order != 0 ? order : (first->n > second->n) - (first->n < second->n);
}

static int
compare_reals (gconstpointer a, gconstpointer b)
{
  const SortItem *first = a;
  const SortItem *second = b;
  int order = (int) first->missing - (int) second->missing;

  if (order == 0 && !first->missing)
    order = (first->real > second->real) - (first->real < second->real);
  return order != 0 ? order : (first->n > second->n) - (first->n < second->n);
}

static gboolean
is_text (const OpccField *field)
{
  return field->type <= OPCC_VALUE_PLACE || field->type == OPCC_VALUE_DATE ||
         field->type == OPCC_VALUE_TIME || field->type == OPCC_VALUE_LINK;
}

/* A link is ordered by what its target is called. */
static char *
write_sort_query (const OpccKind *kind, const OpccField *sort)
{
  const OpccKind *target = sort->type == OPCC_VALUE_LINK ? opcc_registry_find (sort->target) : NULL;

  if (target == NULL)
    return g_strconcat ("SELECT n, ", sort->name, " FROM ", kind->name, NULL);
  return g_strconcat ("SELECT a.n, b.", target->title, " FROM ", kind->name, " AS a LEFT JOIN ",
                      target->name, " AS b ON b.n = a.", sort->name, NULL);
}

static char *
make_sort_key (const OpccField *sort, const char *text)
{
  g_autofree char *shown = NULL;
  g_autofree char *folded = NULL;

  /* ISO dates and times order as bytes; choices by what is shown. */
  if (sort->type == OPCC_VALUE_DATE || sort->type == OPCC_VALUE_TIME)
    return g_strdup (text);
  if (sort->type == OPCC_VALUE_CHOICE)
    shown = g_strdup (opcc_choice_get_label (sort->choices, text));
  folded = g_utf8_casefold (shown != NULL ? shown : text, -1);
  return g_utf8_collate_key_for_filename (folded, -1);
}

static void
read_sort_item (const OpccField *sort, OpccStmt *stmt, SortItem *item)
{
  OpccStored value;

  item->n = opcc_stmt_get_integer (stmt, 0);
  opcc_stmt_get_stored (stmt, 1, &value);
  item->missing = value.type == OPCC_STORED_NULL;
  item->text = NULL;
  if (value.type == OPCC_STORED_TEXT)
    item->text = make_sort_key (sort, value.text);
  else if (value.type == OPCC_STORED_REAL)
    item->real = value.real;
  else if (value.type == OPCC_STORED_INTEGER)
    item->integer = value.integer;
}

static GArray *
sort_items (const OpccField *sort, gboolean descending, GArray *items)
{
  GArray *numbers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), items->len);
  guint n_given = 0;

  if (is_text (sort))
    g_array_sort (items, compare_texts);
  else
    g_array_sort (items, sort->type == OPCC_VALUE_NUMBER ? compare_reals : compare_integers);
  while (n_given < items->len && !g_array_index (items, SortItem, n_given).missing)
    n_given++;
  /* What is missing comes last either way: it is no value, high or low. */
  for (guint i = 0; i < items->len; i++)
    {
      guint from = descending && i < n_given ? n_given - 1 - i : i;
      SortItem *item = &g_array_index (items, SortItem, from);

      g_array_append_val (numbers, item->n);
      if (is_text (sort))
        g_free (item->text);
    }
  return numbers;
}

static GArray *
read_order (
    OpccDb *db, const OpccKind *kind, const OpccField *sort, gboolean descending, GError **error)
{
  g_autofree char *sql = sort != NULL ? write_sort_query (kind, sort)
                                      : g_strconcat ("SELECT n FROM ", kind->name, " ORDER BY n",
                                                     descending ? " DESC" : "", NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_prepare (db, sql, error);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (SortItem));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  while (row)
    {
      if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
        return NULL;
      if (row && sort == NULL)
        {
          gint64 n = opcc_stmt_get_integer (stmt, 0);

          g_array_append_val (numbers, n);
        }
      else if (row)
        {
          SortItem item;

          read_sort_item (sort, stmt, &item);
          g_array_append_val (items, item);
        }
    }
  return sort != NULL ? sort_items (sort, descending, items) : g_steal_pointer (&numbers);
}

static GArray *
get_order (OpccDb *db, const OpccQuery *query, GError **error)
{
  gboolean descending;
  const OpccField *sort = opcc_query_get_sort (query, &descending);
  const OpccKind *kind = opcc_query_get_kind (query);
  GArray *numbers;
  Order *order;

  for (guint i = 0; db->orders != NULL && i < db->orders->len; i++)
    {
      order = g_ptr_array_index (db->orders, i);
      if (order->kind == kind && order->sort == sort && order->descending == descending)
        return order->numbers;
    }
  numbers = read_order (db, kind, sort, descending, error);
  if (numbers == NULL)
    return NULL;
  if (db->orders == NULL)
    db->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) free_order);
  order = g_new0 (Order, 1);
  order->kind = kind;
  order->sort = sort;
  order->descending = descending;
  order->numbers = numbers;
  g_ptr_array_add (db->orders, order);
  return numbers;
}

/* --- crossing out --------------------------------------------------------------------------- */

typedef struct
{
  guint8 *bits; /* (owned) */
  gint64 size;  /* numbers from 0 to size - 1 fit */
} Bitmap;

static void
set_bit (Bitmap *bitmap, gint64 n)
{
  if (n >= 0 && n < bitmap->size)
    bitmap->bits[n >> 3] |= (guint8) (1 << (n & 7));
}

static gboolean
get_bit (const Bitmap *bitmap, gint64 n)
{
  return n >= 0 && n < bitmap->size && (bitmap->bits[n >> 3] & (1 << (n & 7))) != 0;
}

static void
append_condition (GString *sql, const OpccCondition *condition, guint parameter)
{
  const char *name = condition->field->name;

  switch (condition->test)
    {
    case OPCC_TEST_IS:
      g_string_append_printf (sql, "%s = $%u", name, parameter);
      break;
    case OPCC_TEST_IS_NOT:
      g_string_append_printf (sql, "(%s <> $%u OR %s IS NULL)", name, parameter, name);
      break;
    case OPCC_TEST_AT_LEAST:
      g_string_append_printf (sql, "%s >= $%u", name, parameter);
      break;
    case OPCC_TEST_AT_MOST:
      g_string_append_printf (sql, "%s <= $%u", name, parameter);
      break;
    case OPCC_TEST_MISSING:
      g_string_append_printf (sql, "%s IS NULL", name);
      break;
    case OPCC_TEST_GIVEN:
      g_string_append_printf (sql, "%s IS NOT NULL", name);
      break;
    default:
      g_assert_not_reached ();
    }
}

static OpccStmt *
prepare_conditions (OpccDb *db, const OpccQuery *query, GError **error)
{
  const GPtrArray *conditions = opcc_query_get_conditions (query);
  g_autoptr (GString) sql = g_string_new ("SELECT n FROM ");
  OpccStmt *stmt;

  g_string_append (sql, opcc_query_get_kind (query)->name);
  for (guint i = 0; i < conditions->len; i++)
    {
      g_string_append (sql, i == 0 ? " WHERE " : " AND ");
      append_condition (sql, g_ptr_array_index (conditions, i), i + 1);
    }
  stmt = opcc_db_prepare (db, sql->str, error);
  for (guint i = 0; stmt != NULL && i < conditions->len; i++)
    {
      const OpccCondition *condition = g_ptr_array_index (conditions, i);
      OpccStored value = { .type = condition->type };

      if (condition->test == OPCC_TEST_MISSING || condition->test == OPCC_TEST_GIVEN)
        continue;
      if (condition->type == OPCC_STORED_TEXT)
        value.text = condition->text;
      else if (condition->type == OPCC_STORED_REAL)
        value.real = condition->real;
      else
        value.integer = condition->integer;
      opcc_stmt_bind_stored (stmt, (int) i + 1, &value, FALSE);
    }
  return stmt;
}

static gboolean
mark_conditions (OpccDb *db, const OpccQuery *query, Bitmap *bitmap, GError **error)
{
  g_autoptr (OpccStmt) stmt = prepare_conditions (db, query, error);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        return TRUE;
      set_bit (bitmap, opcc_stmt_get_integer (stmt, 0));
    }
  return FALSE;
}

static gboolean
mark_numbers (const GArray *numbers, Bitmap *bitmap)
{
  for (guint i = 0; i < numbers->len; i++)
    set_bit (bitmap, g_array_index (numbers, gint64, i));
  return TRUE;
}

static gboolean
mark_words (
    OpccDb *db, const OpccQuery *query, Bitmap *bitmap, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) found = opcc_db_search_kind (db, opcc_query_get_kind (query),
                                                  opcc_query_get_words (query), cancellable, error);

  return found != NULL && mark_numbers (found, bitmap);
}

static GArray *
keep_marked (const GArray *numbers, const Bitmap *bitmap)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < numbers->len; i++)
    if (get_bit (bitmap, g_array_index (numbers, gint64, i)))
      g_array_append_val (kept, g_array_index (numbers, gint64, i));
  return kept;
}

/* One after the other: conditions, words, and what the model worked out itself. */
typedef enum
{
  BY_CONDITIONS,
  BY_WORDS,
  BY_NUMBERS,
  N_FILTERS,
} Filter;

static gboolean
is_asked (const OpccQuery *query, Filter filter)
{
  if (filter == BY_CONDITIONS)
    return opcc_query_get_conditions (query)->len > 0;
  if (filter == BY_NUMBERS)
    return opcc_query_get_among (query) != NULL;
  return opcc_query_get_words (query) != NULL && *opcc_query_get_words (query) != '\0';
}

static GArray *
apply_filter (OpccDb *db,
              const OpccQuery *query,
              Filter filter,
              GArray *numbers,
              gint64 size,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree guint8 *bits = g_malloc0 ((gsize) (size / 8 + 1));
  Bitmap bitmap = { bits, size };
  gboolean ok;

  if (filter == BY_CONDITIONS)
    ok = mark_conditions (db, query, &bitmap, error);
  else if (filter == BY_WORDS)
    ok = mark_words (db, query, &bitmap, cancellable, error);
  else
    ok = mark_numbers (opcc_query_get_among (query), &bitmap);
  return ok ? keep_marked (numbers, &bitmap) : NULL;
}

/**
 * opcc_db_find_numbers:
 *
 * Returns: (transfer full) (element-type gint64): the numbers that answer, in the query's order
 */
GArray *
opcc_db_find_numbers (OpccDb *self,
                      const OpccQuery *query,
                      GCancellable *cancellable,
                      GError **error)
{
  OpccRelation *table = opcc_db_get_relation (self, opcc_query_get_kind (query), error);
  g_autoptr (GArray) numbers = NULL;
  gboolean changed;

  if (table == NULL || (self->action == NULL && !opcc_db_refresh (self, &changed, error)))
    return NULL;
  numbers = get_order (self, query, error);
  if (numbers == NULL)
    return NULL;
  g_array_ref (numbers);
  for (Filter filter = 0; filter < N_FILTERS; filter++)
    {
      GArray *kept;

      if (!is_asked (query, filter))
        continue;
      kept = apply_filter (self, query, filter, numbers, table->next, cancellable, error);
      if (kept == NULL)
        return NULL;
      g_array_unref (numbers);
      numbers = kept;
    }
  return g_steal_pointer (&numbers);
}

/* --- rows ----------------------------------------------------------------------------------- */

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
add_link_titles (
    OpccDb *db, const OpccField *field, guint link, OpccRow **rows, gsize n_rows, GError **error)
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

static OpccRow *
make_row (OpccRecord *record, guint n_links)
{
  GStrv titles = g_new0 (char *, n_links + 1);

  for (guint i = 0; i < n_links; i++)
    titles[i] = g_strdup ("");
  return opcc_row_new (record, titles);
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
        !add_link_titles (db, &table->kind->fields[i], link++, (OpccRow **) rows->pdata + first,
                          n_numbers, error))
      return FALSE;
  return TRUE;
}

/**
 * opcc_db_fetch_rows:
 *
 * Returns: (transfer full) (element-type OpccRow): a row for each number, NULL where it is gone
 */
GPtrArray *
opcc_db_fetch_rows (
    OpccDb *self, const OpccKind *kind, const gint64 *numbers, gsize n_numbers, GError **error)
{
  OpccRelation *table = opcc_db_get_relation (self, kind, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_row_free);

  if (table == NULL)
    return NULL;
  for (gsize i = 0; i < n_numbers; i += ROWS_A_FETCH)
    if (!fetch_some (self, table, numbers + i, MIN (ROWS_A_FETCH, n_numbers - i), rows, error))
      return NULL;
  return g_steal_pointer (&rows);
}
