/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTabRow: the tabs of a page, with counts of what is to do, over a GtkStack. */
#include "opcc-tab-row.h"

#include "opcc-children.h"
#include "opcc-tab-layout.h"

#include <glib/gi18n-lib.h>

/* A tab, as the row keeps it. */
typedef struct
{
  GtkStackPage *page; /* (owned) */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *badge;
} Tab;

struct _OpccTabRow
{
  GtkWidget parent_instance;
  GtkWidget *tabs;
  GtkWidget *end;
  GtkStack *stack;     /* (owned) (nullable) */
  GListModel *pages;   /* (owned) (nullable) */
  GArray *entries;     /* (owned) of Tab */
  GHashTable *badges;  /* (owned) name → count */
  GHashTable *reasons; /* (owned) name → reason */
};

typedef enum
{
  PROP_STACK = 1,
} OpccTabRowProperty;

static GParamSpec *properties[PROP_STACK + 1];

G_DEFINE_FINAL_TYPE (OpccTabRow, opcc_tab_row, GTK_TYPE_WIDGET)

static void
clear_tab (gpointer data)
{
  Tab *tab = data;

  g_clear_object (&tab->page);
}

static void
update_tab (OpccTabRow *self, Tab *tab)
{
  const char *name = gtk_stack_page_get_name (tab->page);
  const char *title = gtk_stack_page_get_title (tab->page);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->badges, name != NULL ? name : ""));
  const char *reason = g_hash_table_lookup (self->reasons, name != NULL ? name : "");
  g_autofree char *number = g_strdup_printf ("%u", count);
  /* Translators: a tab with the number of things to do in it. */
  g_autofree char *counted = g_strdup_printf (_ ("%s, %u"), title != NULL ? title : "", count);
  gboolean chosen =
      gtk_stack_get_visible_child (self->stack) == gtk_stack_page_get_child (tab->page);

  gtk_label_set_text (GTK_LABEL (tab->label), title != NULL ? title : "");
  gtk_label_set_text (GTK_LABEL (tab->badge), number);
  gtk_widget_set_visible (tab->badge, count > 0);
  gtk_widget_set_visible (tab->button, title != NULL && gtk_stack_page_get_visible (tab->page));
  gtk_widget_set_sensitive (tab->button, reason == NULL);
  gtk_widget_set_tooltip_text (tab->button, reason);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab->button), chosen);
  opcc_children_set_name (tab->button, count > 0 ? counted : title);
  gtk_accessible_update_state (GTK_ACCESSIBLE (tab->button), GTK_ACCESSIBLE_STATE_SELECTED, chosen,
                               -1);
}

static void
update_tabs (OpccTabRow *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    update_tab (self, &g_array_index (self->entries, Tab, i));
}

static void
clicked_cb (OpccTabRow *self, GtkWidget *button)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Tab *tab = &g_array_index (self->entries, Tab, i);

      if (tab->button == button)
        gtk_stack_set_visible_child (self->stack, gtk_stack_page_get_child (tab->page));
    }
  /* A press on the chosen tab must not let it go. */
  update_tabs (self);
}

static void
add_tab (OpccTabRow *self, GtkStackPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Tab tab = { g_object_ref (page),
              g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB,
                            NULL),
              gtk_label_new (NULL), gtk_label_new (NULL) };

  gtk_label_set_ellipsize (GTK_LABEL (tab.label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (tab.badge, "opcc-badge");
  gtk_widget_set_valign (tab.badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), tab.label);
  gtk_box_append (GTK_BOX (box), tab.badge);
  gtk_button_set_child (GTK_BUTTON (tab.button), box);
  g_signal_connect_swapped (tab.button, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect_object (page, "notify", G_CALLBACK (update_tabs), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->tabs), tab.button);
  g_array_append_val (self->entries, tab);
}

static void
disconnect_pages (OpccTabRow *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    g_signal_handlers_disconnect_by_data (g_array_index (self->entries, Tab, i).page, self);
  g_array_set_size (self->entries, 0);
}

static void
rebuild (OpccTabRow *self)
{
  guint n_pages = self->pages != NULL ? g_list_model_get_n_items (self->pages) : 0;

  disconnect_pages (self);
  opcc_children_unparent (self->tabs);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (self->pages, i);

      add_tab (self, GTK_STACK_PAGE (page));
    }
  update_tabs (self);
}

static gboolean
move_focus_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccTabRow *self = OPCC_TAB_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int step = g_variant_get_int32 (args);

  if (gtk_widget_get_focus_child (self->tabs) == NULL)
    return FALSE;
  opcc_tab_row_go (self, rtl ? -step : step);
  return TRUE;
}

