/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What partners and the public read of a round: its summary, its award board and its notice. */
#include "grants-fixture.h"

#include <string.h>

#include "opcc-document-text.h"
#include "opcc-domain-document.h"

static char *
build (OpccDb *db, const char *name, OpccAudience audience)
{
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_new (name, "round", "2023/24-1", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocument) document =
      opcc_document_order_build (order, db, audience, 19600, NULL, &error);
  char *text;

  g_assert_no_error (error);
  text = opcc_document_to_text (document);
  g_test_message ("%s", text);
  return text;
}

static void
expect (const char *text, const char *words, gboolean there)
{
  if ((strstr (text, words) != NULL) != there)
    g_error ("“%s” is %s", words, there ? "missing" : "there");
}

/* Who applied is for the office, until there is an award. */
static void
test_board_before (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *office = build (db, "awards", OPCC_AUDIENCE_OFFICE);
  g_autofree char *public = build (db, "awards", OPCC_AUDIENCE_PUBLIC);

  expect (office, "Linnet House", TRUE);
  expect (office, "Hopewell", TRUE);
  expect (office, "Score", TRUE);
  expect (office, "withheld", FALSE);
  expect (public, "OFFICIAL · may be shown in public · DRAFT: NOT DECIDED", TRUE);
  expect (public, "Money for the round: £130,000", TRUE);
  expect (public, "Recommended: £129,990", TRUE);
  expect (public, "Above the line\n--------------", TRUE);
  expect (public, "Below the line\n--------------", TRUE);
  expect (public, "R1-026", TRUE);
  expect (public, "Linnet House", FALSE);
  expect (public, "Hopewell", FALSE);
  expect (public, "Score", FALSE);
  expect (public, "2 sections withheld: names of applicants, for the office only.", TRUE);
}

/* Then those who got money are named, and the others are not. */
static void
test_board_after (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *public = NULL;

  grants_award_round (db);
  public = build (db, "awards", OPCC_AUDIENCE_PUBLIC);
  expect (public, "DRAFT", FALSE);
  expect (public, "Awarded: £129,990", TRUE);
  expect (public, "Linnet House", TRUE);
  expect (public, "Not awarded\n-----------", TRUE);
  expect (public, "Hopewell", FALSE);
  expect (public, "Score", FALSE);
}

static void
test_notice (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *draft = build (db, "notice", OPCC_AUDIENCE_PUBLIC);
  g_autofree char *decided = NULL;

  expect (draft, "Linnet House", FALSE);
  expect (draft, "54 applications were received", TRUE);
  expect (draft, "2 late", FALSE);
  expect (draft, "Commissioning officer", FALSE);
  expect (draft, "conflicts of interest", FALSE);
  expect (draft, "scored", FALSE);
  expect (draft, "threshold", FALSE);
  expect (draft, "sections withheld: sensitive, names of applicants, for the office only.", TRUE);
  grants_award_round (db);
  decided = build (db, "notice", OPCC_AUDIENCE_PUBLIC);
  expect (decided, "Linnet House", TRUE);
  expect (decided, "Decision reference: EXE0099-23", TRUE);
  expect (decided, "Score", FALSE);
  expect (decided, "Rank", FALSE);
}

static void
test_round (OpccDb *db, GrantsFixture *fixture)
{
  g_autofree char *office = build (db, "round", OPCC_AUDIENCE_OFFICE);
  g_autofree char *partners = build (db, "round", OPCC_AUDIENCE_PARTNERS);
  g_autofree char *public = build (db, "round", OPCC_AUDIENCE_PUBLIC);

  expect (office, "Not considered: 3", TRUE);
  expect (office, "Reach the threshold: 23", TRUE);
  expect (partners, "Not considered: fewer than 5", TRUE);
  expect (partners, "Small counts are rounded or not given.", TRUE);
  expect (partners, "Match funding: ", TRUE);
  expect (public, "Applications: 54", TRUE);
  expect (public, "Not considered", FALSE);
  expect (public, "Reach the threshold", FALSE);
  expect (public, "Match funding", FALSE);
  expect (public, "Asked for: £380,040", TRUE);
  expect (public, "Source: applications, marks and awards", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  grants_test_add ("/grants-documents/board-before", TRUE, test_board_before);
  grants_test_add ("/grants-documents/board-after", TRUE, test_board_after);
  grants_test_add ("/grants-documents/notice", TRUE, test_notice);
  grants_test_add ("/grants-documents/round", TRUE, test_round);
  return g_test_run ();
}
