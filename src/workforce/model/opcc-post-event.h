/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPostEvent: what became of a post on a day: somebody left, came, it was suspended. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_POST_EVENT (opcc_post_event_get_type ())
G_DECLARE_FINAL_TYPE (OpccPostEvent, opcc_post_event, OPCC, POST_EVENT, OpccRecord)

struct _OpccPostEvent
{
  OpccRecord parent_instance;
  gint64 post;
  OpccDate day;
  char *what;   /* key of opcc_post_event_kinds */
  char *before; /* state of the post until then */
  char *reason;
};

extern const OpccChoice opcc_post_event_kinds[];
extern const OpccKind opcc_post_event_kind;

G_END_DECLS
