/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOrganisation: a group, charity, school or company that the office deals with. */
#pragma once

#include "opcc-record.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ORGANISATION (opcc_organisation_get_type ())
G_DECLARE_FINAL_TYPE (OpccOrganisation, opcc_organisation, OPCC, ORGANISATION, OpccRecord)

struct _OpccOrganisation
{
  OpccRecord parent_instance;
  char *name;
  char *kind; /* choice */
  char *charity_number;
  char *company_number; /* eight characters, leading zeros kept */
  char *identifier;     /* of another register, as in 360Giving: "GB-EDU-133843" */
  char *address;
  char *postcode;
  char *district; /* place */
  char *contact_name;
  char *contact_email;
  char *web;
  char *other_names;            /* one a line, kept when records are merged */
  gint64 previous_applications; /* made before the office kept them here */
  char *name_key;               /* what names are matched by */
};

extern const OpccKind opcc_organisation_kind;

/* The name as it is matched: without case, accents, punctuation, "The", "Ltd", "CIO" and the like.
 */
char *opcc_organisation_make_name_key (const char *name);
/* NULL for what is no number; otherwise as the register writes it. */
char *opcc_organisation_tidy_charity_number (const char *typed);
char *opcc_organisation_tidy_company_number (const char *typed);
/* The identifier of the organisation in 360Giving files. */
char *opcc_organisation_make_identifier (OpccOrganisation *self, const char *prefix);
gboolean opcc_organisation_save (OpccDb *db, OpccOrganisation *self, GError **error);

G_END_DECLS
