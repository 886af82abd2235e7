/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules, holds and what is due of a decided round; and removing it, with the money as it was. */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-action.h"
#include "opcc-award.h"
#include "opcc-backup.h"
#include "opcc-disposal-entry.h"
#include "opcc-error.h"
#include "opcc-letters.h"
#include "opcc-mark.h"
#include "opcc-organisation-note.h"
#include "opcc-organisation.h"
#include "opcc-record-acts.h"
#include "opcc-retention-date.h"
#include "opcc-retention.h"
#include "opcc-round.h"
#include "opcc-verify.h"

#define SECRET "Quillwort"

static const OpccRetentionDue *
find_due (GPtrArray *dues, const char *key)
{
  for (guint i = 0; i < dues->len; i++)
    if (g_strcmp0 (((OpccRetentionDue *) dues->pdata[i])->rule->key, key) == 0)
      return dues->pdata[i];
  g_assert_not_reached ();
}

static GPtrArray *
list_due (OpccDb *db, int year)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *dues = opcc_retention_list_due (db, opcc_date_from_ymd (year, 4, 1), NULL, &error);

  g_assert_no_error (error);
  return dues;
}

static guint
count_due (OpccDb *db, const char *key, int year)
{
  g_autoptr (GPtrArray) dues = list_due (db, year);

  return find_due (dues, key)->numbers->len;
}

