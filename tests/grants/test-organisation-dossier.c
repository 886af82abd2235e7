/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the office has of one organisation: what it adds up to, and what nobody may read off. */
#include "grants-fixture.h"

#include <math.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-assignment.h"
#include "opcc-document-text.h"
#include "opcc-organisation-dossier.h"
#include "opcc-organisation-merge.h"
#include "opcc-organisation-note.h"
#include "opcc-organisation-paper.h"
#include "opcc-record-acts.h"
#include "opcc-text.h"

#define TODAY opcc_date_from_ymd (2024, 9, 1)

static OpccOrganisationDossier *
load (OpccDb *db, gint64 organisation)
{
  g_autoptr (GError) error = NULL;
  OpccOrganisationDossier *dossier =
      opcc_organisation_dossier_load (db, organisation, TODAY, &error);

  g_assert_no_error (error);
  return dossier;
}

static char *
write_paper (OpccDb *db, gint64 organisation, OpccAudience audience)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocument) document =
      opcc_organisation_paper_build (db, organisation, audience, TODAY, NULL, &error);

  g_assert_no_error (error);
  return opcc_document_to_text (document);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is missing in:\n%s", words, text);
}

static void
assert_lacks (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” should not stand in:\n%s", words, text);
}

static gint64
find_organisation (OpccDb *db, const char *stage)
{
  return opcc_db_get_integer (db,
                              "SELECT organisation FROM application WHERE round = 1 AND stage = $1"
                              " ORDER BY n LIMIT 1",
                              0, NULL, "t", stage);
}

static void
add_note (OpccDb *db, gint64 organisation, const char *text)
{
  g_autoptr (OpccOrganisationNote) note = g_object_new (OPCC_TYPE_ORGANISATION_NOTE, NULL);
  g_autoptr (GError) error = NULL;

  note->organisation = organisation;
  note->text = g_strdup (text);
  opcc_record_act_save (db, note, &error);
  g_assert_no_error (error);
  g_assert_cmpint (note->written, ==, opcc_date_today ());
}

/* Who got nothing is named to the office alone. */
static void
check_declined (OpccDb *db)
{
  const gint64 n =
      opcc_db_get_integer (db,
                           "SELECT p.organisation FROM award w JOIN application p"
                           " ON p.n = w.application WHERE w.state = 'declined' AND NOT EXISTS"
                           " (SELECT 1 FROM award v JOIN application q ON q.n = v.application"
                           " WHERE q.organisation = p.organisation AND v.state = 'approved')"
                           " ORDER BY w.n LIMIT 1",
                           0, NULL, "");
  g_autoptr (OpccOrganisationDossier) dossier = load (db, n);
  g_autofree char *public = write_paper (db, n, OPCC_AUDIENCE_PUBLIC);

  g_assert_cmpuint (dossier->n_awarded, ==, 0);
  g_assert_cmpint (dossier->awarded, ==, 0);
  g_assert_cmpuint (dossier->awards->len, ==, 1);
  assert_lacks (public, dossier->organisation->name);
  assert_has (public, "Nothing of it is for these readers.");
}

/* The sums are those of the records themselves. */
static void
test_sums (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccOrganisationDossier) dossier = NULL;
  g_autofree char *office = NULL;
  g_autofree char *public = NULL;
  gint64 n;

  grants_award_round (db);
  n = find_organisation (db, "awarded");
  add_note (db, n, "Ask for the new treasurer");
  dossier = load (db, n);
  g_assert_cmpuint (dossier->applications->len, ==,
                    opcc_db_get_integer (db,
                                         "SELECT count(*) FROM application WHERE organisation = $1",
                                         -1, NULL, "i", n));
  g_assert_cmpint (dossier->awarded, ==,
                   opcc_db_get_integer (db,
                                        "SELECT sum (w.amount) FROM award w JOIN application p"
                                        " ON p.n = w.application WHERE p.organisation = $1",
                                        -1, NULL, "i", n));
  g_assert_cmpuint (dossier->n_awarded, ==, 1);
  g_assert_cmpint (dossier->paid + dossier->to_pay, ==, dossier->awarded);
  g_assert_cmpuint (dossier->notes->len, ==, 1);
  office = write_paper (db, n, OPCC_AUDIENCE_OFFICE);
  assert_has (office, "Awards: 1, £");
  assert_has (office, "Ask for the new treasurer");
  assert_has (office, "Marks");
  assert_lacks (office, "Payments");
  public = write_paper (db, n, OPCC_AUDIENCE_PUBLIC);
  assert_has (public, dossier->organisation->name);
  assert_has (public, "Awards: 1, £");
  assert_lacks (public, "treasurer");
  assert_lacks (public, "Marks");
  check_declined (db);
}

