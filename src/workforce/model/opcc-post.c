/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The posts of the office: who holds them, on which contract, until when. */
#include "opcc-post.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
const OpccChoice opcc_post_states[] = {
  { "filled", N_("Filled") },
  { "vacant", N_("Vacant") },
  { "covered", N_("Covered by somebody else") },
  { "absent", N_("Holder away") },
  { "planned", N_("Planned") },
  { "suspended", N_("Suspended") },
  { "ended", N_("Ended") },
  { "unknown", N_("Not stated") },
  { NULL },
};

const OpccChoice opcc_post_contracts[] = {
  { "permanent", N_("Permanent") },
  { "fixed", N_("Fixed term") },
  { "interim", N_("Interim") },
  { "seconded", N_("Seconded") },
  { "elected", N_("Elected") },
  { "unknown", N_("Not stated") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccPost, title, TEXT, N_("Post"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Post title|Job title|Role"),
  OPCC_FIELD (OpccPost, number, INTEGER, N_("Number of posts"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Number|Establishment|Posts", .min = 1, .max = 1000),
  OPCC_FIELD (OpccPost, team, TEXT, N_("Team"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Department|Unit"),
  OPCC_FIELD (OpccPost, employer, TEXT, N_("Employer"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPost, funder, TEXT, N_("Funder"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Funded by"),
  OPCC_FIELD (OpccPost, grade, TEXT, N_("Grade"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPost, state, CHOICE, N_("State"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SENSITIVE, .choices = opcc_post_states, .synonyms = "Status"),
  OPCC_FIELD (OpccPost, status, TEXT, N_("Status as stated"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_SENSITIVE, .synonyms = "Status as stated"),
  OPCC_FIELD (OpccPost, contract, CHOICE, N_("Contract"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_post_contracts, .synonyms = "Contract kind|Contract type"),
  OPCC_FIELD (OpccPost, contract_stated, TEXT, N_("Contract as stated"),
              .marks = OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccPost, holder, TEXT, N_("Holder"),
              .marks = OPCC_MARK_PERSONAL, .synonyms = "Holder role|Post holder|Name"),
  OPCC_FIELD (OpccPost, starts, DATE, N_("Starts"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Start date|Start"),
  OPCC_FIELD (OpccPost, ends, DATE, N_("Ends"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "End date|Contract end|End"),
  OPCC_FIELD (OpccPost, ends_stated, TEXT, N_("End as stated"),
              .marks = OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccPost, vacant_since, DATE, N_("Vacant since"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPost, deputy, TEXT, N_("Deputy"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PERSONAL, .synonyms = "Covered by|Cover"),
  OPCC_FIELD (OpccPost, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccPost, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccPost, key, TEXT, N_("Key"),
              .marks = OPCC_MARK_UNIQUE | OPCC_MARK_COMPUTED),
};
/* clang-format on */

const OpccKind opcc_post_kind = {
  .name = "post",
  .label = N_ ("Post"),
  .plural = N_ ("Posts"),
  .title = "title",
  .detail = "team",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_post_get_type,
};

OPCC_DEFINE_RECORD (OpccPost, opcc_post, opcc_post_kind)
