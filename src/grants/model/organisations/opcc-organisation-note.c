/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a note on an organisation. */
#include "opcc-organisation-note.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccOrganisationNote, organisation, LINK, N_("Organisation"),
              .marks = OPCC_MARK_REQUIRED, .target = "organisation"),
  OPCC_FIELD (OpccOrganisationNote, written, DATE, N_("Written on")),
  OPCC_FIELD (OpccOrganisationNote, text, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SENSITIVE | OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccOrganisationNote, written_by, TEXT, N_("Written by"),
              .marks = OPCC_MARK_PERSONAL | OPCC_MARK_LATER),
};
/* clang-format on */

/* The day of a note is that on which it was written. */
static void
complete_note (gpointer record)
{
  OpccOrganisationNote *self = record;

  if (self->written == OPCC_NO_DATE)
    self->written = opcc_date_today ();
}

const OpccKind opcc_organisation_note_kind = {
  .name = "organisation_note",
  .label = N_ ("Note"),
  .plural = N_ ("Notes"),
  .title = "text",
  .detail = "written",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_organisation_note_get_type,
  .complete = complete_note,
};

OPCC_DEFINE_RECORD (OpccOrganisationNote, opcc_organisation_note, opcc_organisation_note_kind)
