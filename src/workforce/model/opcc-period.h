/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time a figure is for: a financial year, a month, a day, or words. */
#pragma once

#include "opcc-date.h"

G_BEGIN_DECLS

/**
 * opcc_period_parse:
 * @text: "2022/23", "2022-23", "2023", "2022-10", "31/03/2023", or words such as "last 10 years"
 * @period: (out) (transfer full): one way of writing it: "2022-23", "2022-10", "2023-03-31"
 * @end: (out): its last day, OPCC_NO_DATE for words
 *
 * Returns: FALSE where there is no text, and where it could be a month or a financial year:
 * "2009-10"
 */
gboolean opcc_period_parse (const char *text, char **period, OpccDate *end, GError **error);

G_END_DECLS
