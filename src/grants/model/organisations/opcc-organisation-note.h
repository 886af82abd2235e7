/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOrganisationNote: what the office wants to remember of an organisation, with its day. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ORGANISATION_NOTE (opcc_organisation_note_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccOrganisationNote, opcc_organisation_note, OPCC, ORGANISATION_NOTE, OpccRecord)

struct _OpccOrganisationNote
{
  OpccRecord parent_instance;
  gint64 organisation; /* link */
  OpccDate written;
  char *text;
  char *written_by; /* a role */
};

extern const OpccKind opcc_organisation_note_kind;

G_END_DECLS
