/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision record: written with the awards, from the round's figures, and closed by approval.
 */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-decision.h"
#include "opcc-document-check.h"
#include "opcc-document-text.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-record-acts.h"

static void
test_written_with_the_awards (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccDecision) decision = NULL;
  g_autoptr (OpccDecision) none = NULL;
  g_autoptr (GError) early = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  static const char *const sentences[] = {
    "The round opened on 3 July 2023 and closed on 31 July 2023 at 17:00.",
    "54 applications were received, asking for £380,040 in all.",
    "4 officers marked them individually, 7 August to 29 September 2023:",
    "The marks were moderated on 12 October 2023.",
    "Of 51 applications marked, 15 scored",
    "A threshold of 65% was set for this round, providing all criteria are met.",
    "16 applications were recommended and approved.",
    "The total commitment is £129,990 of the £130,000 for the round.",
  };
  const char *at;

  g_assert_null (opcc_decision_load (db, 1, &early));
  g_assert_error (early, OPCC_ERROR, OPCC_ERROR_NOT_FOUND);
  grants_award_round (db);
  decision = opcc_decision_load (db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (decision->reference, ==, "EXE0099-23");
  at = decision->summary;
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      at = strstr (at, sentences[i]);
      g_assert_nonnull (at);
    }
  g_assert_cmpstr (decision->recommendation, ==,
                   "That the 16 awards listed in the notice, £129,990 in all, are made.");
  g_assert_cmpstr (decision->discussion, ==, "It lowers the risk of harm.");
  undone = opcc_db_undo (db, NULL, &error);
  g_assert_cmpstr (undone, ==, "Award 16 applications in round 2023/24-1");
  none = opcc_decision_load (db, 1, NULL);
  g_assert_null (none);
}

static gboolean
set (OpccDb *db, const char *field, const char *value, GError **error)
{
  g_autoptr (OpccDecision) decision = opcc_decision_load (db, 1, NULL);

  return opcc_record_act_set (db, decision, field, value, error);
}

/* Two publication choices, each with its reason, before the Commissioner's day can be set. */
static void
test_approval_closes (OpccDb *db, GrantsFixture *fixture)
{
  static const struct
  {
    const char *field;
    const char *value;
    const char *lacks;
  } steps[] = {
    { "officer", "Chief Executive", "role and date" },
    { "officer_date", "2023-10-13", "this record is published" },
    { "publish_record", "yes", "this record is published" },
    { "record_reason", "Public money", "the contents of the report" },
    { "publish_contents", "no", "the contents of the report" },
    { "contents_reason", "Who marked what", "what the Commissioner decided" },
  };
  g_autoptr (OpccDecision) approved = NULL;
  g_autoptr (GError) kept = NULL;
  g_autoptr (GError) late = NULL;
  g_autoptr (GError) error = NULL;

  grants_award_round (db);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_true (set (db, steps[i].field, steps[i].value, &error));
      g_assert_false (set (db, "approved", "2023-10-14", &refused));
      g_assert_nonnull (strstr (refused->message, steps[i].lacks));
    }
  g_assert_true (set (db, "decision", "Supported", &error));
  g_assert_true (set (db, "approved", "2023-10-14", &error));
  g_assert_no_error (error);
  g_assert_false (set (db, "summary", "Otherwise.", &late));
  g_assert_error (late, OPCC_ERROR, OPCC_ERROR_REFUSED);
  approved = opcc_decision_load (db, 1, &error);
  g_assert_false (opcc_record_act_delete (db, approved, &kept));
  g_assert_error (kept, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_free (opcc_db_undo (db, NULL, &error));
  g_assert_true (set (db, "summary", "Otherwise.", &error));
  g_assert_no_error (error);
}

/* The checks of papers have nothing to say of a form of our own. */
static void
expect_no_alarm (const OpccDocument *document)
{
  g_autoptr (GPtrArray) findings = opcc_document_check (document);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((OpccDocumentFinding *) g_ptr_array_index (findings, i))->why);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* The parts of the office's form in its order; the public gets none of its contents. */
static void
test_document (OpccDb *db, GrantsFixture *fixture)
{
  static const char *const order[] = {
    "Date: 13 October 2023",
    "Reference of the Office of the Police and Crime Commissioner (OPCC): EXE0099-23",
    "Summary of issue",
    "Options considered",
    "Recommendations presented",
    "Key discussion points and risks",
    "Office of the Commissioner: approval",
    "Publication: decision of the Monitoring Officer",
    "Police and Crime Commissioner",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocument) office = NULL;
  g_autoptr (OpccDocument) open = NULL;
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  const char *at;

  grants_award_round (db);
  office = opcc_decision_build (db, 1, OPCC_AUDIENCE_OFFICE, 0, NULL, &error);
  g_assert_no_error (error);
  expect_no_alarm (office);
  text = opcc_document_to_text (office);
  at = text;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      at = strstr (at, order[i]);
      g_assert_nonnull (at);
    }
  open = opcc_decision_build (db, 1, OPCC_AUDIENCE_PUBLIC, 0, NULL, &error);
  expect_no_alarm (open);
  shown = opcc_document_to_text (open);
  g_assert_nonnull (strstr (shown, "EXE0099-23"));
  g_assert_null (strstr (shown, "lowers the risk"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/decision/written-with-the-awards", TRUE, test_written_with_the_awards);
  grants_test_add ("/decision/approval-closes", TRUE, test_approval_closes);
  grants_test_add ("/decision/document", TRUE, test_document);
  return g_test_run ();
}
