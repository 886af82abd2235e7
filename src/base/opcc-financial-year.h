/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The financial year of public bodies, 1 April to 31 March, known by the year it begins in. */
#pragma once

#include "opcc-date.h"

G_BEGIN_DECLS

/* A financial year that was not given. */
#define OPCC_NO_FINANCIAL_YEAR 0

int opcc_financial_year_of (OpccDate date);
int opcc_financial_quarter_of (OpccDate date);
char *opcc_financial_year_format (int year);
gboolean opcc_financial_year_parse (const char *text, int *year, GError **error);
OpccDate opcc_financial_year_first_day (int year);
OpccDate opcc_financial_year_last_day (int year);
OpccDate opcc_financial_quarter_first_day (int year, int quarter);
OpccDate opcc_financial_quarter_last_day (int year, int quarter);

G_END_DECLS
