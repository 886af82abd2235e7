/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccArea: a small area of the census (LSOA) with its figures of deprivation and crime. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_AREA (opcc_area_get_type ())
G_DECLARE_FINAL_TYPE (OpccArea, opcc_area, OPCC, AREA, OpccRecord)

struct _OpccArea
{
  OpccRecord parent_instance;
  char *code; /* "E01013600" */
  char *title;
  char *ward;
  char *ward_code;
  char *district;
  double imd_score; /* Index of Multiple Deprivation */
  gint64 imd_rank;
  gint64 imd_decile;       /* 1 is the most deprived */
  double income_score;     /* per cent of people */
  double employment_score; /* per cent of people of working age */
  gint64 population;
  gint64 crimes;
  char *crime_period;
  gint64 zone; /* 0: in no zone */
  char *note;
  char *source;
};

extern const OpccKind opcc_area_kind;

G_END_DECLS
