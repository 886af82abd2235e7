/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccInYearRequest: money asked for within the year, from asked to approved. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_IN_YEAR_REQUEST (opcc_in_year_request_get_type ())
G_DECLARE_FINAL_TYPE (OpccInYearRequest, opcc_in_year_request, OPCC, IN_YEAR_REQUEST, OpccRecord)

struct _OpccInYearRequest
{
  OpccRecord parent_instance;
  char *title;
  gint64 scheme;
  gint64 asked;
  OpccDate asked_on;
  char *state;
  gint64 approved;
  OpccDate approved_on;
  char *decision;
  char *note;
  char *source;
};

extern const OpccChoice opcc_request_states[];
extern const OpccKind opcc_in_year_request_kind;

G_END_DECLS
