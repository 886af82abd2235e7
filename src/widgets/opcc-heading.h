/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings of a column view, which GTK 4.8 gives no way to reach. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer none) (nullable): the widget over a column, counted from 0 with those not shown. */
GtkWidget *opcc_heading_find (GtkColumnView *view, guint column);
/* Puts the words over the values below and shows the arrow only where the list is sorted. */
void opcc_heading_dress (GtkColumnView *view, guint column, float xalign, gboolean sorted);

G_END_DECLS
