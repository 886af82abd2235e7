/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations that may be one: proposing a merge, and doing it. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-organisation.h"

G_BEGIN_DECLS

typedef struct
{
  OpccOrganisation *first;  /* (owned) the older record */
  OpccOrganisation *second; /* (owned) */
  char *reason;             /* (owned) "Both have charity number 1112223." */
  guint first_applications;
  guint second_applications;
} OpccMergeProposal;

/* Organisations that share a charity or company number under different names: a GPtrArray of
 * OpccMergeProposal. The same name with different numbers is never proposed. */
GPtrArray *opcc_merge_list_proposals (OpccDb *db, GCancellable *cancellable, GError **error);
void opcc_merge_proposal_free (OpccMergeProposal *self);

/**
 * opcc_merge_organisations:
 * @keep: the record that stays; values it lacks are taken from the other
 * @drop: the record that goes; its name is kept among the other names
 *
 * One action: applications and grants of the one that goes belong to the one that stays. Refused
 * where the two have different charity numbers or different company numbers.
 */
gboolean opcc_merge_organisations (OpccDb *db, gint64 keep, gint64 drop, GError **error);

G_END_DECLS
