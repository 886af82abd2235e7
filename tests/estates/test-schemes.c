/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schemes: updates that carry over, what follows from the records, what needs somebody, charts. */
#include <glib/gstdio.h>

#include "opcc-chart.h"
#include "opcc-db.h"
#include "opcc-due-item.h"
#include "opcc-error.h"
#include "opcc-estates-model.h"
#include "opcc-record-acts.h"
#include "opcc-scheme-acts.h"
#include "opcc-schemes.h"
#include "opcc-store.h"

#define TODAY opcc_date_from_ymd (2023, 10, 12)

typedef struct
{
  char *folder;
  OpccStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  opcc_domain_model_register (&opcc_estates_model);
  fixture->folder = g_dir_make_tmp ("opcc-estates-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "office.opcc", NULL);
  fixture->store = opcc_store_open (path, OPCC_STORE_CREATE | OPCC_STORE_ALLOW_ANY_PLACE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  opcc_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

static void
run (Fixture *fixture, OpccJob job)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (opcc_store_run_wait (fixture->store, job, NULL, NULL, &error));
  g_assert_no_error (error);
}

static gint64
add_scheme (
    OpccDb *db, const char *title, gint64 budget, gint64 forecast, OpccDate first, OpccDate end)
{
  g_autoptr (OpccCapitalScheme) scheme = g_object_new (OPCC_TYPE_CAPITAL_SCHEME, NULL);
  g_autoptr (GError) error = NULL;

  scheme->title = g_strdup (title);
  scheme->stage = g_strdup ("on-site");
  scheme->section = g_strdup ("approved");
  scheme->budget = budget;
  scheme->forecast = forecast;
  scheme->first_end = first;
  scheme->ends = end;
  opcc_record_act_save (db, scheme, &error);
  g_assert_no_error (error);
  return opcc_record_get_n (OPCC_RECORD (scheme));
}

static OpccSchemeUpdate *
make_update (gint64 scheme, const char *words, OpccDate dated)
{
  OpccSchemeUpdate *update = g_object_new (OPCC_TYPE_SCHEME_UPDATE, NULL);

  update->scheme = scheme;
  update->words = g_strdup (words);
  update->dated = dated;
  return update;
}

static gpointer
check_update (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 n = add_scheme (db, "Roof", 5000000, OPCC_NO_MONEY, OPCC_NO_DATE, OPCC_NO_DATE);
  g_autoptr (OpccSchemeUpdate) update = make_update (n, "The roof is off.", TODAY);
  g_autoptr (OpccSchemeState) state = NULL;
  g_autoptr (GError) local = NULL;

  update->done = 40;
  update->rating_time = g_strdup ("amber");
  g_assert_false (opcc_scheme_update_add (db, update, &local));
  g_assert_error (local, OPCC_ERROR, OPCC_ERROR_INVALID);
  update->reason_time = g_strdup ("Rain");
  g_assert_true (opcc_scheme_update_add (db, update, error));
  state = opcc_schemes_find (db, n, TODAY, error);
  g_assert_cmpint (state->scheme->done, ==, 40);
  g_assert_cmpstr (state->rating, ==, "amber");
  g_assert_cmpstr (state->scheme->stage, ==, "on-site");
  g_assert_cmpstr (state->words, ==, "The roof is off.");
  g_assert_cmpint (state->updated, ==, TODAY);
  g_assert_cmpuint (state->lacks & OPCC_LACKS_ASKED, ==,
                    OPCC_LACKS_FORECAST | OPCC_LACKS_START | OPCC_LACKS_END);
  return db;
}

static void
test_update_carries_over (Fixture *fixture, gconstpointer unused)
{
  run (fixture, check_update);
}

static gboolean
has_item (GPtrArray *items, const char *title, OpccDate due)
{
  for (guint i = 0; i < items->len; i++)
    {
      const OpccDueItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->title, title) == 0)
        {
          g_assert_cmpint (item->due, ==, due);
          g_assert_cmpstr (item->domain, ==, "estates");
          return TRUE;
        }
    }
  return FALSE;
}

static gpointer
check_due (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccDate end = opcc_date_from_ymd (2024, 4, 30), first = opcc_date_from_ymd (2024, 2, 29);
  const gint64 heard = add_scheme (db, "Heard", 100, 100, OPCC_NO_DATE, end);
  const gint64 old = add_scheme (db, "Old", 100, 100, OPCC_NO_DATE, end);
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_due_item_free);
  g_autoptr (OpccSchemeUpdate) fresh =
      make_update (heard, "Well", opcc_date_from_ymd (2023, 7, 12));
  g_autoptr (OpccSchemeUpdate) stale = make_update (old, "Well", opcc_date_from_ymd (2023, 7, 11));

  add_scheme (db, "Slipped", 100, 100, first, end);
  add_scheme (db, "Dear", 100, 115, OPCC_NO_DATE, end);
  g_assert_true (opcc_scheme_update_add (db, fresh, error));
  g_assert_true (opcc_scheme_update_add (db, stale, error));
  g_assert_true (opcc_estates_model.list_due (db, TODAY, items, error));
  g_assert_true (has_item (items, "Slipped has slipped", end));
  g_assert_true (has_item (items, "Dear is over budget", OPCC_NO_DATE));
  g_assert_true (has_item (items, "Update on Old is owed", opcc_date_from_ymd (2023, 10, 11)));
  g_assert_true (has_item (items, "Update on Dear is owed", OPCC_NO_DATE));
  g_assert_false (has_item (items, "Update on Heard is owed", OPCC_NO_DATE));
  g_assert_false (has_item (items, "Heard has slipped", end));
  return db;
}

static void
test_due_items (Fixture *fixture, gconstpointer unused)
{
  run (fixture, check_due);
}

