/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grants of the office as the 360Giving standard has them. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-flat-grant.h"
#include "opcc-grants-withheld.h"

G_BEGIN_DECLS

/* What the office calls itself in published files. */
typedef struct
{
  char *prefix;      /* (owned) */
  char *funder_id;   /* (owned) */
  char *funder_name; /* (owned) */
} Opcc360GivingPublisher;

gboolean
opcc_360giving_publisher_load (OpccDb *db, Opcc360GivingPublisher *publisher, GError **error);
/* Remembers it in the office file. Refused without a prefix such as "360G-example" or a name. */
gboolean
opcc_360giving_publisher_save (OpccDb *db, const Opcc360GivingPublisher *publisher, GError **error);
/* Frees what it holds. */
void opcc_360giving_publisher_clear (Opcc360GivingPublisher *publisher);
/* OpccFlatGrant, by award date and identifier, without what goes into @withheld. */
GPtrArray *opcc_360giving_list (OpccDb *db,
                                const Opcc360GivingPublisher *publisher,
                                OpccGrantsWithheld *withheld,
                                GCancellable *cancellable,
                                GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opcc360GivingPublisher, opcc_360giving_publisher_clear)

G_END_DECLS
