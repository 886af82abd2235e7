/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCapitalScheme: a scheme of the capital programme, from its first budget to its completion. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CAPITAL_SCHEME (opcc_capital_scheme_get_type ())
G_DECLARE_FINAL_TYPE (OpccCapitalScheme, opcc_capital_scheme, OPCC, CAPITAL_SCHEME, OpccRecord)

struct _OpccCapitalScheme
{
  OpccRecord parent_instance;
  char *title;
  char *section;
  gint64 paragraph;
  char *location;
  gint64 budget;
  char *budget_stated;
  gint64 actual;
  gint64 forecast;
  gint64 done;
  char *stage;
  char *stage_stated;
  OpccDate starts;
  char *starts_stated;
  OpccDate first_start;
  OpccDate first_end;
  OpccDate ends;
  char *ends_stated;
  char *rating_time;
  char *reason_time;
  char *rating_money;
  char *reason_money;
  char *rating_quality;
  char *reason_quality;
  gint64 over_stated;
  char *ends_month;
  char *outcome;
  char *owner;
  char *note;
  char *source;
};

extern const OpccChoice opcc_scheme_sections[];
extern const OpccChoice opcc_scheme_stages[];
extern const OpccChoice opcc_ratings[];
extern const OpccKind opcc_capital_scheme_kind;

G_END_DECLS
