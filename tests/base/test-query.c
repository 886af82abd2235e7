/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query keeps what it was told, and a copy is a query of its own. */
#include "opcc-query.h"

#include "test-record.h"

static void
test_empty (void)
{
  g_autoptr (OpccQuery) query = opcc_query_new (&test_item_kind);
  gboolean descending = TRUE;

  g_assert_true (opcc_query_get_kind (query) == &test_item_kind);
  g_assert_null (opcc_query_get_sort (query, &descending));
  g_assert_false (descending);
  g_assert_null (opcc_query_get_words (query));
  g_assert_null (opcc_query_get_among (query));
  g_assert_cmpuint (opcc_query_get_conditions (query)->len, ==, 0);
  opcc_query_free (NULL);
}

static void
test_copy (void)
{
  const gint64 numbers[] = { 3, 1 };
  OpccQuery *query = opcc_query_new (&test_item_kind);
  g_autoptr (OpccQuery) copy = NULL;
  const OpccCondition *condition;
  gboolean descending;

  opcc_query_set_sort (query, "amount", TRUE);
  opcc_query_set_words (query, "bench");
  opcc_query_where_integer (query, "amount", OPCC_TEST_AT_LEAST, 100);
  opcc_query_where_text (query, "colour", OPCC_TEST_IS, "red");
  opcc_query_where (query, "made", OPCC_TEST_MISSING);
  opcc_query_set_among (query, numbers, 2);
  copy = opcc_query_copy (query);
  opcc_query_set_words (query, "other");
  opcc_query_set_among (query, NULL, 0);
  opcc_query_where (query, "made", OPCC_TEST_GIVEN);
  opcc_query_free (query);
  g_assert_cmpstr (opcc_query_get_sort (copy, &descending)->name, ==, "amount");
  g_assert_true (descending);
  g_assert_cmpstr (opcc_query_get_words (copy), ==, "bench");
  g_assert_cmpuint (opcc_query_get_conditions (copy)->len, ==, 3);
  condition = g_ptr_array_index (opcc_query_get_conditions (copy), 0);
  g_assert_cmpint (condition->integer, ==, 100);
  g_assert_cmpint (condition->test, ==, OPCC_TEST_AT_LEAST);
  condition = g_ptr_array_index (opcc_query_get_conditions (copy), 1);
  g_assert_cmpstr (condition->text, ==, "red");
  g_assert_cmpuint (opcc_query_get_among (copy)->len, ==, 2);
  g_assert_cmpint (g_array_index (opcc_query_get_among (copy), gint64, 0), ==, 3);
}

/* A list of no numbers is a limit too: nothing answers. No list is none. */
static void
test_among (void)
{
  const gint64 none[] = { 0 };
  g_autoptr (OpccQuery) query = opcc_query_new (&test_item_kind);

  opcc_query_set_among (query, none, 0);
  g_assert_nonnull (opcc_query_get_among (query));
  g_assert_cmpuint (opcc_query_get_among (query)->len, ==, 0);
  opcc_query_set_among (query, NULL, 0);
  g_assert_null (opcc_query_get_among (query));
}

static void
test_unknown (void)
{
  g_autoptr (OpccQuery) query = opcc_query_new (&test_item_kind);

  opcc_query_set_sort (query, "nothing", TRUE);
  g_assert_null (opcc_query_get_sort (query, NULL));
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*field != NULL*");
  opcc_query_where_integer (query, "nothing", OPCC_TEST_IS, 1);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (opcc_query_get_conditions (query)->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/empty", test_empty);
  g_test_add_func ("/query/copy", test_copy);
  g_test_add_func ("/query/among", test_among);
  g_test_add_func ("/query/unknown", test_unknown);
  return g_test_run ();
}
