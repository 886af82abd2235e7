/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordMarking: the protective marking of one record, of whichever kind. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_RECORD_MARKING (opcc_record_marking_get_type ())
G_DECLARE_FINAL_TYPE (OpccRecordMarking, opcc_record_marking, OPCC, RECORD_MARKING, OpccRecord)

struct _OpccRecordMarking
{
  OpccRecord parent_instance;
  char *kind;    /* name of the record's kind */
  gint64 number; /* its number in the office file */
  char *marking; /* "OFFICIAL-SENSITIVE: COMMERCIAL" */
  char *reason;  /* why */
};

extern const OpccKind opcc_record_marking_kind;

gboolean opcc_record_marking_set (OpccDb *db,
                                  const OpccKind *kind,
                                  gint64 n,
                                  const char *words,
                                  const char *reason,
                                  GError **error);
OpccRecordMarking *
opcc_record_marking_find (OpccDb *db, const OpccKind *kind, gint64 n, GError **error);
gboolean opcc_record_marking_is_plain (const OpccRecordMarking *self);

G_END_DECLS
