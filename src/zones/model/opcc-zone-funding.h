/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneFunding: money for a zone in a financial year from one funder; what is left is worked
 * out. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ZONE_FUNDING (opcc_zone_funding_get_type ())
G_DECLARE_FINAL_TYPE (OpccZoneFunding, opcc_zone_funding, OPCC, ZONE_FUNDING, OpccRecord)

struct _OpccZoneFunding
{
  OpccRecord parent_instance;
  gint64 zone;
  char *year; /* "2021/22" */
  char *funder;
  char *recipient;
  gint64 committed; /* pence */
  gint64 paid;      /* pence */
  char *note;
  char *source;
};

extern const OpccKind opcc_zone_funding_kind;

G_END_DECLS