static gpointer
check_sums (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) states = NULL;
  g_autofree char *letter = NULL;
  const OpccSchemeState *worst;
  OpccSchemesSum sum;

  add_scheme (db, "Dear", 10000, 11100, OPCC_NO_DATE, OPCC_NO_DATE);
  add_scheme (db, "Unknown", OPCC_NO_MONEY, OPCC_NO_MONEY, OPCC_NO_DATE, OPCC_NO_DATE);
  states = opcc_schemes_list (db, TODAY, error);
  opcc_schemes_sum (states, &sum);
  g_assert_cmpuint (sum.n, ==, 2);
  g_assert_cmpuint (sum.n_budgets, ==, 1);
  g_assert_cmpint (sum.budget, ==, 10000);
  g_assert_cmpint (sum.over, ==, 1100);
  g_assert_cmpuint (sum.n_unrated, ==, 2);
  g_assert_cmpuint (sum.n_lacking, ==, 2);
  worst = g_ptr_array_index (states, 0);
  g_assert_cmpstr (worst->scheme->title, ==, "Dear");
  g_assert_cmpstr (worst->hint, ==, "red");
  letter = opcc_schemes_ask_missing (states, TODAY);
  g_assert_nonnull (strstr (letter, "– Dear: per cent done, start, expected end\n"));
  g_assert_nonnull (strstr (letter, "– Unknown: budget, forecast, per cent done"));
  return db;
}

static void
test_sums_leave_out_what_is_missing (Fixture *fixture, gconstpointer unused)
{
  run (fixture, check_sums);
}

static gpointer
check_hints (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccDate end = opcc_date_from_ymd (2024, 4, 30);
  const gint64 n = add_scheme (db, "Late and dear", 10000, 10500, end - 10, end);
  const gint64 calm = add_scheme (db, "Calm", 10000, 9000, end, end);
  g_autoptr (OpccSchemeState) state = opcc_schemes_find (db, n, TODAY, error);
  g_autoptr (OpccSchemeState) other = opcc_schemes_find (db, calm, TODAY, error);

  g_assert_cmpstr (state->hint_money, ==, "amber");
  g_assert_cmpstr (state->hint_time, ==, "amber");
  g_assert_cmpstr (state->reason_time, ==, "+10 days on the first approved end");
  g_assert_cmpstr (state->hint_reason, ==,
                   "forecast £5 over budget; +10 days on the first approved end");
  g_assert_cmpfloat (opcc_scheme_state_get_variance_percent (state), ==, 5.0);
  /* On time is said of time, and is no verdict on the whole. */
  g_assert_cmpstr (other->hint_time, ==, "green");
  g_assert_cmpstr (other->hint_reason, ==, "forecast within budget");
  g_assert_cmpfloat (opcc_scheme_state_get_variance_percent (other), ==, -10.0);
  return db;
}

static void
test_each_thing_rated_has_its_hint (Fixture *fixture, gconstpointer unused)
{
  run (fixture, check_hints);
}

/* Every rating says something of its own of each thing rated. */
static void
test_ratings_are_defined (void)
{
  static const char *const ratings[] = { "green", "amber", "red" };
  static const char *const aspects[] = { "time", "money", "quality" };
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    for (guint j = 0; j < G_N_ELEMENTS (aspects); j++)
      g_assert_true (
          g_hash_table_add (said, opcc_scheme_rating_define_for (ratings[i], aspects[j])));
  g_assert_true (g_hash_table_contains (said, "Ends up to 92 days later."));
  g_assert_true (g_hash_table_contains (said, "The forecast is more than 10% over it."));
}

static gpointer
check_charts (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccDate end = opcc_date_from_ymd (2024, 4, 30);
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);

  add_scheme (db, "Dated", 10000, 11100, opcc_date_from_ymd (2024, 3, 31), end);
  add_scheme (db, "Undated", OPCC_NO_MONEY, OPCC_NO_MONEY, OPCC_NO_DATE, OPCC_NO_DATE);
  for (const OpccDomainChart *row = opcc_estates_model.charts; row->name != NULL; row++)
    {
      g_autoptr (OpccChart) chart = row->make (db, row, choices, error);
      g_autoptr (GError) local = NULL;

      g_assert_nonnull (chart);
      g_assert_true (opcc_chart_check (chart, &local));
      g_assert_no_error (local);
      g_assert_nonnull (chart->texts[OPCC_CHART_NOTE]);
      if (chart->kind == OPCC_CHART_TIMELINE)
        {
          g_assert_cmpuint (chart->categories->len, ==, 1);
          g_assert_cmpfloat (opcc_chart_get_value (chart, 1, 0), ==, end);
          g_assert_cmpstr (chart->texts[OPCC_CHART_TITLE], ==, "1 of 2 schemes has slipped");
        }
    }
  return db;
}

static void
test_charts_are_whole (Fixture *fixture, gconstpointer unused)
{
  run (fixture, check_charts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/estates/update-carries-over", Fixture, NULL, set_up, test_update_carries_over,
              tear_down);
  g_test_add ("/estates/due-items", Fixture, NULL, set_up, test_due_items, tear_down);
  g_test_add ("/estates/each-thing-rated-has-its-hint", Fixture, NULL, set_up,
              test_each_thing_rated_has_its_hint, tear_down);
  g_test_add_func ("/estates/ratings-are-defined", test_ratings_are_defined);
  g_test_add ("/estates/sums-leave-out-what-is-missing", Fixture, NULL, set_up,
              test_sums_leave_out_what_is_missing, tear_down);
  g_test_add ("/estates/charts-are-whole", Fixture, NULL, set_up, test_charts_are_whole, tear_down);
  return g_test_run ();
}
