/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due for removal on a day, and removing it. */
#pragma once

#include "opcc-progress.h"
#include "opcc-retention-hold.h"
#include "opcc-retention-rule.h"

G_BEGIN_DECLS

/* What one rule comes to on a day. */
typedef struct
{
  OpccRetentionRule *rule; /* (owned) */
  const OpccKind *kind;
  GPtrArray *fields; /* (owned) of OpccField: what is removed */
  GArray *numbers;   /* (owned) of gint64: records that are due, in order */
  guint n_deleted;   /* of those, that are in the log alone */
  GArray *linked;    /* (owned) of gint64: that would go as whole records, but others refer to them:
                      * they lose the fields alone */
  GArray *held;      /* (owned) of gint64: that would be due, and are held */
  char *held_why;    /* (owned) (nullable): reason of the first */
  gint64 n_later;    /* that have a day which has not come */
  OpccDate next;     /* the first of those days, or OPCC_NO_DATE */
  gint64 n_undated;  /* that have no date to count from */
} OpccRetentionDue;

void opcc_retention_due_free (OpccRetentionDue *self);

GPtrArray *
opcc_retention_list_due (OpccDb *db, OpccDate today, GCancellable *cancellable, GError **error);
gint64 opcc_retention_count_due (GPtrArray *dues);
gint64 opcc_retention_run (OpccDb *db,
                           OpccDate today,
                           OpccProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error);

gint64 opcc_retention_count_backups (OpccDb *db, OpccDate *gone_by, GError **error);
char *opcc_retention_tell_unreached (OpccDb *db);
gint64 opcc_retention_remove_backups (OpccDb *db, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccRetentionDue, opcc_retention_due_free)

G_END_DECLS
