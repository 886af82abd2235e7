/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workshops: who is matched, what their effect is counted from, and its intervals. */
#include "grants-fixture.h"

#include <math.h>

#include "opcc-action.h"
#include "opcc-document.h"
#include "opcc-interval.h"
#include "opcc-organisation-merge.h"
#include "opcc-record-acts.h"
#include "opcc-scheme.h"
#include "opcc-document-text.h"
#include "opcc-workshop-attendance.h"
#include "opcc-workshop-effect.h"
#include "opcc-workshop-paper.h"
#include "opcc-workshop.h"

static gint64
count (OpccDb *db, const char *sql)
{
  return opcc_db_get_integer (db, sql, -1, NULL, "");
}

/* 10 of 15, 0 of 9 and 9 of 9: the score interval worked out by hand with z = 1.96. Newcombe's
 * paper has 56 of 70 and 48 of 80 as its example (a): 0.2, from 0.0524 to 0.3339. */
static void
test_intervals (void)
{
  OpccInterval interval = opcc_interval_of_share (10, 15);

  g_assert_cmpfloat_with_epsilon (interval.low, 0.4171, 5e-4);
  g_assert_cmpfloat_with_epsilon (interval.high, 0.8482, 5e-4);
  interval = opcc_interval_of_share (0, 9);
  g_assert_true (interval.low == 0);
  g_assert_cmpfloat_with_epsilon (interval.high, 0.2991, 5e-4);
  interval = opcc_interval_of_share (9, 9);
  g_assert_true (interval.high == 1);
  g_assert_cmpfloat_with_epsilon (interval.low, 0.7009, 5e-4);
  g_assert_true (isnan (opcc_interval_of_share (0, 0).value));
  interval = opcc_interval_of_share_difference (56, 70, 48, 80);
  g_assert_cmpfloat_with_epsilon (interval.low, 0.0524, 5e-5);
  g_assert_cmpfloat_with_epsilon (interval.high, 0.3339, 5e-5);
  g_assert_true (isnan (opcc_interval_of_share_difference (0, 0, 1, 2).low));
}

/* Equal spread and size make Welch's the ordinary t: 8 and 8 values, 14 degrees, t = 2.144787. */
static void
test_means (void)
{
  const double one[] = { 61, 63, 65, 67, 69, 71, 73, 75 };
  const double other[] = { 51, 53, 55, 57, 59, 61, 63, 65 };
  OpccGroupMean a;
  OpccGroupMean b;
  OpccInterval interval;
  double half;

  opcc_group_mean_compute (&a, one, 8);
  opcc_group_mean_compute (&b, other, 8);
  g_assert_cmpfloat_with_epsilon (a.mean, 68, 1e-12);
  g_assert_cmpfloat_with_epsilon (a.sd, sqrt (24), 1e-12);
  interval = opcc_interval_of_mean_difference (&a, &b);
  half = 2.144787 * sqrt (24. / 8 + 24. / 8);
  g_assert_cmpfloat_with_epsilon (interval.value, 10, 1e-12);
  g_assert_cmpfloat_with_epsilon (interval.high - interval.value, half, 1e-5);
  g_assert_cmpfloat_with_epsilon (interval.value - interval.low, half, 1e-5);
  opcc_group_mean_compute (&b, other, 1);
  g_assert_true (isnan (opcc_interval_of_mean_difference (&a, &b).low));
}

static gint64
add_workshop (OpccDb *db, const char *title, const char *held_on)
{
  g_autoptr (OpccWorkshop) workshop = g_object_new (OPCC_TYPE_WORKSHOP, NULL);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Add a workshop", NULL);

  workshop->scheme = 1;
  workshop->title = g_strdup (title);
  g_assert_true (opcc_record_set_typed (OPCC_RECORD (workshop), "held_on", held_on, NULL));
  g_assert_true (opcc_db_save (db, workshop, NULL));
  g_assert_true (opcc_action_commit (action, NULL));
  return opcc_record_get_n (OPCC_RECORD (workshop));
}

static void
add_attendance (OpccDb *db, gint64 workshop, const char *name)
{
  g_autoptr (OpccWorkshopAttendance) attendance =
      g_object_new (OPCC_TYPE_WORKSHOP_ATTENDANCE, NULL);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Add an attendance", NULL);

  attendance->workshop = workshop;
  attendance->name = g_strdup (name);
  g_assert_true (opcc_db_save (db, attendance, NULL));
  g_assert_true (opcc_action_commit (action, NULL));
}

static OpccWorkshopEffect *
compute (OpccDb *db, gint64 round)
{
  g_autoptr (GError) error = NULL;
  OpccWorkshopEffect *effect = opcc_workshop_effect_compute (db, 1, round, NULL, &error);

  g_assert_no_error (error);
  return effect;
}

