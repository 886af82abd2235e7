/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemeFunding: where the money of a scheme comes from. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_SCHEME_FUNDING (opcc_scheme_funding_get_type ())
G_DECLARE_FINAL_TYPE (OpccSchemeFunding, opcc_scheme_funding, OPCC, SCHEME_FUNDING, OpccRecord)

struct _OpccSchemeFunding
{
  OpccRecord parent_instance;
  gint64 scheme;
  char *kind;
  char *funder;
  gint64 amount;
  OpccDate agreed;
  char *note;
  char *source;
};

extern const OpccChoice opcc_funding_kinds[];
extern const OpccKind opcc_scheme_funding_kind;

G_END_DECLS
