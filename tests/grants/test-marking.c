/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markers: shared out evenly, sealed until submitted, never against a conflict. */
#include "grants-fixture.h"

#include <math.h>
#include <string.h>

#include "opcc-blind.h"
#include "opcc-criterion.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-intake.h"
#include "opcc-action.h"
#include "opcc-record-acts.h"
#include "opcc-import-result.h"
#include "opcc-text.h"
#include "opcc-marking.h"
#include "opcc-round.h"

static void
add_criterion (OpccDb *db, gint64 round, const char *title, double weight)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccCriterion) criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);

  criterion->round = round;
  criterion->title = g_strdup (title);
  criterion->weight = weight;
  opcc_criterion_add (db, criterion, &error);
  g_assert_no_error (error);
}

static void
add_marker (OpccDb *db, const char *role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccMarker) marker = g_object_new (OPCC_TYPE_MARKER, NULL);

  marker->role = g_strdup (role);
  opcc_marker_add (db, marker, &error);
  g_assert_no_error (error);
}

/* Six applications, two criteria, three markers. */
static gint64
make_round (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = grants_add_round (db);
  g_autofree char *path = grants_write_file (
      fixture, "six.csv",
      "Organisation,Project title,Summary,District\nAlder House,One,Alder House will help,Blaby\n"
      "Birch,Two,b,Blaby\nCedar,Three,c,Blaby\nDogwood,Four,d,Blaby\nElder,Five,e,Blaby\n"
      "Fir,Six,f,Blaby\n");
  g_autoptr (OpccIntake) intake = opcc_intake_new (db, round, path, NULL, &error);
  g_autoptr (OpccImportResult) result = opcc_intake_apply (db, intake, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->added, ==, 6);
  add_criterion (db, round, "Need", 60);
  g_assert_cmpint (opcc_marking_assign (db, round, 2, &error), ==, -1); /* 60 is not 100 */
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  add_criterion (db, round, "Value", 40);
  add_marker (db, "Grants officer");
  add_marker (db, "Partnerships officer");
  add_marker (db, "Round lead");
  return round;
}

