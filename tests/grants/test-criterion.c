/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each score of a criterion means: read from the lines of its guidance, and held to its scale.
 */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-criterion.h"
#include "opcc-error.h"
#include "opcc-record-acts.h"

static OpccCriterion *
make (const char *guidance)
{
  OpccCriterion *criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);

  criterion->round = 1;
  criterion->number = 9;
  criterion->title = g_strdup ("Lasting difference");
  criterion->weight = 10;
  criterion->scale = 5;
  criterion->minimum = OPCC_NO_INTEGER;
  criterion->guidance = g_strdup (guidance);
  return criterion;
}

static void
assert_line (OpccCriterion *criterion, gint64 score, const char *line)
{
  g_autofree char *words = opcc_criterion_get_guidance (criterion, score);

  g_assert_cmpstr (words, ==, line);
}

static void
test_lines (void)
{
  g_autoptr (OpccCriterion) criterion =
      make ("Look at the plan first\n5 – Every outcome has a measure\n 4: Most have\n"
            "3) Some – a few – have\n2\nLook again\n1-None  ");

  assert_line (criterion, 5, "Every outcome has a measure");
  assert_line (criterion, 4, "Most have");
  assert_line (criterion, 3, "Some – a few – have");
  assert_line (criterion, 2, NULL);
  assert_line (criterion, 1, "None");
  assert_line (criterion, 0, NULL);
}

static void
assert_refused (OpccCriterion *criterion, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (opcc_record_check (OPCC_RECORD (criterion), &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_rules (void)
{
  g_autoptr (OpccCriterion) high = make ("6 – Beyond all");
  g_autoptr (OpccCriterion) twice = make ("3 Good\n3 Fair");
  g_autoptr (OpccCriterion) least = make (NULL);

  assert_refused (high, "score 6");
  assert_refused (twice, "two lines for score 3");
  high->scale = 6;
  g_assert_true (opcc_record_check (OPCC_RECORD (high), NULL));
  least->minimum = 6;
  assert_refused (least, "least mean score is 6");
  least->minimum = 5;
  g_assert_true (opcc_record_check (OPCC_RECORD (least), NULL));
}

/* The lines offered for a new criterion: those left empty are not kept. */
static void
test_offered (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *lines = opcc_criterion_make_guidance (5);
  g_autoptr (OpccCriterion) empty = make (lines);
  g_autoptr (OpccCriterion) some = NULL;
  g_autoptr (GString) filled = g_string_new (lines);
  g_autoptr (OpccCriterion) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (lines, ==, "5 – \n4 – \n3 – \n2 – \n1 – \n0 – ");
  empty->round = grants_add_round (db);
  g_assert_true (opcc_criterion_add (db, empty, &error));
  g_assert_null (empty->guidance);
  g_string_replace (filled, "3 – ", "3 – Good", 0);
  some = make (filled->str);
  some->round = empty->round;
  some->number = 10;
  g_assert_true (opcc_criterion_add (db, some, &error));
  g_assert_no_error (error);
  kept = opcc_db_load (db, &opcc_criterion_kind, opcc_record_get_n (OPCC_RECORD (some)), &error);
  g_assert_cmpstr (kept->guidance, ==, "3 – Good");
  assert_line (kept, 3, "Good");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/criterion/lines", test_lines);
  g_test_add_func ("/criterion/rules", test_rules);
  grants_test_add ("/criterion/offered", FALSE, test_offered);
  return g_test_run ();
}
