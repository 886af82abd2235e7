/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The random effects of markers: variances by moments, shifts by best linear unbiased prediction.
 */
#include "opcc-marker-effects.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* With no variance left to explain, the equations still need a divisor; points squared. */
#define LEAST_RESIDUAL 1e-6

/* The normal equations with the applications absorbed: G = Z′MZ and b = Z′My, where M takes the
 * mean of each application away. */
typedef struct
{
  guint n;           /* markers */
  gint64 *markers;   /* (owned) their numbers, rising */
  double *g;         /* (owned) n × n */
  double *b;         /* (owned) n */
  guint *part;       /* (owned) markers that share applications, directly or by others */
  guint n_parts;     /* how many such groups */
  guint n_marks;     /* marks in all */
  guint n_marked;    /* applications */
  double sum_square; /* y′My */
} Equations;

static void
clear_equations (Equations *self)
{
  g_free (self->markers);
  g_free (self->g);
  g_free (self->b);
  g_free (self->part);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Equations, clear_equations)

static double
get_percent (const OpccRankingRow *row, guint i)
{
  return (double) g_array_index (row->markers, OpccRankingMarker, i).percent / OPCC_PERCENT;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *) a;
  const gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static guint
find_marker (const Equations *self, gint64 marker)
{
  const gint64 *found = bsearch (&marker, self->markers, self->n, sizeof marker, compare_numbers);

  return (guint) (found - self->markers);
}

static void
list_markers (Equations *self, const OpccRanking *ranking)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint r = 0; r < ranking->rows->len; r++)
    {
      const OpccRankingRow *row = g_ptr_array_index (ranking->rows, r);

      for (guint i = 0; i < row->markers->len; i++)
        g_array_append_val (all, g_array_index (row->markers, OpccRankingMarker, i).marker);
    }
  g_array_sort (all, compare_numbers);
  self->markers = g_new0 (gint64, all->len + 1);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || g_array_index (all, gint64, i) != g_array_index (all, gint64, i - 1))
      self->markers[self->n++] = g_array_index (all, gint64, i);
}

static void
join_parts (Equations *self, guint a, guint b)
{
  const guint from = MAX (self->part[a], self->part[b]);
  const guint to = MIN (self->part[a], self->part[b]);

  for (guint i = 0; i < self->n; i++)
    if (self->part[i] == from)
      self->part[i] = to;
}

static void
add_application (Equations *self, const OpccRankingRow *row)
{
  const guint n = row->markers->len;
  g_autofree guint *places = g_new (guint, n + 1);
  double mean = 0;

  for (guint i = 0; i < n; i++)
    {
      places[i] = find_marker (self, g_array_index (row->markers, OpccRankingMarker, i).marker);
      mean += get_percent (row, i) / n;
    }
  for (guint i = 0; i < n; i++)
    {
      const double rest = get_percent (row, i) - mean;

      self->b[places[i]] += rest;
      self->sum_square += rest * rest;
      self->g[places[i] * self->n + places[i]] += 1;
      for (guint j = 0; j < n; j++)
        self->g[places[i] * self->n + places[j]] -= 1.0 / n;
      join_parts (self, places[0], places[i]);
    }
  self->n_marks += n;
  self->n_marked += n > 0;
}

