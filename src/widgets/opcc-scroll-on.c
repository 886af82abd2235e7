/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wheel over a list that has no more to show goes on to the page that the list stands on. */
#include "opcc-scroll-on.h"

#include <math.h>

static gboolean
can_move (GtkAdjustment *down, double dy)
{
  const double value = gtk_adjustment_get_value (down);

  return dy < 0 ? value > gtk_adjustment_get_lower (down)
                : value < gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);
}

/* As far as GTK goes with one step of the wheel; a touchpad says pixels. */
static double
get_distance (GtkAdjustment *down, double dy, GtkEventControllerScroll *controller)
{
  if (gtk_event_controller_scroll_get_unit (controller) != GDK_SCROLL_UNIT_WHEEL)
    return dy;
  return dy * pow (gtk_adjustment_get_page_size (down), 2.0 / 3.0);
}

gboolean
opcc_scroll_on_cb (gpointer self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (list));
  GtkWidget *place = gtk_widget_get_parent (list);

  if (dy == 0 || can_move (down, dy))
    return FALSE;
  while ((place = gtk_widget_get_ancestor (place, GTK_TYPE_SCROLLED_WINDOW)) != NULL)
    {
      down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (place));
      if (can_move (down, dy))
        {
          gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) +
                                              get_distance (down, dy, controller));
          return TRUE;
        }
      place = gtk_widget_get_parent (place);
    }
  return FALSE;
}
