/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoundVariation: a change of a round or a criterion made after applications had come. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ROUND_VARIATION (opcc_round_variation_get_type ())
G_DECLARE_FINAL_TYPE (OpccRoundVariation, opcc_round_variation, OPCC, ROUND_VARIATION, OpccRecord)

struct _OpccRoundVariation
{
  OpccRecord parent_instance;
  gint64 round;     /* link */
  gint64 criterion; /* link; 0: of the round itself */
  char *what;       /* choice: the attribute */
  char *value;      /* as typed */
  char *before;     /* as it read */
  char *reason;
  OpccDate varied_on; /* OPCC_NO_DATE, when it is new: today */
  char *varied_by;
};

extern const OpccKind opcc_round_variation_kind;

gboolean opcc_round_is_fixed (OpccDb *db, gint64 round);
gboolean opcc_round_variation_fill (OpccDb *db, OpccRoundVariation *variation, GError **error);
gboolean opcc_round_vary (OpccDb *db, OpccRoundVariation *variation, GError **error);
gboolean opcc_round_may_change (OpccDb *db, OpccRecord *record, gboolean deleting, GError **error);
/* The variations of a round in their order: a GPtrArray of OpccRoundVariation. */
GPtrArray *opcc_round_variation_list (OpccDb *db, gint64 round, GError **error);
/* "Closes: 7 August 2023, 17:00 instead of 31 July 2023, 17:00 (10 October 2023). The form was
 * down." */
char *opcc_round_variation_say (OpccRoundVariation *self);

G_END_DECLS
