/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals at 95 per cent that stay honest for small numbers. */
#include "opcc-interval.h"

#include <math.h>

/* The normal quantile at 0.975. */
#define Z 1.959963984540054

static const OpccInterval unknown = { NAN, NAN, NAN };

/**
 * opcc_interval_of_share:
 *
 * The score interval of E. B. Wilson, “Probable inference, the law of succession, and statistical
 * inference”, Journal of the American Statistical Association 22 (1927), p. 209, which keeps within
 * 0 and 1 and holds for few and for none.
 *
 * Returns: shares from 0 to 1; all NAN for none of nothing
 */
OpccInterval
opcc_interval_of_share (guint n_yes, guint n)
{
  const double share = n > 0 ? (double) n_yes / n : NAN;
  const double z2n = n > 0 ? Z * Z / n : NAN;
  const double middle = (share + z2n / 2) / (1 + z2n);
  const double half = Z / (1 + z2n) * sqrt (share * (1 - share) / n + z2n / (4 * n));

  g_return_val_if_fail (n_yes <= n, unknown);

  if (n == 0)
    return unknown;
  return (OpccInterval){ share, n_yes == 0 ? 0 : MAX (0, middle - half),
                         n_yes == n ? 1 : MIN (1, middle + half) };
}

/**
 * opcc_interval_of_share_difference:
 *
 * The share of the first less that of the second, by method 10 of R. G. Newcombe, “Interval
 * estimation for the difference between independent proportions”, Statistics in Medicine 17 (1998),
 * p. 873, which puts the two score intervals of Wilson together.
 *
 * Returns: differences from -1 to 1; all NAN where one of the two groups is empty
 */
OpccInterval
opcc_interval_of_share_difference (guint n_yes, guint n, guint m_yes, guint m)
{
  const OpccInterval a = opcc_interval_of_share (n_yes, n);
  const OpccInterval b = opcc_interval_of_share (m_yes, m);
  const double difference = a.value - b.value;

  if (n == 0 || m == 0)
    return unknown;
  return (OpccInterval){ difference, difference - hypot (a.value - a.low, b.high - b.value),
                         difference + hypot (a.high - a.value, b.value - b.low) };
}

/* The continued fraction of the incomplete beta function, DLMF 8.17.22, from its front by the
 * method of Lentz. */
static double
compute_fraction (double a, double b, double x)
{
  const double tiny = 1e-300;
  double c = 1;
  double d = 1 - (a + b) * x / (a + 1);
  double value;

  d = 1 / (fabs (d) < tiny ? tiny : d);
  value = d;
  for (int m = 1; m <= 500; m++)
    {
      const double steps[] = { m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                               -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)) };
      double change = 1;

      for (guint i = 0; i < 2; i++)
        {
          d = 1 + steps[i] * d;
          c = 1 + steps[i] / c;
          d = 1 / (fabs (d) < tiny ? tiny : d);
          c = fabs (c) < tiny ? tiny : c;
          change = d * c;
          value *= change;
        }
      if (fabs (change - 1) < 1e-14)
        break;
    }
  return value;
}

/* How likely it is that Student's t of @degrees is further from nil than @t. */
static double
compute_tails (double t, double degrees)
{
  const double a = degrees / 2;
  const double x = degrees / (degrees + t * t);
  const double front =
      exp (lgamma (a + 0.5) - lgamma (a) - lgamma (0.5) + a * log (x) + 0.5 * log1p (-x));

  if (t == 0)
    return 1;
  if (x < (a + 1) / (a + 2.5))
    return front * compute_fraction (a, 0.5, x) / a;
  return 1 - front * compute_fraction (0.5, a, 1 - x) / 0.5;
}

static double
find_t (double degrees)
{
  double low = 0;
  double high = 1000;

  for (guint i = 0; i < 100; i++)
    {
      const double middle = (low + high) / 2;

      if (compute_tails (middle, degrees) > 0.05)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * opcc_interval_of_mean_difference:
 *
 * The mean of the first less that of the second, with unequal spread, by B. L. Welch, “The
 * generalization of ‘Student’s’ problem when several different population variances are involved”,
 * Biometrika 34 (1947), p. 28; the degrees of freedom are those of Welch and Satterthwaite.
 *
 * Returns: in the unit of the means; bounds NAN where a group has fewer than two
 */
OpccInterval
opcc_interval_of_mean_difference (const OpccGroupMean *one, const OpccGroupMean *other)
{
  const double difference = one->mean - other->mean;
  const double u = one->sd * one->sd / one->n;
  const double v = other->sd * other->sd / other->n;
  double degrees;
  double half;

  if (one->n < 2 || other->n < 2)
    return (OpccInterval){ difference, NAN, NAN };
  if (u + v <= 0)
    return (OpccInterval){ difference, difference, difference };
  degrees = (u + v) * (u + v) / (u * u / (one->n - 1) + v * v / (other->n - 1));
  half = find_t (degrees) * sqrt (u + v);
  return (OpccInterval){ difference, difference - half, difference + half };
}

/**
 * opcc_group_mean_compute:
 *
 * Mean and standard deviation in two passes, so that close scores do not cancel.
 */
void
opcc_group_mean_compute (OpccGroupMean *self, const double *values, guint n)
{
  double sum = 0;
  double squares = 0;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  self->n = n;
  self->mean = n > 0 ? sum / n : NAN;
  for (guint i = 0; i < n; i++)
    squares += (values[i] - self->mean) * (values[i] - self->mean);
  self->sd = n > 1 ? sqrt (squares / (n - 1)) : NAN;
}

char *
opcc_interval_say_points (double points)
{
  const double rounded = round (points * 10) / 10;

  return g_strdup_printf ("%s%.1f", rounded < 0 ? "−" : rounded > 0 ? "+" : "", fabs (rounded));
}
