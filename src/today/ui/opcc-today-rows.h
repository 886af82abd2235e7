/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of Today over all its groups: in their order, and the one in focus. */
#pragma once

#include "opcc-today-row.h"

G_BEGIN_DECLS

/* @groups: the box whose parts end each with a list. (transfer container) of OpccTodayRow */
GPtrArray *opcc_today_rows_list (GtkWidget *groups);
/* (nullable): the row that has the focus, or holds what has it. */
OpccTodayRow *opcc_today_rows_find_focus (GtkWidget *groups);
/* Its place among all; G_MAXUINT: none has it. */
guint opcc_today_rows_find_place (GtkWidget *groups);
/* Gives the focus to the row at that place, or to the last; G_MAXUINT: to none. */
void opcc_today_rows_focus (GtkWidget *groups, guint place);

G_END_DECLS
