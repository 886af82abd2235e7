/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranking and sharing out again from redrawn marks, and with markers and weights otherwise. */
#include "opcc-robustness.h"

#include <math.h>
#include <string.h>

#include "opcc-award-share.h"

#define SEED G_GUINT64_CONSTANT (0x4f504343)

G_STATIC_ASSERT (G_N_ELEMENTS (((OpccRankingRow *) NULL)->worlds) == OPCC_N_WORLD_KINDS);

/* One application in a redraw. */
typedef struct
{
  double score; /* of this redraw, per cent */
  guint64 key;  /* the score so that the best has the least */
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

/* @number % @n; of the few markers there are, dividing by what is known beforehand is quick. */
static guint
take_rest (guint64 number, guint n)
{
  switch (n)
    {
    case 1:
      return 0;
    case 2:
      return number % 2;
    case 3:
      return number % 3;
    case 4:
      return number % 4;
    case 5:
      return number % 5;
    case 6:
      return number % 6;
    case 7:
      return number % 7;
    case 8:
      return number % 8;
    default:
      return number % n;
    }
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
    sum += markers[take_rest (draw (state), n)].points;
  return (double) sum * 100 / (double) row->denominator;
}

/* Of a double of nil or more the bits rise with it; the key falls, and nobody's is the greatest. */
static guint64
make_key (double score)
{
  guint64 bits;

  memcpy (&bits, &score, sizeof bits);
  return score < 0 ? G_MAXUINT64 : G_MAXUINT64 - 1 - bits;
}

/* Best first, ties by place, in which they stand to begin with: a byte at a time from the lowest,
 * which keeps what is alike in its order. Bytes that are the same in all cost nothing. */
static void
sort_drawn (Drawn *drawn, Drawn *room, guint n)
{
  guint counts[sizeof (guint64)][256] = { { 0 } };
  Drawn *from = drawn;
  Drawn *to = room;

  for (guint i = 0; i < n; i++)
    {
      drawn[i].key = make_key (drawn[i].score);
      for (guint byte = 0; byte < sizeof (guint64); byte++)
        counts[byte][drawn[i].key >> (8 * byte) & 255]++;
    }
  for (guint byte = 0; byte < sizeof (guint64); byte++)
    {
      guint start = 0;
      Drawn *other = from;

      if (n == 0 || counts[byte][from[0].key >> (8 * byte) & 255] == n)
        continue;
      for (guint value = 0; value < 256; value++)
        {
          const guint count = counts[byte][value];

          counts[byte][value] = start;
          start += count;
        }
      for (guint i = 0; i < n; i++)
        to[counts[byte][from[i].key >> (8 * byte) & 255]++] = from[i];
      from = to;
      to = other;
    }
  if (from != drawn)
    memcpy (drawn, from, n * sizeof *drawn);
}

/* What every world shares: the claims in the order of the plan, and room to sort them anew. */
typedef struct
{
  OpccAwardPlan *plan;    /* (unowned) */
  double threshold;       /* per cent */
  OpccAwardClaim *base;   /* (owned) */
  OpccAwardClaim *claims; /* (owned) */
  Drawn *drawn;           /* (owned) scores are filled in by the world */
  Drawn *room;            /* (owned) for sorting */
  guint *n_funded;        /* (owned) */
} Worlds;

static void
clear_worlds (Worlds *self)
{
  g_free (self->base);
  g_free (self->claims);
  g_free (self->drawn);
  g_free (self->room);
  g_free (self->n_funded);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Worlds, clear_worlds)

static void
set_up_worlds (Worlds *self, OpccAwardPlan *plan)
{
  const guint n = plan->rows->len;
  const gint64 threshold = plan->ranking->threshold;

  self->plan = plan;
  self->threshold = threshold == OPCC_NO_PERCENT ? 0 : (double) threshold / OPCC_PERCENT;
  self->base = g_new0 (OpccAwardClaim, n + 1);
  self->claims = g_new0 (OpccAwardClaim, n + 1);
  self->drawn = g_new0 (Drawn, n + 1);
  self->room = g_new0 (Drawn, n + 1);
  self->n_funded = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const OpccRankingRow *row = g_array_index (plan->rows, OpccAwardRow, i).ranked;
      gint64 asked = row->asked == OPCC_NO_MONEY ? 0 : row->asked;

      self->base[i].wanted =
          plan->settings->cap == OPCC_NO_MONEY ? asked : MIN (asked, plan->settings->cap);
      self->base[i].fixed = OPCC_NO_MONEY;
      self->base[i].passes = !row->below_minimum && !row->failed;
      self->base[i].district = opcc_award_number_district (row->district);
    }
}

