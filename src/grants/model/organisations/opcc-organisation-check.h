/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOrganisationCheck: a paper of an organisation that the office has seen, with the day until
 * which it holds. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ORGANISATION_CHECK (opcc_organisation_check_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccOrganisationCheck, opcc_organisation_check, OPCC, ORGANISATION_CHECK, OpccRecord)

struct _OpccOrganisationCheck
{
  OpccRecord parent_instance;
  gint64 organisation; /* link */
  char *what;          /* choice */
  OpccDate seen;
  OpccDate expires; /* the last day it holds; OPCC_NO_DATE: it does not expire */
  char *result;     /* choice */
  char *seen_by;    /* a role */
  char *note;
  char *named; /* (nullable) what it is, where the choice is another check */
};

extern const OpccKind opcc_organisation_check_kind;
#define OPCC_CHECK_OTHER "other"

/* What there is to check; ends with { NULL }. */
extern const OpccChoice opcc_organisation_check_list[];

G_END_DECLS
