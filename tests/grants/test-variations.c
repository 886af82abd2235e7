/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is fixed of a round once applications have come, and changing it with a reason. */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-criterion-change.h"
#include "opcc-document-text.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-notice.h"
#include "opcc-record-acts.h"
#include "opcc-round-paper.h"
#include "opcc-round-variation.h"
#include "opcc-round.h"
#include "opcc-text.h"

static OpccRoundVariation *
make (gint64 criterion, const char *what, const char *value, const char *reason)
{
  OpccRoundVariation *variation = g_object_new (OPCC_TYPE_ROUND_VARIATION, NULL);

  variation->round = 1;
  variation->criterion = criterion;
  variation->what = g_strdup (what);
  variation->value = g_strdup (value);
  variation->reason = g_strdup (reason);
  return variation;
}

static void
assert_refused (gboolean done, GError **error, int code)
{
  g_assert_false (done);
  g_assert_error (*error, OPCC_ERROR, code);
  g_clear_error (error);
}

/* By hand nothing of it changes; what is not fixed does, and a round without applications may. */
static void
test_fixed (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRound) round = opcc_round_load (db, 1, &error);
  g_autoptr (OpccRound) third = opcc_round_load (db, 3, &error);
  g_autoptr (GPtrArray) criteria = opcc_criterion_list (db, 1, &error);
  OpccCriterion *criterion = g_ptr_array_index (criteria, 0);

  assert_refused (opcc_record_act_set (db, round, "closes", "7 August 2023 17:00", &error), &error,
                  OPCC_ERROR_REFUSED);
  assert_refused (opcc_record_act_set (db, criterion, "weight", "30", &error), &error,
                  OPCC_ERROR_REFUSED);
  assert_refused (opcc_record_act_delete (db, criterion, &error), &error, OPCC_ERROR_REFUSED);
  g_clear_object (&round);
  round = opcc_round_load (db, 1, &error);
  g_assert_true (opcc_record_act_set (db, round, "threshold", "60", &error));
  g_assert_no_error (error);
  g_assert_true (opcc_record_act_set (db, third, "closes", "15 January 2024 17:00", &error));
  g_assert_no_error (error);
}

