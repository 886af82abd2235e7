/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTabActions: actions of a tab that are those of its page while the tab is in view. */
#include "opcc-tab-actions.h"

#include "opcc-page.h"

struct _OpccTabActions
{
  GObject parent_instance;
  GSimpleActionGroup *group; /* (owned) */
  GHashTable *disabled;      /* (owned) names of actions that make no sense as things stand */
  GtkWidget *tab;            /* (unowned) (nullable) NULL once stopped */
  gboolean in_view;
};

G_DEFINE_FINAL_TYPE (OpccTabActions, opcc_tab_actions, G_TYPE_OBJECT)

static void
update (OpccTabActions *self)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->group));

  for (guint i = 0; names[i] != NULL; i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->group), names[i])),
        self->in_view && !g_hash_table_contains (self->disabled, names[i]));
}

static void
map_cb (OpccTabActions *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (self->tab, OPCC_TYPE_PAGE);

  self->in_view = TRUE;
  update (self);
  if (page != NULL)
    gtk_widget_insert_action_group (page, "page", G_ACTION_GROUP (self->group));
}

/* The group stays where it is: another tab may have put its own in its place already. */
static void
unmap_cb (OpccTabActions *self)
{
  self->in_view = FALSE;
  update (self);
}

static void
opcc_tab_actions_finalize (GObject *object)
{
  OpccTabActions *self = OPCC_TAB_ACTIONS (object);

  g_clear_object (&self->group);
  g_hash_table_unref (self->disabled);
  G_OBJECT_CLASS (opcc_tab_actions_parent_class)->finalize (object);
}

static void
opcc_tab_actions_class_init (OpccTabActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_tab_actions_finalize;
}

static void
opcc_tab_actions_init (OpccTabActions *self)
{
  self->group = g_simple_action_group_new ();
  self->disabled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

OpccTabActions *
opcc_tab_actions_new (GtkWidget *tab, const GActionEntry *entries, int n_entries)
{
  OpccTabActions *self = g_object_new (OPCC_TYPE_TAB_ACTIONS, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (tab), self);

  self->tab = tab;
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, n_entries, tab);
  update (self);
  gtk_widget_insert_action_group (tab, "page", G_ACTION_GROUP (self->group));
  g_signal_connect_object (tab, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
opcc_tab_actions_set_enabled (OpccTabActions *self, const char *name, gboolean enabled)
{
  g_return_if_fail (OPCC_IS_TAB_ACTIONS (self) && name != NULL);

  if (enabled)
    g_hash_table_remove (self->disabled, name);
  else
    g_hash_table_add (self->disabled, g_strdup (name));
  update (self);
}

void
opcc_tab_actions_set_state (OpccTabActions *self, const char *name, GVariant *state)
{
  g_return_if_fail (OPCC_IS_TAB_ACTIONS (self) && name != NULL);

  g_simple_action_set_state (G_SIMPLE_ACTION (
                                 g_action_map_lookup_action (G_ACTION_MAP (self->group), name)),
                             state);
}

void
opcc_tab_actions_stop (OpccTabActions *self)
{
  g_return_if_fail (OPCC_IS_TAB_ACTIONS (self));

  if (self->tab == NULL)
    return;
  self->in_view = FALSE;
  update (self);
  g_signal_handlers_disconnect_by_data (self->tab, self);
  self->tab = NULL;
}
