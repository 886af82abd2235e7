/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A blind round of six applications shared out to three markers, for the tests of packs. */
#include "packs-fixture.h"

#include "opcc-action.h"
#include "opcc-criterion.h"
#include "opcc-intake.h"
#include "opcc-marking.h"
#include "opcc-round.h"

const char *const packs_parts[PACKS_N_PARTS] = {
  "[Content_Types].xml",
  "_rels/.rels",
  "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels",
  "xl/styles.xml",
  "xl/worksheets/sheet1.xml",
  "xl/worksheets/sheet2.xml",
  "xl/worksheets/sheet3.xml",
};

static void
add_criterion (OpccDb *db, gint64 round, const char *title, double weight)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccCriterion) criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);

  criterion->round = round;
  criterion->title = g_strdup (title);
  criterion->weight = weight;
  criterion->guidance = g_strdup ("5 All of it is shown\n0 None of it");
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

static void
make_blind (OpccDb *db, gint64 round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccRound) record = opcc_round_load (db, round, &error);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Mark blind", &error);

  record->blind = TRUE;
  g_assert_true (opcc_db_save (db, record, &error));
  g_assert_true (opcc_action_commit (action, &error));
}

gint64
packs_make_round (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 round = grants_add_round (db);
  g_autofree char *path = grants_write_file (
      fixture, "six.csv",
      "Organisation,Project title,Summary,District,Email,Contact name\n"
      "Alder House,One,Alder House will help,Blaby,lead@alder.example,A trustee\n"
      "Birch Hall,Two,=1+1 is what Birch Hall adds,Blaby,lead@birch.example,B trustee\n"
      "Cedar Club,Three,c,Blaby,lead@cedar.example,C trustee\n"
      "Dogwood,Four,d,Blaby,lead@dogwood.example,D trustee\n"
      "Elder Trust,Five,e,Blaby,lead@elder.example,E trustee\n"
      "Fir Park,Six,f,Blaby,lead@fir.example,F trustee\n");
  g_autoptr (OpccIntake) intake = opcc_intake_new (db, round, path, NULL, &error);
  g_autoptr (OpccImportResult) result = opcc_intake_apply (db, intake, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->added, ==, 6);
  make_blind (db, round);
  add_criterion (db, round, "Need", 60);
  add_criterion (db, round, "Value", 40);
  add_marker (db, "Grants officer");
  add_marker (db, "Partnerships officer");
  add_marker (db, "Round lead");
  g_assert_true (opcc_marking_declare_conflict (db, grants_find_application (db, "R1-001"), 1,
                                                "A relative is a trustee.", &error));
  g_assert_cmpint (opcc_marking_assign (db, round, 0, &error), ==, 17);
  return round;
}

void
packs_fill_in (OpccPack *pack)
{
  for (guint i = 0; i < pack->applications->len; i++)
    {
      OpccPackApplication *application = g_ptr_array_index (pack->applications, i);

      for (guint j = 0; j < pack->criteria->len; j++)
        {
          application->scores[j].score = (i + j) % 6;
          g_free (application->scores[j].comment);
          application->scores[j].comment = g_strdup_printf ("Because of %u, %u.", i, j);
        }
      application->submitted = TRUE;
    }
}

gint64
packs_count_marks (OpccDb *db)
{
  return opcc_db_get_integer (db, "SELECT count(*) FROM mark", -1, NULL, "");
}
