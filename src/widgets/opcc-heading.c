/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings of a column view, which GTK 4.8 gives no way to reach. */
#include "opcc-heading.h"

GtkWidget *
opcc_heading_find (GtkColumnView *view, guint column)
{
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (view));

  heading = heading != NULL ? gtk_widget_get_first_child (heading) : NULL;
  while (heading != NULL && column-- > 0)
    heading = gtk_widget_get_next_sibling (heading);
  return heading;
}

/* Headings keep room for an arrow they do not have, and stand off the numbers below them. */
void
opcc_heading_dress (GtkColumnView *view, guint column, float xalign, gboolean sorted)
{
  GtkWidget *heading = opcc_heading_find (view, column);
  GtkWidget *box = heading != NULL ? gtk_widget_get_first_child (heading) : NULL;
  GtkWidget *label = box != NULL ? gtk_widget_get_first_child (box) : NULL;
  GtkWidget *arrow = label != NULL ? gtk_widget_get_next_sibling (label) : NULL;

  if (box != NULL)
    gtk_widget_set_halign (box, xalign >= 1 ? GTK_ALIGN_END : GTK_ALIGN_START);
  if (arrow != NULL)
    gtk_widget_set_visible (arrow, sorted);
}
