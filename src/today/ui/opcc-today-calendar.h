/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTodayCalendar: this week and the four after it, with what is due on each day. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-today.h"

G_BEGIN_DECLS

#define OPCC_TODAY_WEEKS 5

/* Signal "day-chosen" (int, an OpccDate): a day on which something is due was pressed. */
#define OPCC_TYPE_TODAY_CALENDAR (opcc_today_calendar_get_type ())
G_DECLARE_FINAL_TYPE (OpccTodayCalendar, opcc_today_calendar, OPCC, TODAY_CALENDAR, GtkWidget)

/* @items: of OpccTodayItem */
void opcc_today_calendar_show (OpccTodayCalendar *self, OpccDate today, const GPtrArray *items);

G_END_DECLS
