/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDisposalEntry: that personal data were removed: the fact, not what they were. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_DISPOSAL_ENTRY (opcc_disposal_entry_get_type ())
G_DECLARE_FINAL_TYPE (OpccDisposalEntry, opcc_disposal_entry, OPCC, DISPOSAL_ENTRY, OpccRecord)

struct _OpccDisposalEntry
{
  OpccRecord parent_instance;
  char *subject; /* "Applications: Declined" */
  char *kind;    /* name of the kind */
  char *rule;    /* as it was then */
  char *basis;
  char *removed;  /* labels of the fields */
  gint64 records; /* how many lost something */
  gint64 lines;   /* of the log that were cut */
  char *numbers;  /* "1–14, 17" */
  char *digest;   /* of the log's chain behind it, in hex */
  gint64 done;
  char *done_by;
};

extern const OpccKind opcc_disposal_entry_kind;

GPtrArray *opcc_disposal_entries_read (OpccDb *db, GError **error);
char *opcc_disposal_entry_write_numbers (const GArray *numbers);

G_END_DECLS
