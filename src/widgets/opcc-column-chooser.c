/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu button whose popover shows and hides the columns of a view. */
#include "opcc-column-chooser.h"

#include "opcc-children.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
create_check (GtkColumnViewColumn *column)
{
  GtkWidget *check = gtk_check_button_new_with_label (gtk_column_view_column_get_title (column));

  g_object_bind_property (column, "visible", check, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return check;
}

static void
fill (GtkMenuButton *button, gpointer user_data)
{
  GListModel *columns = gtk_column_view_get_columns (user_data);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *title = gtk_column_view_column_get_title (column);

      if (title != NULL && *title != '\0')
        gtk_box_append (GTK_BOX (box), create_check (column));
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
opcc_column_chooser_new (GtkColumnView *view)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Columns"));
  opcc_children_set_name (button, _ ("Columns"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill, g_object_ref (view),
                                         g_object_unref);
  return button;
}
