/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccInterval: how far off a share, a mean or a difference may be, at 95 per cent. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NAN where it cannot be said. */
typedef struct
{
  double value;
  double low;
  double high;
} OpccInterval;

/* Count, mean and standard deviation of a group. */
typedef struct
{
  guint n;
  double mean; /* NAN for none */
  double sd;   /* of a sample, divided by n - 1; NAN for fewer than two */
} OpccGroupMean;

OpccInterval opcc_interval_of_share (guint n_yes, guint n);
OpccInterval opcc_interval_of_share_difference (guint n_yes, guint n, guint m_yes, guint m);
OpccInterval opcc_interval_of_mean_difference (const OpccGroupMean *one,
                                               const OpccGroupMean *other);
void opcc_group_mean_compute (OpccGroupMean *self, const double *values, guint n);

/* (transfer full): "+3.1", or "−8.2" with the true minus; what rounds to nothing has no sign. */
char *opcc_interval_say_points (double points);

G_END_DECLS
