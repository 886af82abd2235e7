/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccVariation: what was changed of an award after the decision, which itself stays as it was. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_VARIATION (opcc_variation_get_type ())
G_DECLARE_FINAL_TYPE (OpccVariation, opcc_variation, OPCC, VARIATION, OpccRecord)

struct _OpccVariation
{
  OpccRecord parent_instance;
  gint64 award; /* link */
  char *title;  /* computed: "Variation of 3 June 2024" */
  OpccDate agreed;
  char *reason;
  gint64 amount_change; /* pence, less than 0 for less money; OPCC_NO_MONEY: the sum stays */
  OpccDate new_end;     /* OPCC_NO_DATE: the end stays */
  char *agreed_by;      /* (nullable) a role */
};

extern const OpccKind opcc_variation_kind;

G_END_DECLS
