/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the clock time and the zone that may follow a date. */
#pragma once

#include "opcc-date-reader.h"

G_BEGIN_DECLS

gboolean opcc_clock_read (const char *text, OpccDateReading *reading);

G_END_DECLS
