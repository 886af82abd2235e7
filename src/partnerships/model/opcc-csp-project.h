/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCspProject: a project against the allocation of a partnership. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CSP_PROJECT (opcc_csp_project_get_type ())
G_DECLARE_FINAL_TYPE (OpccCspProject, opcc_csp_project, OPCC, CSP_PROJECT, OpccRecord)

struct _OpccCspProject
{
  OpccRecord parent_instance;
  char *title;
  gint64 allocation; /* link */
  char *objective;
  gint64 amount;
  gint64 spent;
  gint64 clawed_back;
  char *state;
  OpccDate starts;
  OpccDate ends;
  char *note;
  char *source;
};

extern const OpccChoice opcc_csp_project_states[];
extern const OpccKind opcc_csp_project_kind;

G_END_DECLS
