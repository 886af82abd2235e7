/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccReading: what an indicator was in a period. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_READING (opcc_reading_get_type ())
G_DECLARE_FINAL_TYPE (OpccReading, opcc_reading, OPCC, READING, OpccRecord)

struct _OpccReading
{
  OpccRecord parent_instance;
  gint64 indicator;
  char *period; /* "2022/23", "June 2023", or a day */
  double value;
  OpccDate taken; /* follows from the period where that can be read */
  char *note;
  char *source;
};

extern const OpccKind opcc_reading_kind;

G_END_DECLS