/* Ranks the scores of this world, shares the pot out, and counts who gets money. */
static void
live_through (Worlds *self)
{
  const guint n = self->plan->rows->len;

  sort_drawn (self->drawn, self->room, n);
  for (guint i = 0; i < n; i++)
    {
      self->claims[i] = self->base[self->drawn[i].place];
      /* A hair is left for sums of doubles that stand exactly on the threshold. */
      self->claims[i].passes =
          self->claims[i].passes && self->drawn[i].score >= self->threshold - 1e-9;
    }
  opcc_award_share_out (self->plan->settings, self->claims, n);
  for (guint i = 0; i < n; i++)
    self->n_funded[self->drawn[i].place] += self->claims[i].amount > 0;
}

/* Rounded half up. */
static int
find_share (guint part, guint whole)
{
  return whole == 0 ? -1 : (int) ((part * 200 + whole) / (2 * whole));
}

/**
 * opcc_robustness_fill:
 *
 * Fills holds_up of the ranked rows and the plan's count of awards that hold up.
 */
void
opcc_robustness_fill (OpccAwardPlan *plan, guint n_redraws)
{
  const guint n = plan->rows->len;
  g_auto (Worlds) worlds = { 0 };
  guint64 state = SEED;

  g_return_if_fail (n_redraws > 0);

  set_up_worlds (&worlds, plan);
  for (guint redraw = 0; redraw < n_redraws; redraw++)
    {
      for (guint i = 0; i < n; i++)
        {
          worlds.drawn[i].score =
              redraw_row (g_array_index (plan->rows, OpccAwardRow, i).ranked, &state);
          worlds.drawn[i].place = i;
        }
      live_through (&worlds);
    }
  plan->n_hold_up = 0;
  for (guint i = 0; i < n; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);

      row->ranked->holds_up = find_share (worlds.n_funded[i], n_redraws);
      plan->n_hold_up += row->amount > 0 && row->ranked->holds_up >= OPCC_ROBUSTNESS_HOLDS;
    }
}

/* --- worlds without a marker, without a criterion, with other weights ------------------------- */

/* The scores behind the plan: row × marker × criterion, in parts of the scale; NAN: not given. */
typedef struct
{
  GArray *markers; /* (owned) gint64 */
  guint n_criteria;
  double *weights;   /* (owned) */
  double *fractions; /* (owned) */
} Scores;

static void
clear_scores (Scores *self)
{
  g_clear_pointer (&self->markers, g_array_unref);
  g_free (self->weights);
  g_free (self->fractions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scores, clear_scores)

static guint
need_marker (Scores *self, gint64 marker, gboolean add)
{
  for (guint i = 0; i < self->markers->len; i++)
    if (g_array_index (self->markers, gint64, i) == marker)
      return i;
  if (!add)
    return G_MAXUINT;
  g_array_append_val (self->markers, marker);
  return self->markers->len - 1;
}

static void
list_markers (Scores *self, const OpccAwardPlan *plan)
{
  self->markers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccRankingRow *row = g_array_index (plan->rows, OpccAwardRow, i).ranked;

      for (guint m = 0; m < row->markers->len; m++)
        need_marker (self, g_array_index (row->markers, OpccRankingMarker, m).marker, TRUE);
    }
}

static gboolean
is_counted (const OpccRankingRow *row, gint64 marker)
{
  for (guint i = 0; i < row->markers->len; i++)
    if (g_array_index (row->markers, OpccRankingMarker, i).marker == marker)
      return TRUE;
  return FALSE;
}

