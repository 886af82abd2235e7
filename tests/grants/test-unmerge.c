/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking two organisations apart that were merged, early and late; and what others share. */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-attachment.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-linked.h"
#include "opcc-merge-record.h"
#include "opcc-organisation-merge.h"
#include "opcc-record-acts.h"

static gint64
count (OpccDb *db, const char *sql)
{
  return opcc_db_get_integer (db, sql, -1, NULL, "");
}

static OpccOrganisation *
load (OpccDb *db, gint64 n)
{
  return opcc_db_load (db, &opcc_organisation_kind, n, NULL);
}

static gint64
add (OpccDb *db, const char *name, const char *contact, const char *mail, const char *postcode)
{
  g_autoptr (OpccOrganisation) organisation = g_object_new (OPCC_TYPE_ORGANISATION, NULL);

  organisation->name = g_strdup (name);
  organisation->contact_name = g_strdup (contact);
  organisation->contact_email = g_strdup (mail);
  organisation->postcode = g_strdup (postcode);
  g_assert_true (opcc_record_act_save (db, organisation, NULL));
  return opcc_record_get_n (OPCC_RECORD (organisation));
}

/* The two that the sample proposes, merged: R1-033's spelling goes into the older record. */
static gint64
merge_first (OpccDb *db, gint64 *keep, char **gone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = opcc_merge_list_proposals (db, NULL, &error);
  const OpccMergeProposal *proposal = g_ptr_array_index (proposals, 0);

  *keep = opcc_record_get_n (OPCC_RECORD (proposal->first));
  *gone = g_strdup (proposal->second->name);
  opcc_merge_organisations (db, *keep, opcc_record_get_n (OPCC_RECORD (proposal->second)), &error);
  g_assert_no_error (error);
  return count (db, "SELECT max(n) FROM organisation_merge");
}

