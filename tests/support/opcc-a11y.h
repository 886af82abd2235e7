/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader is told of all that is shown, and where the keyboard gets to with Tab. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The two below look at whatever is mapped at and below a widget, and add a line to @faults for
 * each thing that is amiss, each begun with @where: "zones, tab visits". */

/* What can have the focus or has a meaning has a role and a name: buttons, entries, choices,
 * pictures, tables with their headings, charts, tabs, lists with their rows. */
void opcc_a11y_check_names (GtkWidget *root, const char *where, GString *faults);
/* Tab and Shift+Tab, from wherever the focus is: it always is on a widget in view, comes back, and
 * was at the same places either way.
 * Returns: how many places the focus was at */
guint opcc_a11y_check_focus (GtkWidget *window, const char *where, GString *faults);

G_END_DECLS
