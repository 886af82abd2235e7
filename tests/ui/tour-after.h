/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stations of the tour on either side of the decision: packs and scenarios, letters, money, files.
 */
#pragma once

#include "tour-hand.h"

G_BEGIN_DECLS

/* The packs of Round 2 are made into a folder, and one of them is taken back as it left. */
void tour_send_packs (Tour *tour);
/* Two ways of sharing out the pot are kept and held against the board; the first is put on it. */
void tour_compare_scenarios (Tour *tour);
/* The decision record that came with the awards. */
void tour_open_record (Tour *tour);
/* Fifty-four letters: made, their feedback reviewed, issued, saved as files. */
void tour_write_letters (Tour *tour);
/* One grant: agreement, plan, a payment, two returns. */
void tour_pay_grant (Tour *tour);
/* The auditor's bundle of that grant, and the calendar of the round. */
void tour_save_files (Tour *tour);

G_END_DECLS
