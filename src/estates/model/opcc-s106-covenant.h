/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccS106Covenant: what an agreement promises: a contribution for a purpose. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_S106_COVENANT (opcc_s106_covenant_get_type ())
G_DECLARE_FINAL_TYPE (OpccS106Covenant, opcc_s106_covenant, OPCC, S106_COVENANT, OpccRecord)

struct _OpccS106Covenant
{
  OpccRecord parent_instance;
  char *title;
  gint64 agreement;
  char *agreement_stated;
  char *authority;
  char *purpose;
  gint64 amount;
  gint64 units;
  OpccDate entered;
  OpccDate starts;
  OpccDate ends;
  char *note;
  char *source;
};

extern const OpccKind opcc_s106_covenant_kind;

G_END_DECLS
