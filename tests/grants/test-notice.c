/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision notice says what the office's own notices say, with the figures of the records. */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-document-text.h"
#include "opcc-notice.h"
#include "opcc-record-marking.h"

static char *
build_text (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocument) document =
      opcc_notice_build (db, 1, OPCC_AUDIENCE_OFFICE, OPCC_NO_DATE, NULL, &error);
  g_autofree char *text = NULL;
  GString *line = g_string_new (NULL);

  g_assert_no_error (error);
  text = opcc_document_to_text (document);
  g_test_message ("%s", text);
  /* Without line breaks, so that sentences can be looked for. */
  for (const char *p = text; *p != '\0'; p++)
    if (*p != '\n' && *p != ' ')
      g_string_append_c (line, *p);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  return g_string_free (line, FALSE);
}

static void
expect (const char *text, const char *sentence)
{
  if (strstr (text, sentence) == NULL)
    g_test_message ("not found: %s", sentence);
  g_assert_nonnull (strstr (text, sentence));
}

static void
test_draft (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *text = build_text (db);

  expect (text, "Draft. Nothing has been decided yet");
  expect (text, "The round opened on 3 July 2023 and closed on 31 July 2023 at 17:00.");
  expect (text, "54 applications were received, asking for £380,040 in all. 3 were not considered "
                "(2 late, 1 over the cap).");
  expect (text, "4 officers marked them individually, 7 August to 29 September 2023: Commissioning "
                "officer, Community safety officer, Grants officer, Partnerships officer.");
  expect (text, "2 conflicts of interest were declared");
  expect (text, "3 applications are still in moderation.");
  expect (text, "Of 51 applications marked, 15 scored 70 per cent and over, 14 scored 60 "
                "to under 70 per cent, 18 scored 40 to under 60 per cent and 4 scored under 40 per "
                "cent.");
  expect (text, "A threshold of 65% was set for this round, providing all criteria are met. 23 "
                "applications reach it.");
  expect (text, "16 applications are recommended for funding.");
  expect (text, "The total commitment is £129,990 of the £130,000 for the round.");
  g_assert_null (strstr (text, "relative")); /* reasons of conflicts stay inside */
}

static void
test_decided (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *text = NULL;

  grants_award_round (db);
  text = build_text (db);
  g_assert_null (strstr (text, "Draft"));
  expect (text, "Decision reference: EXE0099-23");
  expect (text, "Date of decision: 13 October 2023");
  expect (text, "The marks were moderated on ");
  expect (text, "16 applications were recommended and approved.");
  expect (text, "The total commitment is £129,990 of the £130,000 for the round.");
  expect (text, "Linnet House");
  expect (text, "Foundry Youth Kitchen");
  g_assert_null (strstr (text, "Hopewell")); /* those who get nothing are not named */
}

/* What a marking keeps from the public is neither named nor in the sums, from which it could be
 * worked out; the office's own copy has it. */
static void
test_marked (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = grants_make_path (fixture, "notice.txt");
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  grants_award_round (db);
  opcc_record_marking_set (db, &opcc_application_kind, grants_find_application (db, "R1-026"),
                           "OFFICIAL-SENSITIVE", NULL, &error);
  g_assert_no_error (error);
  opcc_notice_write (db, 1, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "Linnet House"));
  g_assert_null (strstr (text, "129,990"));
  g_assert_null (strstr (text, "DRAFT"));
  g_assert_nonnull (strstr (text, "£119,990"));
  g_assert_nonnull (strstr (text, "1 grant withheld: OFFICIAL-SENSITIVE."));
  whole = build_text (db);
  expect (whole, "Linnet House");
  expect (whole, "The total commitment is £129,990 of the £130,000 for the round.");
}

static void
test_pdf (OpccDb *db, GrantsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = grants_make_path (fixture, "notice.pdf");
  g_autofree char *bytes = NULL;
  gsize length;

  grants_award_round (db);
  opcc_notice_write (db, 1, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_nonnull (g_strstr_len (bytes + length - 32, 32, "%%EOF"));
  g_assert_nonnull (memmem (bytes, length, "/StructTreeRoot", 15));
  g_assert_nonnull (memmem (bytes, length, "/Table", 6));
  if (g_getenv ("OPCC_KEEP") != NULL)
    g_file_set_contents (g_getenv ("OPCC_KEEP"), bytes, (gssize) length, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/notice/draft", TRUE, test_draft);
  grants_test_add ("/notice/decided", TRUE, test_decided);
  grants_test_add ("/notice/marked", TRUE, test_marked);
  grants_test_add ("/notice/pdf", TRUE, test_pdf);
  return g_test_run ();
}
