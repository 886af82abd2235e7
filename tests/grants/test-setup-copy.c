/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying schemes and rounds: where days land, what comes along, what does not, and undo. */
#include "grants-fixture.h"

#include "opcc-criterion.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-setup-copy.h"

static gint64
count (OpccDb *db, const char *sql)
{
  return opcc_db_get_integer (db, sql, -1, NULL, "");
}

static void
check_time (const char *before, int years, const char *after)
{
  gint64 time;
  g_autofree char *got = NULL;

  g_assert_true (opcc_time_parse (before, &time, NULL));
  got = opcc_time_to_iso (opcc_setup_copy_move_time (time, years));
  g_assert_cmpstr (got, ==, after);
}

static void
check_date (const char *before, int years, const char *after)
{
  OpccDate date;
  g_autofree char *got = NULL;

  g_assert_true (opcc_date_from_iso (before, &date));
  got = opcc_date_to_iso (opcc_setup_copy_move_date (date, years));
  g_assert_cmpstr (got, ==, after);
}

/* Weekdays and holidays by hand from a calendar; hours on both sides of summer time, which ended
 * on 29 October 2023 and 27 October 2024, and began on 26 March 2023 and 31 March 2024. */
static void
test_days (void)
{
  check_date ("2023-07-03", 1, "2024-07-01"); /* Monday */
  check_date ("2023-07-31", 1, "2024-07-29");
  check_date ("2024-02-29", 1, "2025-02-27"); /* Thursday */
  check_date ("2023-07-01", 1, "2024-06-29"); /* a Saturday stays one */
  check_date ("2023-07-03", 2, "2025-06-30"); /* three days before, not four after */
  check_date ("2023-12-18", 1, "2024-12-16");
  check_date ("2023-05-09", 1, "2024-05-07");
  check_date ("2024-05-13", -1, "2023-05-15");
  check_date ("2022-05-09", 1,
              "2023-05-09"); /* 8 May 2023 was the bank holiday of the coronation */
  g_assert_cmpint (opcc_setup_copy_move_date (OPCC_NO_DATE, 1), ==, OPCC_NO_DATE);
  g_assert_true (opcc_setup_copy_move_time (OPCC_NO_TIME, 1) == OPCC_NO_TIME);
  check_time ("2023-07-31 17:00", 1, "2024-07-29T16:00:00Z");
  /* 30 October 2023 is winter, 28 October 2024 too; 23 October 2023 summer, 21 October 2024 too. */
  check_time ("2023-10-30 17:00", 1, "2024-10-28T17:00:00Z");
  /* 28 October 2023 was summer, 26 October 2024 is. */
  check_time ("2023-10-28 17:00", 1, "2024-10-26T16:00:00Z");
  /* Summer one year and winter the next, and the other way round. */
  check_time ("2024-10-25 09:00", 1, "2025-10-24T08:00:00Z");
  check_time ("2023-03-27 09:00", 1, "2024-03-25T09:00:00Z");
  check_time ("2024-03-30 09:00", 1, "2025-03-29T09:00:00Z");
}

static OpccSetupCopy *
plan_next_year (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  OpccSetupCopy *copy = opcc_setup_copy_plan_scheme (db, 1, NULL, &error);

  g_assert_no_error (error);
  return copy;
}

static void
check_criteria (OpccDb *db, gint64 from, gint64 to)
{
  g_autoptr (GPtrArray) old = opcc_criterion_list (db, from, NULL);
  g_autoptr (GPtrArray) new = opcc_criterion_list (db, to, NULL);

  g_assert_cmpuint (old->len, ==, 5);
  g_assert_cmpuint (new->len, ==, old->len);
  for (guint i = 0; i < new->len; i++)
    {
      const OpccCriterion *a = g_ptr_array_index (old, i);
      const OpccCriterion *b = g_ptr_array_index (new, i);

      g_assert_true (b->round == to);
      g_assert_cmpint (a->number, ==, b->number);
      g_assert_cmpstr (a->title, ==, b->title);
      g_assert_cmpfloat (a->weight, ==, b->weight);
      g_assert_cmpint (a->scale, ==, b->scale);
      g_assert_true (a->minimum == b->minimum);
      g_assert_cmpint (a->pass_fail, ==, b->pass_fail);
      g_assert_cmpstr (a->guidance, ==, b->guidance);
    }
}

