/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCheckState: what an organisation of its kind has to show, and whether it holds on a day. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-organisation-check.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_CHECK_HOLDS,
  OPCC_CHECK_ENDS_SOON, /* within OPCC_CHECK_SOON days */
  OPCC_CHECK_EXPIRED,
  OPCC_CHECK_NOT_IN_ORDER,
  OPCC_CHECK_MISSING,
} OpccCheckVerdict;

/* So many days before its end a paper should be asked for anew. */
#define OPCC_CHECK_SOON 60

typedef struct
{
  gint64 organisation;
  char *name;        /* (owned) of the organisation */
  char *application; /* (owned) (nullable) its reference in the round */
  char *what;        /* (owned) key of opcc_organisation_check_list */
  char *label;       /* (owned) what the check is called */
  OpccCheckVerdict verdict;
  OpccDate seen;
  OpccDate expires;
} OpccCheckState;

const char *opcc_check_verdict_get_label (OpccCheckVerdict verdict);
GPtrArray *opcc_check_state_list (OpccDb *db, gint64 organisation, OpccDate today, GError **error);
GPtrArray *opcc_check_state_list_round (OpccDb *db, gint64 round, OpccDate today, GError **error);
char *opcc_check_state_say (GPtrArray *states);
void opcc_check_state_free (OpccCheckState *self);

G_END_DECLS