/* The sample has workshops of its own. */
static void
clear_workshops (OpccDb *db)
{
  g_autoptr (GPtrArray) workshops = opcc_db_select (db, &opcc_workshop_kind, "1 = 1", NULL, "");

  for (guint i = 0; i < workshops->len; i++)
    g_assert_true (opcc_record_act_delete (db, g_ptr_array_index (workshops, i), NULL));
  g_assert_cmpint (count (db, "SELECT count(*) FROM workshop_attendance"), ==, 0);
}

/* Round 1 closed on 31 July: a workshop of August helped nobody in it, but may have in round 2. */
static void
test_effect (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 early;
  gint64 late;
  g_autoptr (OpccWorkshopEffect) before = NULL;
  g_autoptr (OpccWorkshopEffect) first = NULL;
  g_autoptr (OpccWorkshopEffect) second = NULL;
  g_autofree char *name =
      opcc_db_get_text (db,
                        "SELECT name FROM organisation WHERE name LIKE 'Tollgate Youth Project%'",
                        NULL, "");

  clear_workshops (db);
  early = add_workshop (db, "Blaby", "2023-06-20");
  late = add_workshop (db, "Melton", "2023-08-20");
  add_attendance (db, early, "THE TOLLGATE YOUTH PROJECT LTD");
  add_attendance (db, early, "Nobody Knows Us");
  add_attendance (db, late, name);
  before = compute (db, 1);
  g_assert_cmpuint (before->n_came, ==, 0);
  g_assert_cmpuint (before->n_unmatched, ==, 2);
  g_assert_cmpint (opcc_workshop_match (db, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (opcc_workshop_match (db, &error), ==, 0);
  first = compute (db, 1);
  g_assert_cmpuint (first->n_workshops, ==, 1);
  g_assert_cmpuint (first->n_came, ==, 1);
  g_assert_cmpuint (first->n_unmatched, ==, 1);
  g_assert_cmpuint (first->n_applied, ==, 1);
  g_assert_cmpuint (first->came.n, ==, 1);
  g_assert_cmpuint (first->came.n + first->others.n, ==,
                    count (db, "SELECT count(*) FROM application WHERE round = 1"
                               " AND stage <> 'withdrawn'"));
  g_assert_cmpuint (first->came.n_decided + first->others.n_decided, ==, 0);
  g_assert_true (isnan (first->success_difference.low));
  second = compute (db, 0);
  g_assert_cmpuint (second->n_workshops, ==, 2);
  g_assert_cmpuint (second->n_attendances, ==, 3);
  grants_award_round (db);
  g_clear_pointer (&first, opcc_workshop_effect_free);
  first = compute (db, 1);
  g_assert_cmpuint (first->came.n_awarded + first->others.n_awarded, ==, 16);
}

static char *
read_paper (OpccDb *db, OpccAudience audience)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocument) document =
      opcc_workshop_paper_build (db, 1, audience, opcc_date_today (), NULL, &error);

  g_assert_no_error (error);
  return opcc_document_to_text (document);
}

/* At Public, no score, no share of few, and no small count. */
static void
test_paper (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *office = NULL;
  g_autofree char *open = NULL;

  clear_workshops (db);
  add_attendance (db, add_workshop (db, "Blaby", "2023-06-20"), "Tollgate Youth Project");
  opcc_workshop_match (db, NULL);
  grants_award_round (db);
  office = read_paper (db, OPCC_AUDIENCE_OFFICE);
  open = read_paper (db, OPCC_AUDIENCE_PUBLIC);
  g_assert_nonnull (strstr (office, "Did they score higher?"));
  g_assert_nonnull (strstr (office, "cannot be said: there are too few"));
  g_assert_null (strstr (open, "Did they score higher?"));
  g_assert_nonnull (strstr (open, "fewer than 5"));
  g_assert_null (strstr (open, "likely between"));
}

/* A merge takes along who came; nobody is left behind whom the office no longer knows. */
static void
test_merge (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = opcc_merge_list_proposals (db, NULL, &error);
  const OpccMergeProposal *proposal = g_ptr_array_index (proposals, 0);
  const gint64 keep = opcc_record_get_n (OPCC_RECORD (proposal->first));

  clear_workshops (db);
  add_attendance (db, add_workshop (db, "Blaby", "2023-06-20"), proposal->second->name);
  opcc_workshop_match (db, &error);
  g_assert_no_error (error);
  opcc_merge_organisations (db, keep, opcc_record_get_n (OPCC_RECORD (proposal->second)), &error);
  g_assert_no_error (error);
  g_assert_true (count (db, "SELECT organisation FROM workshop_attendance") == keep);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workshops/intervals", test_intervals);
  g_test_add_func ("/workshops/means", test_means);
  grants_test_add ("/workshops/effect", TRUE, test_effect);
  grants_test_add ("/workshops/paper", TRUE, test_paper);
  grants_test_add ("/workshops/merge", TRUE, test_merge);
  return g_test_run ();
}
