/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters of a round: made by outcome, reviewed, issued for good, withdrawn; templates and fields.
 */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-action.h"
#include "opcc-award.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-letter-template.h"
#include "opcc-letters.h"
#include "opcc-mark.h"
#include "opcc-marker.h"
#include "opcc-record-acts.h"
#include "opcc-round.h"
#include "opcc-text.h"

#define DAY opcc_date_from_ymd (2023, 10, 16)

static OpccLetters *
read_letters (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  OpccLetters *letters = opcc_letters_read (db, 1, NULL, &error);

  g_assert_no_error (error);
  return letters;
}

static OpccLetter *
load_letter (OpccDb *db, const char *reference)
{
  g_autoptr (GError) error = NULL;
  OpccLetter *letter =
      opcc_db_find (db, &opcc_letter_kind, "reference = $1 AND state <> 'withdrawn'", &error, "s",
                    reference);

  g_assert_no_error (error);
  g_assert_nonnull (letter);
  return letter;
}

static void
make (OpccDb *db, gint64 expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (opcc_letters_make (db, 1, FALSE, NULL, &error), ==, expected);
  g_assert_no_error (error);
}

static void
review_all (OpccDb *db)
{
  g_autoptr (OpccLetters) letters = read_letters (db);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < letters->rows->len; i++)
    {
      const OpccLetterRow *row = g_ptr_array_index (letters->rows, i);
      gint64 n = opcc_record_get_n (OPCC_RECORD (row->letter));

      if (opcc_letter_needs_review (row->letter))
        g_array_append_val (numbers, n);
    }
  opcc_letters_review (db, (gint64 *) (void *) numbers->data, numbers->len, &error);
  g_assert_no_error (error);
}

static void
expect_refused (gint64 result, GError **error, const char *words)
{
  g_assert_cmpint (result, ==, -1);
  g_assert_error (*error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, words));
}

static void
test_not_before_the_decision (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccLetters) letters = read_letters (db);
  g_autoptr (GError) made = NULL;
  g_autoptr (GError) issued = NULL;

  g_assert_false (letters->decided);
  g_assert_cmpuint (letters->n_to_make, ==, 0);
  expect_refused (opcc_letters_make (db, 1, FALSE, NULL, &made), &made, "is not decided");
  expect_refused (opcc_letters_issue (db, 1, NULL, 0, DAY, &issued), &issued, "is not decided");
}

/* The sample: 54 applications, 3 stopped at the door, 16 awards of which the last in part, and 7
 * below it that reach the threshold. */
static void
test_one_for_each_outcome (OpccDb *db, GrantsFixture *fixture)
{
  static const struct
  {
    const char *outcome;
    guint n;
  } expected[] = { { "success", 14 },  { "part", 1 },          { "conditional", 1 },
                   { "reserve", 7 },   { "unsuccessful", 28 }, { "not-considered", 2 },
                   { "withdrawal", 1 } };
  g_autoptr (OpccLetters) letters = NULL;
  g_autoptr (OpccApplication) withdrawn = NULL;
  g_autoptr (OpccAward) award = NULL;
  g_autoptr (GError) error = NULL;

  grants_award_round (db);
  award = opcc_db_find (db, &opcc_award_kind, "application = $1", &error, "i",
                        grants_find_application (db, "R1-026"));
  g_assert_true (opcc_record_act_set (db, award, "conditions", "Show the policy.", &error));
  withdrawn = grants_load_application (db, "R1-053");
  g_assert_true (opcc_record_act_set (db, withdrawn, "stage", "withdrawn", &error));
  make (db, 54);
  make (db, 0);
  letters = read_letters (db);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      guint n = 0;

      for (guint j = 0; j < letters->rows->len; j++)
        n += strcmp (((OpccLetterRow *) letters->rows->pdata[j])->letter->outcome,
                     expected[i].outcome) == 0;
      g_assert_cmpuint (n, ==, expected[i].n);
    }
  g_assert_cmpuint (letters->n_to_review, ==, 35);
  g_assert_cmpuint (letters->n_ready, ==, 19);
  g_assert_cmpuint (letters->n_stale + letters->n_to_make + letters->n_without, ==, 0);
}