static void
test_sharing (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = make_round (db, fixture);
  g_autoptr (GPtrArray) progress = NULL;

  g_assert_true (opcc_marking_declare_conflict (db, grants_find_application (db, "R1-001"), 1,
                                                "A relative is a trustee.", &error));
  g_assert_cmpint (opcc_marking_assign (db, round, 2, &error), ==, 12);
  g_assert_no_error (error);
  g_assert_cmpint (opcc_marking_assign (db, round, 2, &error), ==, 0);
  progress = opcc_marking_get_progress (db, round, &error);
  g_assert_cmpuint (progress->len, ==, 3);
  for (guint i = 0; i < progress->len; i++)
    g_assert_cmpuint (((OpccMarkerProgress *) progress->pdata[i])->assigned, ==, 4);
  g_assert_cmpuint (((OpccMarkerProgress *) progress->pdata[0])->conflicts, ==, 1);
  g_assert_null (opcc_marking_view (db, grants_find_application (db, "R1-001"), 1, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
}

static gint64
count_shared (OpccDb *db, gint64 application)
{
  return opcc_db_get_integer (
      db, "SELECT count(*) FROM assignment WHERE application = $1 AND state = 'to-mark'", -1, NULL,
      "i", application);
}

/* What was shared out already goes to the other marker at once, and comes back with one undo; where
 * all have a conflict it has fewer markers than the others. */
static void
test_pass_on (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = make_round (db, fixture);
  const gint64 n = grants_find_application (db, "R1-002");
  gint64 other;

  g_assert_cmpint (opcc_marking_assign (db, round, 1, &error), ==, 6);
  other = opcc_db_get_integer (db, "SELECT marker FROM assignment WHERE application = $1", 0, NULL,
                               "i", n);
  g_assert_true (opcc_marking_declare_conflict (db, n, other, "Their neighbour.", &error));
  g_assert_cmpint (count_shared (db, n), ==, 1);
  g_assert_cmpint (opcc_db_get_integer (db,
                                        "SELECT count(*) FROM assignment WHERE state = 'to-mark' "
                                        "AND application = $1 AND marker <> $2",
                                        -1, NULL, "ii", n, other),
                   ==, 1);
  g_free (opcc_db_undo (db, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT marker FROM assignment WHERE application = $1",
                                        0, NULL, "i", n),
                   ==, other);
  for (gint64 marker = 1; marker <= 3; marker++)
    g_assert_true (opcc_marking_declare_conflict (db, n, marker, "We all know them.", &error));
  g_assert_cmpint (count_shared (db, n), ==, 0);
  g_assert_cmpint (opcc_db_get_integer (db,
                                        "SELECT count(*) FROM assignment WHERE state = 'to-mark'",
                                        -1, NULL, ""),
                   ==, 5);
}

static void
mark_both (OpccDb *db, gint64 application, gint64 marker, gint64 first, gint64 second)
{
  g_autoptr (GError) error = NULL;

  opcc_marking_set (db, application, marker, 1, first, "Because.", &error);
  g_assert_no_error (error);
  opcc_marking_set (db, application, marker, 2, second, NULL, &error);
  g_assert_no_error (error);
}

static void
test_sealed (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = make_round (db, fixture);
  gint64 n = grants_find_application (db, "R1-001");
  g_autoptr (OpccMarkingView) before = NULL;
  g_autoptr (OpccMarkingView) after = NULL;
  g_autoptr (OpccApplication) application = NULL;

  g_assert_cmpint (opcc_marking_assign (db, round, 0, &error), ==, 18);
  mark_both (db, n, 1, 5, 5);
  g_assert_true (opcc_marking_submit (db, n, 1, &error));
  before = opcc_marking_view (db, n, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->others->len, ==, 0);
  g_assert_null (g_ptr_array_index (before->own, 0));
  g_assert_false (opcc_marking_submit (db, n, 2, &error)); /* nothing scored yet */
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  mark_both (db, n, 2, 4, 0);
  g_assert_true (opcc_marking_submit (db, n, 2, &error));
  after = opcc_marking_view (db, n, 2, &error);
  g_assert_cmpuint (after->others->len, ==, 2);
  g_assert_cmpint (((OpccMark *) after->own->pdata[0])->score, ==, 4);
  g_assert_false (opcc_marking_set (db, n, 2, 1, 3, NULL, &error)); /* submitted is fixed */
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  application = grants_load_application (db, "R1-001");
  g_assert_cmpstr (application->stage, ==, "marking"); /* the third is not in */
  g_clear_object (&application);
  mark_both (db, n, 3, 5, 5);
  g_assert_true (opcc_marking_submit (db, n, 3, &error));
  application = grants_load_application (db, "R1-001");
  g_assert_cmpstr (application->stage, ==, "moderation"); /* 100, 48, 100 */
  g_assert_cmpfloat (fabs (application->score - 248.0 / 3), <, 1e-4);
  g_assert_cmpfloat (application->spread, ==, 52);
  g_assert_true (opcc_application_has_flag (application, "wide-spread"));
  g_assert_false (opcc_marking_settle (db, n, 80, " ", &error));
  g_clear_error (&error);
  g_assert_true (opcc_marking_settle (db, n, 80, "The costs were read again.", &error));
  g_clear_object (&application);
  application = grants_load_application (db, "R1-001");
  g_assert_cmpstr (application->stage, ==, "marked");
  g_assert_cmpfloat (application->score, ==, 80);
}

static void
test_scale_and_assignment (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = make_round (db, fixture);
  gint64 n = grants_find_application (db, "R1-002");

  g_assert_false (opcc_marking_set (db, n, 1, 1, 3, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  opcc_marking_assign (db, round, 0, &error);
  g_assert_no_error (error);
  g_assert_false (opcc_marking_set (db, n, 1, 1, 6, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (opcc_marking_set (db, n, 1, 1, -1, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_clear_error (&error);
  mark_both (db, n, 1, 0, 5);
  g_assert_true (opcc_marking_set (db, n, 1, 1, OPCC_NO_INTEGER, NULL, &error));
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM mark", 0, NULL, ""), ==, 1);
  g_assert_true (opcc_marking_declare_conflict (db, n, 1, "I know them.", &error));
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM mark", 0, NULL, ""), ==, 0);
  g_assert_false (opcc_marking_set (db, n, 1, 1, 3, NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
}

static void
test_blind (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = make_round (db, fixture);
  gint64 n = grants_find_application (db, "R1-001");
  g_autoptr (OpccMarkingView) hidden = NULL;
  g_autoptr (OpccMarkingView) shown = NULL;

  opcc_db_exec (db, "UPDATE round SET blind = 1", &error);
  g_assert_no_error (error);
  opcc_marking_assign (db, round, 0, &error);
  hidden = opcc_marking_view (db, n, 1, &error);
  g_assert_no_error (error);
  g_assert_true (hidden->blind);
  g_assert_null (hidden->organisation);
  g_assert_cmpint (hidden->application->organisation, ==, 0);
  g_assert_null (hidden->application->district);
  g_assert_null (strstr (hidden->application->summary, "Alder"));
  g_assert_nonnull (strstr (hidden->application->summary, "will help"));
  mark_both (db, n, 1, 3, 3);
  opcc_marking_submit (db, n, 1, &error);
  g_assert_no_error (error);
  shown = opcc_marking_view (db, n, 1, &error);
  g_assert_cmpstr (shown->organisation, ==, "Alder House");
}

/* The reason is kept for good: what comes before it is taken back, and it stays. */
static void
test_lifted (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = make_round (db, fixture);
  gint64 n = grants_find_application (db, "R1-001");
  g_autoptr (OpccMarkingView) lifted = NULL;
  g_autoptr (OpccMarkingView) other = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *undone = NULL;

  opcc_db_exec (db, "UPDATE round SET blind = 1", &error);
  g_assert_no_error (error);
  opcc_marking_assign (db, round, 0, &error);
  g_assert_true (opcc_marking_set (db, n, 2, 1, 3, NULL, &error));
  g_assert_true (opcc_blind_lift (db, n, 1, " To check the accounts ", &error));
  g_assert_no_error (error);
  lifted = opcc_marking_view (db, n, 1, &error);
  g_assert_true (lifted->lifted && !lifted->blind);
  g_assert_cmpstr (lifted->organisation, ==, "Alder House");
  other = opcc_marking_view (db, n, 2, &error);
  g_assert_true (other->blind && !other->lifted);
  g_assert_false (opcc_blind_lift (db, n, 1, "Again", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  undone = opcc_db_undo (db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM mark", -1, NULL, ""), ==, 0);
  entries = opcc_blind_list (db, round, &error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((OpccMarkerEntry *) entries->pdata[0])->reason, ==, "To check the accounts");
}

static void
test_import (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = make_round (db, fixture);
  g_autofree char *path = grants_write_file (
      fixture, "marks.csv",
      "application,marker,criterion,score,comment\nR1-001,Grants officer,Need,4,Good\n"
      "R1-001,Grants officer,2,3,\nR1-002,New officer,Need,5,\nR1-999,Grants officer,Need,1,\n"
      "R1-003,Grants officer,Need,9,\nR1-003,Grants officer,Colour,1,\n"
      "R1-001,Grants officer,Need,1,\nR1-001,Grants officer,Need,4,\n");
  g_autoptr (OpccImportResult) result = opcc_marking_import (db, round, path, FALSE, NULL, &error);
  g_autoptr (OpccApplication) first = grants_load_application (db, "R1-001");
  g_autoptr (OpccImportResult) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (result->read, ==, 8);
  g_assert_cmpint (result->added, ==, 3);
  g_assert_cmpint (result->matched, ==, 1);
  g_assert_cmpint (result->refused, ==, 4);
  g_assert_cmpfloat (first->score, ==, 72);
  g_assert_cmpstr (first->stage, ==, "marked");
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM marker", 0, NULL, ""), ==, 4);
  again = opcc_marking_import (db, round, path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->added, ==, 0);
  g_assert_null (again->action);
}

static gint64
count (OpccDb *db, const char *sql, gint64 n)
{
  g_autoptr (GError) error = NULL;
  gint64 found = opcc_db_get_integer (db, sql, -1, &error, "i", n);

  g_assert_no_error (error);
  return found;
}

/* How many assignments of an application there are: the fewest, or the most. */
#define PER_APPLICATION(which)                                                                     \
  "SELECT " which " (c) FROM (SELECT count(*) AS c FROM assignment a JOIN application p"           \
  " ON p.n = a.application WHERE p.round = $1 GROUP BY p.n) AS t"

static void
test_stand_down (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 round = 2;
  const gint64 marker = opcc_db_get_integer (db, "SELECT n FROM marker WHERE role = $1", 0, NULL,
                                             "s", "Grants officer");
  const char *open = "SELECT count(*) FROM assignment WHERE marker = $1 AND state = 'to-mark'";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  g_autoptr (OpccMarker) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_open;
  gint64 n_submitted;

  g_assert_cmpint (opcc_marking_assign (db, round, 2, &error), >, 0);
  g_assert_no_error (error);
  n_open = count (db, open, marker);
  n_submitted =
      count (db, "SELECT count(*) FROM assignment WHERE marker = $1 AND state = 'submitted'",
             marker);
  g_assert_cmpint (n_open, >=, 19);
  g_assert_cmpint (n_submitted, >, 20);
  before = grants_hash_content (db);
  g_assert_cmpint (opcc_marking_stand_down (db, marker, OPCC_NO_DATE, "", &error), ==, -1);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (opcc_marking_stand_down (db, marker, opcc_date_from_ymd (2023, 10, 11),
                                            "Left the office", &error),
                   ==, n_open);
  g_assert_no_error (error);
  g_assert_cmpint (count (db, open, marker), ==, 0);
  g_assert_cmpint (
      count (db, "SELECT count(*) FROM assignment WHERE marker = $1 AND state = 'submitted'",
             marker),
      ==, n_submitted);
  g_assert_cmpint (count (db, PER_APPLICATION ("min"), round), ==, 2);
  g_assert_cmpint (count (db, PER_APPLICATION ("max"), round), ==, 2);
  record = opcc_db_load (db, &opcc_marker_kind, marker, &error);
  g_assert_cmpint (record->stood_down, ==, opcc_date_from_ymd (2023, 10, 11));
  g_assert_cmpstr (record->stood_down_reason, ==, "Left the office");
  name = opcc_db_undo (db, NULL, &error);
  g_assert_cmpstr (name, ==, "Stand down marker “Grants officer”");
  after = grants_hash_content (db);
  g_assert_cmpstr (after, ==, before);
}

/* The marks that a decision was made on stay, by whichever way they are to be changed. */
static void
test_decided (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *path = grants_write_file (fixture, "late.csv",
                                             "Application,Marker,Criterion,Score\n"
                                             "R1-001,Late comer,1,3\n");
  g_autoptr (OpccImportResult) result = NULL;
  g_autoptr (OpccApplication) application = NULL;
  g_autoptr (OpccMark) mark = NULL;
  GError *errors[6] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 n;

  grants_award_round (db);
  before = grants_hash_content (db);
  n = grants_find_application (db, "R1-001");
  application = grants_load_application (db, "R1-001");
  mark = opcc_db_load (db, &opcc_mark_kind, 1, &error);
  g_assert_false (opcc_marking_settle (db, n, 70, "Too late.", &errors[0]));
  g_assert_cmpint (opcc_marking_settle_all (db, 1, "Too late.", &errors[1]), ==, -1);
  g_assert_cmpint (opcc_marking_assign (db, 1, 0, &errors[2]), ==, -1);
  g_assert_false (opcc_marking_declare_conflict (db, n, 1, "I know them.", &errors[3]));
  g_assert_false (opcc_record_act_set (db, mark, "score", "1", &errors[4]));
  g_assert_false (opcc_record_act_set (db, application, "moderation_note", "Else.", &errors[5]));
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_error (errors[i], OPCC_ERROR, OPCC_ERROR_REFUSED);
      g_assert_cmpstr (errors[i]->message, ==,
                       "Round 2023/24-1 is decided, so its marks stay as the decision saw them. "
                       "Undo the decision first, or vary the award under After. Nothing was "
                       "changed.");
      g_clear_error (&errors[i]);
    }
  result = opcc_marking_import (db, 1, path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (result->changes);
  g_assert_cmpuint (result->problems->len, ==, 1);
  after = grants_hash_content (db);
  g_assert_cmpstr (after, ==, before);
  g_free (opcc_db_undo (db, NULL, &error));
  g_assert_true (opcc_marking_settle (db, n, 70, "In time again.", &error));
  g_assert_no_error (error);
}

/* Three days after marking closed, who has something left is three days late, and nobody else. */
static void
test_late (OpccDb *db, GrantsFixture *fixture)
{
  static const char *const words[] = { "3 days late, 2 left", "all done" };
  g_autoptr (OpccRound) round = opcc_round_load (db, 1, NULL);
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (GPtrArray) progress = NULL;
  g_autoptr (GError) error = NULL;
  guint n_late = 0;

  action = opcc_action_begin (db, "Open some marks again", &error);
  round->marking_closes = opcc_date_today () - 3;
  g_assert_true (opcc_db_save (db, round, &error));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (OpccAssignment) open =
          opcc_db_find (db, &opcc_assignment_kind, "marker = 1 AND state = 'submitted'", &error,
                        "");

      opcc_set_str (&open->state, "marking");
      open->submitted = OPCC_NO_TIME;
      g_assert_true (opcc_db_save (db, open, &error));
    }
  g_assert_true (opcc_action_commit (action, &error));
  progress = opcc_marking_get_progress (db, 1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < progress->len; i++)
    {
      const OpccMarkerProgress *entry = g_ptr_array_index (progress, i);
      g_autofree char *said = opcc_marker_progress_to_words (entry);

      n_late += entry->days_late > 0;
      g_assert_cmpuint (entry->left, ==, entry->days_late > 0 ? 2 : 0);
      g_assert_cmpstr (said, ==, entry->days_late > 0 ? words[0] : words[1]);
    }
  g_assert_cmpuint (n_late, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/marking/sharing", FALSE, test_sharing);
  grants_test_add ("/marking/pass-on", FALSE, test_pass_on);
  grants_test_add ("/marking/sealed", FALSE, test_sealed);
  grants_test_add ("/marking/scale-and-assignment", FALSE, test_scale_and_assignment);
  grants_test_add ("/marking/blind", FALSE, test_blind);
  grants_test_add ("/marking/lifted", FALSE, test_lifted);
  grants_test_add ("/marking/import", FALSE, test_import);
  grants_test_add ("/marking/decided", TRUE, test_decided);
  grants_test_add ("/marking/late", TRUE, test_late);
  grants_test_add ("/marking/stand-down", TRUE, test_stand_down);
  return g_test_run ();
}