static void
set_up (Equations *self, const OpccRanking *ranking)
{
  list_markers (self, ranking);
  self->g = g_new0 (double, (gsize) self->n * self->n + 1);
  self->b = g_new0 (double, self->n + 1);
  self->part = g_new0 (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->part[i] = i;
  for (guint r = 0; r < ranking->rows->len; r++)
    add_application (self, g_ptr_array_index (ranking->rows, r));
  for (guint i = 0; i < self->n; i++)
    self->n_parts += self->part[i] == i;
}

/* The inverse of a symmetric matrix with all its eigenvalues above nil, in place. */
static void
invert (double *matrix, guint n)
{
  for (guint k = 0; k < n; k++)
    {
      const double pivot = matrix[k * n + k];

      matrix[k * n + k] = 1;
      for (guint j = 0; j < n; j++)
        matrix[k * n + j] /= pivot;
      for (guint i = 0; i < n; i++)
        {
          const double factor = matrix[i * n + k];

          if (i == k)
            continue;
          matrix[i * n + k] = 0;
          for (guint j = 0; j < n; j++)
            matrix[i * n + j] -= factor * matrix[k * n + j];
        }
    }
}

static double
multiply (const double *matrix, const double *vector, guint n, guint row)
{
  double sum = 0;

  for (guint j = 0; j < n; j++)
    sum += matrix[row * n + j] * vector[j];
  return sum;
}

/* b′G⁻b: G has nothing to say of a shift that all markers of a part have in common, so that is
 * filled in, which b does not feel. */
static double
find_explained (const Equations *self)
{
  g_autofree double *full = g_memdup2 (self->g, sizeof (double) * self->n * self->n);
  double sum = 0;

  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->n; j++)
      if (self->part[i] == self->part[j])
        full[i * self->n + j] += 1;
  invert (full, self->n);
  for (guint i = 0; i < self->n; i++)
    sum += self->b[i] * multiply (full, self->b, self->n, i);
  return sum;
}

/* Henderson's third method: the sums of squares of the two-way layout put equal to what they are
 * to be expected to be. */
static gboolean
find_variances (const Equations *self, double *residual, double *between)
{
  const guint rank = self->n - self->n_parts;
  const gint64 freedom = (gint64) self->n_marks - self->n_marked - rank;
  double trace = 0;
  double explained;

  if (rank == 0 || freedom <= 0)
    return FALSE;
  explained = find_explained (self);
  for (guint i = 0; i < self->n; i++)
    trace += self->g[i * self->n + i];
  *residual = fmax ((self->sum_square - explained) / (double) freedom, LEAST_RESIDUAL);
  *between = fmax ((explained - rank * *residual) / trace, 0);
  return TRUE;
}

/* Shrinks the logarithms of the markers' standard deviations to their mean: ln s has a variance of
 * near 1 / 2(n − 1), and what the logarithms differ by beyond that is told by DerSimonian and
 * Laird's moments. */
static void
find_widths (GArray *effects, const double *logarithm)
{
  double sum_w = 0;
  double sum_w2 = 0;
  double sum_wx = 0;
  double q = 0;
  double between;
  double centre = 0;
  double weights = 0;
  guint n = 0;

  for (guint i = 0; i < effects->len; i++)
    if (!isnan (logarithm[i]))
      {
        const double w = 2.0 * (g_array_index (effects, OpccMarkerEffect, i).n - 1);

        sum_w += w;
        sum_w2 += w * w;
        sum_wx += w * logarithm[i];
        n++;
      }
  if (n < 2)
    return;
  for (guint i = 0; i < effects->len; i++)
    if (!isnan (logarithm[i]))
      q += 2.0 * (g_array_index (effects, OpccMarkerEffect, i).n - 1) *
           pow (logarithm[i] - sum_wx / sum_w, 2);
  between = fmax ((q - (n - 1)) / (sum_w - sum_w2 / sum_w), 0);
  for (guint i = 0; i < effects->len; i++)
    if (!isnan (logarithm[i]))
      {
        const double w =
            1 / (1 / (2.0 * (g_array_index (effects, OpccMarkerEffect, i).n - 1)) + between);

        centre += w * logarithm[i];
        weights += w;
      }
  centre /= weights;
  for (guint i = 0; i < effects->len; i++)
    {
      OpccMarkerEffect *effect = &g_array_index (effects, OpccMarkerEffect, i);
      const double own = 1 / (2.0 * (effect->n - 1));
      const double keep = between / (between + own);

      if (isnan (logarithm[i]))
        continue;
      effect->width = exp (keep * (logarithm[i] - centre));
      effect->low = exp (keep * (logarithm[i] - centre) - OPCC_EFFECT_SIGMAS * sqrt (keep * own));
      effect->high = exp (keep * (logarithm[i] - centre) + OPCC_EFFECT_SIGMAS * sqrt (keep * own));
      effect->narrow = effect->high < 1 - 1e-9;
      effect->wide = effect->low > 1 + 1e-9;
    }
}

