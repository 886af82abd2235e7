/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a grant waits for next. */
#pragma once

#include "opcc-delivery.h"

G_BEGIN_DECLS

/* Fills step, its day and its words in; for opcc-delivery.c, once the money is known. */
void opcc_delivery_find_step (OpccDelivery *self, OpccDate today);

G_END_DECLS