static void
opcc_tab_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((OpccTabRowProperty) id)
    {
    case PROP_STACK:
      g_value_set_object (value, OPCC_TAB_ROW (object)->stack);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_tab_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((OpccTabRowProperty) id)
    {
    case PROP_STACK:
      opcc_tab_row_set_stack (OPCC_TAB_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_tab_row_dispose (GObject *object)
{
  OpccTabRow *self = OPCC_TAB_ROW (object);

  disconnect_pages (self);
  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_data (self->stack, self);
  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_data (self->pages, self);
  g_clear_object (&self->stack);
  g_clear_object (&self->pages);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_tab_row_parent_class)->dispose (object);
}

static void
opcc_tab_row_finalize (GObject *object)
{
  OpccTabRow *self = OPCC_TAB_ROW (object);

  g_array_unref (self->entries);
  g_hash_table_unref (self->badges);
  g_hash_table_unref (self->reasons);
  G_OBJECT_CLASS (opcc_tab_row_parent_class)->finalize (object);
}

static void
opcc_tab_row_class_init (OpccTabRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_tab_row_dispose;
  object_class->finalize = opcc_tab_row_finalize;
  object_class->get_property = opcc_tab_row_get_property;
  object_class->set_property = opcc_tab_row_set_property;
  properties[PROP_STACK] =
      g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_focus_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_focus_cb, "i", -1);
}

static void
opcc_tab_row_init (OpccTabRow *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Tab));
  g_array_set_clear_func (self->entries, clear_tab);
  self->badges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-tabrow");
  self->tabs = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB_LIST,
                             "css-classes", (const char *const[]){ "opcc-tabs", NULL }, NULL);
  gtk_widget_set_layout_manager (self->tabs, g_object_new (OPCC_TYPE_TAB_LAYOUT, NULL));
  gtk_widget_set_hexpand (self->tabs, TRUE);
  gtk_widget_set_parent (self->tabs, GTK_WIDGET (self));
  opcc_children_set_name (self->tabs, _ ("Parts of this page"));
  self->end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->end, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->end, GTK_WIDGET (self));
}

GtkWidget *
opcc_tab_row_new (GtkStack *stack)
{
  return g_object_new (OPCC_TYPE_TAB_ROW, "stack", stack, NULL);
}

void
opcc_tab_row_set_stack (OpccTabRow *self, GtkStack *stack)
{
  g_return_if_fail (OPCC_IS_TAB_ROW (self));
  if (self->stack == stack)
    return;
  if (self->stack != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->stack, self);
      g_signal_handlers_disconnect_by_data (self->pages, self);
      g_clear_object (&self->pages);
    }
  g_set_object (&self->stack, stack);
  if (stack != NULL)
    {
      self->pages = G_LIST_MODEL (gtk_stack_get_pages (stack));
      g_signal_connect_swapped (self->pages, "items-changed", G_CALLBACK (rebuild), self);
      g_signal_connect_swapped (stack, "notify::visible-child", G_CALLBACK (update_tabs), self);
    }
  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACK]);
}

GtkStack *
opcc_tab_row_get_stack (OpccTabRow *self)
{
  g_return_val_if_fail (OPCC_IS_TAB_ROW (self), NULL);
  return self->stack;
}

void
opcc_tab_row_set_badge (OpccTabRow *self, const char *name, guint count)
{
  g_return_if_fail (OPCC_IS_TAB_ROW (self));
  g_hash_table_insert (self->badges, g_strdup (name), GUINT_TO_POINTER (count));
  update_tabs (self);
}

void
opcc_tab_row_set_disabled (OpccTabRow *self, const char *name, const char *reason)
{
  g_return_if_fail (OPCC_IS_TAB_ROW (self));
  g_hash_table_insert (self->reasons, g_strdup (name), g_strdup (reason));
  update_tabs (self);
}

void
opcc_tab_row_add_end (OpccTabRow *self, GtkWidget *widget)
{
  g_return_if_fail (OPCC_IS_TAB_ROW (self));
  gtk_box_append (GTK_BOX (self->end), widget);
}

static GtkWidget *
add_flat (OpccTabRow *self, GtkWidget *button)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  opcc_tab_row_add_end (self, button);
  return button;
}

GtkWidget *
opcc_tab_row_add_button (OpccTabRow *self, const char *label, const char *action)
{
  GtkWidget *button = add_flat (self, gtk_button_new_with_label (label));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

void
opcc_tab_row_add_menu (OpccTabRow *self, const char *label, const char *name, GMenuModel *menu)
{
  GtkWidget *button = add_flat (self, gtk_menu_button_new ());

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  if (label != NULL)
    gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  else
    {
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
      gtk_widget_set_tooltip_text (button, name);
    }
  opcc_children_set_name (button, name);
}

/* What had the focus goes out of sight: it waits on the tab, unless the new one has taken it. */
static void
show_tab (OpccTabRow *self, const Tab *tab)
{
  GtkWidget *child = gtk_stack_page_get_child (tab->page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean leaves = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)) ||
                    gtk_widget_is_ancestor (focus, self->tabs);

  gtk_stack_set_visible_child (self->stack, child);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (leaves && (focus == NULL || !gtk_widget_is_ancestor (focus, child)))
    gtk_widget_grab_focus (tab->button);
}

void
opcc_tab_row_go (OpccTabRow *self, int steps)
{
  int n_tabs = (int) self->entries->len;
  int at = 0;

  g_return_if_fail (OPCC_IS_TAB_ROW (self));
  if (n_tabs == 0 || steps == 0)
    return;
  for (int i = 0; i < n_tabs; i++)
    if (gtk_toggle_button_get_active (
            GTK_TOGGLE_BUTTON (g_array_index (self->entries, Tab, i).button)))
      at = i;
  for (int tries = 0; tries < n_tabs; tries++)
    {
      Tab *tab;

      at = ((at + steps) % n_tabs + n_tabs) % n_tabs;
      tab = &g_array_index (self->entries, Tab, at);
      if (gtk_widget_get_visible (tab->button) && gtk_widget_get_sensitive (tab->button))
        {
          show_tab (self, tab);
          return;
        }
    }
}
