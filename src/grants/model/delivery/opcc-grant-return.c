/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a monitoring return of a grant. */
#include "opcc-grant-return.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-error.h"
#include "opcc-working-days.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccGrantReturn, award, LINK, N_("Award"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PARTNERS, .target = "award"),
  OPCC_FIELD (OpccGrantReturn, number, INTEGER, N_("Number"),
              .marks = OPCC_MARK_PARTNERS, .min = 1, .max = 999),
  OPCC_FIELD (OpccGrantReturn, title, TEXT, N_("Return"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccGrantReturn, period_end, DATE, N_("Period ends"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccGrantReturn, due, DATE, N_("Due"), .marks = OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccGrantReturn, chased, DATE, N_("Chased"), .marks = OPCC_MARK_LATER),
  OPCC_FIELD (OpccGrantReturn, received, DATE, N_("Received"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccGrantReturn, queried, DATE, N_("Queried"), .marks = OPCC_MARK_LATER),
  OPCC_FIELD (OpccGrantReturn, query, LONG_TEXT, N_("What is queried"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccGrantReturn, accepted, DATE, N_("Accepted"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccGrantReturn, spent, MONEY, N_("Spent so far"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS,
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccGrantReturn, narrative, LONG_TEXT, N_("What was done"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_SEARCHED),
};
/* clang-format on */

static void
complete_return (gpointer record)
{
  OpccGrantReturn *self = record;

  g_free (self->title);
  self->title = g_strdup_printf (_ ("Return %" PRId64), self->number);
  if (self->due == OPCC_NO_DATE && self->period_end != OPCC_NO_DATE)
    self->due = opcc_grant_return_compute_due (self->period_end);
}

static gboolean
check_return (gpointer record, GError **error)
{
  const OpccGrantReturn *self = record;
  const OpccDate first =
      self->queried != OPCC_NO_DATE ? self->queried : self->accepted; /* what follows arrival */

  if (self->due != OPCC_NO_DATE && self->due < self->period_end)
    g_set_error_literal (
        error, OPCC_ERROR, OPCC_ERROR_INVALID,
        _ ("A return cannot be due before its period ends. Nothing was saved. Look "
           "at the two days."));
  else if ((self->queried != OPCC_NO_DATE || self->accepted != OPCC_NO_DATE) &&
           (self->received == OPCC_NO_DATE || first < self->received))
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                         _ ("A return can be queried or accepted once it was received. Nothing was "
                            "saved. Look at the days."));
  else if (self->accepted != OPCC_NO_DATE && self->spent == OPCC_NO_MONEY)
    g_set_error_literal (
        error, OPCC_ERROR, OPCC_ERROR_INVALID,
        _ ("A return without what was spent cannot be accepted. Nothing was saved. "
           "Write the sum, 0 if nothing was spent."));
  else
    return TRUE;
  return FALSE;
}

const OpccKind opcc_grant_return_kind = {
  .name = "grant_return",
  .label = N_ ("Grant return"),
  .plural = N_ ("Grant returns"),
  .title = "title",
  .detail = "award",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_grant_return_get_type,
  .complete = complete_return,
  .check = check_return,
};

OPCC_DEFINE_RECORD (OpccGrantReturn, opcc_grant_return, opcc_grant_return_kind)

/**
 * opcc_grant_return_compute_due:
 * @period_end: the last day it reports of
 *
 * Returns: the last working day in time; reckoned from the period alone, so that a late return does
 *   not move those after it
 */
OpccDate
opcc_grant_return_compute_due (OpccDate period_end)
{
  return opcc_add_working_days (period_end, OPCC_GRANT_RETURN_DAYS, OPCC_NATION_ENGLAND_WALES);
}

OpccGrantReturnState
opcc_grant_return_get_state (const OpccGrantReturn *self, OpccDate today)
{
  const OpccDate due =
      self->due != OPCC_NO_DATE ? self->due : opcc_grant_return_compute_due (self->period_end);

  if (self->accepted != OPCC_NO_DATE)
    return OPCC_GRANT_RETURN_ACCEPTED;
  if (self->queried != OPCC_NO_DATE)
    return OPCC_GRANT_RETURN_QUERIED;
  if (self->received != OPCC_NO_DATE)
    return OPCC_GRANT_RETURN_RECEIVED;
  if (today > due)
    return OPCC_GRANT_RETURN_LATE;
  return today > self->period_end ? OPCC_GRANT_RETURN_DUE : OPCC_GRANT_RETURN_LATER;
}

const char *
opcc_grant_return_state_get_label (OpccGrantReturnState state)
{
  const char *const labels[] = {
    _ ("Not due yet"), _ ("Due"), _ ("Late"), _ ("Received"), _ ("Queried"), _ ("Accepted"),
  };

  return labels[state];
}
