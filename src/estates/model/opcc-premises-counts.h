/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counts of the estates paper, made from the register of premises. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 premises;      /* all but neighbourhood offices */
  gint64 locations;     /* places where those stand */
  gint64 neighbourhood; /* neighbourhood offices */
  gint64 area;          /* square metres, of those that are given */
  gint64 area_missing;  /* premises without an area; neighbourhood offices have none */
  gint64 freehold, leasehold, shared; /* premises by tenure */
  gint64 open;       /* premises open to the public, with or without an appointment */
  gint64 unsurveyed; /* premises without a survey */
} OpccPremisesCounts;

gboolean opcc_premises_count (OpccDb *db, OpccPremisesCounts *counts, GError **error);

G_END_DECLS
