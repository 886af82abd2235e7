/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPremises: the buildings the police use: kind, tenure, partner, area, public access and
 * surveys. */
#include "opcc-premises.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-text.h"

/* clang-format off */
const OpccChoice opcc_premises_kinds[] = {
  { "station", N_("Police station") },
  { "headquarters", N_("Headquarters") },
  { "enquiry", N_("Front enquiry office") },
  { "neighbourhood", N_("Neighbourhood office") },
  { "office", N_("Offices") },
  { "support", N_("Garage, store or training place") },
  { "other", N_("Other") },
  { NULL },
};

const OpccChoice opcc_premises_tenures[] = {
  { "freehold", N_("Freehold") },
  { "leasehold", N_("Leasehold") },
  { "shared", N_("Shared with a partner") },
  { "licence", N_("No formal lease") },
  { "unknown", N_("Not stated") },
  { NULL },
};

const OpccChoice opcc_premises_access[] = {
  { "open", N_("Open to the public") },
  { "appointment", N_("By appointment") },
  { "closed", N_("Not open to the public") },
  { "unknown", N_("Not stated") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccPremises, title, TEXT, N_("Name"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Premises|Building"),
  OPCC_FIELD (OpccPremises, kind, CHOICE, N_("Kind"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_premises_kinds, .synonyms = "Type|Use"),
  OPCC_FIELD (OpccPremises, site, TEXT, N_("Location"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Site|Address"),
  OPCC_FIELD (OpccPremises, place, PLACE, N_("District"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Authority|Place"),
  OPCC_FIELD (OpccPremises, tenure, CHOICE, N_("Tenure"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_premises_tenures, .synonyms = "Ownership"),
  OPCC_FIELD (OpccPremises, partner, TEXT, N_("Partner"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Shared with|Landlord"),
  OPCC_FIELD (OpccPremises, area, INTEGER, N_("Floor area, square metres"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Area|Floor area|Square metres|Area m2", .max = 1000000),
  OPCC_FIELD (OpccPremises, access, CHOICE, N_("Public access"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_premises_access, .synonyms = "Access"),
  OPCC_FIELD (OpccPremises, surveyed, DATE, N_("Last survey"),
              .marks = OPCC_MARK_PARTNERS,
              .synonyms = "Surveyed|Survey date"),
  OPCC_FIELD (OpccPremises, survey, TEXT, N_("What the survey found"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS, .synonyms = "Survey|Condition"),
  OPCC_FIELD (OpccPremises, running_cost, MONEY, N_("Running cost a year"),
              .marks = OPCC_MARK_PARTNERS,
              .synonyms = "Cost a year", .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccPremises, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccPremises, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

/* A register says nothing of what it does not know; a place alone stands where it is called. */
static void
complete (gpointer record)
{
  OpccPremises *self = record;

  if (self->kind == NULL)
    opcc_set_str (&self->kind, "other");
  if (self->tenure == NULL)
    opcc_set_str (&self->tenure, "unknown");
  if (self->access == NULL)
    opcc_set_str (&self->access, "unknown");
  if (self->site == NULL)
    opcc_set_str (&self->site, self->title);
}

const OpccKind opcc_premises_kind = {
  .name = "premises",
  .label = N_ ("Premises"),
  .plural = N_ ("Premises"),
  .title = "title",
  .detail = "site",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_premises_get_type,
  .complete = complete,
};

OPCC_DEFINE_RECORD (OpccPremises, opcc_premises, opcc_premises_kind)