static void
test_scheme (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccSetupCopy) copy = plan_next_year (db);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRound) round = NULL;
  g_autofree char *before = grants_hash_content (db);
  g_autofree char *after = NULL;
  g_autofree char *closes = NULL;

  g_assert_cmpint (count (db, "SELECT count(*) FROM scheme"), ==, 1); /* a plan makes nothing */
  copy->scheme->pot = 42000000;
  ((OpccRound *) g_ptr_array_index (copy->rounds, 2))->budget = 15000000;
  opcc_setup_copy_apply (db, copy, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (db, "SELECT pot FROM scheme WHERE year = '2024/25'"), ==, 42000000);
  g_assert_cmpint (count (db, "SELECT count(*) FROM scheme a JOIN scheme b ON b.n > a.n"
                              " AND b.cap = a.cap AND b.months = a.months AND b.title = a.title"
                              " AND b.priorities = a.priorities AND b.purpose = a.purpose"),
                   ==, 1);
  g_assert_cmpint (count (db, "SELECT count(*) FROM round"), ==, 6);
  g_assert_cmpint (count (db, "SELECT count(*) FROM application WHERE round > 3"), ==, 0);
  round = opcc_round_find (db, "2024/25-1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (round->title, ==, "Round 1 · 2024/25");
  g_assert_cmpstr (round->stage, ==, "set-up");
  g_assert_cmpint (round->budget, ==, 13000000);
  g_assert_cmpint (round->checked, ==, OPCC_NO_DATE);
  g_assert_cmpint (round->marked, ==, OPCC_NO_DATE);
  closes = opcc_time_to_iso (round->closes);
  g_assert_cmpstr (closes, ==, "2024-07-29T16:00:00Z");
  check_criteria (db, 1, opcc_record_get_n (OPCC_RECORD (round)));
  g_assert_cmpint (count (db, "SELECT budget FROM round WHERE code = '2024/25-3'"), ==, 15000000);
  /* A second time is refused, and all of it goes with one undo. */
  g_assert_null (opcc_setup_copy_plan_scheme (db, 1, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_free (opcc_db_undo (db, NULL, &error));
  g_assert_no_error (error);
  after = grants_hash_content (db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_round (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccSetupCopy) copy = opcc_setup_copy_plan_round (db, 1, NULL, &error);
  OpccRound *round;

  /* No scheme of the next year: into its own, as the next number, with days to be given. */
  g_assert_no_error (error);
  round = g_ptr_array_index (copy->rounds, 0);
  g_assert_cmpint (round->number, ==, 4);
  g_assert_true (round->opens == OPCC_NO_TIME && round->closes == OPCC_NO_TIME);
  opcc_setup_copy_apply (db, copy, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (round->code, ==, "2023/24-4");
  check_criteria (db, 1, opcc_record_get_n (OPCC_RECORD (round)));
  g_assert_null (opcc_setup_copy_plan_round (db, 1, "2031/32", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
}

/* Somebody adds the same round while the dialog is open: nothing is made, not even a part. */
static void
test_refused_whole (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccSetupCopy) copy = plan_next_year (db);
  g_autoptr (GError) error = NULL;
  OpccRound *round = g_ptr_array_index (copy->rounds, 2);

  round->number = 1;
  g_assert_false (opcc_setup_copy_apply (db, copy, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (count (db, "SELECT count(*) FROM scheme"), ==, 1);
  g_assert_cmpint (count (db, "SELECT count(*) FROM round"), ==, 3);
  round->number = 3;
  g_clear_error (&error);
  opcc_time_parse ("2024-01-01 09:00", &round->closes, NULL);
  g_assert_false (opcc_setup_copy_apply (db, copy, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup-copy/days", test_days);
  grants_test_add ("/setup-copy/scheme", TRUE, test_scheme);
  grants_test_add ("/setup-copy/round", TRUE, test_round);
  grants_test_add ("/setup-copy/refused-whole", TRUE, test_refused_whole);
  return g_test_run ();
}
