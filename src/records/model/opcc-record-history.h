/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a record, in sentences for its page, which does not see the store. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

typedef struct
{
  char *sentence; /* (owned) "Stage changed from Received to Marked" */
  char *detail;   /* (owned) "Import 54 applications · Grants officer · 9 October 2023, 14:02" */
} OpccRecordChange;

/* Newest first: (transfer full) (element-type OpccRecordChange); NULL on error. */
GPtrArray *opcc_record_history_list (OpccDb *db, const OpccKind *kind, gint64 n, GError **error);
/* The same as the store words it: (element-type OpccHistoryEntry). */
GPtrArray *opcc_record_history_read (OpccDb *db, const OpccKind *kind, gint64 n, GError **error);
void opcc_record_change_free (OpccRecordChange *change);

G_END_DECLS
