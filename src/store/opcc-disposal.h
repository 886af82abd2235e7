/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking values out of records for good, out of the log too, so that its chain still proves what
 * stays. */
#pragma once

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-hash.h"
#include "opcc-progress.h"

G_BEGIN_DECLS

/**
 * OpccDisposal:
 * @fields: what goes of each record; each must be one that opcc_disposal_can_clear()
 * @whole: the record itself goes, with all that the log has of it; @fields are then no matter
 * @progress: (nullable): told 0 to 1
 */
typedef struct
{
  const OpccKind *kind;
  const OpccField *const *fields;
  gsize n_fields;
  gboolean whole;
  OpccProgress progress;
  gpointer progress_data;
} OpccDisposal;

typedef struct
{
  gint64 n_records; /* that held something to remove, deleted ones too */
  gint64 n_lines;   /* of the log that were cut */
  OpccDigest head;  /* of the chain behind the last of it */
} OpccDisposalCount;

gboolean opcc_disposal_can_clear (const OpccField *field);
gboolean opcc_db_dispose (OpccDb *db,
                          const OpccDisposal *what,
                          const gint64 *numbers,
                          gsize n_numbers,
                          OpccDisposalCount *count,
                          GCancellable *cancellable,
                          GError **error);
gboolean opcc_db_find_disposable (OpccDb *db,
                                  const OpccDisposal *what,
                                  GArray *numbers,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean opcc_db_wipe (OpccDb *db, GError **error);
gint64 opcc_disposal_get_last_action (OpccDb *db, gint64 *at);
gboolean opcc_db_is_wipe_due (OpccDb *db);

G_END_DECLS
