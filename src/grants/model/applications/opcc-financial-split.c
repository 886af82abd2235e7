/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sum over a period, parted by financial year. */
#include "opcc-financial-split.h"

#include "opcc-financial-year.h"

/* Gives the pence that rounding down left to the years that lost most by it, the earlier first. */
static void
share_rest (GArray *parts, gint64 *remainders, gint64 rest)
{
  for (; rest > 0; rest--)
    {
      guint most = 0;

      for (guint i = 1; i < parts->len; i++)
        if (remainders[i] > remainders[most])
          most = i;
      g_array_index (parts, OpccFinancialPart, most).pence++;
      remainders[most] = -1;
    }
}

GArray *
opcc_financial_split (gint64 pence, OpccDate first, OpccDate last)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (OpccFinancialPart));
  g_autofree gint64 *remainders = NULL;
  const gint64 days = (gint64) last - first + 1;
  gint64 rest = pence;
  int year;

  g_return_val_if_fail (pence >= 0 && last >= first, parts);

  year = opcc_financial_year_of (first);
  remainders = g_new0 (gint64, opcc_financial_year_of (last) - year + 1);
  for (; year <= opcc_financial_year_of (last); year++)
    {
      const OpccDate from = MAX (first, opcc_financial_year_first_day (year));
      const OpccDate until = MIN (last, opcc_financial_year_last_day (year));
      const gint64 in_year = (gint64) until - from + 1;
      /* Whole pence a day first, so that no product passes 63 bits. */
      const gint64 product = pence % days * in_year;
      const OpccFinancialPart part = { year, pence / days * in_year + product / days };

      remainders[parts->len] = product % days;
      g_array_append_val (parts, part);
      rest -= part.pence;
    }
  share_rest (parts, remainders, rest);
  return parts;
}
