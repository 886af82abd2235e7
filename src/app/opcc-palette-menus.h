/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the menus of the page in view can do, for the search over everything. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray *opcc_palette_menus_list (GtkWidget *page);

G_END_DECLS
