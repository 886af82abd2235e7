/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table together: who makes them, and what all of them are to do. */
#include "opcc-table-rows.h"

#include "opcc-table-sight.h"

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item, OpccTableShared *shared)
{
  gtk_list_item_set_child (item, opcc_table_row_new (shared, item));
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  opcc_table_row_set_slot (OPCC_TABLE_ROW (gtk_list_item_get_child (item)),
                           gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  opcc_table_row_set_slot (OPCC_TABLE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
let_go (gpointer data, GClosure *closure)
{
  opcc_table_shared_unref (data);
}

void
opcc_table_rows_set_up (OpccTableShared *shared, GtkSelectionModel *model)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkListView *view = GTK_LIST_VIEW (shared->view);

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_row_cb),
                         opcc_table_shared_ref (shared), let_go, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  gtk_list_view_set_model (view, model);
  gtk_list_view_set_factory (view, factory);
  opcc_table_sight_follow (shared);
}

/* Calls @act for each row that the view holds, in sight or not. */
void
opcc_table_rows_call (OpccTableShared *shared, void (*act) (OpccTableRow *row))
{
  GtkWidget *at = shared->view != NULL ? gtk_widget_get_first_child (shared->view) : NULL;

  for (; at != NULL; at = gtk_widget_get_next_sibling (at))
    {
      GtkWidget *row = gtk_widget_get_first_child (at);

      if (OPCC_IS_TABLE_ROW (row))
        act (OPCC_TABLE_ROW (row));
    }
}

gint64
opcc_table_rows_find_n (OpccTableShared *shared, GtkWidget *widget)
{
  OpccSlot *slot = NULL;

  if (widget == NULL || widget == shared->view || !gtk_widget_is_ancestor (widget, shared->view))
    return 0;
  while (gtk_widget_get_parent (widget) != shared->view)
    widget = gtk_widget_get_parent (widget);
  widget = gtk_widget_get_first_child (widget);
  if (OPCC_IS_TABLE_ROW (widget))
    slot = opcc_table_row_get_slot (OPCC_TABLE_ROW (widget));
  return slot != NULL ? opcc_slot_get_n (slot) : 0;
}
