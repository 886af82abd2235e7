/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One measure with two values: in two sentences, in a sentence and a table, in two papers of a
 * pack. */
#include "rules.h"

#define TWO(first, second)                                                                         \
  "ONE BOARD\n\nReport of CLERK\n\nSubject FERRIES\n\n" first                                      \
  "\n\nPerson to Contact\n\nThe clerk\n\n"                                                         \
  "ONE BOARD\n\nReport of CLERK\n\nSubject FARES\n\n" second "\n"

#define FREQUENCY(weeks)                                                                           \
  "1. The harbour board of all ferries was founded to advise the clerk, and meets every " weeks    \
  " weeks to look at boats, crews, fares and moorings."

/* clang-format off */
static const Pair pairs[] = {
  { "two-values", "2424", 3,
    "1. There is an authorised establishment of 2242.\n\n2. We keep to the authorised establishment of 2424.\n",
    "1. There is an authorised establishment of 2242.\n\n2. We keep to the authorised establishment of 2242.\n" },
  { "two-values", "£5m", 3,
    "1. The harbour income is £4m.\n\n2. The harbour income is £5m.\n",
    "1. In 2022 the harbour income is £4m.\n\n2. In 2023 the harbour income is £5m.\n" },
  { "two-values", "£420,000", 3,
    "1. The total budget is £400,000.\n\n2. The total budget is £420,000.\n",
    "1. The total budget is £400,000.\n\n2. The total budget is £400k, and a total of £420,000 was asked.\n" },
  { "two-values", "2,310", 3,
    "1. At 31 March 2023 there were 2,303 officers.\n\n2. The table shows 2,310 officers on 31 March 2023.\n",
    "1. At 31 March 2023 there were 2,303 officers.\n\n2. The table shows 2,310 officers on 31 March 2022.\n\n"
    "3. There were 25 boats, and over 2,400 officers on 31 March 2023.\n" },
  { "two-values", "£4.8m", 1,
    "1. Of £7.8m, £4.4m is ours and £4.8m is earned – this is shown in the table below:\n\n\t£m\nOurs\t4.4\nEarned\t3.4\nAll\t7.8\n",
    "1. Of £7.8m, £4.4m is ours and £3.4m is earned – this is shown in the table below:\n\n\t£m\nOurs\t4.4\nEarned\t3.4\nAll\t7.8\n" },
  { "two-values", "166", 1,
    "7. In 2022-23 there were 487 joiners, of which 166 joiners were ferry officers.\n\n"
    "Officer recruiting for 2022/23 by month\n\n\tMay\tJune\tTotal\nJoiners\t\nNew\t80\t72\t152\n",
    "7. In 2022-23 there were 487 joiners, of which 152 joiners were ferry officers.\n\n"
    "Officer recruiting for 2022/23 by month\n\n\tMay\tJune\tTotal\nJoiners\t\nNew\t80\t72\t152\n" },
  { "two-values", "2338", 5,
    "Year\tOfficers\n2021-22 (Head Count)\t2298\n2022-23 (Head Count)\t2303\n\n"
    "31. The submission has a headcount of 2338 for 31.3.23, against a target headcount of 2330.\n",
    "Year\tOfficers\n2021-22 (Head Count)\t2298\n2022-23 (Head Count)\t2303\n\n"
    "31. The submission has a headcount of 2303 for 31.3.23, against a target headcount of 2330.\n" },
  { "two-values", "39%", 7,
    TWO ("1. Passengers of the lower deck are 39% of the harbour population.",
         "1. Of the harbour population 39.7% are passengers of the lower deck."),
    TWO ("1. Passengers of the lower deck are 40% of the harbour population.",
         "1. Of the harbour population 39.7% are passengers of the lower deck.") },
  { "two-values", "every 8 weeks", 19,
    TWO (FREQUENCY ("4"), FREQUENCY ("8")), TWO (FREQUENCY ("8"), FREQUENCY ("8")) },
};
/* clang-format on */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_pairs ("rule", pairs, G_N_ELEMENTS (pairs));
  return g_test_run ();
}
