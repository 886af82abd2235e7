/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFinding: something the research in a zone found, by its method. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_FINDING (opcc_finding_get_type ())
G_DECLARE_FINAL_TYPE (OpccFinding, opcc_finding, OPCC, FINDING, OpccRecord)

struct _OpccFinding
{
  OpccRecord parent_instance;
  gint64 zone;
  char *title;
  char *method;
  OpccDate date;
  gint64 people;
  char *words;
  char *note;
  char *source;
};

extern const OpccChoice opcc_finding_methods[];
extern const OpccKind opcc_finding_kind;

/* (transfer full) (element-type OpccFinding): what was found in a zone, by the methods in their
 * order; within one the oldest first, and last what has no date. NULL on error. */
GPtrArray *opcc_findings_list (OpccDb *db, gint64 zone, GError **error);
/* The place of its method among all of them. */
guint opcc_finding_rank_method (const OpccFinding *self);

G_END_DECLS
