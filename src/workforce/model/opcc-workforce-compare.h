/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying any measure against any other by year, each under its one counting rule. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-measure.h"

G_BEGIN_DECLS

/* What two measures were in one financial year; NAN where it is missing. */
typedef struct
{
  char *year; /* (owned) "2022-23" */
  double a;
  double b;
} OpccYearPair;

void opcc_year_pair_free (OpccYearPair *self);

/**
 * opcc_measure_choose:
 * @rule: (nullable): needed where the measure is counted by more than one
 *
 * Two rules never meet in one line: a measure with several is refused until one is named.
 *
 * Returns: (transfer full): the measure, or NULL with a sentence
 */
OpccMeasure *opcc_measure_choose (OpccDb *db, const char *title, const char *rule, GError **error);

/* (transfer full) (out): what tells two measures apart that stand side by side: their titles, else
 * their units as well, else their counting rules. */
void
opcc_measures_name_apart (const OpccMeasure *a, const OpccMeasure *b, char **name_a, char **name_b);

/* (transfer full) (element-type OpccMeasure): those known for a day or a year, the one with the
 * most periods first. */
GPtrArray *opcc_measures_list_yearly (OpccDb *db, GError **error);

/**
 * opcc_workforce_compare:
 *
 * A flow is added up over the year; of a count at a day, the last day of the year is taken. Of a
 * measure of several forces, our own counts, or Leicestershire where it is one of them.
 *
 * Returns: (transfer full) (element-type OpccYearPair): every financial year either was counted
 */
GPtrArray *opcc_workforce_compare (OpccDb *db, OpccMeasure *a, OpccMeasure *b, GError **error);

G_END_DECLS
