/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the numbers of a workbook's cells into the text a person would have typed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OpccNumberFormat:
 *
 * What a number format makes of a number.
 */
typedef enum
{
  OPCC_FORMAT_NUMBER,
  OPCC_FORMAT_PERCENT,
  OPCC_FORMAT_DATE,
  OPCC_FORMAT_TIME,
  OPCC_FORMAT_DATE_TIME,
  OPCC_FORMAT_DURATION,
} OpccNumberFormat;

OpccNumberFormat opcc_number_format_builtin (guint id);
OpccNumberFormat opcc_number_format_parse (const char *code);

char *opcc_number_to_plain (const char *decimal);
char *opcc_number_from_json (const char *text);
char *opcc_number_from_cell (const char *text, OpccNumberFormat format, gboolean base_1904);

G_END_DECLS
