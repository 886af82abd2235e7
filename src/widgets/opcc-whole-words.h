/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that are cut short for want of room are told whole, wherever they are in a window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whatever is below @window and has no tooltip of its own says its words whole when it is pointed
 * at, or has the focus, and shows them cut short. */
void opcc_whole_words_tell (GtkWidget *window);
/* Returns: (transfer none) (nullable): the words of @widget, a label, where they are cut short */
const char *opcc_whole_words_of (GtkWidget *widget);

G_END_DECLS
