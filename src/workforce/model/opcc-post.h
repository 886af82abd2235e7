/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPost: a post of the office: establishment, holder or vacancy, contract, funder. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_POST (opcc_post_get_type ())
G_DECLARE_FINAL_TYPE (OpccPost, opcc_post, OPCC, POST, OpccRecord)

struct _OpccPost
{
  OpccRecord parent_instance;
  char *title;
  gint64 number; /* missing where nobody stated it */
  char *team;
  char *employer;
  char *funder;
  char *grade;
  char *state;
  char *status;
  char *contract;
  char *contract_stated; /* "18-month fixed term" */
  char *holder;          /* a role wherever that will do */
  OpccDate starts;
  OpccDate ends;     /* the last day; of a month alone its last day */
  char *ends_stated; /* "2024-03" where no day was given */
  OpccDate vacant_since;
  char *deputy; /* the post that stands in; missing is a single point of failure */
  char *note;
  char *source;
  char *key; /* what makes it the same post when a file comes again */
};

extern const OpccChoice opcc_post_states[];
extern const OpccChoice opcc_post_contracts[];
extern const OpccKind opcc_post_kind;

G_END_DECLS
