/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a check of an organisation. */
#include "opcc-organisation-check.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"

static const OpccChoice results[] = {
  { "in-order", N_ ("In order") },
  { "not-in-order", N_ ("Not in order") },
  { NULL },
};

const OpccChoice opcc_organisation_check_list[] = {
  { "constitution", N_ ("Constitution") },
  { "accounts", N_ ("Accounts") },
  { "safeguarding", N_ ("Safeguarding policy") },
  { "insurance", N_ ("Insurance") },
  { "bank-letter", N_ ("Bank letter") },
  { OPCC_CHECK_OTHER, N_ ("Another check") },
  { NULL },
};

static gboolean
check_days (gpointer record, GError **error)
{
  const OpccOrganisationCheck *self = record;

  if (self->seen == OPCC_NO_DATE || self->expires == OPCC_NO_DATE || self->expires >= self->seen)
    return TRUE;
  g_set_error_literal (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      _ ("It would have expired before it was seen. Nothing was saved. Correct one "
         "of the two days."));
  return FALSE;
}

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccOrganisationCheck, organisation, LINK, N_("Organisation"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED, .target = "organisation"),
  OPCC_FIELD (OpccOrganisationCheck, what, CHOICE, N_("What was checked"),
              .marks = OPCC_MARK_REQUIRED, .choices = opcc_organisation_check_list,
              .synonyms = "Check|Document|What"),
  OPCC_FIELD (OpccOrganisationCheck, seen, DATE, N_("Seen on"),
              .synonyms = "Date|Checked on"),
  OPCC_FIELD (OpccOrganisationCheck, expires, DATE, N_("Holds until"),
              .synonyms = "Expires|Expiry|Expiry date|Valid until"),
  OPCC_FIELD (OpccOrganisationCheck, result, CHOICE, N_("Result"),
              .marks = OPCC_MARK_REQUIRED, .choices = results),
  OPCC_FIELD (OpccOrganisationCheck, seen_by, TEXT, N_("Seen by"),
              .marks = OPCC_MARK_PERSONAL, .synonyms = "Checked by|By"),
  OPCC_FIELD (OpccOrganisationCheck, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccOrganisationCheck, named, TEXT, N_("Its name, where it is another"),
              .marks = OPCC_MARK_LATER, .synonyms = "Other check"),
};
/* clang-format on */

const OpccKind opcc_organisation_check_kind = {
  .name = "organisation_check",
  .label = N_ ("Check"),
  .plural = N_ ("Checks"),
  .title = "what",
  .detail = "result",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_organisation_check_get_type,
  .check = check_days,
};

OPCC_DEFINE_RECORD (OpccOrganisationCheck, opcc_organisation_check, opcc_organisation_check_kind)
