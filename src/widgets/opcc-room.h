/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoom: room for pages: asks for no more than a small screen has, and scrolls what needs more.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The property "child" is what has the room. It scrolls where the page's own least size is larger
 * than the window: with text twice as large, or in a language of long words. */
#define OPCC_TYPE_ROOM (opcc_room_get_type ())
G_DECLARE_FINAL_TYPE (OpccRoom, opcc_room, OPCC, ROOM, GtkWidget)

G_END_DECLS
