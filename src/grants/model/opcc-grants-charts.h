/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of grants by name, made from the office file; pages and opcc draw the same ones. */
#pragma once

#include "opcc-domain-chart.h"

G_BEGIN_DECLS

extern const OpccDomainChart opcc_grants_charts[];

G_END_DECLS
