/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccApplicant: who stands behind an application, with what is open of their earlier grants and
 * of the papers they have to show. */
#pragma once

#include "opcc-award-plan.h"
#include "opcc-check-state.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/* An earlier grant of which something is open. */
typedef struct
{
  gint64 award;
  char *reference; /* (owned) "2022/23-3/R3-001" */
  char *name;      /* (owned) of the organisation that had it */
  char *evidence; /* (owned) (nullable) what that one shares with the applicant: "the same contact";
                   * NULL: it is the applicant's own */
  guint n_late;   /* returns that have not come, and are due */
  guint n_came_late;
  gint64 unspent;      /* pence that were not needed */
  gint64 to_claw_back; /* pence */
  char *words;         /* (owned) "Return 1 is late, £500 was not spent" */
} OpccEarlierGrant;

typedef struct
{
  gint64 application;
  gint64 organisation;
  char *reference;    /* (owned) of the application */
  char *name;         /* (owned) of the organisation */
  GPtrArray *earlier; /* (owned) of OpccEarlierGrant, the newest first */
  GPtrArray *checks;  /* (owned) of OpccCheckState */
  guint n_open;       /* checks that are missing, expired or not in order */
} OpccApplicant;

OpccApplicant *opcc_applicant_load (OpccDb *db, gint64 application, OpccDate today, GError **error);
/* (transfer full): of every application of a round that is still in it, in the order of their
 * numbers, by which opcc_applicant_find() looks. */
GPtrArray *opcc_applicant_list (OpccDb *db, gint64 round, OpccDate today, GError **error);
void opcc_applicant_free (OpccApplicant *self);
/* (nullable): of such a list. */
const OpccApplicant *opcc_applicant_find (const GPtrArray *list, gint64 application);
/* (transfer full): "2022/23-3/R3-001: Return 1 is late", with whose it is where it is not theirs.
 */
char *opcc_earlier_grant_say (const OpccEarlierGrant *self);
/* (transfer full) (nullable): a line for each earlier grant; NULL where nothing is open. */
char *opcc_applicant_say_earlier (const OpccApplicant *self);

/* (nullable): of the plan's row; NULL where it gets nothing, or nothing is open. */
const OpccApplicant *opcc_applicant_find_open (const GPtrArray *list, const OpccAwardRow *row);
/* (transfer full) (nullable): how many of those who get money have something open. */
char *opcc_applicant_say_plan (const GPtrArray *list, const OpccAwardPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccApplicant, opcc_applicant_free)

G_END_DECLS
