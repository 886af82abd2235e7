/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of moderation, what is stored beside the marks, and what cannot be compared. */
#include "grants-fixture.h"

#include <math.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-marker-effects.h"
#include "opcc-marking.h"
#include "opcc-moderation.h"
#include "opcc-organisation.h"

static OpccModeration *
read_round (OpccDb *db, gint64 round)
{
  g_autoptr (GError) error = NULL;
  OpccModeration *moderation = opcc_moderation_read (db, round, NULL, &error);

  g_assert_no_error (error);
  return moderation;
}

static const OpccModerationItem *
get_item (const OpccModeration *moderation, const char *reference)
{
  for (guint i = 0; i < moderation->items->len; i++)
    {
      const OpccModerationItem *item = &g_array_index (moderation->items, OpccModerationItem, i);

      if (strcmp (item->row->reference, reference) == 0)
        return item;
    }
  g_assert_not_reached ();
}

static gint64
count (OpccDb *db, const char *sql)
{
  return opcc_db_get_integer (db, sql, -1, NULL, "");
}

/* All marks as one number, so that a change of any is seen. */
static gint64
sum_marks (OpccDb *db)
{
  return count (db, "SELECT sum(application * 31 + marker * 1009 + criterion * 7 + score * 100003) "
                    "FROM mark");
}

static void
test_queue (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccModeration) moderation = read_round (db, 1);
  gint64 before = G_MAXINT64;

  g_assert_cmpuint (moderation->n_queued, ==, 3);
  g_assert_cmpuint (moderation->items->len, ==, 51);
  for (guint i = 0; i < moderation->items->len; i++)
    {
      const OpccModerationItem *item = &g_array_index (moderation->items, OpccModerationItem, i);

      g_assert_cmpint (item->queued, ==, i < 3);
      g_assert_cmpint (item->queued, ==, item->row->spread > 20 * (gint64) OPCC_PERCENT);
      if (i == 3)
        before = G_MAXINT64;
      g_assert_cmpint (item->row->spread, <=, before);
      before = item->row->spread;
      g_assert_cmpfloat (fabs (item->mean * OPCC_PERCENT - (double) item->row->percent), <, 2);
    }
  g_assert_cmpuint (moderation->spreads->len, ==, 5);
  for (guint i = 0; i < moderation->spreads->len; i++)
    {
      const OpccCriterionSpread *spread =
          &g_array_index (moderation->spreads, OpccCriterionSpread, i);

      g_assert_cmpuint (spread->n_compared, >, 0);
      g_assert_cmpfloat (spread->mean, <=, spread->widest);
      g_assert_cmpfloat (spread->widest, <=, 100);
    }
}

/* By the statement itself: highest less lowest of each application, its mean over them. */
static void
test_spread_of_a_criterion (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccModeration) moderation = read_round (db, 1);
  const OpccCriterionSpread *first = &g_array_index (moderation->spreads, OpccCriterionSpread, 0);
  const char *each = "SELECT max(m.score) - min(m.score) AS gap FROM mark m JOIN application p "
                     "ON p.n = m.application WHERE p.round = 1 AND m.criterion = $1 "
                     "GROUP BY p.n HAVING count(*) > 1";
  g_autofree char *sums = g_strdup_printf ("SELECT sum(gap) FROM (%s)", each);
  g_autofree char *counts = g_strdup_printf ("SELECT count(*) FROM (%s)", each);
  gint64 criterion = opcc_record_get_n (OPCC_RECORD (first->criterion));
  gint64 sum = opcc_db_get_integer (db, sums, -1, NULL, "i", criterion);
  gint64 n = opcc_db_get_integer (db, counts, -1, NULL, "i", criterion);

  g_assert_cmpint (first->n_compared, ==, n);
  g_assert_cmpfloat (fabs (first->mean - 100.0 * (double) sum / 5 / (double) n), <, 1e-9);
}

static void
test_settling_keeps_the_marks (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccModeration) moderation = read_round (db, 1);
  g_autoptr (OpccModeration) after = NULL;
  g_autoptr (OpccModeration) undone = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *taken_back = NULL;
  const OpccModerationItem *item = &g_array_index (moderation->items, OpccModerationItem, 0);
  const gint64 marks = sum_marks (db);

  reference = g_strdup (item->row->reference);
  g_assert_true (opcc_marking_settle (db, item->row->application, 71.5,
                                      "The evidence of need was in the annex.", &error));
  g_assert_no_error (error);
  after = read_round (db, 1);
  g_assert_cmpuint (after->n_queued, ==, 2);
  g_assert_cmpuint (after->n_settled, ==, moderation->n_settled + 1);
  item = get_item (after, reference);
  g_assert_true (item->row->settled);
  g_assert_cmpint (item->row->percent, ==, 71500000);
  g_assert_cmpstr (item->application->moderation_note, ==,
                   "The evidence of need was in the annex.");
  g_assert_cmpstr (item->application->moderated_by, ==, "Round lead");
  g_assert_cmpint (item->application->moderated, ==, opcc_date_today ());
  g_assert_cmpfloat (item->mean, !=, 71.5);
  g_assert_cmpint (sum_marks (db), ==, marks);
  taken_back = opcc_db_undo (db, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (taken_back);
  undone = read_round (db, 1);
  g_assert_cmpuint (undone->n_queued, ==, 3);
  g_assert_null (get_item (undone, reference)->application->moderated_by);
}

