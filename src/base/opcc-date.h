/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of the calendar as a number: reading, printing and reckoning with dates. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OpccDate:
 *
 * Days since 1 January 1970 in the Gregorian calendar; earlier days are negative.
 */
typedef gint32 OpccDate;

/* A date that was not given. */
#define OPCC_NO_DATE G_MININT32

/**
 * OpccSerialBase:
 * @OPCC_SERIAL_1900: day 1 is 1 January 1900, with the day 60 that never was (Excel, by default)
 * @OPCC_SERIAL_1904: day 0 is 1 January 1904 (workbooks begun on an old Macintosh)
 *
 * The two calendars in which a spreadsheet counts its days.
 */
typedef enum
{
  OPCC_SERIAL_1900,
  OPCC_SERIAL_1904,
} OpccSerialBase;

gboolean opcc_date_parse (const char *text, OpccDate *date, GError **error);
gboolean
opcc_date_parse_with_base (const char *text, OpccSerialBase base, OpccDate *date, GError **error);
gboolean opcc_date_from_serial (double serial, OpccSerialBase base, OpccDate *date, GError **error);

OpccDate opcc_date_from_ymd (int year, int month, int day);
void opcc_date_get_ymd (OpccDate date, int *year, int *month, int *day);
GDateWeekday opcc_date_get_weekday (OpccDate date);
OpccDate opcc_date_add_months (OpccDate date, int months);
int opcc_date_days_in_month (int year, int month);

char *opcc_date_format (OpccDate date);
char *opcc_date_format_near (OpccDate date);
char *opcc_date_format_range (OpccDate first, OpccDate last);
char *opcc_date_to_iso (OpccDate date);
void opcc_date_append_iso (GString *out, OpccDate date);
gboolean opcc_date_from_iso (const char *text, OpccDate *date);

OpccDate opcc_date_today (void);
OpccDate opcc_date_get_pinned_today (void);

G_END_DECLS
