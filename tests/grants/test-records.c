/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every field table against the real schema; finding records by words; changing one attribute. */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-error.h"
#include "opcc-record-finder.h"
#include "opcc-record-acts.h"
#include "opcc-organisation.h"
#include "opcc-registry.h"
#include "opcc-round-stage.h"
#include "opcc-round-summary.h"
#include "opcc-scheme-index.h"
#include "opcc-scheme.h"

static void
test_tables (OpccDb *db, GrantsFixture *fixture)
{
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  g_assert_cmpuint (n_kinds, >=, 10);
  for (guint i = 0; i < n_kinds; i++)
    {
      const OpccKind *kind = kinds[i];
      g_autofree char *sql = g_strdup_printf (
          "SELECT count(*) FROM pragma_table_info ('%s') WHERE name <> 'n' AND name <> 'id'"
          " AND name <> 'ver'",
          kind->name);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", kind->name);
      g_assert_cmpint (opcc_db_get_integer (db, sql, 0, &error, ""), ==, kind->n_fields);
      g_assert_no_error (error);
      g_assert_nonnull (opcc_kind_find_field (kind, kind->title));
      for (guint j = 0; j < kind->n_fields; j++)
        {
          const OpccField *field = &kind->fields[j];
          g_autofree char *column =
              g_strdup_printf ("SELECT \"notnull\" FROM pragma_table_info ('%s') WHERE name = '%s'",
                               kind->name, field->name);
          gint64 not_null = opcc_db_get_integer (db, column, -1, &error, "");

          g_assert_no_error (error);
          if (not_null < 0)
            g_error ("%s.%s is no column", kind->name, field->name);
          /* What the store requires, the form asks for. */
          if (not_null == 1 && field->type != OPCC_VALUE_FLAG)
            g_assert_cmpuint (field->marks & OPCC_MARK_REQUIRED, !=, 0);
          if (field->type == OPCC_VALUE_LINK)
            g_assert_nonnull (opcc_registry_find (field->target));
          if (field->type == OPCC_VALUE_CHOICE)
            g_assert_nonnull (field->choices);
        }
    }
}

static void
expect_title (OpccDb *db, const OpccKind *kind, const char *words, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRecord) record = opcc_record_find (db, kind, words, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = opcc_record_get_title (record);
  g_assert_cmpstr (found, ==, title);
}

