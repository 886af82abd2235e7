/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of Today over all its groups: in their order, and the one in focus. */
#include "opcc-today-rows.h"

GPtrArray *
opcc_today_rows_list (GtkWidget *groups)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (GtkWidget *part = gtk_widget_get_first_child (groups); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    if (GTK_IS_LIST_BOX (gtk_widget_get_last_child (part)))
      {
        GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_last_child (part));
        GtkListBoxRow *row;

        for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
          g_ptr_array_add (rows, row);
      }
  return rows;
}

OpccTodayRow *
opcc_today_rows_find_focus (GtkWidget *groups)
{
  GtkRoot *root = gtk_widget_get_root (groups);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, OPCC_TYPE_TODAY_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, groups) ? OPCC_TODAY_ROW (row) : NULL;
}

guint
opcc_today_rows_find_place (GtkWidget *groups)
{
  g_autoptr (GPtrArray) rows = opcc_today_rows_list (groups);
  OpccTodayRow *row = opcc_today_rows_find_focus (groups);
  guint place = G_MAXUINT;

  if (row != NULL)
    g_ptr_array_find (rows, row, &place);
  return place;
}

/**
 * opcc_today_rows_focus:
 *
 * After a row is gone the keys go on at the one that took its place.
 */
void
opcc_today_rows_focus (GtkWidget *groups, guint place)
{
  g_autoptr (GPtrArray) rows = opcc_today_rows_list (groups);

  if (place != G_MAXUINT && rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (rows, MIN (place, rows->len - 1)));
}
