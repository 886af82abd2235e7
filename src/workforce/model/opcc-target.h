/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTarget: what a measure is to reach: a target, a tracking point, an establishment. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_TARGET (opcc_target_get_type ())
G_DECLARE_FINAL_TYPE (OpccTarget, opcc_target, OPCC, TARGET, OpccRecord)

struct _OpccTarget
{
  OpccRecord parent_instance;
  char *title; /* "Headcount target including overshoot" */
  gint64 measure;
  char *period; /* as in an observation */
  char *staff_group;
  char *role;
  double value;
  char *as_stated; /* "1 in 4" */
  char *note;
  char *source;
  char *key; /* what makes it the same target when a file comes again */
};

extern const OpccChoice opcc_target_roles[];
extern const OpccKind opcc_target_kind;

G_END_DECLS
