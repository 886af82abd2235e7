/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of a grant after its award, each one action. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-payment-plan.h"

G_BEGIN_DECLS

/* Saves a record of a grant with all its rules, in an action that is open. */
gboolean opcc_delivery_save (OpccDb *db, gpointer record, GError **error);

/**
 * opcc_delivery_plan:
 * @n_parts: how many payments
 * @months: periods of so many months from the first day of the grant; 0: quarters of the year
 *
 * Writes the returns of a grant, unless it has some, and its payments.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where there are payments already
 */
gboolean opcc_delivery_plan (
    OpccDb *db, gint64 award, guint n_parts, OpccPaymentsBy by, int months, GError **error);
/* Pays a payment on a day; a balance is worked out. FALSE with the reason why not. */
gboolean opcc_delivery_pay (OpccDb *db, gint64 payment, OpccDate day, GError **error);
/* Says that who acts has checked the changed payee of an agreement; refused to who changed it. */
gboolean opcc_delivery_check_payee (OpccDb *db, gint64 award, GError **error);

G_END_DECLS
