/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPayment: money to be paid for an award, paid, or claimed back. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_PAYMENT (opcc_payment_get_type ())
G_DECLARE_FINAL_TYPE (OpccPayment, opcc_payment, OPCC, PAYMENT, OpccRecord)

struct _OpccPayment
{
  OpccRecord parent_instance;
  gint64 award; /* link */
  gint64 number;
  char *title;         /* computed: "Payment 2" */
  char *basis;         /* choice: date, return, balance, clawback */
  OpccDate due;        /* not before it */
  gint64 grant_return; /* link; 0: none. It has to be accepted before */
  gint64 amount;       /* pence; OPCC_NO_MONEY: a balance that was not paid yet */
  char *state;         /* choice: planned, approved, paid, cancelled */
  char *approved_by;   /* (nullable) computed */
  OpccDate paid;
  char *paid_to; /* (nullable) computed: the payee as it was then */
  char *year;    /* (nullable) computed: the financial year it falls into */
  char *note;
};

extern const OpccKind opcc_payment_kind;

/* Whether it counts at all: it was not cancelled. */
gboolean opcc_payment_counts (const OpccPayment *self);
/* Whether it is money that comes back. */
gboolean opcc_payment_is_clawback (const OpccPayment *self);
gboolean opcc_payment_is_paid (const OpccPayment *self);
/* Whether it is still to be made. */
gboolean opcc_payment_is_open (const OpccPayment *self);

G_END_DECLS
