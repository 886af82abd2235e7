/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each rule on acronyms, figures, dates, gaps and people: it finds the fault, and not the clean
 * twin. */
#include "rules.h"

#define HEAD                                                                                       \
  "RIVER AND HARBOUR BOARD\n\nReport of CLERK\n\nSubject FERRIES\n\nDate MONDAY 4 MARCH 2024\n\n"

/* clang-format off */
static const Pair pairs[] = {
  { "acronym-not-expanded", "FRB", 1,
    "1. The FRB met in May.\n",
    "1. The Ferry Review Board (FRB) met in May. The FRB agreed.\n" },
  { "acronym-not-expanded", "FRB", 1,
    "1. The FRB met in May.\n\n2. The Ferry Review Board (FRB) agreed.\n",
    "1. The FRB (Ferry Review Board) met in May.\n\n2. The FRB agreed.\n" },
  { "acronym-not-expanded", "CCTV", 3,
    "1. Cameras are old.\n\n2. New CCTV is wanted.\n",
    "1. Cameras are old.\n\n2. New Closed Circuit Television (CCTV) is wanted.\n" },
  { "acronym-not-expanded", "PCSOs", 1,
    "1. Two PCSOs joined.\n",
    "1. Two Police Community Support\nOfficers (PCSOs) joined.\n" },
  { "acronym-not-expanded", "ToR", 1,
    "1. The ToR are new.\n",
    "1. The Terms of Reference (ToR) are new. UK and PDF need no words.\n" },
  { "acronym-misprint", "FBR", 3,
    "1. The Ferry Review Board (FRB) met. The FRB agreed.\n\n2. The FBR will meet.\n",
    "1. The Ferry Review Board (FRB) met. The FRB agreed.\n\n2. The FRB will meet.\n" },
  { "figure-order", "Figure 3: Crossings a month, 2023. Source: Board", 3,
    "Figure 1: Boats a month, 2023. Source: Board\n\nFigure 3: Crossings a month, 2023. Source: Board\n",
    "Figure 1: Boats a month, 2023. Source: Board\n\nFigure 2: Crossings a month, 2023. Source: Board\n" },
  { "figure-reference", "Figure 4", 1,
    "1. The tides are in Figure 4.\n\nFigure 1: Tides in hours, 2023. Source: Board\n",
    "1. The tides are in Figure 1.\n\nFigure 1: Tides in hours, 2023. Source: Board\n" },
  { "figure-reference", "Figure 4294967297", 1,
    "1. The tides are in Figure 4294967297.\n\nFigure 1: Tides in hours, 2023. Source: Board\n",
    "1. The tides are in Figure 01.\n\nFigure 1: Tides in hours, 2023. Source: Board\n" },
  { "figure-reference", "Figure 1", 7,
    "Figure 1: Tide tables, hours, 2023\n\nFigure 2: Fares, £, 2023\n\nFigure 3: Why passengers stay away, %\n\n"
    "4. Passengers gave reasons [see Figure 1].\n",
    "Figure 1: Tide tables, hours, 2023\n\nFigure 2: Fares, £, 2023\n\nFigure 3: Why passengers stay away, %\n\n"
    "4. Passengers gave reasons [see Figure 3].\n" },
  { "figure-caption", "Figure 2: Passengers a year", 3,
    "Figure 1: Passengers a year\n\nFigure 2: Passengers a year\n",
    "Figure 1: Passengers a year\n\nFigure 2: Crews a year\n" },
  { "figure-caption", "Figure 1 shows fares by district.", 3,
    "Figure 1: Complaints a month\n\n1. Figure 1 shows fares by district.\n",
    "Figure 1: Fares of each district\n\n1. Figure 1 shows fares by district.\n" },
  { "figure-reference", "Appendix 3", 1,
    "1. The list is in Appendix 3.\n\nAppendices\n\nAppendix 1 – Boats, Appendix 2 – Crews\n",
    "1. The list is in Appendix 2.\n\nAppendices\n\nAppendix 1 – Boats, Appendix 2 – Crews\n" },
  { "figure-reference", "in paragraph 9", 3,
    "1. The boats are old.\n\n2. The boats in paragraph 9 are new.\n",
    "1. The boats are old.\n\n2. The boats in paragraph 1 are new, in paragraph 9 of the Act.\n" },
  { "figure-incomplete", "Figure 1: Passengers", 1,
    "Figure 1: Passengers\n",
    "Figure 1: Number of passengers, 2021 to 2023. Source: the Board's counts\n" },
  { "figure-incomplete", "following graph", 1,
    "1. The following graph shows passengers.\n",
    "1. The following graph shows passengers.\n\nFigure 1: Number of passengers, 2023. Source: Board\n" },
  { "money-two-readings", "£1,307m", 1,
    "1. The quay cost £1,307m.\n", "1. The quay cost £1.307m, the shed £65k and the lamps £2,400.50.\n" },
  { "money-no-unit", "400", 1,
    "1. The lamps have a budget of 400.\n", "1. The lamps have a budget of £400. A budget of 12 boats is full.\n" },
  { "date-impossible", "31 June 2023", 1,
    "1. It opens on 31 June 2023.\n", "1. It opens on 30 June 2023, with version 3.0.16.\n" },
  { "date-weekday", "Tuesday 4 March 2024", 1,
    "1. It opens on Tuesday 4 March 2024.\n", "1. It opens on Monday 4 March 2024.\n" },
  { "date-weekday", "Monday 5 March", 9,
    HEAD "1. It opens on Monday 5 March.\n", HEAD "1. It opens on Tuesday 5 March.\n" },
  { "date-order", "3 May 2023 to 1 May 2023", 1,
    "1. It shut from 3 May 2023 to 1 May 2023.\n", "1. It shut from 1 May 2023 to 3 May 2023.\n" },
  { "date-cover", "20th March 2024", 9,
    HEAD "1. This is a report of the meeting held on the 20th March 2024.\n",
    HEAD "1. This is a report of the meeting held on the 4th March 2024.\n" },
  { "date-cover", "25th September 2023", 9,
    HEAD "Date of next meeting: 25th September 2023\n", HEAD "Date of next meeting: 25th September 2024\n" },
  { "date-cover", "5 March 2024", 9,
    HEAD "1. The plan was approved on 5 March 2024.\n", HEAD "1. The plan was approved on 1 March 2024.\n" },
  { "date-cover", "April 2024", 9,
    HEAD "1. Vacancies stood at 45 in April 2024.\n", HEAD "1. Vacancies stood at 45 in February 2024.\n" },
  { "date-two-values", "2nd February 2024", 9,
    HEAD "1. On the 2nd February 2024 the proposed fares were presented.\n\nBackground Papers\n\n"
         "Proposed Fares 2024/25, Harbour Board, 1st February 2024\n",
    HEAD "1. On the 1st February 2024 the proposed fares were presented.\n\nBackground Papers\n\n"
         "Proposed Fares 2024/25, Harbour Board, 1st February 2024\n" },
  { "action-no-status", "Ask for quotes –", 4,
    "7. Actions arising from the May meeting;\n\n- a. Paint the shed – completed\n- b. Ask for quotes –\n- c. Buy rope – done\n",
    "7. Actions arising from the May meeting;\n\n- a. Paint the shed – completed\n- b. Ask for quotes – in progress\n- c. Buy rope – done\n" },
  { "action-no-status", "| Buy rope |  |", 4,
    "| Action | Status |\n|---|---|\n| Paint | Done |\n| Buy rope |  |\n",
    "| Action | Status |\n|---|---|\n| Paint | Done |\n| Buy rope | Open |\n" },
  { "scheme-incomplete", "Crane (Total Budget £70k)", 5,
    "1. Quay (Total Budget £50k) 10% Complete. Expected May 2024.\n\n2. Shed (Total Budget £60k) 100% Complete.\n\n"
    "3. Crane (Total Budget £70k)\n\nNothing more is known.\n",
    "1. Quay (Total Budget £50k) 10% Complete. Expected May 2024.\n\n2. Shed (Total Budget £60k) 100% Complete.\n\n"
    "3. Crane (Total Budget £70k) 5% Complete.\n\nCompletion expected March 2025.\n" },
  { "scheme-incomplete", "Crane (budget £70k) – expected May 2025", 5,
    "1. Quay (budget £50k) 10%, due May 2024\n\n2. Shed (budget £60k) 100%\n\n3. Crane (budget £70k) – expected May 2025\n\n"
    "4. 45% of boats are old.\n",
    "1. Quay (budget £50k) 10%, due May 2024\n\n2. Shed (budget £60k) 100%\n\n3. Crane (budget £70k) 20% – expected May 2025\n\n"
    "4. 45% of boats are old.\n" },
  { "match-funding", "| Harbour lights |  |", 3,
    "| Bid | Match funding |\n|---|---|\n| Harbour lights |  |\n| Quay | £50 |\n",
    "| Bid | Match funding |\n|---|---|\n| Harbour lights | none |\n| Quay | £50 |\n" },
  { "match-funding", "These bids were sent:", 1,
    "27. These bids were sent:\n - Lights £300\n - Quay £500\n",
    "27. These bids were sent:\n - Lights £300\n - Quay £500\n\n28. There is no match funding.\n" },
  { "field-blank", "Received on:", 3,
    "Title: Ferries\n\nReceived on:\n\nReference: 12\n", "Title: Ferries\n\nReceived on: today\n\nReference: 12\n" },
  { "personal-reason", "maternity leave", 1,
    "1. The Ferry Lead is on maternity leave.\n", "1. The Board pays for maternity leave in all its offices.\n" },
  { "personal-name", "Anna Quay, the Ticket Officer", 1,
    "1. Ask Anna Quay, the Ticket Officer about fares.\n", "1. Ask the Ticket Officer, or Anna Quay, Chief Executive Officer.\n" },
};
/* clang-format on */

