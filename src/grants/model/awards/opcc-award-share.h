/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing out a pot: the bare rule over amounts, quick enough to be run a thousand times. */
#pragma once

#include "opcc-award-plan.h"

G_BEGIN_DECLS

/* One application as the rule needs it; the list is in rank order. */
typedef struct
{
  gint64 wanted; /* pence; 0 where it does not say */
  gint64 fixed;  /* pence set by hand; OPCC_NO_MONEY: none */
  gboolean passes;
  guint district; /* small number; 0: none given */
  gint64 amount;  /* (out) pence */
} OpccAwardClaim;

guint opcc_award_number_district (const char *key);
void
opcc_award_share_out (const OpccAwardSettings *settings, OpccAwardClaim *claims, guint n_claims);

/* What goes to each district (all nine are there from the start) or priority. */
GPtrArray *opcc_award_shares_new (gboolean districts);
OpccAwardShare *opcc_award_shares_get (GPtrArray *shares, const char *key, const char *label);
int opcc_award_share_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