static void
test_vary (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRoundVariation) closes =
      make (0, "closes", "7 August 2023 17:00", "The form was down for a week.");
  g_autoptr (OpccRoundVariation) weight = NULL;
  g_autoptr (OpccRound) round = NULL;
  g_autoptr (GPtrArray) criteria = opcc_criterion_list (db, 1, &error);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (OpccDocument) paper = NULL;
  g_autofree char *text = NULL;
  g_autofree char *when = NULL;
  OpccCriterion *first = g_ptr_array_index (criteria, 0);

  opcc_round_vary (db, closes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (closes->before, ==, "31 July 2023, 17:00");
  g_assert_cmpstr (closes->varied_by, ==, "Round lead");
  round = opcc_round_load (db, 1, &error);
  when = opcc_time_to_iso (round->closes);
  g_assert_cmpstr (when, ==, "2023-08-07T16:00:00Z");
  weight = make (opcc_record_get_n (OPCC_RECORD (first)), "weight", "25", "As announced.");
  opcc_round_vary (db, weight, &error);
  g_assert_no_error (error);
  list = opcc_round_variation_list (db, 1, &error);
  g_assert_cmpuint (list->len, ==, 2);
  paper = opcc_round_paper_build (db, 1, OPCC_AUDIENCE_PUBLIC, opcc_date_today (), NULL, &error);
  text = opcc_document_to_text (paper);
  g_strdelimit (text, "\n", ' '); /* where its lines end hangs on the length of today's date */
  g_assert_nonnull (strstr (text, "Varied since applications came"));
  g_assert_nonnull (strstr (text, "The form was down for a week."));
  g_assert_null (strstr (text, "Round lead")); /* who, is for the office */
  /* It is kept as it was made, and goes with one undo only. */
  assert_refused (opcc_record_act_delete (db, closes, &error), &error, OPCC_ERROR_REFUSED);
  assert_refused (opcc_record_act_set (db, closes, "reason", "Another.", &error), &error,
                  OPCC_ERROR_REFUSED);
  g_free (opcc_db_undo (db, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM round_variation", -1, NULL, ""),
                   ==, 1);
}

static void
test_refused (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = grants_hash_content (db);
  g_autofree char *after = NULL;
  const gint64 other =
      opcc_db_get_integer (db, "SELECT min(n) FROM criterion WHERE round = 2", 0, NULL, "");
  const struct
  {
    gint64 criterion;
    const char *what;
    const char *value;
    const char *reason;
  } wrong[] = {
    { 0, "closes", "7 August 2023", NULL },          { 0, "closes", "soon", "Why not." },
    { 0, "closes", "1 July 2023 17:00", "Typing." }, { 0, "weight", "20", "No criterion." },
    { other, "weight", "20", "Of another round." },  { 1, "weight", "200", "Too much." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (OpccRoundVariation) variation =
          make (wrong[i].criterion, wrong[i].what, wrong[i].value, wrong[i].reason);

      g_assert_false (opcc_round_vary (db, variation, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  after = grants_hash_content (db);
  g_assert_cmpstr (after, ==, before);
}

/* @text: (transfer full): broken into lines as it fits */
static char *
join_lines (char *text)
{
  g_autoptr (GRegex) gaps = g_regex_new ("\\s+", 0, 0, NULL);
  char *joined = g_regex_replace_literal (gaps, text, -1, 0, " ", 0, NULL);

  g_free (text);
  return joined;
}

static gint64
count (OpccDb *db, const char *sql)
{
  return opcc_db_get_integer (db, sql, -1, NULL, "");
}

#define SUBMITTED                                                                                  \
  "SELECT count(*) FROM assignment s JOIN application p ON p.n = s.application"                    \
  " WHERE p.round = 1 AND s.state = 'submitted'"

/* The round as it was announced is marked: what a criterion more means for it, and undoing it. */
static void
test_add (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccNewCriterion) wanted = g_object_new (OPCC_TYPE_NEW_CRITERION, NULL);
  g_autofree char *before = grants_hash_content (db);
  const gint64 sets = count (db, SUBMITTED);
  g_autofree char *meaning = opcc_round_explain_criterion (db, 1, 0, &error);
  g_autoptr (OpccCriterion) added = NULL;
  g_autoptr (GPtrArray) criteria = NULL;
  g_autoptr (OpccDocument) notice = NULL;
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (sets, >, 0);
  g_assert_nonnull (strstr (meaning, "applications have no mark for it yet."));
  g_assert_nonnull (strstr (meaning, "Marking re-opens for "));
  wanted->round = 1;
  wanted->weight = 20;
  opcc_set_str (&wanted->title, "Value for money");
  /* Without a reason nothing happens, nor with a day that has not come. */
  added = opcc_round_add_criterion (db, wanted, &error);
  assert_refused (added != NULL, &error, OPCC_ERROR_INVALID);
  opcc_set_str (&wanted->reason, "The panel asked for it.");
  wanted->varied_on = opcc_date_today () + 1;
  added = opcc_round_add_criterion (db, wanted, &error);
  assert_refused (added != NULL, &error, OPCC_ERROR_INVALID);
  wanted->varied_on = OPCC_NO_DATE;
  added = opcc_round_add_criterion (db, wanted, &error);
  g_assert_no_error (error);
  criteria = opcc_criterion_list (db, 1, &error);
  g_assert_true (opcc_criterion_check_weights (criteria, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (db, SUBMITTED), ==, 0);
  g_assert_cmpint (count (db, "SELECT count(*) FROM application WHERE round = 1"
                              " AND stage IN ('marked', 'moderation')"),
                   ==, 0);
  notice = opcc_notice_build (db, 1, OPCC_AUDIENCE_PUBLIC, opcc_date_today (), NULL, &error);
  text = join_lines (opcc_document_to_text (notice));
  g_assert_nonnull (strstr (text, "Criterion added: Value for money (20% of the mark)"));
  g_assert_nonnull (strstr (text, "The panel asked for it."));
  g_free (opcc_db_undo (db, NULL, &error));
  g_assert_no_error (error);
  after = grants_hash_content (db);
  g_assert_cmpstr (after, ==, before);
}

/* Its marks stay and count no more; the rest is as if it had never been scored. */
static void
test_remove (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = grants_hash_content (db);
  g_autoptr (GPtrArray) criteria = opcc_criterion_list (db, 1, &error);
  OpccCriterion *first = g_ptr_array_index (criteria, 0);
  const gint64 n = opcc_record_get_n (OPCC_RECORD (first));
  const gint64 marks = count (db, "SELECT count(*) FROM mark");
  g_autofree char *meaning = opcc_round_explain_criterion (db, 1, n, &error);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (OpccApplication) application = grants_load_application (db, "R1-001");
  g_autoptr (OpccApplication) later = NULL;
  g_autofree char *after = NULL;

  g_assert_nonnull (strstr (meaning, "marks given for it would no longer count"));
  assert_refused (opcc_round_remove_criterion (db, n, " ", OPCC_NO_DATE, &error), &error,
                  OPCC_ERROR_INVALID);
  opcc_round_remove_criterion (db, n, "It was asked twice.", OPCC_NO_DATE, &error);
  g_assert_no_error (error);
  left = opcc_criterion_list (db, 1, &error);
  g_assert_cmpuint (left->len, ==, criteria->len - 1);
  g_assert_true (opcc_criterion_check_weights (left, &error));
  g_assert_cmpint (count (db, "SELECT count(*) FROM mark"), ==, marks);
  later = grants_load_application (db, "R1-001");
  g_assert_cmpfloat (later->score, !=, application->score);
  list = opcc_round_variation_list (db, 1, &error);
  g_assert_cmpuint (list->len, ==, 1);
  /* It is out: no mark, no variation, no second time. */
  assert_refused (opcc_round_remove_criterion (db, n, "Again.", OPCC_NO_DATE, &error), &error,
                  OPCC_ERROR_REFUSED);
  g_free (opcc_db_undo (db, NULL, &error));
  g_assert_no_error (error);
  after = grants_hash_content (db);
  g_assert_cmpstr (after, ==, before);
}

/* What the decision saw stays; a weight that moves before it moves the scores with it. */
static void
test_decided (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccNewCriterion) wanted = g_object_new (OPCC_TYPE_NEW_CRITERION, NULL);
  g_autoptr (OpccRoundVariation) early = make (1, "weight", "40", "As announced.");
  g_autoptr (OpccRoundVariation) late = make (1, "weight", "30", "As announced.");
  g_autoptr (OpccApplication) application = grants_load_application (db, "R1-001");
  g_autoptr (OpccApplication) later = NULL;
  g_autoptr (OpccCriterion) added = NULL;

  opcc_round_vary (db, early, &error);
  g_assert_no_error (error);
  later = grants_load_application (db, "R1-001");
  g_assert_cmpfloat (later->score, !=, application->score);
  g_free (opcc_db_undo (db, NULL, &error));
  grants_award_round (db);
  wanted->round = 1;
  wanted->weight = 20;
  opcc_set_str (&wanted->title, "Value for money");
  opcc_set_str (&wanted->reason, "The panel asked for it.");
  added = opcc_round_add_criterion (db, wanted, &error);
  assert_refused (added != NULL, &error, OPCC_ERROR_REFUSED);
  assert_refused (opcc_round_remove_criterion (db, 1, "Late.", OPCC_NO_DATE, &error), &error,
                  OPCC_ERROR_REFUSED);
  assert_refused (opcc_round_vary (db, late, &error), &error, OPCC_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/variations/fixed", TRUE, test_fixed);
  grants_test_add ("/variations/vary", TRUE, test_vary);
  grants_test_add ("/variations/refused", TRUE, test_refused);
  grants_test_add ("/variations/add", TRUE, test_add);
  grants_test_add ("/variations/remove", TRUE, test_remove);
  grants_test_add ("/variations/decided", TRUE, test_decided);
  return g_test_run ();
}
