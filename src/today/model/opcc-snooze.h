/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSnooze: something due that was put off until a day, and why. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-due-item.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_SNOOZE (opcc_snooze_get_type ())
G_DECLARE_FINAL_TYPE (OpccSnooze, opcc_snooze, OPCC, SNOOZE, OpccRecord)

struct _OpccSnooze
{
  OpccRecord parent_instance;
  char *title;    /* as it stood in the list */
  char *kind;     /* of the record that opens */
  gint64 record;  /* its number */
  OpccDate until; /* the day it comes back */
  char *reason;
  char *key; /* what makes it the same thing tomorrow */
};

extern const OpccKind opcc_snooze_kind;

char *opcc_snooze_make_key (const char *kind, gint64 n, const char *title);

/* Puts @item off until a day after @today, as one action; again moves that day. */
gboolean opcc_snooze_set (OpccDb *db,
                          const OpccDueItem *item,
                          OpccDate until,
                          const char *reason,
                          OpccDate today,
                          GError **error);
/* Brings back what was put off, as one action; @snooze is the number of the snooze. */
gboolean opcc_snooze_wake (OpccDb *db, gint64 snooze, GError **error);

G_END_DECLS
