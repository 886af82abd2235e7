/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments, kept in UTC and shown and read by the clock of Europe/London on every desk. */
#pragma once

#include "opcc-date.h"

G_BEGIN_DECLS

/* A time that was not given. Times are seconds since 1970-01-01T00:00:00Z. */
#define OPCC_NO_TIME G_MININT64

/**
 * OpccClockChange:
 * @OPCC_CLOCK_REFUSE: an hour that does not exist, or exists twice, is an error
 * @OPCC_CLOCK_EARLIER: take the earlier of the two moments that could be meant
 * @OPCC_CLOCK_LATER: take the later of the two moments that could be meant
 *
 * What to do with a clock time inside the hour that is left out in March (01:00 to 02:00) or
 * comes twice in October. For the hour that is left out the two moments are those of the offset
 * before and after the change, so 01:30 is 00:30 or 02:30.
 */
typedef enum
{
  OPCC_CLOCK_REFUSE,
  OPCC_CLOCK_EARLIER,
  OPCC_CLOCK_LATER,
} OpccClockChange;

gint64 opcc_time_now (void);
gboolean opcc_time_from_london (
    OpccDate date, int seconds_of_day, OpccClockChange change, gint64 *time, GError **error);
OpccDate opcc_time_get_date (gint64 time);
int opcc_time_get_seconds_of_day (gint64 time);
int opcc_time_london_offset (gint64 time);
int opcc_time_london_offset_by_rule (gint64 time);

gboolean opcc_time_parse (const char *text, gint64 *time, GError **error);
gboolean
opcc_time_parse_with_base (const char *text, OpccSerialBase base, gint64 *time, GError **error);

char *opcc_time_format (gint64 time);
char *opcc_time_format_clock (gint64 time);
char *opcc_time_to_iso (gint64 time);
void opcc_time_append_iso (GString *out, gint64 time);
gboolean opcc_time_from_iso (const char *text, gint64 *time);

G_END_DECLS
