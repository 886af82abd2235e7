/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccInYearRequest: money asked for within the year, from asked to approved. */
#include "opcc-in-year-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-estates-rules.h"

/* clang-format off */
const OpccChoice opcc_request_states[] = {
  { "asked", N_("Asked") },
  { "approved", N_("Approved") },
  { "refused", N_("Refused") },
  { "withdrawn", N_("Withdrawn") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccInYearRequest, title, TEXT, N_("What for"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Request|Title|Name"),
  OPCC_FIELD (OpccInYearRequest, scheme, LINK, N_("Scheme"),
              .marks = OPCC_MARK_PUBLISHED, .target = "capital_scheme"),
  OPCC_FIELD (OpccInYearRequest, asked, MONEY, N_("Asked"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Amount asked", .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccInYearRequest, asked_on, DATE, N_("Asked on"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccInYearRequest, state, CHOICE, N_("State"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_request_states, .synonyms = "Status"),
  OPCC_FIELD (OpccInYearRequest, approved, MONEY, N_("Approved"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Amount approved", .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccInYearRequest, approved_on, DATE, N_("Decided on"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Approved on"),
  OPCC_FIELD (OpccInYearRequest, decision, TEXT, N_("Decision"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccInYearRequest, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccInYearRequest, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
check (gpointer record, GError **error)
{
  const OpccInYearRequest *self = record;

  if (g_strcmp0 (self->state, "approved") == 0 && self->approved == OPCC_NO_MONEY)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is approved without an amount. Write what was approved."), self->title);
      return FALSE;
    }
  return opcc_estates_check_dates (self->title, self->asked_on, self->approved_on, error);
}

const OpccKind opcc_in_year_request_kind = {
  .name = "in_year_request",
  .label = N_ ("In-year request"),
  .plural = N_ ("In-year requests"),
  .title = "title",
  .detail = "decision",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_in_year_request_get_type,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccInYearRequest, opcc_in_year_request, opcc_in_year_request_kind)