/* Whoever marked is not to be known from the feedback, by role nor by order. */
static void
test_feedback_without_markers (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccMark) mark =
      opcc_db_find (db, &opcc_mark_kind, "application = $1 AND comment IS NOT NULL ORDER BY n",
                    &error, "i", grants_find_application (db, "R1-001"));
  g_autoptr (OpccMarker) marker = opcc_db_load (db, &opcc_marker_kind, mark->marker, &error);
  g_autofree char *comment = g_strdup_printf ("I, the %s, saw {that}", marker->role);
  g_autoptr (OpccLetter) letter = NULL;

  g_assert_true (opcc_record_act_set (db, mark, "comment", comment, &error));
  grants_award_round (db);
  make (db, 54);
  letter = load_letter (db, "R1-001");
  g_test_message ("%s", letter->feedback);
  g_assert_nonnull (strstr (letter->feedback, "I, the a marker, saw (that)."));
  g_assert_nonnull (strstr (letter->feedback, "Evidence of need: 3.0 of 5."));
  g_assert_null (strstr (letter->feedback, marker->role));
  g_assert_true (opcc_letter_needs_review (letter));
}

static void
test_issue_waits_for_review (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccLetter) letter = NULL;
  g_autoptr (OpccLetters) letters = NULL;
  g_autoptr (OpccRound) round = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 n;

  grants_award_round (db);
  make (db, 54);
  letter = load_letter (db, "R1-001");
  n = opcc_record_get_n (OPCC_RECORD (letter));
  expect_refused (opcc_letters_issue (db, 1, &n, 1, DAY, &refused), &refused, "not reviewed");
  g_assert_true (opcc_record_act_set (db, letter, "feedback", "", &error));
  g_assert_false (opcc_letters_review (db, &n, 1, &empty));
  g_assert_nonnull (strstr (empty->message, "promises feedback and has none"));
  g_clear_object (&letter);
  letter = load_letter (db, "R1-001");
  g_assert_true (opcc_record_act_set (db, letter, "feedback", "Say more & for £5.", &error));
  review_all (db);
  before = grants_hash_content (db);
  g_assert_cmpint (opcc_letters_issue (db, 1, NULL, 0, DAY, &error), ==, 54);
  g_assert_no_error (error);
  g_clear_object (&letter);
  letter = load_letter (db, "R1-001");
  g_assert_nonnull (strstr (letter->body, "Say more & for £5."));
  g_assert_null (strchr (letter->body, '{'));
  g_assert_cmpint (letter->dated, ==, DAY);
  round = opcc_round_load (db, 1, &error);
  g_assert_cmpint (round->letters_sent, ==, DAY);
  g_assert_cmpstr (round->stage, ==, "returns");
  g_free (opcc_db_undo (db, NULL, &error));
  g_assert_no_error (error);
  after = grants_hash_content (db);
  g_assert_cmpstr (before, ==, after);
  letters = read_letters (db);
  g_assert_cmpuint (letters->n_issued, ==, 0);
  g_assert_cmpuint (letters->n_ready, ==, 54);
}

/* Later words, names and amounts leave what was issued as it is. */
static void
test_issued_stays (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccLetter) letter = NULL;
  g_autoptr (OpccLetter) now = NULL;
  g_autoptr (OpccAward) award = NULL;
  g_autoptr (OpccApplication) application = NULL;
  g_autoptr (OpccOrganisation) organisation = NULL;
  g_autoptr (OpccLetters) letters = NULL;
  g_autoptr (OpccLetter) draft = NULL;
  g_autoptr (GError) kept = NULL;
  g_autoptr (GError) edited = NULL;
  g_autoptr (GError) error = NULL;

  grants_award_round (db);
  make (db, 54);
  g_assert_cmpint (opcc_letters_issue (db, 1, NULL, 0, DAY, &error), ==, 19);
  letter = load_letter (db, "R1-010");
  application = grants_load_application (db, "R1-010");
  organisation = opcc_db_load (db, &opcc_organisation_kind, application->organisation, &error);
  g_assert_true (opcc_record_act_set (db, organisation, "name", "Renamed", &error));
  g_assert_true (opcc_letter_template_save (db, "success", "New", "New words.", &error));
  award = opcc_db_find (db, &opcc_award_kind, "application = $1", &error, "i", letter->application);
  g_assert_true (opcc_record_act_set (db, award, "amount", "5000", &error));
  make (db, 0);
  now = load_letter (db, "R1-010");
  g_assert_cmpstr (now->body, ==, letter->body);
  g_assert_cmpstr (now->recipient, ==, letter->recipient);
  letters = read_letters (db);
  g_assert_cmpuint (letters->n_stale, ==, 1);
  g_assert_false (opcc_record_act_set (db, now, "body", "Other words.", &edited));
  g_assert_nonnull (strstr (edited->message, "was issued on 16 October 2023 and stays as it is"));
  g_assert_false (opcc_record_act_delete (db, now, &kept));
  g_assert_error (kept, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_assert_nonnull (strstr (kept->message, "Nothing was deleted"));
  draft = load_letter (db, "R1-008");
  g_assert_true (opcc_record_act_delete (db, draft, &error));
  g_assert_no_error (error);
}