static void
test_lookup (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccApplication) application = grants_load_application (db, "R1-001");
  const char *id = opcc_record_get_id (OPCC_RECORD (application));

  expect_title (db, &opcc_scheme_kind, "2023/24", "Commissioner’s Safety Fund");
  expect_title (db, &opcc_round_kind, "2023/24-1", "Round 1 · 2023/24");
  expect_title (db, &opcc_application_kind, "R1-001", "Know your rights café");
  expect_title (db, &opcc_application_kind, "2023/24-1/R1-001", "Know your rights café");
  expect_title (db, &opcc_application_kind, id, "Know your rights café");
  expect_title (db, &opcc_application_kind, "1", "Know your rights café");
  expect_title (db, &opcc_organisation_kind, "9990108", "Tollgate Youth Project");
  expect_title (db, &opcc_organisation_kind, " Linnet House ", "Linnet House");
  g_assert_null (opcc_record_find (db, &opcc_round_kind, "2024/25-1", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Two organisations have this number: which is meant? */
  g_assert_null (opcc_record_find (db, &opcc_organisation_kind, "9990318", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
}

static void
test_set_field (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccApplication) application = grants_load_application (db, "R1-001");
  g_autoptr (OpccApplication) after = NULL;

  g_assert_true (opcc_record_act_set (db, application, "asked", "£6.4k", &error));
  g_assert_no_error (error);
  after = grants_load_application (db, "R1-001");
  g_assert_cmpint (after->asked, ==, 640000);
  g_assert_false (opcc_record_act_set (db, after, "asked", "£10,00", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (opcc_record_act_set (db, after, "score", "99", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (opcc_record_act_set (db, after, "colour", "blue", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (opcc_record_act_set (db, after, "title", "", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
}

static void
test_rounds (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 n = grants_add_round (db);
  g_autoptr (OpccRound) round = opcc_round_find (db, "2023/24-1", &error);
  g_autoptr (OpccRound) again = g_object_new (OPCC_TYPE_ROUND, NULL);
  g_autofree char *closes = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (opcc_record_get_n (OPCC_RECORD (round)), ==, n);
  closes = opcc_time_to_iso (round->closes);
  g_assert_cmpstr (closes, ==, "2023-07-31T16:00:00Z"); /* 17:00 in London, in summer */
  g_assert_cmpint (opcc_round_get_available (db, n, &error), ==, 13000000);
  again->scheme = round->scheme;
  again->number = 1;
  g_assert_false (opcc_round_add (db, again, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
}

/* The days and the work of a round bring it on; what a person set is never taken back. */
static void
test_round_stage (OpccDb *db, GrantsFixture *fixture)
{
  static const struct
  {
    const char *set;
    const char *now;
    OpccRoundTally tally;
    const char *expected;
  } cases[] = {
    { "set-up", "2023-07-03 08:59", { 0 }, "set-up" },
    { "set-up", "2023-07-03 09:00", { 0 }, "open" },
    { "set-up", "2023-07-31 16:59", { .n_unmarked = 4 }, "open" },
    { "set-up", "2023-07-31 17:00", { 0 }, "checked" },
    { "set-up", "2023-08-01 09:00", { .n_received = 1, .n_unmarked = 3 }, "checked" },
    { "set-up", "2023-08-01 09:00", { .n_unmarked = 4 }, "marked" },
    { "set-up", "2023-08-01 09:00", { .n_unmarked = 1, .n_marked = 3 }, "marked" },
    { "set-up", "2023-08-01 09:00", { .n_moderation = 1, .n_marked = 3 }, "moderation" },
    { "set-up", "2023-08-01 09:00", { .n_marked = 4 }, "award" },
    { "moderation", "2023-06-01 09:00", { 0 }, "moderation" },
    { "letters", "2023-08-01 09:00", { .n_marked = 4 }, "letters" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRound) round = opcc_round_load (db, grants_add_round (db), &error);

  g_assert_no_error (error);
  g_assert_true (opcc_record_set_typed (OPCC_RECORD (round), "opens", "2023-07-03 09:00", &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 now = OPCC_NO_TIME;

      g_assert_true (opcc_time_parse (cases[i].now, &now, &error));
      g_assert_true (opcc_record_set_typed (OPCC_RECORD (round), "stage", cases[i].set, &error));
      g_assert_cmpstr (opcc_round_find_stage (round, &cases[i].tally, now), ==, cases[i].expected);
    }
}

static void
test_round_tally (OpccDb *db, GrantsFixture *fixture)
{
  OpccRoundTally tally = { 0 };

  opcc_round_tally_add (&tally, "received", 1);
  opcc_round_tally_add (&tally, "checked", 2);
  opcc_round_tally_add (&tally, "marking", 3);
  opcc_round_tally_add (&tally, "moderation", 4);
  opcc_round_tally_add (&tally, "declined", 5);
  opcc_round_tally_add (&tally, "withdrawn", 6);
  opcc_round_tally_add (&tally, "stopped", 7);
  g_assert_cmpuint (tally.n_received, ==, 1);
  g_assert_cmpuint (tally.n_unmarked, ==, 5);
  g_assert_cmpuint (tally.n_moderation, ==, 4);
  g_assert_cmpuint (tally.n_marked, ==, 5);
}

/* Each round of the sample stands where its story says. */
static void
test_sample_stages (OpccDb *db, GrantsFixture *fixture)
{
  static const char *const stages[] = { "moderation", "marked" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) schemes = opcc_scheme_index_read (db, &error);
  const OpccSchemeEntry *scheme;

  g_assert_no_error (error);
  scheme = g_ptr_array_index (schemes, 0);
  g_assert_cmpuint (scheme->rounds->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      const OpccRoundEntry *entry = g_ptr_array_index (scheme->rounds, 2 - i);
      g_autoptr (OpccRoundSummary) summary =
          opcc_round_summary_compute (db, opcc_record_get_n (OPCC_RECORD (entry->round)), NULL,
                                      &error);

      g_assert_no_error (error);
      g_assert_cmpstr (entry->stage, ==, stages[i]);
      g_assert_cmpstr (summary->stage, ==, stages[i]);
      g_assert_cmpint (entry->asked, ==, summary->asked);
      g_assert_cmpint (entry->n_applications, ==, summary->n_applications);
    }
}

static void
test_short_priorities (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccScheme) scheme = g_object_new (OPCC_TYPE_SCHEME, NULL);
  g_auto (GStrv) names = NULL;
  g_autofree char *given = NULL;
  g_autofree char *none = NULL;
  g_autofree char *unknown = NULL;

  scheme->priorities = g_strdup ("Women and girls at night = Women\n\n Road safety \nYouth =\n");
  names = opcc_scheme_get_priorities (scheme);
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (names[0], ==, "Women and girls at night");
  g_assert_cmpstr (names[1], ==, "Road safety");
  g_assert_cmpstr (names[2], ==, "Youth");
  given = opcc_scheme_dup_short_priority (scheme, "Women and girls at night");
  g_assert_cmpstr (given, ==, "Women");
  none = opcc_scheme_dup_short_priority (scheme, "Youth");
  g_assert_cmpstr (none, ==, "Youth");
  unknown = opcc_scheme_dup_short_priority (scheme, "Fraud");
  g_assert_cmpstr (unknown, ==, "Fraud");
  g_assert_true (opcc_scheme_allows_priority (scheme, "Women and girls at night"));
  g_assert_true (opcc_scheme_allows_priority (scheme, "Road safety"));
  g_assert_false (opcc_scheme_allows_priority (scheme, "Women"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/records/tables", FALSE, test_tables);
  grants_test_add ("/records/lookup", TRUE, test_lookup);
  grants_test_add ("/records/set-field", TRUE, test_set_field);
  grants_test_add ("/records/rounds", FALSE, test_rounds);
  grants_test_add ("/records/round-stage", FALSE, test_round_stage);
  grants_test_add ("/records/round-tally", FALSE, test_round_tally);
  grants_test_add ("/records/sample-stages", TRUE, test_sample_stages);
  grants_test_add ("/records/short-priorities", FALSE, test_short_priorities);
  return g_test_run ();
}
