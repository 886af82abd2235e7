/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works out from the scrollbar which rows are in sight: all rows have one height. */
#include "opcc-table-sight.h"

#include "opcc-table-rows.h"
#include "opcc-tick-model.h"

/* Rows beyond the edge, for the next turn of the wheel. */
#define MARGIN_ROWS 4

static void
update_cb (GtkAdjustment *adjustment, gpointer user_data)
{
  OpccTableShared *shared = user_data;
  GtkWidget *row = shared->view != NULL ? gtk_widget_get_first_child (shared->view) : NULL;
  double height = row != NULL ? gtk_widget_get_allocated_height (row) : 0;
  double from = gtk_adjustment_get_value (adjustment);
  double to = from + gtk_adjustment_get_page_size (adjustment);
  OpccSlotList *list;
  guint first;

  /* Before the first layout there is no height to go by. */
  if (height <= 0 || to <= from)
    return;
  first = (guint) (from / height);
  shared->first_in_sight = first - MIN (first, MARGIN_ROWS);
  shared->last_in_sight = (guint) (to / height) + MARGIN_ROWS;
  list = opcc_tick_model_get_list (
      OPCC_TICK_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (shared->view))));
  if (list != NULL)
    opcc_slot_list_set_sight (list, shared->first_in_sight, shared->last_in_sight);
  opcc_table_rows_call (shared, opcc_table_row_show);
}

static void
let_go (gpointer data, GClosure *closure)
{
  opcc_table_shared_unref (data);
}

void
opcc_table_sight_follow (OpccTableShared *shared)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (shared->view));

  g_signal_connect_data (adjustment, "changed", G_CALLBACK (update_cb),
                         opcc_table_shared_ref (shared), let_go, 0);
  g_signal_connect_data (adjustment, "value-changed", G_CALLBACK (update_cb),
                         opcc_table_shared_ref (shared), let_go, 0);
}
