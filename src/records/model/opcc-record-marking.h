/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordMarking: the protective marking of one record, of whichever kind; and
 * OpccHiddenRecords, those that an audience may not see for theirs. */
#pragma once

#include "opcc-audience.h"
#include "opcc-db-types.h"
#include "opcc-record.h"
#include "opcc-redaction.h"
#include "opcc-slot-list.h"

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

/* Records by kind and number. */
typedef struct _OpccHiddenRecords OpccHiddenRecords;

OpccHiddenRecords *opcc_hidden_records_load (OpccDb *db, OpccAudience audience, GError **error);
void opcc_hidden_records_free (OpccHiddenRecords *self);
gboolean opcc_hidden_records_has (const OpccHiddenRecords *self, const char *kind, gint64 n);
const char *
opcc_hidden_records_get_grade (const OpccHiddenRecords *self, const char *kind, gint64 n);
void opcc_hidden_records_take_out (const OpccHiddenRecords *self,
                                   const OpccKind *kind,
                                   GArray *numbers,
                                   OpccRedaction *redaction);
void opcc_hidden_records_withhold (const OpccHiddenRecords *self,
                                   const OpccKind *kind,
                                   gint64 n,
                                   OpccRedaction *redaction);
void opcc_hidden_records_blank_links (const OpccHiddenRecords *self, OpccListRow *row);
gboolean opcc_hidden_records_check (OpccDb *db,
                                    OpccAudience audience,
                                    const OpccKind *const *kinds,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccHiddenRecords, opcc_hidden_records_free)

G_END_DECLS
