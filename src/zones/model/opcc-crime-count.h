/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCrimeCount: crimes recorded in a small area in one year, and how many people lived there. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CRIME_COUNT (opcc_crime_count_get_type ())
G_DECLARE_FINAL_TYPE (OpccCrimeCount, opcc_crime_count, OPCC, CRIME_COUNT, OpccRecord)

struct _OpccCrimeCount
{
  OpccRecord parent_instance;
  gint64 area;
  char *period; /* a financial year, "2022/23", or a calendar year, "2022" */
  gint64 crimes;
  gint64 population;
  char *note;
  char *source;
};

extern const OpccKind opcc_crime_count_kind;

G_END_DECLS
