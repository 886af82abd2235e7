/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules for a payment, which need the whole grant. */
#pragma once

#include "opcc-delivery.h"

G_BEGIN_DECLS

/* Both fill in what follows from the grant; @was (nullable) is the payment as it stands in the
 * file. For opcc_delivery_judge (). */
gboolean opcc_payment_judge (OpccDb *db,
                             const OpccDelivery *grant,
                             OpccPayment *payment,
                             const OpccPayment *was,
                             GError **error);
gboolean opcc_payment_judge_deleted (const OpccPayment *payment, GError **error);

G_END_DECLS
