/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the bench programs print, and the middle of several runs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double bench_median (double *values, guint n);
double bench_percentile (double *values, guint n, double share);
/* A row of the table: both sides in the same unit; @target_ratio 0 where only @target counts. */
void bench_print (const char *figure,
                  const char *unit,
                  double ours,
                  double baseline,
                  double target_ratio,
                  double target);
/* Milliseconds of a whole run of LibreOffice that turns @file into the format @ending, in @folder;
 * 0 where it is not installed, or cannot. The first run makes its profile and does not count. */
double bench_convert (const char *folder, const char *file, const char *ending);
/* Resident memory of this process, in MB. */
double bench_resident (void);

G_END_DECLS
