/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPremises: the buildings the police use: kind, tenure, partner, area, public access and
 * surveys. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_PREMISES (opcc_premises_get_type ())
G_DECLARE_FINAL_TYPE (OpccPremises, opcc_premises, OPCC, PREMISES, OpccRecord)

struct _OpccPremises
{
  OpccRecord parent_instance;
  char *title;
  char *kind;
  char *site;
  char *place;
  char *tenure;
  char *partner;
  gint64 area;
  char *access;
  OpccDate surveyed;
  char *survey;
  gint64 running_cost;
  char *note;
  char *source;
};

extern const OpccChoice opcc_premises_kinds[];
extern const OpccChoice opcc_premises_tenures[];
extern const OpccChoice opcc_premises_access[];
extern const OpccKind opcc_premises_kind;

G_END_DECLS