static double *
get_fraction (const Scores *self, guint row, guint marker, guint criterion)
{
  return &self->fractions[((gsize) row * self->markers->len + marker) * self->n_criteria +
                          criterion];
}

static void
take_scores (Scores *self, const OpccAwardPlan *plan, GPtrArray *criteria, const GArray *scores)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  const gsize n = (gsize) plan->rows->len * self->markers->len * self->n_criteria;

  self->fractions = g_new (double, n + 1);
  for (gsize i = 0; i < n; i++)
    self->fractions[i] = NAN;
  for (guint i = 0; i < plan->rows->len; i++)
    g_hash_table_insert (rows, &g_array_index (plan->rows, OpccAwardRow, i).ranked->application,
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < scores->len; i++)
    {
      const OpccScore *score = &g_array_index (scores, OpccScore, i);
      const guint marker = need_marker (self, score->marker, FALSE);
      gpointer row;

      if (marker == G_MAXUINT ||
          !g_hash_table_lookup_extended (rows, &score->application, NULL, &row) ||
          !is_counted (g_array_index (plan->rows, OpccAwardRow, GPOINTER_TO_UINT (row)).ranked,
                       score->marker))
        continue;
      for (guint c = 0; c < criteria->len; c++)
        if (opcc_record_get_n (criteria->pdata[c]) == score->criterion)
          *get_fraction (self, GPOINTER_TO_UINT (row), marker, c) =
              (double) score->score / (double) ((OpccCriterion *) criteria->pdata[c])->scale;
    }
}

/* Per cent to millionths, or -1 where nobody is left who marked it. */
static double
weigh_row (const Scores *self, const OpccRankingRow *ranked, guint row, guint without)
{
  double sum = 0;
  double whole = 0;
  guint n = 0;

  if (ranked->settled)
    return (double) ranked->numerator / (double) ranked->denominator;
  for (guint c = 0; c < self->n_criteria; c++)
    whole += self->weights[c];
  for (guint m = 0; m < self->markers->len; m++)
    {
      if (m == without || !is_counted (ranked, g_array_index (self->markers, gint64, m)))
        continue;
      for (guint c = 0; c < self->n_criteria; c++)
        if (self->weights[c] > 0)
          sum += self->weights[c] * *get_fraction (self, row, m, c) / whole;
      n++;
    }
  return n == 0 ? -1 : round (sum * 100 / n * OPCC_PERCENT) / OPCC_PERCENT;
}

static void
make_world (Worlds *worlds, const Scores *scores, guint without, guint *n_worlds)
{
  for (guint i = 0; i < worlds->plan->rows->len; i++)
    {
      worlds->drawn[i].score =
          weigh_row (scores, g_array_index (worlds->plan->rows, OpccAwardRow, i).ranked, i,
                     without);
      worlds->drawn[i].place = i;
    }
  live_through (worlds);
  ++*n_worlds;
}

/* One criterion after the other gets its weight times each of @factors. */
static void
change_weights (
    Worlds *worlds, Scores *scores, const double *factors, guint n_factors, guint *n_worlds)
{
  for (guint c = 0; c < scores->n_criteria; c++)
    {
      const double weight = scores->weights[c];
      double rest = 0;

      for (guint other = 0; other < scores->n_criteria; other++)
        rest += other != c ? scores->weights[other] : 0;
      for (guint i = 0; i < n_factors && weight > 0; i++)
        {
          scores->weights[c] = weight * factors[i];
          if (rest + scores->weights[c] > 0)
            make_world (worlds, scores, G_MAXUINT, n_worlds);
        }
      scores->weights[c] = weight;
    }
}

