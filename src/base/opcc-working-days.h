/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bank holidays of the parts of the United Kingdom, computed, and counting in working days. */
#pragma once

#include "opcc-date.h"

G_BEGIN_DECLS

/**
 * OpccNation:
 * @OPCC_NATION_ENGLAND_WALES: England and Wales
 * @OPCC_NATION_SCOTLAND: Scotland
 * @OPCC_NATION_NORTHERN_IRELAND: Northern Ireland
 * @OPCC_NATION_ANY: all of them: a holiday in any part of the United Kingdom counts, which is
 *   what the Freedom of Information Act 2000 s.10(6) asks for
 *
 * Whose bank holidays count. Values may be joined with `|`.
 */
typedef enum
{
  OPCC_NATION_ENGLAND_WALES = 1 << 0,
  OPCC_NATION_SCOTLAND = 1 << 1,
  OPCC_NATION_NORTHERN_IRELAND = 1 << 2,
  OPCC_NATION_ANY = OPCC_NATION_ENGLAND_WALES | OPCC_NATION_SCOTLAND | OPCC_NATION_NORTHERN_IRELAND,
} OpccNation;

gboolean opcc_is_bank_holiday (OpccDate date, OpccNation nations);
gboolean opcc_is_working_day (OpccDate date, OpccNation nations);
OpccDate opcc_add_working_days (OpccDate date, int days, OpccNation nations);
int opcc_count_working_days (OpccDate after, OpccDate until, OpccNation nations);

G_END_DECLS
