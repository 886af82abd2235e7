/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFigureGrid: a small table of words and figures that fits on a page whole. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccFigureGrid:
 *
 * For a few lines that are worked out together; a list of records is an OpccTable. Columns of words
 * stand left and shrink, columns of figures stand right and keep their width. What is not given is
 * said in words. Scrolls sideways where there is too little room.
 */
#define OPCC_TYPE_FIGURE_GRID (opcc_figure_grid_get_type ())
G_DECLARE_FINAL_TYPE (OpccFigureGrid, opcc_figure_grid, OPCC, FIGURE_GRID, GtkWidget)

/* @name: for who cannot see it */
GtkWidget *opcc_figure_grid_new (const char *name);
/* Begins anew. @words: a bit for each column that holds words, the lowest for the first; the
 * others, and those after the 32nd, hold figures. Heads are translated. */
void opcc_figure_grid_set_heads (OpccFigureGrid *self,
                                 const char *const *heads,
                                 guint n_heads,
                                 guint words);
/* The next cell of the line, plain text. @text NULL: "not given"; @css_class (nullable). */
void opcc_figure_grid_add (OpccFigureGrid *self, const char *text, const char *css_class);
/* @count: OPCC_NO_INTEGER: "not given" */
void opcc_figure_grid_add_count (OpccFigureGrid *self, gint64 count);
/* @pence: OPCC_NO_MONEY: "not given" */
void opcc_figure_grid_add_money (OpccFigureGrid *self, gint64 pence);
/* NAN: "not given" */
void opcc_figure_grid_add_percent (OpccFigureGrid *self, double percent);
/* Ends the line; a line of totals is set apart. */
void opcc_figure_grid_end_line (OpccFigureGrid *self, gboolean is_total);

G_END_DECLS
