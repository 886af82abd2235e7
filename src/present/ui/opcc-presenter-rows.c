/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows behind the figure of a slide, for the presenter. */
#include "opcc-presenter-rows.h"

#include "opcc-children.h"

/* A slide has fewer; a chart of many marks may have more, which nobody reads in a meeting. */
#define MAX_ROWS 200

static gboolean
is_number (const char *cell)
{
  gunichar first = g_utf8_get_char (cell);

  return g_unichar_isdigit (first) || first == 0xA3 || first == '+' || first == '-' ||
         first == 0x2212;
}

/* A column whose first filled cell is a number is one of numbers. */
static gboolean
has_numbers (const GPtrArray *rows, guint column)
{
  for (guint i = 1; i < rows->len; i++)
    {
      const char *cell = ((char **) g_ptr_array_index (rows, i))[column];

      if (cell[0] != '\0')
        return column > 0 && is_number (cell);
    }
  return FALSE;
}

static void
add_column (GtkGrid *grid, const GPtrArray *rows, guint column)
{
  gboolean numbers = has_numbers (rows, column);

  for (guint i = 0; i < MIN (rows->len, MAX_ROWS); i++)
    {
      GtkWidget *cell =
          opcc_children_new_label (((char **) g_ptr_array_index (rows, i))[column],
                                   i == 0 ? "opcc-th" : "opcc-small opcc-num", numbers ? 1 : 0);

      gtk_widget_set_hexpand (cell, column == 0);
      if (numbers)
        gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_NONE);
      gtk_grid_attach (grid, cell, (int) column, (int) i, 1, 1);
    }
}

/**
 * opcc_presenter_rows_new:
 *
 * Returns: (transfer floating) (nullable): what the slide shows as a table; NULL: it shows none
 */
GtkWidget *
opcc_presenter_rows_new (const OpccSlide *slide)
{
  const GPtrArray *rows = opcc_slide_get_rows (slide);
  GtkWidget *grid;

  if (rows == NULL || rows->len == 0)
    return NULL;
  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint column = 0; column < g_strv_length (g_ptr_array_index (rows, 0)); column++)
    add_column (GTK_GRID (grid), rows, column);
  return grid;
}
