/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the partnerships: what each is allocated, and what each has spent of it. */
#pragma once

#include "opcc-domain-chart.h"

/* Ends with { NULL }. */
extern const OpccDomainChart opcc_partnerships_charts[];
