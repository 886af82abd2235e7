/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that are cut short for want of room are told whole, wherever they are in a window. */
#include "opcc-whole-words.h"

/* Returns: (transfer none) (nullable): the first words cut short at or below @widget */
static const char *
find_cut_short (GtkWidget *widget)
{
  const char *words = opcc_whole_words_of (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); words == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    words = find_cut_short (child);
  return words;
}

static gboolean
query_tooltip_cb (
    GtkWidget *window, int x, int y, gboolean by_keys, GtkTooltip *tooltip, gpointer user_data)
{
  GtkWidget *widget = by_keys ? gtk_root_get_focus (GTK_ROOT (window))
                              : gtk_widget_pick (window, x, y, GTK_PICK_INSENSITIVE);
  const char *words = widget != NULL && widget != window ? find_cut_short (widget) : NULL;

  if (words == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/**
 * opcc_whole_words_of:
 * @widget: any widget
 *
 * Returns: (transfer none) (nullable): the words of @widget where it is a label that is shown and
 *   cuts them short, without their markup
 */
const char *
opcc_whole_words_of (GtkWidget *widget)
{
  if (!GTK_IS_LABEL (widget) || !gtk_widget_get_mapped (widget) ||
      !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return NULL;
  return gtk_label_get_text (GTK_LABEL (widget));
}

/**
 * opcc_whole_words_tell:
 * @window: a window or a dialog
 *
 * One place for all its labels: a tooltip is asked for from the widget under the pointer upwards.
 */
void
opcc_whole_words_tell (GtkWidget *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_widget_set_has_tooltip (window, TRUE);
  g_signal_connect (window, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
