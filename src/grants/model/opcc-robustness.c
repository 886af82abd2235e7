/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bootstrap over markers: rank and share out again, many times, from redrawn marks. */
#include "opcc-robustness.h"

#include <stdlib.h>

#include "opcc-award-share.h"

#define SEED G_GUINT64_CONSTANT (0x4f504343)

/* One application in a redraw. */
typedef struct
{
  double score; /* of this redraw, per cent */
  guint place;  /* in the plan's rows: settles ties as the ranking does */
} Drawn;

/* splitmix64: short, quick, and the same on every machine. */
static guint64
draw (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static double
redraw_row (const OpccRankingRow *row, guint64 *state)
{
  const OpccRankingMarker *markers = (const OpccRankingMarker *) (const void *) row->markers->data;
  guint n = row->markers->len;
  gint64 sum = 0;

  if (n == 0 || row->settled)
    return (double) row->numerator / (double) row->denominator;
  for (guint i = 0; i < n; i++)
    sum += markers[draw (state) % n].points;
  return (double) sum * 100 / (double) row->denominator;
}

static int
compare_drawn (gconstpointer a, gconstpointer b)
{
  const Drawn *x = a;
  const Drawn *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->place < y->place ? -1 : x->place > y->place;
}

static void
redraw_round (OpccAwardPlan *plan,
              double threshold,
              const OpccAwardClaim *base,
              Drawn *drawn,
              OpccAwardClaim *claims,
              guint *n_funded,
              guint64 *state)
{
  guint n = plan->rows->len;

  for (guint i = 0; i < n; i++)
    {
      drawn[i].score = redraw_row (g_array_index (plan->rows, OpccAwardRow, i).ranked, state);
      drawn[i].place = i;
    }
  qsort (drawn, n, sizeof *drawn, compare_drawn);
  for (guint i = 0; i < n; i++)
    {
      claims[i] = base[drawn[i].place];
      /* A hair is left for sums of doubles that stand exactly on the threshold. */
      claims[i].passes = claims[i].passes && drawn[i].score >= threshold - 1e-9;
    }
  opcc_award_share_out (plan->settings, claims, n);
  for (guint i = 0; i < n; i++)
    n_funded[drawn[i].place] += claims[i].amount > 0;
}

/**
 * opcc_robustness_fill:
 *
 * Fills holds_up of the ranked rows and the plan's count of awards that hold up.
 */
void
opcc_robustness_fill (OpccAwardPlan *plan, guint n_redraws)
{
  guint n = plan->rows->len;
  g_autofree OpccAwardClaim *base = g_new0 (OpccAwardClaim, n + 1);
  g_autofree OpccAwardClaim *claims = g_new0 (OpccAwardClaim, n + 1);
  g_autofree Drawn *drawn = g_new0 (Drawn, n + 1);
  g_autofree guint *n_funded = g_new0 (guint, n + 1);
  const gint64 threshold = plan->ranking->threshold;
  guint64 state = SEED;

  g_return_if_fail (n_redraws > 0);

  for (guint i = 0; i < n; i++)
    {
      const OpccRankingRow *row = g_array_index (plan->rows, OpccAwardRow, i).ranked;
      gint64 asked = row->asked == OPCC_NO_MONEY ? 0 : row->asked;

      base[i].wanted =
          plan->settings->cap == OPCC_NO_MONEY ? asked : MIN (asked, plan->settings->cap);
      base[i].fixed = OPCC_NO_MONEY;
      base[i].passes = !row->below_minimum && !row->failed;
      base[i].district = opcc_award_number_district (row->district);
    }
  for (guint i = 0; i < n_redraws; i++)
    redraw_round (plan, threshold == OPCC_NO_PERCENT ? 0 : (double) threshold / OPCC_PERCENT, base,
                  drawn, claims, n_funded, &state);
  plan->n_hold_up = 0;
  for (guint i = 0; i < n; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);

      row->ranked->holds_up = (int) ((n_funded[i] * 200 + n_redraws) / (2 * n_redraws));
      plan->n_hold_up += row->amount > 0 && row->ranked->holds_up >= OPCC_ROBUSTNESS_HOLDS;
    }
}
