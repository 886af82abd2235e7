/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPartnership: a Community Safety Partnership, which one district has. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_PARTNERSHIP (opcc_partnership_get_type ())
G_DECLARE_FINAL_TYPE (OpccPartnership, opcc_partnership, OPCC, PARTNERSHIP, OpccRecord)

struct _OpccPartnership
{
  OpccRecord parent_instance;
  char *title;
  char *district;
  char *lead; /* a role */
  char *note;
  char *source;
};

extern const OpccKind opcc_partnership_kind;

G_END_DECLS
