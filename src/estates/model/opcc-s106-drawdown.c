/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccS106Drawdown: money of an agreement asked for, or asked to be used for something else. */
#include "opcc-s106-drawdown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-place.h"
#include "opcc-text.h"

/* clang-format off */
const OpccChoice opcc_s106_drawdown_kinds[] = {
  { "drawdown", N_("Draw down") },
  { "repurposing", N_("Repurposing") },
  { "proposal", N_("Proposal") },
  { "assigned", N_("Funds assigned directly to the police") },
  { NULL },
};

const OpccChoice opcc_s106_drawdown_states[] = {
  { "planned", N_("To be requested") },
  { "requested", N_("Requested") },
  { "agreed", N_("Agreed") },
  { "refused", N_("Refused") },
  { "paid", N_("Paid") },
  { "unknown", N_("Not stated") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccS106Drawdown, title, TEXT, N_("Item"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Request"),
  OPCC_FIELD (OpccS106Drawdown, kind, CHOICE, N_("Kind"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_s106_drawdown_kinds),
  OPCC_FIELD (OpccS106Drawdown, authority, TEXT, N_("Authority"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccS106Drawdown, covenant, LINK, N_("Covenant"),
              .marks = OPCC_MARK_PUBLISHED, .target = "s106_covenant"),
  OPCC_FIELD (OpccS106Drawdown, amount, MONEY, N_("Amount"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Amount GBP", .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccS106Drawdown, amount_stated, TEXT, N_("Amount as stated"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Amount as stated"),
  OPCC_FIELD (OpccS106Drawdown, cost_signatory, MONEY, N_("Cost a signatory"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Cost per signatory", .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccS106Drawdown, signatories, INTEGER, N_("Signatories"),
              .marks = OPCC_MARK_PUBLISHED, .max = 1000),
  OPCC_FIELD (OpccS106Drawdown, state, CHOICE, N_("State"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_s106_drawdown_states),
  OPCC_FIELD (OpccS106Drawdown, state_stated, TEXT, N_("State as stated"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Status as stated|Status"),
  OPCC_FIELD (OpccS106Drawdown, dated, DATE, N_("Date"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Requested"),
  OPCC_FIELD (OpccS106Drawdown, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccS106Drawdown, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

/* Words that tell what became of a request, the telling ones first (estates paper, ¶28-31). */
static const struct
{
  const char *word;
  const char *key;
} state_words[] = {
  { "will be put forward", "planned" },
  { "been spent", "paid" },
  { "refused", "refused" },
  { "requests sent", "requested" },
  { "approached", "requested" },
  { "agreed", "agreed" },
  { "paid", "paid" },
};

static void
complete (gpointer record)
{
  OpccS106Drawdown *self = record;
  const OpccPlace *place = self->authority != NULL ? opcc_place_find (self->authority) : NULL;
  g_autofree char *folded = opcc_text_fold (self->state_stated);

  if (self->kind == NULL)
    opcc_set_str (&self->kind, "drawdown");
  if (self->title == NULL)
    opcc_set_str (&self->title, opcc_choice_get_label (opcc_s106_drawdown_kinds, self->kind));
  /* What a new deed costs each who signs it is no money asked for. */
  if (self->amount_stated != NULL && strstr (self->amount_stated, "per signatory") != NULL &&
      self->cost_signatory == OPCC_NO_MONEY)
    {
      self->cost_signatory = self->amount;
      self->amount = OPCC_NO_MONEY;
    }
  if (place != NULL)
    opcc_set_str (&self->authority, place->name);
  for (guint i = 0; self->state == NULL && i < G_N_ELEMENTS (state_words); i++)
    if (strstr (folded, state_words[i].word) != NULL)
      opcc_set_str (&self->state, state_words[i].key);
  if (self->state == NULL)
    opcc_set_str (&self->state, "unknown");
}

const OpccKind opcc_s106_drawdown_kind = {
  .name = "s106_drawdown",
  .label = N_ ("Section 106 request"),
  .plural = N_ ("Section 106 requests"),
  .title = "title",
  .detail = "authority",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_s106_drawdown_get_type,
  .complete = complete,
};

OPCC_DEFINE_RECORD (OpccS106Drawdown, opcc_s106_drawdown, opcc_s106_drawdown_kind)

/**
 * opcc_s106_drawdown_get_deed_cost:
 *
 * The papers give the cost of a Deed of Variation "per signatory, per interested party" (estates
 * paper of 9 October 2023, paragraph 29), so that its sum is that by the number who sign.
 *
 * Returns: pence, or %OPCC_NO_MONEY
 */
gint64
opcc_s106_drawdown_get_deed_cost (const OpccS106Drawdown *self)
{
  return self->cost_signatory != OPCC_NO_MONEY && self->signatories != OPCC_NO_INTEGER
             ? self->cost_signatory * self->signatories
             : OPCC_NO_MONEY;
}
