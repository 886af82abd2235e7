/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of an answer on whether an application may be considered. */
#include "opcc-eligibility.h"

#include <glib/gi18n-lib.h>

static const OpccChoice answers[] = {
  { "yes", N_ ("Meets it") },
  { "no", N_ ("Does not meet it") },
  { "not-clear", N_ ("Not clear yet") },
  { "not-needed", N_ ("Does not apply") },
  { NULL },
};

/* Who answers, and when, is not asked of whoever says so today. */
static void
complete_answer (gpointer record)
{
  OpccEligibility *self = record;

  if (self->answered == OPCC_NO_DATE)
    self->answered = opcc_date_today ();
}

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccEligibility, application, LINK, N_("Application"),
              .marks = OPCC_MARK_REQUIRED, .target = "application"),
  OPCC_FIELD (OpccEligibility, rule, TEXT, N_("Rule"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED, .synonyms = "Question|Criterion"),
  OPCC_FIELD (OpccEligibility, answer, CHOICE, N_("Answer"),
              .marks = OPCC_MARK_REQUIRED, .choices = answers),
  OPCC_FIELD (OpccEligibility, answered, DATE, N_("Answered on"),
              .synonyms = "Date|When"),
  OPCC_FIELD (OpccEligibility, answered_by, TEXT, N_("Answered by"),
              .marks = OPCC_MARK_PERSONAL, .synonyms = "By|Who"),
  OPCC_FIELD (OpccEligibility, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SENSITIVE),
};
/* clang-format on */

const OpccKind opcc_eligibility_kind = {
  .name = "eligibility",
  .label = N_ ("Eligibility answer"),
  .plural = N_ ("Eligibility answers"),
  .title = "rule",
  .detail = "answer",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_eligibility_get_type,
  .complete = complete_answer,
};

OPCC_DEFINE_RECORD (OpccEligibility, opcc_eligibility, opcc_eligibility_kind)
