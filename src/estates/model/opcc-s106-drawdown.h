/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccS106Drawdown: money of an agreement asked for, or asked to be used for something else. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_S106_DRAWDOWN (opcc_s106_drawdown_get_type ())
G_DECLARE_FINAL_TYPE (OpccS106Drawdown, opcc_s106_drawdown, OPCC, S106_DRAWDOWN, OpccRecord)

struct _OpccS106Drawdown
{
  OpccRecord parent_instance;
  char *title;
  char *kind;
  char *authority;
  gint64 covenant;
  gint64 amount;
  char *amount_stated;
  gint64 cost_signatory;
  gint64 signatories;
  char *state;
  char *state_stated;
  OpccDate dated;
  char *note;
  char *source;
};

extern const OpccChoice opcc_s106_drawdown_kinds[];
extern const OpccChoice opcc_s106_drawdown_states[];
extern const OpccKind opcc_s106_drawdown_kind;

/* Pence: what a new deed costs all who sign it; OPCC_NO_MONEY where the cost a signatory or their
 * number is not given. */
gint64 opcc_s106_drawdown_get_deed_cost (const OpccS106Drawdown *self);

G_END_DECLS
