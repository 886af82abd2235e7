/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCspAllocation: what a partnership may spend in a year, with what the formula read. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CSP_ALLOCATION (opcc_csp_allocation_get_type ())
G_DECLARE_FINAL_TYPE (OpccCspAllocation, opcc_csp_allocation, OPCC, CSP_ALLOCATION, OpccRecord)

struct _OpccCspAllocation
{
  OpccRecord parent_instance;
  char *title;        /* "Blaby 2023/24" */
  gint64 partnership; /* link */
  char *year;
  gint64 crimes;
  gint64 types;
  gint64 population;
  gint64 amount; /* pence; missing until it is decided */
  char *note;
  char *source;
};

extern const OpccKind opcc_csp_allocation_kind;

G_END_DECLS
