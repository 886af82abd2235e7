/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the estates domain. */
#pragma once

#include "opcc-domain-chart.h"

G_BEGIN_DECLS

/* schemes-timeline, schemes-budget, schemes-forecast; ends with { NULL }. */
extern const OpccDomainChart opcc_estates_charts[];

G_END_DECLS
