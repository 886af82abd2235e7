/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of the area, a picture for each thing that lies on it: zones, visits, premises, grants.
 */
#include "opcc-zones-map-tab.h"

#include "opcc-chart-card.h"
#include "opcc-map-layer.h"

/* Of one picture, in pixels. */
#define LEAST_WIDTH  440
#define LEAST_HEIGHT 430

/* What is a zone's own comes first; the others follow in the order of their domains. */
static guint
rank_layer (const OpccMapLayer *layer)
{
  static const char *const own[] = { "zones", "visits", NULL };
  guint rank = 0;

  while (own[rank] != NULL && !g_str_equal (own[rank], layer->name))
    rank++;
  return rank;
}

static int
compare_layers (gconstpointer a, gconstpointer b)
{
  return (int) rank_layer (*(OpccMapLayer *const *) a) -
         (int) rank_layer (*(OpccMapLayer *const *) b);
}

/* Drawn when it is first looked at, so that the page opens at once. */
static void
seen_cb (GtkWidget *card, const OpccMapLayer *layer)
{
  g_signal_handlers_disconnect_by_func (card, seen_cb, (gpointer) layer);
  opcc_chart_card_set_order (OPCC_CHART_CARD (card),
                             opcc_chart_order_new ("map", "layer", layer->name, NULL));
}

static GtkWidget *
make_map (OpccWorkspace *workspace, const OpccMapLayer *layer)
{
  GtkWidget *card = opcc_chart_card_new (workspace);

  gtk_widget_set_size_request (card, LEAST_WIDTH, LEAST_HEIGHT);
  g_signal_connect (card, "map", G_CALLBACK (seen_cb), (gpointer) layer);
  return card;
}

GtkWidget *
opcc_zones_map_tab_new (OpccWorkspace *workspace)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *flow = gtk_flow_box_new ();
  g_autoptr (GPtrArray) layers = opcc_map_layers_list ();

  gtk_widget_add_css_class (flow, "opcc-page");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 18);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 18);
  gtk_widget_set_valign (flow, GTK_ALIGN_START);
  g_ptr_array_sort (layers, compare_layers);
  for (guint i = 0; i < layers->len; i++)
    {
      GtkWidget *place = gtk_flow_box_child_new ();

      /* What takes the keyboard is the picture in it. */
      gtk_widget_set_focusable (place, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place),
                                    make_map (workspace, g_ptr_array_index (layers, i)));
      gtk_flow_box_append (GTK_FLOW_BOX (flow), place);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), flow);
  return scroller;
}
