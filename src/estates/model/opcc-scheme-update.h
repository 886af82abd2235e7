/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemeUpdate: what was said about a scheme on a day. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_SCHEME_UPDATE (opcc_scheme_update_get_type ())
G_DECLARE_FINAL_TYPE (OpccSchemeUpdate, opcc_scheme_update, OPCC, SCHEME_UPDATE, OpccRecord)

struct _OpccSchemeUpdate
{
  OpccRecord parent_instance;
  gint64 scheme;
  OpccDate dated;
  char *words;
  gint64 done;
  char *stage;
  gint64 forecast;
  OpccDate ends;
  char *rating_time;
  char *reason_time;
  char *rating_money;
  char *reason_money;
  char *rating_quality;
  char *reason_quality;
  char *note;
  char *source;
};

extern const OpccKind opcc_scheme_update_kind;

G_END_DECLS
