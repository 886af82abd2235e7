/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells a slot list which of its places can be seen in a column view. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void opcc_table_sight_follow (GtkColumnView *view);

G_END_DECLS