static void
fill_kind (OpccAwardPlan *plan, Scores *scores, OpccWorldKind kind, guint *n_worlds)
{
  static const double none[] = { 0 };
  static const double tenth[] = { 0.9, 1.1 };
  g_auto (Worlds) worlds = { 0 };

  set_up_worlds (&worlds, plan);
  if (kind == OPCC_WORLDS_CRITERIA)
    change_weights (&worlds, scores, none, G_N_ELEMENTS (none), n_worlds);
  else if (kind == OPCC_WORLDS_WEIGHTS)
    change_weights (&worlds, scores, tenth, G_N_ELEMENTS (tenth), n_worlds);
  else
    for (guint m = 0; m < scores->markers->len; m++)
      make_world (&worlds, scores, m, n_worlds);
  for (guint i = 0; i < plan->rows->len; i++)
    g_array_index (plan->rows, OpccAwardRow, i).ranked->worlds[kind] =
        find_share (worlds.n_funded[i], *n_worlds);
}

/**
 * opcc_robustness_fill_worlds:
 *
 * An application that in some world nobody is left to have marked gets nothing there. Minimums and
 * pass or fail stay as they are; what moderation settled on is not changed; weights are taken as
 * parts of their sum. What was set by hand is left out of account.
 *
 * Returns: how many worlds of each kind there were
 */
OpccWorldCounts
opcc_robustness_fill_worlds (OpccAwardPlan *plan, GPtrArray *criteria, const GArray *scores)
{
  g_auto (Scores) read = { .n_criteria = criteria->len };
  OpccWorldCounts counts = { { 0 } };

  list_markers (&read, plan);
  read.weights = g_new0 (double, criteria->len + 1);
  for (guint c = 0; c < criteria->len; c++)
    {
      const OpccCriterion *criterion = g_ptr_array_index (criteria, c);

      if (!criterion->pass_fail && criterion->weight > 0)
        read.weights[c] = criterion->weight;
    }
  take_scores (&read, plan, criteria, scores);
  for (OpccWorldKind kind = 0; kind < OPCC_N_WORLD_KINDS; kind++)
    fill_kind (plan, &read, kind, &counts.n[kind]);
  return counts;
}

/**
 * opcc_robustness_fill_round:
 * @counts: (out) (optional): how many worlds there were
 *
 * Fills holds_up and worlds of the ranked rows.
 */
gboolean
opcc_robustness_fill_round (OpccDb *db,
                            OpccAwardPlan *plan,
                            OpccWorldCounts *counts,
                            GError **error)
{
  g_autoptr (GPtrArray) criteria = opcc_criterion_list (db, plan->ranking->round, error);
  g_autoptr (GArray) scores =
      criteria != NULL ? opcc_ranking_read_scores (db, plan->ranking->round, error) : NULL;
  OpccWorldCounts found;

  if (scores == NULL)
    return FALSE;
  opcc_robustness_fill (plan, OPCC_ROBUSTNESS_REDRAWS);
  found = opcc_robustness_fill_worlds (plan, criteria, scores);
  if (counts != NULL)
    *counts = found;
  return TRUE;
}

/**
 * opcc_robustness_get_overall:
 *
 * In how many of 100 rounds that might have been the application is above the line, over all: the
 * plain mean of the share of redraws and of the share of each kind of world there was, rounded half
 * up. Each kind counts alike, or the thousand redraws would drown the few worlds without a marker.
 *
 * Returns: per cent; -1: not computed
 */
int
opcc_robustness_get_overall (const OpccRankingRow *row)
{
  guint n = row->holds_up >= 0 ? 1 : 0;
  guint sum = row->holds_up >= 0 ? (guint) row->holds_up : 0;

  for (guint kind = 0; kind < OPCC_N_WORLD_KINDS; kind++)
    if (row->worlds[kind] >= 0)
      {
        sum += (guint) row->worlds[kind];
        n++;
      }
  return n == 0 ? -1 : (int) ((sum * 2 + n) / (2 * n));
}

/**
 * opcc_robustness_count_safe:
 *
 * Returns: how many awards get money in every world of a kind, or -1
 */
int
opcc_robustness_count_safe (const OpccAwardPlan *plan, OpccWorldKind kind)
{
  int n = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);

      if (row->ranked->worlds[kind] < 0)
        return -1;
      n += row->amount > 0 && row->ranked->worlds[kind] == 100;
    }
  return n;
}
