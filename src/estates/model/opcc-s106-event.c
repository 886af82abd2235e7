/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccS106Event: money of a covenant secured, received, allocated, transferred or spent; what came
 * back is negative. */
#include "opcc-s106-event.h"

#include <glib/gi18n-lib.h>

#include "opcc-estates-rules.h"

/* clang-format off */
const OpccChoice opcc_s106_statuses[] = {
  { "secured", N_("Secured") },
  { "received", N_("Received") },
  { "allocated", N_("Allocated") },
  { "transferred", N_("Transferred") },
  { "spent", N_("Spent") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccS106Event, title, TEXT, N_("Transaction"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "developer-agreement-transaction"),
  OPCC_FIELD (OpccS106Event, covenant, LINK, N_("Covenant"),
              .marks = OPCC_MARK_PUBLISHED, .target = "s106_covenant"),
  OPCC_FIELD (OpccS106Event, covenant_stated, TEXT, N_("Covenant as stated"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "developer-agreement-contribution|Contribution"),
  OPCC_FIELD (OpccS106Event, status, CHOICE, N_("Status"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_s106_statuses, .synonyms = "contribution-funding-status"),
  OPCC_FIELD (OpccS106Event, amount, MONEY, N_("Amount"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccS106Event, units, INTEGER, N_("Units"),
              .marks = OPCC_MARK_PUBLISHED, .min = -1000000, .max = 1000000),
  OPCC_FIELD (OpccS106Event, entered, DATE, N_("Entered"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "entry-date|Entry date"),
  OPCC_FIELD (OpccS106Event, dated, DATE, N_("Date"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "start-date|Start date"),
  OPCC_FIELD (OpccS106Event, ends, DATE, N_("Ends"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "end-date|End date"),
  OPCC_FIELD (OpccS106Event, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccS106Event, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
check (gpointer record, GError **error)
{
  const OpccS106Event *self = record;

  return opcc_estates_check_dates (self->title, self->dated, self->ends, error);
}

const OpccKind opcc_s106_event_kind = {
  .name = "s106_event",
  .label = N_ ("Section 106 event"),
  .plural = N_ ("Section 106 events"),
  .title = "title",
  .detail = "status",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_s106_event_get_type,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccS106Event, opcc_s106_event, opcc_s106_event_kind)
