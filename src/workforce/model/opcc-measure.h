/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMeasure: a measure: what is counted, and by which rule. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_MEASURE (opcc_measure_get_type ())
G_DECLARE_FINAL_TYPE (OpccMeasure, opcc_measure, OPCC, MEASURE, OpccRecord)

struct _OpccMeasure
{
  OpccRecord parent_instance;
  char *title;      /* "Headcount" */
  char *rule;       /* "head count at year end"; with the title it names the measure */
  char *unit;       /* decides what a value may be */
  char *nature;     /* whether months add up to a year */
  char *definition; /* what is counted in, and what is not */
  char *source;
  char *theme; /* which page shows it */
};

extern const OpccChoice opcc_measure_units[];
extern const OpccChoice opcc_measure_natures[];
extern const OpccChoice opcc_measure_themes[];
/* Whether figures in this unit may be added: people, posts, full-time equivalents. */
gboolean opcc_measure_can_add (const char *unit);

extern const OpccKind opcc_measure_kind;

G_END_DECLS