static void
set_state (OpccDb *db, OpccAssignment *assignment, const char *state)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Set a state", NULL);
  g_autoptr (GError) error = NULL;

  opcc_set_str (&assignment->state, state);
  g_assert_true (opcc_db_save (db, assignment, &error));
  g_assert_true (opcc_action_commit (action, &error));
  g_assert_no_error (error);
}

/* One marker of the round who has still to submit, of any application, seals all marks in it; a
 * decided round is open, though somebody never submitted. */
static void
test_seal (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 application = grants_find_application (db, "R1-001");
  g_autoptr (OpccApplication) first = grants_load_application (db, "R1-001");
  g_autoptr (GPtrArray) list =
      opcc_db_select (db, &opcc_assignment_kind, "application <> $1 AND state = 'submitted'", NULL,
                      "i", application);
  OpccAssignment *other = g_ptr_array_index (list, 0);
  g_autoptr (OpccOrganisationDossier) open = load (db, first->organisation);
  g_autoptr (OpccOrganisationDossier) sealed = NULL;
  g_autoptr (OpccOrganisationDossier) again = NULL;
  const OpccMarkSummary *marks = opcc_organisation_dossier_find_marks (open, application);
  g_autofree char *said = opcc_mark_summary_say (marks);
  g_autofree char *paper = NULL;
  g_autofree char *shut = NULL;

  g_assert_false (marks->sealed);
  g_assert_cmpfloat (marks->score, ==, first->score);
  g_assert_cmpuint (marks->n_submitted, ==, marks->n_markers);
  set_state (db, other, "marking");
  sealed = load (db, first->organisation);
  marks = opcc_organisation_dossier_find_marks (sealed, application);
  g_assert_true (marks->sealed);
  g_assert_true (isnan (marks->score) && isnan (marks->spread));
  shut = opcc_mark_summary_say (marks);
  g_assert_true (g_str_has_prefix (shut, "sealed: "));
  paper = write_paper (db, first->organisation, OPCC_AUDIENCE_OFFICE);
  assert_has (paper, shut);
  assert_lacks (paper, said);
  g_assert_null (opcc_organisation_dossier_find_marks (sealed, 999999));
  grants_award_round (db);
  again = load (db, first->organisation);
  g_assert_false (opcc_organisation_dossier_find_marks (again, application)->sealed);
}

/* What was merged into an organisation is its own. */
static void
test_merged (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccApplication) first = grants_load_application (db, "R1-001");
  g_autoptr (OpccApplication) second = NULL;
  g_autoptr (OpccOrganisationDossier) dossier = NULL;
  g_autoptr (GError) error = NULL;
  const char *const clear[] = { "charity_number", "company_number" };
  g_autoptr (OpccOrganisation) organisation = NULL;

  second = grants_load_application (db, "R1-002");
  organisation = opcc_db_load (db, &opcc_organisation_kind, second->organisation, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (clear); i++)
    g_assert_true (opcc_record_set_typed (OPCC_RECORD (organisation), clear[i], "", NULL));
  g_assert_true (opcc_record_act_save (db, organisation, NULL));
  add_note (db, second->organisation, "Moved house");
  opcc_merge_organisations (db, first->organisation, second->organisation, &error);
  g_assert_no_error (error);
  dossier = load (db, first->organisation);
  g_assert_nonnull (
      opcc_organisation_dossier_find_marks (dossier, opcc_record_get_n (OPCC_RECORD (second))));
  g_assert_cmpuint (dossier->notes->len, ==, 1);
}

static void
test_never (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (OpccOrganisation) organisation = g_object_new (OPCC_TYPE_ORGANISATION, NULL);
  g_autofree char *paper = NULL;

  organisation->name = g_strdup ("Invented Hall");
  g_assert_true (opcc_record_act_save (db, organisation, NULL));
  paper = write_paper (db, opcc_record_get_n (OPCC_RECORD (organisation)), OPCC_AUDIENCE_OFFICE);
  assert_has (paper, "It has never applied for a grant.");
  assert_lacks (paper, "Applications");
  assert_lacks (paper, "£");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/organisation-dossier/sums", TRUE, test_sums);
  grants_test_add ("/organisation-dossier/seal", TRUE, test_seal);
  grants_test_add ("/organisation-dossier/merged", TRUE, test_merged);
  grants_test_add ("/organisation-dossier/never", FALSE, test_never);
  return g_test_run ();
}
