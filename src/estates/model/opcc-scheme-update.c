/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemeUpdate: what was said about a scheme on a day. */
#include "opcc-scheme-update.h"

#include <glib/gi18n-lib.h>

#include "opcc-capital-scheme.h"
#include "opcc-estates-rules.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccSchemeUpdate, scheme, LINK, N_("Scheme"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC | OPCC_MARK_SEARCHED, .target = "capital_scheme", .synonyms = "Capital scheme|Name"),
  OPCC_FIELD (OpccSchemeUpdate, dated, DATE, N_("Date"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Dated"),
  OPCC_FIELD (OpccSchemeUpdate, words, LONG_TEXT, N_("What happened"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Update|Text|Progress"),
  OPCC_FIELD (OpccSchemeUpdate, done, INTEGER, N_("Done, per cent"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Done|% complete", .max = 100),
  OPCC_FIELD (OpccSchemeUpdate, stage, CHOICE, N_("Stage"),
              .marks = OPCC_MARK_PUBLISHED, .choices = opcc_scheme_stages),
  OPCC_FIELD (OpccSchemeUpdate, forecast, MONEY, N_("Forecast"),
              .marks = OPCC_MARK_PUBLISHED, .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccSchemeUpdate, ends, DATE, N_("Expected end"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccSchemeUpdate, rating_time, CHOICE, N_("Rating for time"),
              .marks = OPCC_MARK_PUBLISHED, .choices = opcc_ratings),
  OPCC_FIELD (OpccSchemeUpdate, reason_time, TEXT, N_("Reason of the rating for time"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccSchemeUpdate, rating_money, CHOICE, N_("Rating for money"),
              .marks = OPCC_MARK_PUBLISHED, .choices = opcc_ratings),
  OPCC_FIELD (OpccSchemeUpdate, reason_money, TEXT, N_("Reason of the rating for money"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccSchemeUpdate, rating_quality, CHOICE, N_("Rating for quality"),
              .marks = OPCC_MARK_PUBLISHED, .choices = opcc_ratings),
  OPCC_FIELD (OpccSchemeUpdate, reason_quality, TEXT, N_("Reason of the rating for quality"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccSchemeUpdate, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccSchemeUpdate, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
check (gpointer record, GError **error)
{
  const OpccSchemeUpdate *self = record;

  return opcc_rating_check_reason (self->rating_time, self->reason_time, _ ("time"), error) &&
         opcc_rating_check_reason (self->rating_money, self->reason_money, _ ("money"), error) &&
         opcc_rating_check_reason (self->rating_quality, self->reason_quality, _ ("quality"),
                                   error);
}

const OpccKind opcc_scheme_update_kind = {
  .name = "scheme_update",
  .label = N_ ("Update of a scheme"),
  .plural = N_ ("Updates of schemes"),
  .title = "words",
  .detail = "scheme",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_scheme_update_get_type,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccSchemeUpdate, opcc_scheme_update, opcc_scheme_update_kind)