static void
test_days (OpccDb *db, GrantsFixture *fixture)
{
  static const struct
  {
    int year, month, day, years, due;
  } cases[] = {
    { 2023, 7, 31, 6, 2030 }, { 2024, 3, 31, 1, 2025 }, { 2024, 4, 1, 1, 2026 },
    { 2024, 2, 29, 0, 2024 }, { 2023, 4, 1, 0, 2024 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (opcc_retention_date_get_due (opcc_date_from_ymd (cases[i].year, cases[i].month,
                                                                      cases[i].day),
                                                  cases[i].years),
                     ==, opcc_date_from_ymd (cases[i].due, 4, 1));
  /* Half past midnight in London, though still March in UTC. */
  g_assert_cmpint (opcc_retention_date_read ("2024-03-31T23:30:00Z"), ==,
                   opcc_date_from_ymd (2024, 4, 1));
  g_assert_cmpint (opcc_retention_date_read ("2024-03-31"), ==, opcc_date_from_ymd (2024, 3, 31));
  g_assert_cmpint (opcc_retention_date_read ("soon"), ==, OPCC_NO_DATE);
  g_assert_cmpint (opcc_retention_date_read (NULL), ==, OPCC_NO_DATE);
}

static void
test_paths (OpccDb *db, GrantsFixture *fixture)
{
  static const char *const wrong[] = { "",
                                       "title",
                                       "round",
                                       "round.title",
                                       "nothing.at",
                                       "last nothing.at",
                                       "round.round",
                                       "last mark.score",
                                       "received.",
                                       "closes; DROP TABLE mark" };
  g_autofree char *sql =
      opcc_retention_date_write_sql (&opcc_mark_kind, "application.round.decided", NULL);
  g_autofree char *last =
      opcc_retention_date_write_sql (&opcc_organisation_kind, "last application.received", NULL);

  g_assert_cmpstr (sql, ==,
                   "(SELECT (SELECT t2.decided FROM round AS t2 WHERE t2.n = t1.round) FROM "
                   "application AS t1 WHERE t1.n = t0.application)");
  g_assert_cmpstr (last, ==,
                   "(SELECT max(t1.received) FROM application AS t1 WHERE t1.organisation = t0.n)");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (opcc_retention_date_write_sql (&opcc_application_kind, wrong[i], &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "round.decided"));
    }
}

static void
test_rules (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = opcc_retention_rules_read (db, NULL);
  OpccRetentionRule *rule = opcc_retention_rules_find (rules, "organisation");
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *words = NULL;

  g_assert_true (opcc_retention_rule_is_for_good (opcc_retention_rules_find (rules, "decision")));
  g_assert_cmpint (opcc_retention_rules_find (rules, "application stage=declined")->years, ==, 1);
  g_assert_null (opcc_retention_rules_find (rules, "criterion"));
  rule->years = 3;
  g_assert_true (opcc_record_set_typed (OPCC_RECORD (rule), "counted_from", "name", NULL));
  g_assert_false (opcc_retention_rule_save (db, rule, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (opcc_record_set_typed (OPCC_RECORD (rule), "counted_from",
                                        "last application.received", NULL));
  g_assert_true (opcc_retention_rule_save (db, rule, &error));
  g_assert_no_error (error);
  again = opcc_retention_rules_read (db, NULL);
  g_assert_cmpuint (again->len, ==, rules->len);
  words = opcc_retention_rule_dup_words (opcc_retention_rules_find (again, "organisation"));
  g_assert_cmpstr (words, ==, "3 years after the financial year of “last Application › Received”");
}

static void
test_due (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GPtrArray) dues = NULL;
  const OpccRetentionDue *declined;

  grants_award_round (db);
  /* Decided in 2023/24: 38 are declined, and due a year after its end; the 16 others six years. */
  dues = list_due (db, 2024);
  declined = find_due (dues, "application stage=declined");
  g_assert_cmpuint (declined->numbers->len, ==, 0);
  g_assert_cmpint (declined->next, ==, opcc_date_from_ymd (2025, 4, 1));
  g_assert_cmpuint (count_due (db, "application stage=declined", 2025), ==, declined->n_later);
  g_assert_cmpuint (count_due (db, "application", 2029), ==, 0);
  g_assert_cmpuint (count_due (db, "application", 2030) +
                        count_due (db, "application stage=declined", 2030),
                    ==, 54);
  g_assert_cmpuint (count_due (db, "mark", 2030), >, 0);
  g_assert_cmpuint (count_due (db, "round_variation", 2130), ==, 0);
}

static void
test_holds (OpccDb *db, GrantsFixture *fixture)
{
  const OpccDate day = opcc_date_from_ymd (2029, 5, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (OpccApplication) application = NULL;
  g_autoptr (GPtrArray) holds = NULL;
  const OpccRetentionDue *due;
  guint all;
  guint organisations;

  grants_award_round (db);
  application = grants_load_application (db, "R1-014");
  all = count_due (db, "mark", 2030);
  organisations = count_due (db, "organisation", 2030);
  g_assert_true (opcc_retention_hold_add (db, &opcc_application_kind,
                                          opcc_record_get_n (OPCC_RECORD (application)),
                                          "FOI 2029-17", day, OPCC_NO_DATE, &error));
  g_assert_no_error (error);
  dues = list_due (db, 2030);
  due = find_due (dues, "mark");
  g_assert_cmpuint (due->held->len, >, 0);
  g_assert_cmpuint (due->held->len + due->numbers->len, ==, all);
  g_assert_cmpstr (due->held_why, ==, "FOI 2029-17");
  g_assert_cmpuint (find_due (dues, "organisation")->held->len, ==, 1);
  g_assert_cmpuint (count_due (db, "organisation", 2030), ==, organisations - 1);
  /* All of a kind, until a day. */
  g_assert_true (opcc_retention_hold_add (db, &opcc_mark_kind, OPCC_NO_INTEGER, "A dispute", day,
                                          opcc_date_from_ymd (2030, 4, 1), &error));
  g_assert_cmpuint (count_due (db, "mark", 2030), ==, 0);
  g_assert_cmpuint (count_due (db, "mark", 2031), ==, all - due->held->len);
  g_assert_false (opcc_retention_hold_add (db, &opcc_mark_kind, OPCC_NO_INTEGER, "Backwards", day,
                                           day - 1, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_clear_error (&error);
  holds = opcc_retention_holds_read (db, NULL);
  g_assert_cmpuint (holds->len, ==, 2);
  g_assert_true (opcc_retention_hold_release (db, opcc_record_get_n (g_ptr_array_index (holds, 1)),
                                              day + 10, &error));
  g_assert_cmpuint (count_due (db, "organisation", 2030), ==, organisations);
  g_assert_false (opcc_retention_hold_release (db, opcc_record_get_n (g_ptr_array_index (holds, 1)),
                                               day + 20, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
}

/* --- removing -------------------------------------------------------------------------------- */

static void
set (OpccDb *db, const OpccKind *kind, gint64 n, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRecord) record = opcc_db_load (db, kind, n, &error);
  g_autoptr (OpccAction) action = NULL;

  g_assert_true (opcc_record_set_typed (record, field, text, &error));
  action = opcc_action_begin (db, "Change", &error);
  g_assert_true (opcc_db_save (db, record, &error));
  g_assert_true (opcc_action_commit (action, &error));
  g_assert_no_error (error);
}

/* In what stands now, and in what stood there before. */
static void
plant (OpccDb *db)
{
  set (db, &opcc_application_kind, 3, "contact_name", "Mx " SECRET);
  set (db, &opcc_application_kind, 4, "contact_name", "Mx " SECRET);
  set (db, &opcc_application_kind, 4, "contact_name", "Another");
  set (db, &opcc_organisation_kind, 2, "contact_email", SECRET "@example.org");
  set (db, &opcc_mark_kind, 5, "comment", "As " SECRET " told us");
}

static gboolean
file_holds (const char *path, const char *words)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return memmem (bytes, length, words, strlen (words)) != NULL;
}

static char *
add_up (OpccDb *db)
{
  return g_strdup_printf (
      "%d marks %d, awards %d, scores %d, decided %d",
      (int) opcc_db_get_integer (db, "SELECT count(*) FROM mark", 0, NULL, ""),
      (int) opcc_db_get_integer (db, "SELECT sum(score) FROM mark", 0, NULL, ""),
      (int) opcc_db_get_integer (db, "SELECT sum(amount) FROM award", 0, NULL, ""),
      (int) opcc_db_get_integer (db,
                                 "SELECT sum(CAST (score * 1000000 AS INTEGER)) FROM application",
                                 0, NULL, ""),
      (int) opcc_db_get_integer (db, "SELECT count(*) FROM award WHERE decided IS NOT NULL", 0,
                                 NULL, ""));
}

static void
expect_whole (OpccDb *db)
{
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (db, NULL, NULL);

  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->problems, i));
  g_assert_cmpuint (report->problems->len, ==, 0);
}

static void
expect_log (OpccDb *db)
{
  g_autoptr (GPtrArray) entries = opcc_disposal_entries_read (db, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAction) action = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const OpccDisposalEntry *entry = g_ptr_array_index (entries, i);

      g_assert_cmpint (entry->records, >, 0);
      g_assert_cmpint (entry->lines, >=, entry->records);
      g_assert_cmpuint (strlen (entry->digest), ==, 64);
      found |= strcmp (entry->subject, "Applications: Declined") == 0 &&
               strstr (entry->rule, "1 year") != NULL && strstr (entry->removed, "Contact") != NULL;
    }
  g_assert_true (found);
  action = opcc_action_begin (db, "Change the log", NULL);
  ((OpccDisposalEntry *) entries->pdata[0])->records = 1;
  g_assert_false (opcc_db_save (db, g_ptr_array_index (entries, 0), &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
}

static void
test_run (OpccDb *db, GrantsFixture *fixture)
{
  const OpccDate day = opcc_date_from_ymd (2030, 4, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (OpccLetter) letter = NULL;
  gint64 n;

  grants_award_round (db);
  plant (db);
  g_assert_cmpint (opcc_letters_make (db, 1, FALSE, NULL, NULL), ==, 54);
  before = add_up (db);
  g_assert_true (file_holds (fixture->path, SECRET));
  dues = list_due (db, 2030);
  n = opcc_retention_run (db, day, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, opcc_retention_count_due (dues));
  g_assert_false (file_holds (fixture->path, SECRET));
  expect_whole (db);
  after = add_up (db);
  g_assert_cmpstr (after, ==, before);
  expect_log (db);
  letter = opcc_db_load (db, &opcc_letter_kind, 1, NULL);
  g_assert_cmpstr (letter->recipient, ==, "(removed)");
  g_assert_nonnull (letter->subject);
  g_assert_cmpint (opcc_retention_run (db, day, NULL, NULL, NULL, &error), ==, -1);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
}

/* --- whole records ---------------------------------------------------------------------------- */

static gint64
add_note (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccOrganisationNote) note = g_object_new (OPCC_TYPE_ORGANISATION_NOTE, NULL);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Add a note", &error);

  note->organisation = 1;
  note->written = opcc_date_from_ymd (2023, 10, 1);
  note->text = g_strdup (SECRET " rang about the hall");
  g_assert_true (opcc_db_save (db, note, &error) && opcc_action_commit (action, &error));
  g_assert_no_error (error);
  return opcc_record_get_n (OPCC_RECORD (note));
}

static void
note_progress (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

/* A note goes as it came: row, log, search; that there was one still adds up. */
static void
test_whole (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const gint64 n = add_note (db);
  const OpccRetentionDue *due;
  double last = 0;

  g_assert_cmpuint (count_due (db, "organisation_note", 2029), ==, 0);
  dues = list_due (db, 2030);
  due = find_due (dues, "organisation_note");
  g_assert_cmpuint (due->numbers->len, ==, 1);
  g_assert_cmpint (g_array_index (due->numbers, gint64, 0), ==, n);
  g_assert_cmpint (opcc_retention_run (db, opcc_date_from_ymd (2030, 4, 1), note_progress, &last,
                                       NULL, &error),
                   >, 0);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.5);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM organisation_note", -1, NULL, ""),
                   ==, 0);
  g_assert_false (file_holds (fixture->path, SECRET));
  expect_whole (db);
  entries = opcc_disposal_entries_read (db, NULL);
  for (guint i = 0; i < entries->len; i++)
    if (strcmp (((OpccDisposalEntry *) entries->pdata[i])->kind, "organisation_note") == 0)
      g_assert_cmpstr (((OpccDisposalEntry *) entries->pdata[i])->removed, ==, "The whole record");
  g_assert_cmpuint (count_due (db, "organisation_note", 2130), ==, 0);
}

static OpccRetentionRule *
set_rule (OpccDb *db, GPtrArray *rules, const char *key, const char *what, GError **error)
{
  OpccRetentionRule *rule = opcc_retention_rules_find (rules, key);

  rule->years = 0;
  g_assert_true (opcc_record_set_typed (OPCC_RECORD (rule), "what", what, NULL));
  return opcc_retention_rule_save (db, rule, error) ? rule : NULL;
}

/* What decides over money never goes as a whole, whatever is asked for. */
static void
test_whole_is_refused (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = opcc_retention_rules_read (db, NULL);

  g_assert_null (set_rule (db, rules, "application", "all", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Applications cannot go as whole records"));
  g_clear_error (&error);
  g_assert_nonnull (set_rule (db, rules, "organisation_note", "words", &error));
  g_assert_no_error (error);
}

/* The form offers what can be counted from, and the rules that come with the program are among it.
 */
static void
test_offered_dates (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GPtrArray) rules = opcc_retention_rules_read (db, NULL);

  for (guint i = 0; i < rules->len; i++)
    {
      const OpccRetentionRule *rule = g_ptr_array_index (rules, i);
      const OpccKind *kind = opcc_retention_rule_get_kind (rule);
      g_auto (GStrv) paths = opcc_retention_date_list (kind);

      if (rule->counted_from != NULL)
        g_assert_true (g_strv_contains ((const char *const *) paths, rule->counted_from));
      for (guint p = 0; paths[p] != NULL; p++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *sql = opcc_retention_date_write_sql (kind, paths[p], &error);

          g_assert_no_error (error);
        }
    }
}

/* What was deleted by hand stands in the log until its own years are over. */
static void
test_deleted (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccOrganisation) organisation = g_object_new (OPCC_TYPE_ORGANISATION, NULL);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Add and delete", &error);
  const int year = 2 + 6;
  int this_year;

  organisation->name = g_strdup ("Gone");
  organisation->contact_name = g_strdup (SECRET);
  g_assert_true (opcc_db_save (db, organisation, &error) &&
                 opcc_db_delete (db, organisation, &error) && opcc_action_commit (action, &error));
  opcc_date_get_ymd (opcc_date_today (), &this_year, NULL, NULL);
  g_assert_cmpuint (count_due (db, "organisation", this_year + 5), ==, 0);
  g_assert_cmpint (opcc_retention_run (db, opcc_date_from_ymd (this_year + year, 4, 1), NULL, NULL,
                                       NULL, &error),
                   ==, 1);
  g_assert_no_error (error);
  g_assert_false (file_holds (fixture->path, SECRET));
  expect_whole (db);
}

static void
test_cancelled (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  grants_award_round (db);
  before = grants_hash_content (db);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (opcc_retention_run (db, opcc_date_from_ymd (2030, 4, 1), NULL, NULL, cancellable,
                                       &error),
                   ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = grants_hash_content (db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_backups (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *old = NULL;
  OpccDate gone_by;

  grants_award_round (db);
  plant (db);
  old = opcc_db_backup (db, "hand", NULL, &error);
  g_assert_true (file_holds (old, SECRET));
  g_assert_cmpint (opcc_retention_count_backups (db, &gone_by, &error), ==, 0);
  g_assert_cmpint (gone_by, ==, OPCC_NO_DATE);
  g_assert_cmpint (opcc_retention_run (db, opcc_date_from_ymd (2030, 4, 1), NULL, NULL, NULL,
                                       &error),
                   >, 0);
  g_assert_cmpint (opcc_retention_count_backups (db, &gone_by, &error), >=, 1);
  g_assert_cmpint (gone_by, >=, opcc_date_today () + 719);
  g_assert_cmpint (opcc_retention_remove_backups (db, NULL, &error), >=, 1);
  g_assert_no_error (error);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  left = opcc_backup_list (opcc_db_get_path (db), NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_false (file_holds (((OpccBackup *) left->pdata[0])->path, SECRET));
  g_assert_cmpint (opcc_retention_count_backups (db, &gone_by, &error), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/retention/days", FALSE, test_days);
  grants_test_add ("/retention/paths", FALSE, test_paths);
  grants_test_add ("/retention/rules", FALSE, test_rules);
  grants_test_add ("/retention/due", TRUE, test_due);
  grants_test_add ("/retention/holds", TRUE, test_holds);
  grants_test_add ("/retention/run", TRUE, test_run);
  grants_test_add ("/retention/whole", TRUE, test_whole);
  grants_test_add ("/retention/whole-is-refused", FALSE, test_whole_is_refused);
  grants_test_add ("/retention/offered-dates", FALSE, test_offered_dates);
  grants_test_add ("/retention/deleted", FALSE, test_deleted);
  grants_test_add ("/retention/cancelled", TRUE, test_cancelled);
  grants_test_add ("/retention/backups", TRUE, test_backups);
  return g_test_run ();
}
