/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAgreement: what was agreed with the recipient of an award, until the grant is closed. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_AGREEMENT (opcc_agreement_get_type ())
G_DECLARE_FINAL_TYPE (OpccAgreement, opcc_agreement, OPCC, AGREEMENT, OpccRecord)

struct _OpccAgreement
{
  OpccRecord parent_instance;
  gint64 award;    /* link */
  char *reference; /* (nullable) the office's own */
  OpccDate sent;
  OpccDate signed_on; /* by both sides */
  char *conditions;   /* (nullable) what has to be there before money is paid */
  OpccDate conditions_met;
  char *payee;    /* (nullable) the recipient in the ledger, which pays to its bank details */
  char *payee_by; /* (nullable) who changed the payee last; computed */
  char *payee_checked_by; /* (nullable) the second person; computed */
  OpccDate closed;
  char *lessons; /* (nullable) what was learned */
};

extern const OpccKind opcc_agreement_kind;

/* The sentence that says why nothing may be paid yet, or NULL. Returns: (transfer full) */
char *opcc_agreement_explain_hold (const OpccAgreement *self);

G_END_DECLS
