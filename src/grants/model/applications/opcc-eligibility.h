/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccEligibility: a rule that an application was held against, the answer, who gave it and when.
 */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ELIGIBILITY (opcc_eligibility_get_type ())
G_DECLARE_FINAL_TYPE (OpccEligibility, opcc_eligibility, OPCC, ELIGIBILITY, OpccRecord)

struct _OpccEligibility
{
  OpccRecord parent_instance;
  gint64 application; /* link */
  char *rule;         /* in words: "Works in Leicester, Leicestershire or Rutland" */
  char *answer;       /* choice */
  OpccDate answered;
  char *answered_by; /* a role */
  char *note;
};

extern const OpccKind opcc_eligibility_kind;

G_END_DECLS