static void
fill_widths (OpccMarkerEffects *self, const Equations *equations, const OpccRanking *ranking)
{
  g_autofree double *logarithm = g_new0 (double, equations->n + 1);

  for (guint r = 0; r < ranking->rows->len; r++)
    {
      const OpccRankingRow *row = g_ptr_array_index (ranking->rows, r);

      for (guint i = 0; i < row->markers->len; i++)
        {
          const guint place =
              find_marker (equations, g_array_index (row->markers, OpccRankingMarker, i).marker);
          const OpccMarkerEffect *effect = &g_array_index (self->effects, OpccMarkerEffect, place);

          logarithm[place] += pow (get_percent (row, i) - effect->mean, 2);
        }
    }
  for (guint i = 0; i < equations->n; i++)
    {
      const guint n = g_array_index (self->effects, OpccMarkerEffect, i).n;

      logarithm[i] = n < 2 || logarithm[i] <= 0 ? NAN : log (logarithm[i] / (n - 1)) / 2;
    }
  find_widths (self->effects, logarithm);
}

static void
fill_means (OpccMarkerEffects *self, const Equations *equations, const OpccRanking *ranking)
{
  g_array_set_size (self->effects, equations->n);
  for (guint i = 0; i < equations->n; i++)
    {
      OpccMarkerEffect *effect = &g_array_index (self->effects, OpccMarkerEffect, i);

      effect->marker = equations->markers[i];
      effect->width = effect->low = effect->high = NAN;
    }
  for (guint r = 0; r < ranking->rows->len; r++)
    {
      const OpccRankingRow *row = g_ptr_array_index (ranking->rows, r);

      for (guint i = 0; i < row->markers->len; i++)
        {
          OpccMarkerEffect *effect = &g_array_index (
              self->effects, OpccMarkerEffect,
              find_marker (equations, g_array_index (row->markers, OpccRankingMarker, i).marker));

          effect->n++;
          effect->mean += (get_percent (row, i) - effect->mean) / effect->n;
        }
    }
}

/* Shifts and their errors; @inverse becomes (G + λI)⁻¹. */
static void
fill_shifts (OpccMarkerEffects *self, const Equations *equations, double *inverse)
{
  const guint n = equations->n;
  const double residual = self->residual * self->residual;
  const double between = self->between * self->between;

  memcpy (inverse, equations->g, sizeof (double) * n * n);
  for (guint i = 0; i < n; i++)
    inverse[i * n + i] += residual / between;
  invert (inverse, n);
  for (guint i = 0; i < n; i++)
    {
      OpccMarkerEffect *effect = &g_array_index (self->effects, OpccMarkerEffect, i);

      effect->shift = multiply (inverse, equations->b, n, i);
      effect->error = sqrt (residual * inverse[i * n + i]);
      effect->harsh = effect->shift + OPCC_EFFECT_SIGMAS * effect->error < 0;
      effect->kind = effect->shift - OPCC_EFFECT_SIGMAS * effect->error > 0;
    }
}

static int
compare_adjusted (gconstpointer a, gconstpointer b)
{
  const OpccAdjustedRow *x = a;
  const OpccAdjustedRow *y = b;

  if (x->adjusted != y->adjusted)
    return x->adjusted > y->adjusted ? -1 : 1;
  return strcmp (x->row->reference, y->row->reference);
}

static void
adjust_row (OpccMarkerEffects *self,
            const Equations *equations,
            const double *inverse,
            OpccAdjustedRow *adjusted)
{
  const OpccRankingRow *row = adjusted->row;
  const guint n = row->markers->len;
  double variance = 0;
  double shift = 0;

  /* What moderation has settled on is no mean of marks any more. */
  if (row->settled || self->between <= 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const guint place =
          find_marker (equations, g_array_index (row->markers, OpccRankingMarker, i).marker);

      shift += g_array_index (self->effects, OpccMarkerEffect, place).shift / n;
      for (guint j = 0; j < n; j++)
        variance +=
            inverse[place * equations->n +
                    find_marker (equations,
                                 g_array_index (row->markers, OpccRankingMarker, j).marker)];
    }
  adjusted->adjusted -= shift;
  adjusted->error = self->residual * sqrt (fmax (variance, 0)) / n;
}

