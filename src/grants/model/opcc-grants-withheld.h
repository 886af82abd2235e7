/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccGrantsWithheld: the grants that a marking keeps from the public, though they are published.
 */
#pragma once

#include "opcc-award.h"
#include "opcc-db-types.h"
#include "opcc-past-grant.h"

G_BEGIN_DECLS

/**
 * OpccGrantsWithheld:
 *
 * Asked for every grant that would be published, it keeps account of those that may not be.
 */
typedef struct _OpccGrantsWithheld OpccGrantsWithheld;

OpccGrantsWithheld *opcc_grants_withheld_new (OpccDb *db, GError **error);
void opcc_grants_withheld_free (OpccGrantsWithheld *self);
gboolean opcc_grants_withheld_take (OpccGrantsWithheld *self,
                                    const OpccAward *award,
                                    gboolean *withheld,
                                    GError **error);
gboolean opcc_grants_withheld_take_earlier (OpccGrantsWithheld *self, const OpccPastGrant *grant);
char *opcc_grants_withheld_say (const OpccGrantsWithheld *self);
/* (transfer none) (element-type utf8): for the office, which of them and what to do */
const GPtrArray *opcc_grants_withheld_get_sentences (const OpccGrantsWithheld *self);
const char *opcc_grants_withheld_get_duty (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccGrantsWithheld, opcc_grants_withheld_free)

G_END_DECLS
