/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which parts an award is paid, and when, before anything is written. */
#pragma once

#include "opcc-date.h"

G_BEGIN_DECLS

/* More parts than this are no plan. */
#define OPCC_PAYMENT_PARTS 24

typedef enum
{
  OPCC_PAYMENTS_BY_DATE,   /* evenly over the grant, the first on its first day */
  OPCC_PAYMENTS_BY_RETURN, /* the first on its first day, each other on an accepted return */
} OpccPaymentsBy;

typedef struct
{
  gint64 amount;      /* pence; OPCC_NO_MONEY: whatever is left then */
  OpccDate due;       /* OPCC_NO_DATE: none of its own */
  guint after_return; /* number of the return it waits for; 0: none */
} OpccPlannedPayment;

/**
 * opcc_payment_plan_new:
 * @pence: what is to be paid, more than 0
 * @n_parts: 1 to OPCC_PAYMENT_PARTS
 * @first: first day of the grant, and @last its last one
 * @n_returns: how many returns there are, for OPCC_PAYMENTS_BY_RETURN
 *
 * Equal parts of whole pounds; the last is what is left then, so that nothing is lost by rounding.
 *
 * Returns: (transfer full) (element-type OpccPlannedPayment): NULL with OPCC_ERROR_REFUSED where
 *   there are more parts than returns or pounds
 */
GArray *opcc_payment_plan_new (gint64 pence,
                               guint n_parts,
                               OpccPaymentsBy by,
                               OpccDate first,
                               OpccDate last,
                               guint n_returns,
                               GError **error);

G_END_DECLS
