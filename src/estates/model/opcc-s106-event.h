/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccS106Event: money of a covenant secured, received, allocated, transferred or spent; what came
 * back is negative. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_S106_EVENT (opcc_s106_event_get_type ())
G_DECLARE_FINAL_TYPE (OpccS106Event, opcc_s106_event, OPCC, S106_EVENT, OpccRecord)

struct _OpccS106Event
{
  OpccRecord parent_instance;
  char *title;
  gint64 covenant;
  char *covenant_stated;
  char *status;
  gint64 amount;
  gint64 units;
  OpccDate entered;
  OpccDate dated;
  OpccDate ends;
  char *note;
  char *source;
};

extern const OpccChoice opcc_s106_statuses[];
extern const OpccKind opcc_s106_event_kind;

G_END_DECLS
