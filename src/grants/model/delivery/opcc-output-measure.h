/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOutputMeasure: an output or outcome a grant promised, and what came of it. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_OUTPUT_MEASURE (opcc_output_measure_get_type ())
G_DECLARE_FINAL_TYPE (OpccOutputMeasure, opcc_output_measure, OPCC, OUTPUT_MEASURE, OpccRecord)

struct _OpccOutputMeasure
{
  OpccRecord parent_instance;
  gint64 award; /* link */
  char *title;
  char *sort; /* choice: output, outcome */
  char *unit;
  double target; /* in units; NAN: none was set */
  OpccDate period_end;
  double actual;       /* in units; NAN: not reported yet */
  gint64 grant_return; /* link: that reported it; 0: none */
  char *note;
};

extern const OpccKind opcc_output_measure_kind;

G_END_DECLS
