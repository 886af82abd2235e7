/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What markers declared of their interests in the applicants of a round. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

typedef struct
{
  char *reference;    /* (owned) of the application */
  char *title;        /* (owned) */
  char *organisation; /* (owned) */
  char *role;         /* (owned) of the marker */
  OpccDate declared;  /* OPCC_NO_DATE: not asked, or not yet */
  gboolean conflict;
  char *reason; /* (owned) (nullable): what the conflict is */
} OpccInterest;

/* One entry for each conflict, and for each statement that there is none: a GPtrArray of
 * OpccInterest, by marker and reference. */
GPtrArray *opcc_interest_list (OpccDb *db, gint64 round, GError **error);
void opcc_interest_free (OpccInterest *self);

G_END_DECLS