static void
fill_adjusted (OpccMarkerEffects *self,
               const Equations *equations,
               const OpccRanking *ranking,
               const double *inverse)
{
  for (guint r = 0; r < ranking->rows->len; r++)
    {
      OpccAdjustedRow adjusted = { .row = g_ptr_array_index (ranking->rows, r) };

      if (adjusted.row->rank == 0)
        continue;
      adjusted.adjusted = (double) adjusted.row->numerator / (double) adjusted.row->denominator;
      adjust_row (self, equations, inverse, &adjusted);
      /* Millionths of a point, as the ranking shows: less than that is no difference. */
      adjusted.adjusted = round (adjusted.adjusted * OPCC_PERCENT) / OPCC_PERCENT;
      adjusted.passes = !adjusted.row->below_minimum && !adjusted.row->failed &&
                        (ranking->threshold == OPCC_NO_PERCENT ||
                         adjusted.adjusted >= (double) ranking->threshold / OPCC_PERCENT);
      g_array_append_val (self->adjusted, adjusted);
    }
  g_array_sort (self->adjusted, compare_adjusted);
  for (guint i = 0; i < self->adjusted->len; i++)
    {
      OpccAdjustedRow *row = &g_array_index (self->adjusted, OpccAdjustedRow, i);

      row->rank = i > 0 && row[-1].adjusted == row->adjusted ? row[-1].rank : i + 1;
      self->n_moved += row->rank != row->row->rank;
      self->n_crossed += row->passes != row->row->passes;
    }
}

/**
 * opcc_marker_effects_estimate:
 *
 * A mark is taken as y = application + marker + rest, the application fixed, the markers drawn from
 * a normal distribution round nil. The two variances come from Henderson's third method (C. R.
 * Henderson, “Estimation of variance and covariance components”, Biometrics 9 (1953), 226–252); the
 * shifts are the best linear unbiased predictors β = (Z′MZ + λI)⁻¹Z′My, λ = σ²/τ², with the
 * standard errors of σ²(Z′MZ + λI)⁻¹ (Henderson, Biometrics 31 (1975), 423–447; G. K. Robinson,
 * Statistical Science 6 (1991), 15–32). So a marker of few applications is drawn to nil, and a
 * difference between markers no greater than chance gives no shift at all (τ² = 0).
 *
 * The width compares the standard deviations of the markers' percentages in logarithms, whose
 * variance is near 1/2(n − 1) (M. S. Bartlett and D. G. Kendall, J. R. Stat. Soc. Suppl. 8 (1946),
 * 128–138), shrunk with the between-variance of R. DerSimonian and N. Laird (Controlled Clinical
 * Trials 7 (1986), 177–188). Markers of the same applications are not independent in it, which
 * makes its intervals too long rather than too short.
 *
 * Nothing is applied: the adjusted percentages stand beside those of the ranking, and take the
 * shifts off alone. What moderation settled on is left as it is.
 *
 * Returns: (transfer full): it points into @ranking, which must outlive it
 */
OpccMarkerEffects *
opcc_marker_effects_estimate (const OpccRanking *ranking)
{
  OpccMarkerEffects *self = g_new0 (OpccMarkerEffects, 1);
  g_auto (Equations) equations = { 0 };
  g_autofree double *inverse = NULL;
  double residual = 0;
  double between = 0;

  set_up (&equations, ranking);
  inverse = g_new0 (double, equations.n *equations.n + 1);
  self->effects = g_array_new (FALSE, TRUE, sizeof (OpccMarkerEffect));
  self->adjusted = g_array_new (FALSE, TRUE, sizeof (OpccAdjustedRow));
  fill_means (self, &equations, ranking);
  self->known = find_variances (&equations, &residual, &between);
  self->residual = sqrt (residual);
  self->between = sqrt (between);
  if (self->known)
    fill_widths (self, &equations, ranking);
  if (self->between > 0)
    fill_shifts (self, &equations, inverse);
  fill_adjusted (self, &equations, ranking, inverse);
  return self;
}

void
opcc_marker_effects_free (OpccMarkerEffects *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->effects);
  g_array_unref (self->adjusted);
  g_free (self);
}
