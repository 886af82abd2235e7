/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a day falls, how far it is, what makes a thing the same tomorrow, and what comes next. */
#include "opcc-registry.h"
#include "opcc-snooze.h"
#include "opcc-today.h"

static void
expect_group (int month, int day, OpccTodayGroup group, const char *distance)
{
  /* A Tuesday. */
  const OpccDate today = opcc_date_from_ymd (2023, 10, 10);
  const OpccDate due = opcc_date_from_ymd (2023, month, day);
  g_autofree char *words = opcc_today_format_distance (due, today);

  g_assert_cmpint (opcc_today_find_group (due, today), ==, group);
  g_assert_cmpstr (words, ==, distance);
}

static void
test_groups (void)
{
  const OpccDate sunday = opcc_date_from_ymd (2023, 10, 15);

  expect_group (8, 31, OPCC_TODAY_OVERDUE, "40 days late");
  expect_group (10, 9, OPCC_TODAY_OVERDUE, "1 day late");
  expect_group (10, 10, OPCC_TODAY_WEEK, "today");
  expect_group (10, 11, OPCC_TODAY_WEEK, "in 1 day");
  expect_group (10, 15, OPCC_TODAY_WEEK, "in 5 days");
  expect_group (10, 16, OPCC_TODAY_MONTH, "in 6 days");
  expect_group (11, 9, OPCC_TODAY_MONTH, "in 30 days");
  expect_group (11, 10, OPCC_TODAY_LATER, "in 31 days");
  g_assert_cmpint (opcc_today_find_group (OPCC_NO_DATE, sunday), ==, OPCC_TODAY_LATER);
  g_assert_null (opcc_today_format_distance (OPCC_NO_DATE, sunday));
  g_assert_cmpint (opcc_today_find_group (sunday, sunday), ==, OPCC_TODAY_WEEK);
  g_assert_cmpint (opcc_today_find_group (sunday + 1, sunday), ==, OPCC_TODAY_MONTH);
}

static void
expect_same (const char *title, const char *other, gboolean same)
{
  g_autofree char *one = opcc_snooze_make_key ("round", 2, title);
  g_autofree char *two = opcc_snooze_make_key ("round", 2, other);

  g_assert_cmpint (g_strcmp0 (one, two) == 0, ==, same);
}

static void
test_keys (void)
{
  g_autofree char *one = opcc_snooze_make_key ("round", 1, "Decide");
  g_autofree char *other_number = opcc_snooze_make_key ("round", 12, "Decide");
  g_autofree char *other_kind = opcc_snooze_make_key ("post", 1, "Decide");

  expect_same ("6 applications wait", "5 applications wait", TRUE);
  expect_same ("Check 12 applications", "check 9 Applications", TRUE);
  expect_same ("Check 12 applications", "Share 12 applications out", FALSE);
  g_assert_cmpstr (one, !=, other_number);
  g_assert_cmpstr (one, !=, other_kind);
}

static const OpccTodayItem *
add_item (OpccToday *today, const char *title, gboolean mine, const char *act)
{
  OpccTodayItem *item = g_new0 (OpccTodayItem, 1);

  item->due = opcc_due_item_new ("grants", &opcc_snooze_kind, 1, today->today);
  item->due->title = g_strdup (title);
  item->due->act = g_strdup (act);
  item->mine = mine;
  g_ptr_array_add (today->items, item);
  return item;
}

static void
free_item (gpointer data)
{
  opcc_due_item_free (((OpccTodayItem *) data)->due);
  g_free (data);
}

static void
test_next (void)
{
  g_autoptr (OpccToday) today = g_new0 (OpccToday, 1);
  const OpccTodayItem *item;

  today->items = g_ptr_array_new_with_free_func (free_item);
  g_assert_null (opcc_today_find_next (today));
  add_item (today, "Somebody else's, to be looked at", FALSE, NULL);
  g_assert_null (opcc_today_find_next (today));
  item = add_item (today, "Somebody else's, with a button", FALSE, "Settle");
  g_assert_true (opcc_today_find_next (today) == item);
  item = add_item (today, "Mine", TRUE, NULL);
  g_assert_true (opcc_today_find_next (today) == item);
  item = add_item (today, "Mine, with a button", TRUE, "Mark");
  add_item (today, "Mine, with a button, later", TRUE, "Mark");
  g_assert_true (opcc_today_find_next (today) == item);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  opcc_registry_add (&opcc_snooze_kind);
  g_test_add_func ("/today/groups", test_groups);
  g_test_add_func ("/today/keys", test_keys);
  g_test_add_func ("/today/next", test_next);
  return g_test_run ();
}
