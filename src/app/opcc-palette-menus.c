/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the menus of the page in view can do, for the search over everything: what is only reached
 * by opening a menu is found by typing its name. */
#include "opcc-palette-menus.h"

#include <string.h>

#include "opcc-keys.h"
#include "opcc-palette-items.h"

typedef struct
{
  GPtrArray *items;    /* (element-type OpccPaletteItem) */
  GHashTable *several; /* detailed action (owned) -> its item; NULL where two menus have it */
} Listing;

/* "Save _as…" as it is read. */
static char *
strip_underlines (const char *label)
{
  GString *stripped = g_string_new (NULL);

  for (const char *at = label; *at != '\0'; at++)
    if (*at != '_' || (at > label && at[-1] == '_'))
      g_string_append_c (stripped, *at);
  return g_string_free (stripped, FALSE);
}

static void
add_command (Listing *self, GtkMenuButton *button, GMenuModel *menu, int position, const char *of)
{
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target =
      g_menu_model_get_item_attribute_value (menu, position, G_MENU_ATTRIBUTE_TARGET, NULL);
  OpccPaletteItem *item;

  if (!g_menu_model_get_item_attribute (menu, position, G_MENU_ATTRIBUTE_LABEL, "s", &label) ||
      !g_menu_model_get_item_attribute (menu, position, G_MENU_ATTRIBUTE_ACTION, "s", &name))
    return;
  action = g_action_print_detailed_name (name, target);
  if (!opcc_keys_is_enabled_at (GTK_WIDGET (button), action))
    return;
  if (g_hash_table_contains (self->several, action))
    {
      g_hash_table_insert (self->several, g_steal_pointer (&action), NULL);
      return;
    }
  item = g_new0 (OpccPaletteItem, 1);
  item->type = OPCC_PALETTE_ACTION;
  item->title = strip_underlines (label);
  item->detail = g_strdup (of);
  item->action = g_strdup (action);
  g_set_weak_pointer (&item->origin, GTK_WIDGET (button));
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->several, g_steal_pointer (&action), item);
}

static void
add_menu (Listing *self, GtkMenuButton *button, GMenuModel *menu, const char *of)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      add_command (self, button, menu, i, of);
      for (guint k = 0; k < G_N_ELEMENTS (links); k++)
        {
          g_autoptr (GMenuModel) inner = g_menu_model_get_item_link (menu, i, links[k]);
          g_autofree char *label = NULL;

          g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
          if (inner != NULL)
            add_menu (self, button, inner, label != NULL ? label : of);
        }
    }
}

/* A menu that each row of a list has is about that row, not about the page. */
static void
add_menus_below (Listing *self, GtkWidget *widget)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget) ||
      GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_COLUMN_VIEW (widget))
    return;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    {
      GtkMenuButton *button = GTK_MENU_BUTTON (widget);
      GMenuModel *menu = gtk_menu_button_get_menu_model (button);
      const char *label = gtk_menu_button_get_label (button);

      if (label == NULL)
        label = gtk_widget_get_tooltip_text (widget);
      if (menu != NULL)
        add_menu (self, button, menu, label != NULL ? label : "");
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_menus_below (self, child);
}

/* What two menus can do, as those of two charts, would be done to one of them at random. */
static gboolean
is_one (const Listing *self, const OpccPaletteItem *item)
{
  return g_hash_table_lookup (self->several, item->action) == item;
}

/**
 * opcc_palette_menus_list:
 * @page: what is in view
 *
 * Returns: (transfer full) (element-type OpccPaletteItem): what its menus can do now, in their
 *   order, each with the button of its menu as origin and that button's name as detail
 */
GPtrArray *
opcc_palette_menus_list (GtkWidget *page)
{
  Listing self = {
    .items = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_palette_item_free),
    .several = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);

  add_menus_below (&self, page);
  for (guint i = self.items->len; i > 0; i--)
    if (!is_one (&self, g_ptr_array_index (self.items, i - 1)))
      g_ptr_array_remove_index (self.items, i - 1);
  g_hash_table_unref (self.several);
  return self.items;
}
