/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the ways in which people and programs write a day, with or without a clock time. */
#pragma once

#include "opcc-date.h"

G_BEGIN_DECLS

/**
 * OpccDateReading:
 * @date: the day as written, before any offset is applied
 * @seconds: seconds of that day, 0 to 86,399; 0 without a clock time
 * @has_offset: whether the writer said which clock it was ("Z", "+01:00", "BST")
 * @offset: that clock's seconds ahead of UTC
 *
 * What was written, for opcc_date_parse() and opcc_time_parse() to make something of.
 */
typedef struct
{
  OpccDate date;
  int seconds;
  gboolean has_offset;
  int offset;
} OpccDateReading;

gboolean
opcc_date_read (const char *text, OpccSerialBase base, OpccDateReading *reading, GError **error);

G_END_DECLS
