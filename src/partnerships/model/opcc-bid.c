/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a bid of the office for somebody else’s money. */
#include "opcc-bid.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"

/* clang-format off */
const OpccChoice opcc_bid_states[] = {
  { "planned", N_("Planned") },
  { "submitted", N_("Submitted") },
  { "won", N_("Won") },
  { "lost", N_("Lost") },
  { "withdrawn", N_("Withdrawn") },
  { "unknown", N_("Not stated") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccBid, title, TEXT, N_("Bid"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Title|Proposal"),
  OPCC_FIELD (OpccBid, fund, TEXT, N_("Fund"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccBid, lead, TEXT, N_("Lead"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Led by"),
  OPCC_FIELD (OpccBid, area, TEXT, N_("Area"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Where"),
  OPCC_FIELD (OpccBid, amount, MONEY, N_("Amount bid for"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Amount bid|Amount bid gbp|Amount",
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccBid, awarded, MONEY, N_("Amount awarded"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Awarded|Amount awarded gbp",
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccBid, maximum, MONEY, N_("Most that can be bid for"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Maximum|Maximum bid gbp",
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccBid, match_funding, MONEY, N_("Match funding"),
              .marks = OPCC_MARK_PUBLISHED,
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccBid, match_stated, TEXT, N_("Match funding as stated"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccBid, deadline, DATE, N_("Deadline"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Bid deadline"),
  OPCC_FIELD (OpccBid, result_due, DATE, N_("Result expected"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Outcome expected"),
  OPCC_FIELD (OpccBid, state, CHOICE, N_("Result"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_bid_states, .synonyms = "State|Outcome"),
  OPCC_FIELD (OpccBid, status, TEXT, N_("Status as stated"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccBid, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccBid, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
check_bid (gpointer record, GError **error)
{
  const OpccBid *self = record;
  g_autofree char *most = NULL;

  if (self->amount == OPCC_NO_MONEY || self->maximum == OPCC_NO_MONEY ||
      self->amount <= self->maximum)
    return TRUE;
  most = opcc_money_format (self->maximum);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” asks for more than the fund gives, which is %s. Correct one of the two."),
               self->title, most);
  return FALSE;
}

const OpccKind opcc_bid_kind = {
  .name = "bid",
  .label = N_ ("Bid"),
  .plural = N_ ("Bids"),
  .title = "title",
  .detail = "fund",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_bid_get_type,
  .check = check_bid,
};

OPCC_DEFINE_RECORD (OpccBid, opcc_bid, opcc_bid_kind)