/* At once: all is as before, but for the number of the record and the merge that is kept. */
static void
test_at_once (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccOrganisation) before = NULL;
  g_autoptr (OpccOrganisation) kept = NULL;
  g_autoptr (OpccOrganisation) parted = NULL;
  g_autoptr (GPtrArray) proposals = opcc_merge_list_proposals (db, NULL, NULL);
  const OpccMergeProposal *proposal = g_ptr_array_index (proposals, 0);
  g_autofree char *gone = NULL;
  gint64 keep;
  gint64 merge;

  before = g_object_ref (proposal->first);
  merge = merge_first (db, &keep, &gone);
  opcc_merge_undo (db, merge, &error);
  g_assert_no_error (error);
  kept = load (db, keep);
  parted = opcc_db_find (db, &opcc_organisation_kind, "name = $1", &error, "s", gone);
  g_assert_no_error (error);
  for (guint i = 0; i < opcc_organisation_kind.n_fields; i++)
    {
      const char *name = opcc_organisation_kind.fields[i].name;
      g_autofree char *was = opcc_record_get_text (OPCC_RECORD (before), name);
      g_autofree char *is = opcc_record_get_text (OPCC_RECORD (kept), name);
      g_autofree char *then = opcc_record_get_text (OPCC_RECORD (proposal->second), name);
      g_autofree char *now = opcc_record_get_text (OPCC_RECORD (parted), name);

      g_assert_cmpstr (is, ==, was);
      g_assert_cmpstr (now, ==, then);
    }
  g_assert_cmpint (opcc_db_get_integer (db,
                                        "SELECT count(*) FROM application WHERE organisation = $1",
                                        -1, NULL, "i", opcc_record_get_n (OPCC_RECORD (parted))),
                   ==, proposal->second_applications);
  g_assert_false (opcc_merge_undo (db, merge, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED);
  g_clear_error (&error);
  /* It is one step of undo itself. */
  g_free (opcc_db_undo (db, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (db, "SELECT count(*) FROM organisation_merge WHERE undone IS NULL"), ==,
                   1);
}

/* Months later: what came since stays, what was changed since stays and is told. */
static void
test_later (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const gint64 keep = add (db, "Invented Hall", NULL, NULL, NULL);
  const gint64 drop =
      add (db, "Invented Hall Trust", "A. Nobody", "desk@invented.example", "LE1 1AA");
  const gint64 third = add (db, "Third Invention", NULL, NULL, NULL);
  g_autoptr (OpccOrganisation) kept = NULL;
  g_autoptr (OpccMergeRecord) merge = NULL;
  g_autoptr (OpccApplication) stays = grants_load_application (db, "R1-001");
  g_autoptr (OpccApplication) leaves = grants_load_application (db, "R1-003");

  stays->organisation = drop;
  leaves->organisation = drop;
  g_assert_true (opcc_record_act_save (db, stays, NULL) && opcc_record_act_save (db, leaves, NULL));
  opcc_merge_organisations (db, keep, drop, &error);
  g_assert_no_error (error);
  kept = load (db, keep);
  g_assert_cmpstr (kept->contact_email, ==, "desk@invented.example");
  g_assert_true (opcc_record_act_set (db, kept, "contact_email", "new@invented.example", NULL));
  g_clear_object (&leaves);
  leaves = grants_load_application (db, "R1-003");
  leaves->organisation = third;
  g_assert_true (opcc_record_act_save (db, leaves, NULL));
  opcc_merge_undo (db, count (db, "SELECT max(n) FROM organisation_merge"), &error);
  g_assert_no_error (error);
  g_clear_object (&kept);
  kept = load (db, keep);
  g_assert_cmpstr (kept->contact_email, ==, "new@invented.example");
  g_assert_null (kept->contact_name);
  g_assert_null (kept->postcode);
  g_assert_null (kept->other_names);
  g_assert_cmpint (count (db, "SELECT count(*) FROM application p JOIN organisation o"
                              " ON o.n = p.organisation WHERE o.name = 'Invented Hall Trust'"),
                   ==, 1);
  merge =
      opcc_db_find (db, &opcc_merge_record_kind, "name = $1", &error, "s", "Invented Hall Trust");
  g_assert_nonnull (
      strstr (merge->note, "“E-mail” of “Invented Hall” was changed since and stays."));
  g_assert_nonnull (strstr (merge->note, "belongs to another organisation by now"));
}

static void
test_linked (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const gint64 first = add (db, "One", "Jo Nobody", "jo@gmail.com", "LE1 1AA");
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree char *said = NULL;

  add (db, "Two", "JO  NOBODY ", "chair@invented.example", "le11aa");
  add (db, "Three", "Sam Nobody", "sam@invented.example", "LE2 2BB");
  add (db, "Four", NULL, "other@gmail.com", NULL);
  groups = opcc_linked_list (db, first, &error);
  g_assert_no_error (error);
  said = opcc_linked_say (groups, first);
  g_assert_nonnull (strstr (said, "the same postcode (LE1 1AA): Two"));
  g_assert_null (strstr (said, "Four")); /* anybody may have an address there */
  g_assert_null (strstr (said, "Three"));
  g_clear_pointer (&groups, g_ptr_array_unref);
  groups = opcc_linked_list (db, 0, &error);
  g_clear_pointer (&said, g_free);
  said = opcc_linked_say (groups, 0);
  g_assert_nonnull (strstr (said, "the same e-mail domain (invented.example): Two, Three"));
  g_assert_cmpint (count (db, "SELECT count(*) FROM organisation"), ==, 4); /* nothing merged */
}

static void
attach (OpccDb *db, gint64 organisation)
{
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_attached_file_free);
  OpccAttachedFile *file = g_new0 (OpccAttachedFile, 1);
  g_autoptr (GError) error = NULL;

  file->name = g_strdup ("accounts.pdf");
  file->bytes = g_bytes_new_static ("accounts", 8);
  g_ptr_array_add (files, file);
  opcc_attachments_add (db, &opcc_organisation_kind, organisation, files, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Its files go where it goes, and come back with it. */
static void
test_attached (OpccDb *db, GrantsFixture *fixture)
{
  const gint64 keep = add (db, "Elm House", NULL, NULL, NULL);
  const gint64 drop = add (db, "Elm House Ltd", NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccOrganisation) parted = NULL;

  attach (db, drop);
  opcc_merge_organisations (db, keep, drop, &error);
  g_assert_no_error (error);
  g_assert_cmpint (opcc_attachments_count (db, &opcc_organisation_kind, keep, NULL), ==, 1);
  opcc_merge_undo (db, count (db, "SELECT max(n) FROM organisation_merge"), &error);
  g_assert_no_error (error);
  parted = opcc_db_find (db, &opcc_organisation_kind, "name = $1", &error, "s", "Elm House Ltd");
  g_assert_cmpint (opcc_attachments_count (db, &opcc_organisation_kind, keep, NULL), ==, 0);
  g_assert_cmpint (opcc_attachments_count (db, &opcc_organisation_kind,
                                           opcc_record_get_n (OPCC_RECORD (parted)), NULL),
                   ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/unmerge/at-once", TRUE, test_at_once);
  grants_test_add ("/unmerge/later", TRUE, test_later);
  grants_test_add ("/unmerge/linked", FALSE, test_linked);
  grants_test_add ("/unmerge/attached", FALSE, test_attached);
  return g_test_run ();
}
