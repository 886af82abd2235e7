/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTodayRow: one thing that is due, as a row of the list of Today. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-today.h"

G_BEGIN_DECLS

/* Its buttons act by "page.open-due" and "page.wake", with the place of the row in its list. */
#define OPCC_TYPE_TODAY_ROW (opcc_today_row_get_type ())
G_DECLARE_FINAL_TYPE (OpccTodayRow, opcc_today_row, OPCC, TODAY_ROW, GtkListBoxRow)

/* @item must outlive the row; @icon_name is that of its domain. */
GtkWidget *opcc_today_row_new (const OpccTodayItem *item, OpccDate today, const char *icon_name);
const OpccTodayItem *opcc_today_row_get_item (OpccTodayRow *self);

G_END_DECLS
