/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each rule on totals, sums and percentages: it finds the fault, and not the clean twin. */
#include "rules.h"

/* clang-format off */
static const Pair pairs[] = {
  { "table-total", "13", 5,
    "| Boat | Trips |\n|---|---|\n| Heron | 7 |\n| Tern | 5 |\n| Total | 13 |\n",
    "| Boat | Trips |\n|---|---|\n| Heron | 7 |\n| Tern | 5 |\n| Total | 12 |\n" },
  { "table-total", "8.9", 8,
    "\t£m\nQuay\t4.4\nShed\t3.4\nTotal\t7.8\nSPENT ON:\t\nStone\t7.5\nWood\t0.3\nTotal spent\t8.9\n",
    "\t£m\nQuay\t4.4\nShed\t3.4\nTotal\t7.8\nSPENT ON:\t\nStone\t7.5\nWood\t0.3\nTotal spent\t7.8\n" },
  { "table-total", "20", 2,
    "Boat\tMay\tJune\tTotal\nHeron\t7\t12\t20\nTern\t5\t5\t10\nGull\t1\t\t1\n",
    "Boat\tMay\tJune\tTotal\nHeron\t7\t12\t19\nTern\t5\t5\t10\nGull\t1\t\t1\n" },
  { "table-total", "6", 4,
    "Year\tCrew\tBoats\n2022\t20\t8\n2023\t25\t9\nDifference\t6\t1\n",
    "Year\tCrew\tBoats\n2022\t20\t8\n2023\t25\t9\nDifference\t5\t1\n" },
  { "table-total", "20%", 5,
    "Year\tCrew\tBoats\n2022\t20\t8\n2023\t25\t9\nDifference\t5\t1\n% Change\t20%\t12.5%\n",
    "Year\tCrew\tBoats\n2022\t20\t8\n2023\t25\t9\nDifference\t5\t1\n% Change\t25%\t12.5%\n" },
  { "table-total", "50%", 3,
    "Year\tTrips\t% Change\n2022\t200\t\n2023\t250\t50%\n2024\t225\t-10%\n",
    "Year\tTrips\t% Change\n2022\t200\t\n2023\t250\t25%\n2024\t225\t-10%\n" },
  { "table-total", "11", 4,
    "| Kind | 2022 | 2023 | Change | % change |\n|---|---|---|---|---|\n| Crew | 194 | 169 | -25 | -12.9% |\n"
    "| Boats | 1,598 | 1,610 | 11 | 0.8% |\n| Quays | 10 | 11 | 1 | 10% |\n",
    "| Kind | 2022 | 2023 | Change | % change |\n|---|---|---|---|---|\n| Crew | 194 | 169 | -25 | -12.9% |\n"
    "| Boats | 1,598 | 1,610 | 12 | 0.8% |\n| Quays | 10 | 11 | 1 | 10% |\n" },
  { "table-total", "90%", 6,
    "Boat\tAsked\tGiven\tRate\nA\t20\t10\t50%\nB\t10\t10\t100%\nC\t8\t2\t25%\nD\t9\t3\t33%\nE\t10\t8\t90%\n",
    "Boat\tAsked\tGiven\tRate\nA\t20\t10\t50%\nB\t10\t10\t100%\nC\t8\t2\t25%\nD\t9\t3\t33%\nE\t10\t8\t80%\n" },
  { "table-gap", "Dock", 3,
    "\tA\tB\tC\tD\tE\tF\nUse\t\n\tDock\tQuay\tPier\tSlip\tDock\tQuay\nBoats\t\t3\t4\t5\t6\t7\n",
    "\tA\tB\tC\tD\tE\tF\nUse\t\n\t\tQuay\tPier\tSlip\tDock\tQuay\nBoats\t\t3\t4\t5\t6\t7\n" },
  { "percentage-shares", "25%", 4,
    "Fare\tShare\nChild\t20%\nAdult\t60%\nPensioner\t25%\n", "Fare\tShare\nChild\t20%\nAdult\t60%\nPensioner\t20%\n" },
  { "percentage-shares", "60% ADULT 30% CHILD 15% OTHER", 1,
    "60% ADULT\n30% CHILD\n15% OTHER\n", "60% ADULT\n30% CHILD\n11% OTHER\n" },
  { "percentage", "1.8%", 1,
    "1. Of 106 reviews, 104 were not upheld and two were upheld (1.8%).\n",
    "1. Of 106 reviews, 104 were not upheld and two were upheld (1.9%).\n" },
  { "percentage", "80%", 1,
    "1. Six of the seven answers (80%) were in time. \n", "1. Six of the seven answers (86%) were in time.\n" },
  { "percentage", "30%", 1,
    "1. One in four (30%) of the crew answered.\n",
    "1. One in four (25%) of the crew answered. Boats were 1,610. Crews rose by 5 (0.2%).\n" },
  { "percentage", "48%", 1,
    "1. Over half the crew (48%) answered.\n", "1. Over half the crew (52%) answered, and less than half (48%) of the boats.\n" },
  { "percentage", "25%", 1,
    "1. Trips rose from 40 to 48, a 25% increase.\n", "1. Trips rose from 40 to 48, a 20% increase.\n" },
  { "percentage", "90.1%", 1,
    "1. I answered 22 letters, of these 90.1% within a week.\n",
    "1. I answered 22 letters, of these 90.9% within a week. Of over 19,000, of which 99.9% were glad.\n" },
  { "percentage", "26.1%", 1,
    "1. The rate is 26.1% [17,889 trips and 4,483 late].\n", "1. The rate is 25.1% [17,889 trips and 4,483 late] or 15.8% (1:6.3).\n" },
  { "percentage", "38%", 1,
    "1. We had 1,762 crew. Now we have 2,252 crew which is a 38% increase.\n",
    "1. We had 1,762 crew. Now we have 2,252 crew which is a 28% increase.\n" },
  { "sum", "The 44 trips are broken down to 18 by day and 27 by night.", 1,
    "1. The 44 trips are broken down to 18 by day and 27 by night.\n",
    "1. The 44 trips are broken down to 18 by day and 26 by night.\n" },
  { "sum", "A total of 7 trips took place, 3 to the isle and 5 to the rock.", 1,
    "1. A total of 7 trips took place, 3 to the isle and 5 to the rock.\n",
    "1. A total of 7 trips took place, 3 to the isle and 4 to the rock.\n" },
  { "sum", "A total of £120,000 was awarded: £50,000 to boats, £40,000 to crews and £25,000 to rope.", 1,
    "1. A total of £120,000 was awarded: £50,000 to boats, £40,000 to crews and £25,000 to rope.\n",
    "1. A total of £115,000 was awarded: £50,000 to boats, £40,000 to crews and £25,000 to rope.\n" },
  { "sum", "It cost £3.2m, made up of £1.5m for boats, £1.1m for rope and £0.5m for tar.", 1,
    "1.2 It cost £3.2m, made up of £1.5m for boats, £1.1m for rope and £0.5m for tar.\n",
    "1.2 It cost £3.1m, made up of £1.5m for boats, £1.1m for rope and £0.5m for tar.\n" },
  { "sum", "We have £300,000 from one; £100,000 from another. In total £450,000.", 1,
    "1. We have £300,000 from one; £100,000 from another. In total £450,000.\n",
    "1. We have £300,000 from one; £100,000 from another. In total £400,000.\n" },
  { "sum", "fell from 1,598 to 1,610", 1,
    "1. Crews fell from 1,598 to 1,610.\n", "1. Crews rose from 1,598 to 1,610, and boats fell from 9 to 8.\n" },
  { "sum", "There were 20 boats, of which 12 sailed and 13 sank.", 1,
    "1. There were 20 boats, of which 12 sailed and 13 sank.\n",
    "1. There were 20 boats, of which 12 sailed and 3 sank, a number of which after 24 years.\n" },
  { "sum", "We saved £1.5 million. £800,000 came from rope, and a further £582,000 from sails.", 1,
    "1. We saved £1.5 million. £800,000 came from rope, and a further £582,000 from sails.\n",
    "1. We saved £1.4 million. £800,000 came from rope, and a further £582,000 from sails.\n" },
  { "sum", "Eight relate to ropes, twelve relate to sails and one relates to", 1,
    "1. There are thirty wishes. Eight relate to ropes, twelve relate to sails and one relates to tar.\n",
    "1. There are twenty-one wishes. Eight relate to ropes, twelve relate to sails and one relates to tar.\n" },
  { "sum", "Total bid amount £960.50", 4,
    "1. Bids:\n - Quay £315.25\n - Shed £640.25\n - Total bid amount £960.50\n",
    "1. Bids:\n - Quay £315.25\n - Shed £645.25\n - Total bid amount £960.50\n" },
};
/* clang-format on */

/* Where every row is called a total, none is the sum of those above it. */
static void
test_all_totals (void)
{
  g_autoptr (OpccPaper) paper = opcc_paper_new (
      "Kind\tNumber\nTotal boats\t19\nTotal crews\t5\nTotal of both\t24\nTotal trips\t24\n");
  g_autoptr (OpccPaperCheck) check = opcc_paper_check_new (paper);

  g_assert_null (find (check, "table-total"));
}

/* Rounded parts may miss their total, and their hundred, by half a step each. */
static void
test_rounding (void)
{
  g_autoptr (OpccPaper) paper =
      opcc_paper_new ("Boat\t£m\nHeron\t2.4\nTern\t0.7\nGull\t1.1\nTotal\t4."
                      "3\n\nFare\tShare\nA\t33%\nB\t33%\nC\t33%\n");
  g_autoptr (OpccPaperCheck) check = opcc_paper_check_new (paper);

  g_assert_null (find (check, "table-total"));
  g_assert_null (find (check, "percentage-shares"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_pairs ("rule", pairs, G_N_ELEMENTS (pairs));
  g_test_add_func ("/sums/all-totals", test_all_totals);
  g_test_add_func ("/sums/rounding", test_rounding);
  return g_test_run ();
}
