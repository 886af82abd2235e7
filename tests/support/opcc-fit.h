/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether all that is shown has the room it needs: in a small window, with large text, with long
 * words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Looks at whatever is mapped at and below @window, and adds a line to @faults, begun with @where,
 * for each thing that is amiss: the window is larger than @width × @height pixels, a part has less
 * than the least it asks for, sticks out of the part that it is in without scrolling, or is words
 * cut short that nothing tells whole. */
void opcc_fit_check (GtkWidget *window, int width, int height, const char *where, GString *faults);

/* Whether enough of @widget to be seen is within the window and all that scrolls around it. */
gboolean opcc_fit_is_in_view (GtkWidget *widget);

G_END_DECLS
