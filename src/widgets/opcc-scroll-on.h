/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wheel over a list that has no more to show goes on to the page that the list stands on. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * opcc_scroll_on_cb:
 * @dx: steps across, left alone
 * @dy: steps down, as the controller's unit has them
 *
 * For "scroll" of a controller on a scrolled window, in the capture phase: GTK 4.8 keeps the wheel
 * there though nothing moves, and a page of lists would stand still under the pointer.
 *
 * Returns: whether the page took it
 */
gboolean
opcc_scroll_on_cb (gpointer self, double dx, double dy, GtkEventControllerScroll *controller);

G_END_DECLS
