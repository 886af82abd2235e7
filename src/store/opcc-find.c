/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a query to the numbers that answer it, in order. */
#include "opcc-find-private.h"

#include <string.h>

#include "opcc-db-private.h"
#include "opcc-registry.h"
#include "opcc-stmt-private.h"

/* All numbers of a kind in one order. It stays until something is written, so that a filter or a
 * search only has to cross numbers out of it. */
typedef struct
{
  const OpccKind *kind;
  const OpccField *sort;
  gboolean descending;
  GArray *numbers; /* (owned) of gint64 */
  GArray *links;   /* (owned) (nullable) of OpccLink: instead of an order, where the links lead */
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
  g_clear_pointer (&order->numbers, g_array_unref);
  g_clear_pointer (&order->links, g_array_unref);
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

/* ISO dates and times order as bytes, all else by what is shown. */
static char *
make_sort_key (const OpccField *sort, const OpccStored *value)
{
  const OpccKind *target = sort->type == OPCC_VALUE_LINK ? opcc_registry_find (sort->target) : NULL;
  const OpccField *field = target != NULL ? opcc_kind_find_field (target, target->title) : sort;
  g_autofree char *shown = NULL;
  g_autofree char *folded = NULL;

  if (field->type == OPCC_VALUE_DATE || field->type == OPCC_VALUE_TIME)
    return g_strdup (value->type == OPCC_STORED_TEXT ? value->text : "");
  shown = opcc_field_stored_to_text (field, value);
  folded = g_utf8_casefold (shown, -1);
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
  if (item->missing)
    return;
  if (is_text (sort))
    item->text = make_sort_key (sort, &value);
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

static Order *
add_order (OpccDb *db, const OpccKind *kind, const OpccField *sort, gboolean descending)
{
  Order *order = g_new0 (Order, 1);

  if (db->orders == NULL)
    db->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) free_order);
  order->kind = kind;
  order->sort = sort;
  order->descending = descending;
  g_ptr_array_add (db->orders, order);
  return order;
}

static GArray *
get_order (OpccDb *db, const OpccQuery *query, GError **error)
{
  gboolean descending;
  const OpccField *sort = opcc_query_get_sort (query, &descending);
  const OpccKind *kind = opcc_query_get_kind (query);
  GArray *numbers;

  for (guint i = 0; db->orders != NULL && i < db->orders->len; i++)
    {
      const Order *order = g_ptr_array_index (db->orders, i);

      if (order->numbers != NULL && order->kind == kind && order->sort == sort &&
          order->descending == descending)
        return order->numbers;
    }
  numbers = read_order (db, kind, sort, descending, error);
  if (numbers != NULL)
    add_order (db, kind, sort, descending)->numbers = numbers;
  return numbers;
}

static GArray *
read_links (OpccDb *db, const OpccKind *kind, const OpccField *field, GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT n, ", field->name, " FROM ", kind->name, NULL);
  g_autoptr (OpccStmt) stmt = opcc_db_prepare (db, sql, error);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (OpccLink));
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccLink link;

      if (!row)
        return g_steal_pointer (&links);
      link.n = opcc_stmt_get_integer (stmt, 0);
      link.target = opcc_stmt_get_integer (stmt, 1);
      g_array_append_val (links, link);
    }
  return NULL;
}

/**
 * opcc_find_get_links:
 * @field: a LINK field of @kind
 *
 * Kept until something is written, since to search walks them at each key.
 *
 * Returns: (transfer none) (element-type OpccLink): every record of the kind with its target, 0
 *   where it has none
 */
const GArray *
opcc_find_get_links (OpccDb *db, const OpccKind *kind, const OpccField *field, GError **error)
{
  GArray *links;

  /* Inside an action every save can change them. */
  if (db->action != NULL)
    g_clear_pointer (&db->orders, g_ptr_array_unref);
  for (guint i = 0; db->orders != NULL && i < db->orders->len; i++)
    {
      const Order *order = g_ptr_array_index (db->orders, i);

      if (order->links != NULL && order->kind == kind && order->sort == field)
        return order->links;
    }
  links = read_links (db, kind, field, error);
  if (links != NULL)
    add_order (db, kind, field, FALSE)->links = links;
  return links;
}

/* --- crossing out --------------------------------------------------------------------------- */

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
mark_conditions (OpccDb *db, const OpccQuery *query, OpccBitmap *bitmap, GError **error)
{
  g_autoptr (OpccStmt) stmt = prepare_conditions (db, query, error);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        return TRUE;
      opcc_bitmap_add (bitmap, opcc_stmt_get_integer (stmt, 0));
    }
  return FALSE;
}

static gboolean
mark_numbers (const GArray *numbers, OpccBitmap *bitmap)
{
  for (guint i = 0; i < numbers->len; i++)
    opcc_bitmap_add (bitmap, g_array_index (numbers, gint64, i));
  return TRUE;
}

static GArray *
keep_marked (const GArray *numbers, const OpccBitmap *bitmap)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < numbers->len; i++)
    if (opcc_bitmap_has (bitmap, g_array_index (numbers, gint64, i)))
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

/* One more than the highest number. */
static gint64
get_bitmap_size (const GArray *numbers)
{
  gint64 highest = 0;

  for (guint i = 0; i < numbers->len; i++)
    highest = MAX (highest, g_array_index (numbers, gint64, i));
  return MIN (highest, G_MAXINT64 - 1) + 1;
}

static GArray *
apply_filter (OpccDb *db,
              const OpccQuery *query,
              Filter filter,
              GArray *numbers,
              GCancellable *cancellable,
              GError **error)
{
  g_auto (OpccBitmap) bitmap = { NULL };
  gboolean ok;

  if (!opcc_bitmap_init (&bitmap, get_bitmap_size (numbers), error))
    return NULL;
  if (filter == BY_CONDITIONS)
    ok = mark_conditions (db, query, &bitmap, error);
  else if (filter == BY_WORDS)
    ok = opcc_search_mark (db, opcc_query_get_kind (query), opcc_query_get_words (query), &bitmap,
                           cancellable, error);
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
  /* Inside an action every save can change the order. */
  if (self->action != NULL)
    g_clear_pointer (&self->orders, g_ptr_array_unref);
  numbers = get_order (self, query, error);
  if (numbers == NULL)
    return NULL;
  g_array_ref (numbers);
  for (Filter filter = 0; filter < N_FILTERS; filter++)
    {
      GArray *kept;

      if (!is_asked (query, filter))
        continue;
      kept = apply_filter (self, query, filter, numbers, cancellable, error);
      if (kept == NULL)
        return NULL;
      g_array_unref (numbers);
      numbers = kept;
    }
  return g_steal_pointer (&numbers);
}
