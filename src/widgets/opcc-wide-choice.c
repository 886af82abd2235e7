/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A combo row whose list shows long words whole. */
#include "opcc-wide-choice.h"

#include "opcc-children.h"

/* Characters of a line; longer words are cut. */
#define MOST_CHARS 60
/* Of these AdwComboRow shows all beside its title. */
#define MOST_BESIDE 20

static void
show_tick (GtkListItem *item, GParamSpec *pspec, AdwComboRow *row)
{
  GtkWidget *tick = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  gboolean chosen = adw_combo_row_get_selected (row) == gtk_list_item_get_position (item);

  gtk_widget_set_opacity (tick, chosen ? 1 : 0);
}

static void
set_up_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = opcc_children_new_label (NULL, NULL, 0);

  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_text (GTK_LABEL (label),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (show_tick), item,
                           G_CONNECT_SWAPPED);
  show_tick (item, NULL, row);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  g_signal_handlers_disconnect_by_data (row, item);
}

/* Below its title there is room. */
static void
find_place (AdwComboRow *row)
{
  GListModel *model = adw_combo_row_get_model (row);
  gboolean below = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (model) && !below; i++)
    {
      g_autoptr (GtkStringObject) words = g_list_model_get_item (model, i);

      below = g_utf8_strlen (gtk_string_object_get_string (words), -1) > MOST_BESIDE;
    }
  adw_combo_row_set_use_subtitle (row, below);
}

/**
 * opcc_wide_choice_set_up:
 * @row: with its model, a list of strings
 *
 * AdwComboRow cuts its words after twenty characters, in its list and beside its title. Where some
 * are longer, what is chosen stands below the title.
 */
void
opcc_wide_choice_set_up (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), row, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), row, 0);
  adw_combo_row_set_list_factory (row, factory);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_signal_connect_object (adw_combo_row_get_model (row), "items-changed", G_CALLBACK (find_place),
                           row, G_CONNECT_SWAPPED);
  find_place (row);
}
