/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemeFunding: where the money of a scheme comes from. */
#include "opcc-scheme-funding.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
const OpccChoice opcc_funding_kinds[] = {
  { "capital", N_("Capital programme") },
  { "s106", N_("Section 106") },
  { "grant", N_("Grant") },
  { "reserve", N_("Reserve") },
  { "partner", N_("Partner") },
  { "other", N_("Other") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccSchemeFunding, scheme, LINK, N_("Scheme"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC | OPCC_MARK_SEARCHED, .target = "capital_scheme", .synonyms = "Capital scheme|Name"),
  OPCC_FIELD (OpccSchemeFunding, kind, CHOICE, N_("Kind"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_funding_kinds),
  OPCC_FIELD (OpccSchemeFunding, funder, TEXT, N_("Source of the money"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Funder|Funding source"),
  OPCC_FIELD (OpccSchemeFunding, amount, MONEY, N_("Amount"),
              .marks = OPCC_MARK_PUBLISHED, .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccSchemeFunding, agreed, DATE, N_("Agreed"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccSchemeFunding, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccSchemeFunding, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

const OpccKind opcc_scheme_funding_kind = {
  .name = "scheme_funding",
  .label = N_ ("Funding of a scheme"),
  .plural = N_ ("Funding of schemes"),
  .title = "funder",
  .detail = "kind",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_scheme_funding_get_type,
  .whole = "scheme",
};

OPCC_DEFINE_RECORD (OpccSchemeFunding, opcc_scheme_funding, opcc_scheme_funding_kind)