static void
test_severity (void)
{
  g_autoptr (OpccPaper) paper = opcc_paper_new ("1. The FRB cost £1,307m.\n");
  g_autoptr (OpccPaperCheck) check = opcc_paper_check_new (paper);

  g_assert_cmpuint (check->findings->len, ==, 2);
  g_assert_cmpuint (opcc_paper_check_count (check, OPCC_SEVERITY_STOP), ==, 1);
  g_assert_cmpuint (opcc_paper_check_count (check, OPCC_SEVERITY_WARNING), ==, 1);
  g_assert_cmpstr (opcc_severity_get_name (OPCC_SEVERITY_STOP), ==, "stop");
  g_assert_cmpstr (opcc_severity_get_label (OPCC_SEVERITY_NOTE), ==, "Note");
}

/* Every finding has its place and its reason, and a fix that says what to write. */
static void
test_place (void)
{
  g_autoptr (OpccPaper) paper =
      opcc_paper_new ("Head\n\n8. Actions:\n - b. The CCTV of\n the FRB is old.\n");
  g_autoptr (OpccPaperCheck) check = opcc_paper_check_new (paper);
  const OpccPaperFinding *cctv = g_ptr_array_index (check->findings, 0);
  const OpccPaperFinding *frb = g_ptr_array_index (check->findings, 1);

  g_assert_cmpuint (check->findings->len, ==, 2);
  g_assert_cmpuint (cctv->line, ==, 4);
  g_assert_cmpstr (cctv->paragraph, ==, "8b");
  g_assert_cmpstr (cctv->fix, ==, "Write “Closed Circuit Television (CCTV)” here.");
  g_assert_cmpuint (frb->line, ==, 5);
  g_assert_cmpstr (frb->words, ==, "FRB");
}

