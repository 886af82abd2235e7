/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMergeRecord: that two organisations were made one, with what it takes to part them again. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-organisation.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_MERGE_RECORD (opcc_merge_record_get_type ())
G_DECLARE_FINAL_TYPE (OpccMergeRecord, opcc_merge_record, OPCC, MERGE_RECORD, OpccRecord)

struct _OpccMergeRecord
{
  OpccRecord parent_instance;
  gint64 organisation; /* link: the one that stayed */
  char *name;          /* of the one that went */
  OpccDate merged_on;
  char *merged_by;
  OpccDate undone;
  char *note;   /* what un-merging found changed since */
  char *was;    /* the one that went: a JSON object of field and value */
  char *filled; /* fields of the one that stayed that came from it, parted by spaces */
  char *moved;  /* "application 17", one a line */
};

extern const OpccKind opcc_merge_record_kind;

OpccMergeRecord *opcc_merge_record_new (OpccDb *db, OpccOrganisation *keep, OpccOrganisation *drop);
void opcc_merge_record_add_moved (OpccMergeRecord *self, OpccRecord *record);
gboolean opcc_merge_undo (OpccDb *db, gint64 merge, GError **error);

G_END_DECLS
