/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a grant known from a published file. */
#include "opcc-past-grant.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccPastGrant, identifier, TEXT, N_("Identifier"),


              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_UNIQUE | OPCC_MARK_SEARCHED |
                       OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPastGrant, title, TEXT, N_("Title"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPastGrant, description, LONG_TEXT, N_("Description"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPastGrant, currency, TEXT, N_("Currency"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPastGrant, amount, MONEY, N_("Amount awarded"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPastGrant, award_date, DATE, N_("Award date"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPastGrant, funder_id, TEXT, N_("Funder identifier"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPastGrant, funder_name, TEXT, N_("Funder"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPastGrant, organisation, LINK, N_("Organisation"),
              .marks = OPCC_MARK_SEARCHED, .target = "organisation"),
  OPCC_FIELD (OpccPastGrant, recipient_id, TEXT, N_("Recipient identifier"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPastGrant, recipient_name, TEXT, N_("Recipient"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPastGrant, programme, TEXT, N_("Programme"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPastGrant, other, LONG_TEXT, N_("All else published")),
  OPCC_FIELD (OpccPastGrant, source, TEXT, N_("Taken from"), .marks = OPCC_MARK_COMPUTED),
};
/* clang-format on */

const OpccKind opcc_past_grant_kind = {
  .name = "past_grant",
  .label = N_ ("Published grant"),
  .plural = N_ ("Published grants"),
  .title = "title",
  .detail = "identifier",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_past_grant_get_type,
};

OPCC_DEFINE_RECORD (OpccPastGrant, opcc_past_grant, opcc_past_grant_kind)
