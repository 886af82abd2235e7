/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRetentionHold: a dispute or a request for information, for which nothing is removed. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_RETENTION_HOLD (opcc_retention_hold_get_type ())
G_DECLARE_FINAL_TYPE (OpccRetentionHold, opcc_retention_hold, OPCC, RETENTION_HOLD, OpccRecord)

struct _OpccRetentionHold
{
  OpccRecord parent_instance;
  char *subject; /* as it is shown: "Applications", or the title of the record */
  char *kind;    /* name of the kind */
  gint64 number; /* of the record; missing: all of the kind */
  char *reason;
  OpccDate since;
  OpccDate until; /* the last day; missing: open */
};

extern const OpccKind opcc_retention_hold_kind;

gboolean opcc_retention_hold_add (OpccDb *db,
                                  const OpccKind *kind,
                                  gint64 n,
                                  const char *reason,
                                  OpccDate since,
                                  OpccDate until,
                                  GError **error);
gboolean opcc_retention_hold_release (OpccDb *db, gint64 hold, OpccDate today, GError **error);
gboolean opcc_retention_hold_is_on (const OpccRetentionHold *self, OpccDate today);
GPtrArray *opcc_retention_holds_read (OpccDb *db, GError **error);

/* What stands under a hold on a day: the records, and all that belong to them. */
typedef struct _OpccRetentionHeld OpccRetentionHeld;

OpccRetentionHeld *opcc_retention_held_read (OpccDb *db, OpccDate today, GError **error);
void opcc_retention_held_free (OpccRetentionHeld *self);
const char *opcc_retention_held_find (OpccRetentionHeld *self, const OpccKind *kind, gint64 n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccRetentionHeld, opcc_retention_held_free)

G_END_DECLS
