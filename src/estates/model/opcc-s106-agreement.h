/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccS106Agreement: an agreement of a developer with a local authority. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_S106_AGREEMENT (opcc_s106_agreement_get_type ())
G_DECLARE_FINAL_TYPE (OpccS106Agreement, opcc_s106_agreement, OPCC, S106_AGREEMENT, OpccRecord)

struct _OpccS106Agreement
{
  OpccRecord parent_instance;
  char *title;
  char *authority;
  char *place;
  char *type;
  char *application;
  char *url;
  OpccDate entered;
  OpccDate starts;
  OpccDate ends;
  char *note;
  char *source;
};

extern const OpccChoice opcc_s106_agreement_types[];
extern const OpccKind opcc_s106_agreement_kind;

G_END_DECLS
