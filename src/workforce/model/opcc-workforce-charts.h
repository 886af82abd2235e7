/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the workforce by name, made from the office file; pages and opcc draw the same. */
#pragma once

#include "opcc-domain-chart.h"

G_BEGIN_DECLS

extern const OpccDomainChart opcc_workforce_charts[]; /* ends with { NULL } */

G_END_DECLS
