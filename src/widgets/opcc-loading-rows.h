/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLoadingRows: grey shapes where rows will be, shown only when they take a while. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws nothing for its first 200 ms on screen. Property "n-rows". */
#define OPCC_TYPE_LOADING_ROWS (opcc_loading_rows_get_type ())
G_DECLARE_FINAL_TYPE (OpccLoadingRows, opcc_loading_rows, OPCC, LOADING_ROWS, GtkWidget)

GtkWidget *opcc_loading_rows_new (guint n_rows);
/* Shows the shapes at once. */
void opcc_loading_rows_show_now (OpccLoadingRows *self);

G_END_DECLS
