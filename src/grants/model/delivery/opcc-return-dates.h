/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which days the periods end of which a grant reports. */
#pragma once

#include "opcc-date.h"

G_BEGIN_DECLS

/* So few days at either end of a grant are reported with their neighbour. */
#define OPCC_RETURN_STUMP 28

/* The ends of the quarters of the financial year in which the grant runs, and its last day. */
GArray *opcc_return_dates_by_quarter (OpccDate first, OpccDate last);
/* Every @months months from the first day, and the last day. */
GArray *opcc_return_dates_from_start (OpccDate first, OpccDate last, int months);

G_END_DECLS
