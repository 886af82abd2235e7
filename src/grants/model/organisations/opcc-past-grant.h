/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPastGrant: a grant known from a published file: funding history. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_PAST_GRANT (opcc_past_grant_get_type ())
G_DECLARE_FINAL_TYPE (OpccPastGrant, opcc_past_grant, OPCC, PAST_GRANT, OpccRecord)

struct _OpccPastGrant
{
  OpccRecord parent_instance;
  char *identifier; /* of the publisher: "360G-example-001" */
  char *title;
  char *description;
  char *currency; /* "GBP" */
  gint64 amount;  /* hundredths of the currency */
  OpccDate award_date;
  char *funder_id;
  char *funder_name;
  gint64 organisation; /* link; 0 for a grant to an individual */
  char *recipient_id;
  char *recipient_name; /* as published */
  char *programme;
  char *other;  /* all else that was published: a JSON object of path and value */
  char *source; /* the file it was taken from */
};

extern const OpccKind opcc_past_grant_kind;

G_END_DECLS
