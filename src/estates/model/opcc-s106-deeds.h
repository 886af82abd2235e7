/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What repurposing money of section 106 costs: the new deeds, a signatory and in sum. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-s106-drawdown.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;        /* deeds: requests to repurpose that were not refused */
  guint n_costed; /* give the cost a signatory */
  guint n_summed; /* give the number of signatories as well */
  gint64 least;   /* pence a signatory, of those that give it; OPCC_NO_MONEY: none */
  gint64 most;    /* pence a signatory */
  gint64 cost;    /* pence: sum of those that can be worked out; OPCC_NO_MONEY: none */
} OpccS106DeedsSum;

/* (transfer full) (element-type OpccS106Drawdown): requests to repurpose; NULL on error. */
GPtrArray *opcc_s106_deeds_list (OpccDb *db, GError **error);
void opcc_s106_deeds_sum (GPtrArray *deeds, OpccS106DeedsSum *sum);
/* (transfer full): the sum in a sentence, with what it leaves out. */
char *opcc_s106_deeds_say (const OpccS106DeedsSum *sum);

G_END_DECLS
