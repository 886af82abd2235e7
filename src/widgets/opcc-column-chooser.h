/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu button whose popover shows and hides the columns of a view. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Columns without a title are not offered. */
GtkWidget *opcc_column_chooser_new (GtkColumnView *view);

G_END_DECLS
