/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a grant agreement, and what in it holds money back. */
#include "opcc-agreement.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccAgreement, award, LINK, N_("Award"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS, .target = "award"),
  OPCC_FIELD (OpccAgreement, reference, TEXT, N_("Agreement"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccAgreement, sent, DATE, N_("Sent"), .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccAgreement, signed_on, DATE, N_("Signed"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccAgreement, conditions, LONG_TEXT, N_("Conditions before payment"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccAgreement, conditions_met, DATE, N_("Conditions met"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccAgreement, payee, TEXT, N_("Payee in the ledger"), .marks = OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccAgreement, payee_by, TEXT, N_("Payee changed by"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccAgreement, payee_checked_by, TEXT, N_("Payee checked by"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccAgreement, closed, DATE, N_("Closed"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_PARTNERS),
  OPCC_FIELD (OpccAgreement, lessons, LONG_TEXT, N_("What was learned"),
              .marks = OPCC_MARK_LATER | OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
check_agreement (gpointer record, GError **error)
{
  const OpccAgreement *self = record;
  const gboolean closed_unsigned = self->closed != OPCC_NO_DATE && self->signed_on == OPCC_NO_DATE;

  if (self->sent != OPCC_NO_DATE && self->signed_on != OPCC_NO_DATE && self->signed_on < self->sent)
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                         _ ("The agreement cannot be signed before it was sent. Nothing was saved. "
                            "Look at the two days."));
  else if (self->conditions_met != OPCC_NO_DATE && self->conditions == NULL)
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                         _ ("There are no conditions that could be met. Nothing was saved. Write "
                            "the conditions down, or leave the day out."));
  else if (self->closed != OPCC_NO_DATE && self->lessons == NULL)
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                         _ ("A grant is closed with what was learned. Nothing was saved. Write it "
                            "down, if only that nothing was."));
  else if (closed_unsigned || (self->closed != OPCC_NO_DATE && self->closed < self->signed_on))
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                         _ ("A grant cannot be closed before its agreement is signed. Nothing was "
                            "saved. Look at the two days."));
  else
    return TRUE;
  return FALSE;
}

const OpccKind opcc_agreement_kind = {
  .name = "agreement",
  .label = N_ ("Grant agreement"),
  .plural = N_ ("Grant agreements"),
  .title = "reference",
  .detail = "award",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_agreement_get_type,
  .check = check_agreement,
};

OPCC_DEFINE_RECORD (OpccAgreement, opcc_agreement, opcc_agreement_kind)

/**
 * opcc_agreement_explain_hold:
 *
 * Money is held back until both sides have signed, until the conditions are met, and until a second
 * person has checked a payee that was changed.
 *
 * Returns: (transfer full) (nullable): the first reason; NULL where nothing holds money back
 */
char *
opcc_agreement_explain_hold (const OpccAgreement *self)
{
  if (self->signed_on == OPCC_NO_DATE)
    return g_strdup (_ ("the agreement is not signed"));
  if (self->conditions != NULL && self->conditions_met == OPCC_NO_DATE)
    return g_strdup_printf (_ ("a condition is not met: %s"), self->conditions);
  if (self->payee_by != NULL && self->payee_checked_by == NULL)
    return g_strdup_printf (_ ("%s changed the payee, which a second person has to check"),
                            self->payee_by);
  return NULL;
}
