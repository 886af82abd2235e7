/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCause: why a figure changed, written on the change. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CAUSE (opcc_cause_get_type ())
G_DECLARE_FINAL_TYPE (OpccCause, opcc_cause, OPCC, CAUSE, OpccRecord)

struct _OpccCause
{
  OpccRecord parent_instance;
  gint64 measure;
  char *staff_group;
  char *from_period;
  char *to_period;
  char *cause;
  char *source;
};

extern const OpccKind opcc_cause_kind;

G_END_DECLS
