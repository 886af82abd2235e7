/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sum over a period, parted by financial year. */
#pragma once

#include "opcc-date.h"

G_BEGIN_DECLS

typedef struct
{
  int year;     /* by the year it begins in */
  gint64 pence; /* of the sum */
} OpccFinancialPart;

/**
 * opcc_financial_split:
 * @pence: not less than 0
 * @first: the first day, and @last the last one, not before it
 *
 * Parts the sum by the days in each year: whole pence by the largest remainder, so that the parts
 * are the sum again.
 *
 * Returns: (transfer full) (element-type OpccFinancialPart): a part for each year, in order
 */
GArray *opcc_financial_split (gint64 pence, OpccDate first, OpccDate last);

G_END_DECLS