static gint64
add_application (OpccDb *db, gint64 round, const char *reference)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Add", &error);
  g_autoptr (OpccRecord) organisation = opcc_record_new (&opcc_organisation_kind);
  g_autoptr (OpccApplication) application = g_object_new (OPCC_TYPE_APPLICATION, NULL);

  opcc_record_set_typed (organisation, "name", reference, &error);
  g_assert_no_error (error);
  g_assert_true (opcc_db_save (db, organisation, &error));
  application->round = round;
  application->organisation = opcc_record_get_n (organisation);
  application->reference = g_strdup (reference);
  application->title = g_strdup ("A project");
  application->asked = 100000;
  application->stage = g_strdup ("checked");
  g_assert_true (opcc_db_save (db, application, &error));
  g_assert_true (opcc_action_commit (action, &error));
  return opcc_record_get_n (OPCC_RECORD (application));
}

static gint64
add_criterion (OpccDb *db, gint64 round, const char *title, double weight)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccCriterion) criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);

  criterion->round = round;
  criterion->title = g_strdup (title);
  criterion->weight = weight;
  opcc_criterion_add (db, criterion, &error);
  g_assert_no_error (error);
  return opcc_record_get_n (OPCC_RECORD (criterion));
}

static gint64
add_marker (OpccDb *db, gint64 round, const char *role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccMarker) marker = g_object_new (OPCC_TYPE_MARKER, NULL);

  marker->role = g_strdup (role);
  marker->round = round;
  opcc_marker_add (db, marker, &error);
  g_assert_no_error (error);
  return opcc_record_get_n (OPCC_RECORD (marker));
}

/* No marks at all, one marker only, a criterion nobody scored: each is said in words. */
static void
test_what_cannot_be_compared (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const gint64 round = grants_add_round (db);
  const gint64 alone = add_application (db, round, "R1-001");
  const gint64 need = add_criterion (db, round, "Need", 60);
  const gint64 value = add_criterion (db, round, "Value", 40);
  const gint64 officer = add_marker (db, round, "Grants officer");
  g_autoptr (OpccModeration) half = NULL;
  g_autoptr (OpccModeration) whole = NULL;
  g_autoptr (OpccMarkerEffects) effects = NULL;
  g_autofree char *words = NULL;

  add_application (db, round, "R1-002");
  g_assert_cmpint (opcc_marking_assign (db, round, 0, &error), ==, 2);
  g_assert_true (opcc_marking_set (db, alone, officer, need, 4, NULL, &error));
  half = read_round (db, round);
  g_assert_cmpuint (half->items->len, ==, 0);
  g_assert_cmpuint (half->notes->len, ==, 2);
  g_assert_cmpstr (half->notes->pdata[0], ==, "Nobody has scored any criterion yet.");
  g_assert_nonnull (strstr (half->notes->pdata[1], "2 applications have no whole set of marks"));
  g_assert_true (isnan (g_array_index (half->spreads, OpccCriterionSpread, 0).mean));

  g_assert_true (opcc_marking_set (db, alone, officer, value, 3, NULL, &error));
  g_assert_true (opcc_marking_submit (db, alone, officer, &error));
  g_assert_no_error (error);
  whole = read_round (db, round);
  g_assert_cmpuint (whole->items->len, ==, 1);
  g_assert_cmpuint (whole->n_queued, ==, 0);
  g_assert_cmpuint (whole->notes->len, ==, 2);
  g_assert_nonnull (strstr (whole->notes->pdata[0], "1 application has no whole set of marks"));
  g_assert_nonnull (strstr (whole->notes->pdata[1], "1 application has one marker only"));
  effects = opcc_marker_effects_estimate (whole->ranking);
  g_assert_false (effects->known);
  words = opcc_marker_effects_explain (effects);
  g_assert_nonnull (strstr (words, "Nothing is adjusted"));
  g_assert_cmpuint (effects->adjusted->len, ==, 1);
  g_assert_cmpfloat (g_array_index (effects->adjusted, OpccAdjustedRow, 0).adjusted, ==, 72);

  add_criterion (db, round, "Later", 0);
  g_clear_pointer (&half, opcc_moderation_free);
  half = read_round (db, round);
  g_assert_nonnull (strstr (half->notes->pdata[0], "Nobody has scored “Later” yet. It carries no"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/moderation/queue", TRUE, test_queue);
  grants_test_add ("/moderation/spread-of-a-criterion", TRUE, test_spread_of_a_criterion);
  grants_test_add ("/moderation/settling-keeps-the-marks", TRUE, test_settling_keeps_the_marks);
  grants_test_add ("/moderation/what-cannot-be-compared", FALSE, test_what_cannot_be_compared);
  return g_test_run ();
}
