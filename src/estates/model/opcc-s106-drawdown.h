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

G_END_DECLS
