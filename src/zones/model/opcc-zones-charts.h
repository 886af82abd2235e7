/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the zones domain. */
#pragma once

#include "opcc-domain-chart.h"

G_BEGIN_DECLS

extern const OpccDomainChart opcc_zones_charts[]; /* ends with { NULL } */

G_END_DECLS
