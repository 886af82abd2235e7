/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works out from the scrollbar which rows are in sight: all rows have one height. */
#include "opcc-table-sight.h"

#include "opcc-tick-model.h"

/* Rows beyond the edge, for the next turn of the wheel. */
#define MARGIN_ROWS 4

static void
update_cb (GtkColumnView *view, GtkAdjustment *adjustment)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  OpccSlotList *list =
      OPCC_IS_TICK_MODEL (model) ? opcc_tick_model_get_list (OPCC_TICK_MODEL (model)) : NULL;
  guint n_items = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
  double upper = gtk_adjustment_get_upper (adjustment);
  double from = gtk_adjustment_get_value (adjustment);
  double to = from + gtk_adjustment_get_page_size (adjustment);
  guint first;

  /* Before the first layout there is no height to go by. */
  if (n_items == 0 || upper <= 0 || to <= from)
    return;
  first = (guint) (from / upper * n_items);
  opcc_slot_list_set_sight (list, first - MIN (first, MARGIN_ROWS),
                            (guint) (to / upper * n_items) + MARGIN_ROWS);
}

/**
 * opcc_table_sight_follow:
 * @view: shows an OpccTickModel, and is in its scrolled window already
 */
void
opcc_table_sight_follow (GtkColumnView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (update_cb), view,
                           G_CONNECT_SWAPPED);
}
