/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRound: one call for applications, from its opening to what is published. */
#pragma once

#include "opcc-record.h"
#include "opcc-db-types.h"
#include "opcc-scheme.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ROUND (opcc_round_get_type ())
G_DECLARE_FINAL_TYPE (OpccRound, opcc_round, OPCC, ROUND, OpccRecord)

struct _OpccRound
{
  OpccRecord parent_instance;
  gint64 scheme; /* link */
  gint64 number; /* 1, 2, 3 in the year */
  char *code;    /* "2023/24-1", made from the two above */
  char *title;   /* "Round 1 · 2023/24" unless given */
  char *theme;
  gint64 opens;     /* time */
  gint64 closes;    /* time; 17:00 in London unless given */
  gint64 budget;    /* pence */
  double threshold; /* per cent that an award needs */
  double wide_gap;  /* percentage points between markers that call for moderation */
  gboolean blind;
  char *stage; /* choice */
  OpccDate set_up;
  OpccDate checked;
  OpccDate marking_opens;
  OpccDate marking_closes;
  OpccDate marked;
  OpccDate moderation_closed;
  OpccDate decided;
  OpccDate letters_sent;
  OpccDate published;
  char *decision_ref;
  char *award_note;  /* why more than the pot was awarded */
  char *approved_by; /* a role, or a body such as the senior management team */
};

extern const OpccKind opcc_round_kind;

gboolean opcc_round_add (OpccDb *db, OpccRound *round, GError **error);
/* Fills in what a new round lacks and checks it; saves nothing. */
gboolean opcc_round_prepare (OpccDb *db, OpccRound *round, OpccScheme *scheme, GError **error);
/* @code is "2023/24-1"; "1" alone means the round of that number in the newest scheme. */
OpccRound *opcc_round_find (OpccDb *db, const char *code, GError **error);
OpccRound *opcc_round_load (OpccDb *db, gint64 round, GError **error);
gboolean opcc_round_set_stage (OpccDb *db, gint64 round, const char *stage, GError **error);
/* What awards of this round may cost: its budget, or what is left of the year's pot if less. */
gint64 opcc_round_get_available (OpccDb *db, gint64 round, GError **error);

G_END_DECLS
