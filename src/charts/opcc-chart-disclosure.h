/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart of counts of people, made fit for those who are not of the office. */
#pragma once

#include "opcc-chart.h"
#include "opcc-disclosure.h"

G_BEGIN_DECLS

char *opcc_chart_control (OpccChart *self, const OpccDisclosureRule *rule);

G_END_DECLS
