/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBid: a bid of the office for somebody else’s money. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_BID (opcc_bid_get_type ())
G_DECLARE_FINAL_TYPE (OpccBid, opcc_bid, OPCC, BID, OpccRecord)

struct _OpccBid
{
  OpccRecord parent_instance;
  char *title;
  char *fund;
  char *lead;
  char *area;
  gint64 amount;
  gint64 awarded;
  gint64 maximum;
  gint64 match_funding;
  char *match_stated;
  OpccDate deadline;
  OpccDate result_due;
  char *state;
  char *status;
  char *note;
  char *source;
};

extern const OpccChoice opcc_bid_states[];
extern const OpccKind opcc_bid_kind;

G_END_DECLS
