/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steering groups: roles, and how to reach them where they agreed to it. */
#include "opcc-zone-member.h"

#include <glib/gi18n-lib.h>

#include "opcc-zone-rules.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccZoneMember, zone, LINK, N_("People Zone"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "zone", .synonyms = "Zone"),
  OPCC_FIELD (OpccZoneMember, role, TEXT, N_("Role"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccZoneMember, organisation, TEXT, N_("Organisation"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccZoneMember, name, TEXT, N_("Name"),
              .marks = OPCC_MARK_PERSONAL),
  OPCC_FIELD (OpccZoneMember, contact, TEXT, N_("Contact"),
              .marks = OPCC_MARK_PERSONAL, .synonyms = "Email|Telephone"),
  OPCC_FIELD (OpccZoneMember, consent, FLAG, N_("Agreed that the contact is kept"),
              .marks = OPCC_MARK_PERSONAL, .synonyms = "Consent"),
  OPCC_FIELD (OpccZoneMember, consent_date, DATE, N_("Agreed on"),
              .marks = OPCC_MARK_PERSONAL),
  OPCC_FIELD (OpccZoneMember, since, DATE, N_("Member since"),
              .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccZoneMember, until, DATE, N_("Member until"),
              .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccZoneMember, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccZoneMember, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
check (gpointer record, GError **error)
{
  OpccZoneMember *self = record;

  return opcc_zone_check_contact (self->contact, self->consent, error) &&
         opcc_zone_check_order (self->since, self->until,
                                _ ("The membership ends before it starts. Correct one of the two "
                                   "days."),
                                error);
}

const OpccKind opcc_zone_member_kind = {
  .name = "zone_member",
  .label = N_ ("Member of a steering group"),
  .plural = N_ ("Members of steering groups"),
  .title = "role",
  .detail = "organisation",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_zone_member_get_type,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccZoneMember, opcc_zone_member, opcc_zone_member_kind)