static void
test_replace_with_reason (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccLetter) letter = NULL;
  g_autoptr (OpccLetter) old = NULL;
  g_autoptr (OpccLetter) draft = NULL;
  g_autoptr (OpccAward) award = NULL;
  g_autoptr (GError) why = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n;

  grants_award_round (db);
  make (db, 54);
  letter = load_letter (db, "R1-010");
  n = opcc_record_get_n (OPCC_RECORD (letter));
  g_assert_false (opcc_letter_withdraw (db, n, "Wrong sum.", TRUE, &refused));
  g_assert_nonnull (strstr (refused->message, "is not issued"));
  g_assert_cmpint (opcc_letters_issue (db, 1, &n, 1, DAY, &error), ==, 1);
  award = opcc_db_find (db, &opcc_award_kind, "application = $1", &error, "i", letter->application);
  g_assert_true (opcc_record_act_set (db, award, "amount", "5000", &error));
  g_assert_false (opcc_letter_withdraw (db, n, " ", TRUE, &why));
  g_assert_error (why, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_assert_true (opcc_letter_withdraw (db, n, "Wrong sum.", TRUE, &error));
  g_assert_no_error (error);
  old = opcc_db_load (db, &opcc_letter_kind, n, &error);
  draft = load_letter (db, "R1-010");
  g_assert_cmpstr (old->state, ==, "withdrawn");
  g_assert_cmpstr (old->reason, ==, "Wrong sum.");
  g_assert_nonnull (strstr (old->body, "£6,900"));
  g_assert_cmpstr (draft->state, ==, "draft");
  g_assert_nonnull (strstr (draft->body, "£5,000"));
}

static void
test_field_without_value (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccLetter) letter = NULL;
  gint64 n;

  grants_award_round (db);
  g_assert_false (opcc_letter_template_save (db, "success", NULL, "To {organization}", &unknown));
  g_assert_nonnull (
      strstr (unknown->message, "“{organization}” in line 1 of the text is no field"));
  g_assert_true (opcc_letter_template_save (db, "success", NULL, "Under {conditions}.", &error));
  make (db, 54);
  letter = load_letter (db, "R1-010");
  g_assert_cmpstr (letter->subject, ==, "Award");
  n = opcc_record_get_n (OPCC_RECORD (letter));
  expect_refused (opcc_letters_issue (db, 1, &n, 1, DAY, &refused), &refused, "{conditions}");
  g_assert_true (opcc_record_act_set (db, letter, "body", "Under no conditions.", &error));
  g_assert_cmpint (opcc_letters_issue (db, 1, &n, 1, DAY, &error), ==, 1);
}

/* Braces of an applicant are words; only those of a template are fields. */
static void
test_fields (void)
{
  static const struct
  {
    const char *text;
    const char *unknown;
  } cases[] = {
    { "Dear {contact}, {decision date}", NULL },
    { "{Contact}", "{Contact}" },
    { "{contact", "{contact" },
    { "contact}", "}" },
    { "{{contact}}", "{{contact}}" },
    { "", NULL },
  };
  const char *values[OPCC_LETTER_N_FIELDS] = { NULL };
  g_autofree char *filled = NULL;
  g_autofree char *third = NULL;
  guint line = 0;

  third = opcc_letter_find_unknown ("{contact}\n\nb {x} {y}", &line);
  g_assert_cmpstr (third, ==, "{x}");
  g_assert_cmpuint (line, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *unknown = opcc_letter_find_unknown (cases[i].text, NULL);

      g_assert_cmpstr (unknown, ==, cases[i].unknown);
    }
  values[OPCC_LETTER_CONTACT] = "{amount}";
  filled = opcc_letter_fill ("Dear {contact}: {amount} {x}", values);
  g_assert_cmpstr (filled, ==, "Dear {amount}: {amount} {x}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letters/fields", test_fields);
  grants_test_add ("/letters/not-before-the-decision", TRUE, test_not_before_the_decision);
  grants_test_add ("/letters/one-for-each-outcome", TRUE, test_one_for_each_outcome);
  grants_test_add ("/letters/feedback-without-markers", TRUE, test_feedback_without_markers);
  grants_test_add ("/letters/issue-waits-for-review", TRUE, test_issue_waits_for_review);
  grants_test_add ("/letters/issued-stays", TRUE, test_issued_stays);
  grants_test_add ("/letters/replace-with-reason", TRUE, test_replace_with_reason);
  grants_test_add ("/letters/field-without-value", TRUE, test_field_without_value);
  return g_test_run ();
}
