/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of an award. */
#include "opcc-award.h"

#include <glib/gi18n-lib.h>

static const OpccChoice states[] = {
  { "approved", N_ ("Approved") },
  { "declined", N_ ("Declined") },
  { "released", N_ ("Released") },
  { NULL },
};

static const OpccChoice refusals[] = {
  { OPCC_REFUSAL_CRITERIA, N_ ("Did not meet every criterion") },
  { OPCC_REFUSAL_THRESHOLD, N_ ("Score under the threshold") },
  { OPCC_REFUSAL_MONEY, N_ ("The money went to higher scores") },
  { OPCC_REFUSAL_JUDGEMENT, N_ ("Judged so, with a reason of its own") },
  { NULL },
};

static const OpccChoice reserves[] = {
  { "on", N_ ("Put on by hand") },
  { "off", N_ ("Taken off by hand") },
  { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccAward, application, LINK, N_("Application"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED,
              .target = "application"),
  OPCC_FIELD (OpccAward, state, CHOICE, N_("Decision"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = states),
  OPCC_FIELD (OpccAward, amount, MONEY, N_("Amount awarded"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED,
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccAward, part, FLAG, N_("Part award"), .marks = OPCC_MARK_PUBLISHED),
              OPCC_FIELD (OpccAward, rank, INTEGER, N_("Rank"),
              .min = 1, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccAward, score, NUMBER, N_("Score"), .min = 0, .max = 100),
  OPCC_FIELD (OpccAward, conditions, LONG_TEXT, N_("Conditions"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccAward, reasons, LONG_TEXT, N_("Reasons"), .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccAward, decision_ref, TEXT, N_("Decision reference"),
              .marks = OPCC_MARK_PUBLISHED | OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccAward, decided, DATE, N_("Decided on"), .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccAward, refusal, CHOICE, N_("Why refused"), .choices = refusals),
  OPCC_FIELD (OpccAward, varied, DATE, N_("Changed since, on"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccAward, varied_reason, LONG_TEXT, N_("Why it was changed"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccAward, reserve, CHOICE, N_("Reserve list"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_COMPUTED, .choices = reserves),
  OPCC_FIELD (OpccAward, reserve_place, INTEGER, N_("Place on the reserve list"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_COMPUTED, .min = 1, .max = 100000),
  OPCC_FIELD (OpccAward, reserve_reason, LONG_TEXT, N_("Why on, or off, the reserve list"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_COMPUTED | OPCC_MARK_SENSITIVE),
};
/* clang-format on */

const OpccKind opcc_award_kind = {
  .name = "award",
  .label = N_ ("Award"),
  .plural = N_ ("Awards"),
  .title = "decision_ref",
  .detail = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_award_get_type,
};

OPCC_DEFINE_RECORD (OpccAward, opcc_award, opcc_award_kind)
