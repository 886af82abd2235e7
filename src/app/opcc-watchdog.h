/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says which source kept the main loop from answering, and from which function. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nothing may keep the main loop longer than this (style.md, architecture.md §3). */
#define OPCC_WATCHDOG_LIMIT_MS 8

/**
 * OpccWatchdogReport:
 * @source: name of the source that was running when the limit passed, or "a source without a name"
 * @where: the functions on the stack at that moment, innermost first, one a line
 * @ms: how long the main loop was kept, in milliseconds
 */
typedef void (*OpccWatchdogReport) (const char *source,
                                    const char *where,
                                    double ms,
                                    gpointer user_data);

void opcc_watchdog_start (OpccWatchdogReport report, gpointer user_data);
void opcc_watchdog_stop (void);
void opcc_watchdog_log (const char *source, const char *where, double ms, gpointer user_data);

G_END_DECLS