/* What a paper not for the public says of a person is no finding. */
static void
test_sensitive (void)
{
  g_autoptr (OpccPaper) paper =
      opcc_paper_new ("OFFICIAL-SENSITIVE\n\n1. The Ferry Lead is on maternity leave.\n");
  g_autoptr (OpccPaperCheck) check = opcc_paper_check_new (paper);

  g_assert_null (find (check, "personal-reason"));
}

/* An acronym belongs to its own paper of a pack: each must expand it. */
static void
test_pack (void)
{
  const char *text =
      "ONE BOARD\n\nReport of CLERK\n\nSubject FERRIES\n\n1. The Ferry Review Board (FRB) met.\n\n"
      "Person to Contact\n\nThe clerk\n\nONE BOARD\n\nReport of CLERK\n\nSubject FARES\n\n1. The "
      "FRB met.\n";
  g_autoptr (OpccPaper) paper = opcc_paper_new (text);
  g_autoptr (OpccPaperCheck) check = opcc_paper_check_new (paper);
  const OpccPaperFinding *finding = find (check, "acronym-not-expanded");

  g_assert_cmpuint (paper->parts->len, ==, 2);
  g_assert_cmpuint (count (check, "acronym-not-expanded"), ==, 1);
  g_assert_cmpuint (finding->part, ==, 1);
  g_assert_cmpuint (finding->line, ==, 19);
}

/* Nothing that is thrown at it does harm, and nothing is found in nothing. */
static void
test_odd_texts (void)
{
  static const char *const texts[] = { "",
                                       "\n\n\n",
                                       "£",
                                       "(",
                                       "1.",
                                       "|||\n|\n",
                                       "\t\t\n\t",
                                       "Figure 1",
                                       "%",
                                       "Report of\n\nSubject\n",
                                       "— – “” £1 £ £, 31 31",
                                       "(FRB)",
                                       "of these 5%." };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (OpccPaper) paper = opcc_paper_new (texts[i]);
      g_autoptr (OpccPaperCheck) check = opcc_paper_check_new (paper);

      g_assert_cmpuint (paper->parts->len, >=, 1);
      g_assert_cmpuint (opcc_paper_check_count (check, OPCC_SEVERITY_STOP), ==, 0);
    }
}

static void
test_rules (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  const OpccPaperRule *rule;

  for (guint i = 0; (rule = opcc_paper_rules_get (i)) != NULL; i++)
    {
      g_assert_true (g_hash_table_add (names, (gpointer) rule->name));
      g_assert_cmpuint (strlen (rule->summary), >, 20);
    }
  g_assert_cmpuint (g_hash_table_size (names), >=, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_pairs ("rule", pairs, G_N_ELEMENTS (pairs));
  g_test_add_func ("/check/severity", test_severity);
  g_test_add_func ("/check/place", test_place);
  g_test_add_func ("/check/sensitive", test_sensitive);
  g_test_add_func ("/check/pack", test_pack);
  g_test_add_func ("/check/odd-texts", test_odd_texts);
  g_test_add_func ("/check/rules", test_rules);
  return g_test_run ();
}
