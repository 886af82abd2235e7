/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccS106Covenant: what an agreement promises: a contribution for a purpose. */
#include "opcc-s106-covenant.h"

#include <glib/gi18n-lib.h>

#include "opcc-estates-rules.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccS106Covenant, title, TEXT, N_("Covenant"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "developer-agreement-contribution|Contribution"),
  OPCC_FIELD (OpccS106Covenant, agreement, LINK, N_("Agreement"),
              .marks = OPCC_MARK_PUBLISHED, .target = "s106_agreement"),
  OPCC_FIELD (OpccS106Covenant, agreement_stated, TEXT, N_("Agreement as stated"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "developer-agreement"),
  OPCC_FIELD (OpccS106Covenant, authority, TEXT, N_("Authority"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Local authority"),
  OPCC_FIELD (OpccS106Covenant, purpose, TEXT, N_("Purpose"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "contribution-purpose"),
  OPCC_FIELD (OpccS106Covenant, amount, MONEY, N_("Amount"),
              .marks = OPCC_MARK_PUBLISHED, .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccS106Covenant, units, INTEGER, N_("Units"),
              .marks = OPCC_MARK_PUBLISHED, .max = 1000000),
  OPCC_FIELD (OpccS106Covenant, entered, DATE, N_("Entered"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "entry-date|Entry date"),
  OPCC_FIELD (OpccS106Covenant, starts, DATE, N_("Starts"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "start-date|Start date"),
  OPCC_FIELD (OpccS106Covenant, ends, DATE, N_("Ends"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "end-date|End date"),
  OPCC_FIELD (OpccS106Covenant, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccS106Covenant, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
check (gpointer record, GError **error)
{
  const OpccS106Covenant *self = record;

  return opcc_estates_check_dates (self->title, self->starts, self->ends, error);
}

const OpccKind opcc_s106_covenant_kind = {
  .name = "s106_covenant",
  .label = N_ ("Section 106 covenant"),
  .plural = N_ ("Section 106 covenants"),
  .title = "title",
  .detail = "purpose",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_s106_covenant_get_type,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccS106Covenant, opcc_s106_covenant, opcc_s106_covenant_kind)
