/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMonitorChooser: which of the monitors is the wall and which the desk, as they come and go. */
#include "opcc-monitor-chooser.h"

/* Where something belongs. A monitor that is plugged in again is a new object at its connector. */
typedef struct
{
  gpointer monitor; /* (owned) (nullable) NULL: nowhere yet */
  char *connector;  /* (owned) (nullable) */
} Home;

struct _OpccMonitorChooser
{
  GObject parent_instance;
  GListModel *monitors; /* (owned) of GdkMonitor, or of whatever has a "connector" */
  Home wall_home;
  Home desk_home;
  gpointer wall; /* (owned) (nullable) where it is now; NULL: there is no monitor at all */
  gpointer desk; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (OpccMonitorChooser, opcc_monitor_chooser, G_TYPE_OBJECT)

static guint changed_signal;

static char *
dup_connector (gpointer monitor)
{
  char *connector = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (monitor), "connector") != NULL)
    g_object_get (monitor, "connector", &connector, NULL);
  return connector;
}

static void
clear_home (Home *home)
{
  g_clear_object (&home->monitor);
  g_clear_pointer (&home->connector, g_free);
}

static void
set_home (Home *home, gpointer monitor)
{
  clear_home (home);
  if (monitor == NULL)
    return;
  home->monitor = g_object_ref (monitor);
  home->connector = dup_connector (monitor);
}

/* The monitor itself, or the one that is at its connector now; NULL: it has gone. */
static gpointer
find_home (OpccMonitorChooser *self, const Home *home)
{
  gpointer found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GObject) monitor = g_list_model_get_item (self->monitors, i);
      g_autofree char *connector = dup_connector (monitor);

      if ((gpointer) monitor == home->monitor)
        return monitor;
      if (connector != NULL && g_strcmp0 (connector, home->connector) == 0)
        found = monitor;
    }
  return found;
}

/* The first monitor that is not @other; @other where there is no further one. */
static gpointer
find_other (OpccMonitorChooser *self, gpointer other)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GObject) monitor = g_list_model_get_item (self->monitors, i);

      if ((gpointer) monitor != other)
        return monitor;
    }
  return g_list_model_get_n_items (self->monitors) > 0 ? other : NULL;
}

/* Each is at its home for as long as that is there; else on a monitor that is left, until its home
 * is back. The first monitor beside the desk becomes the wall's home. */
static void
place_both (OpccMonitorChooser *self)
{
  gpointer desk = find_home (self, &self->desk_home);
  gpointer wall = find_home (self, &self->wall_home);
  gboolean moved;

  if (desk == NULL)
    desk = find_other (self, wall);
  if (wall == NULL)
    wall = find_other (self, desk);
  if (wall != desk && self->wall_home.monitor == NULL)
    set_home (&self->wall_home, wall);
  moved = g_set_object (&self->desk, desk);
  moved = g_set_object (&self->wall, wall) || moved;
  if (moved)
    g_signal_emit (self, changed_signal, 0);
}

static void
opcc_monitor_chooser_dispose (GObject *object)
{
  OpccMonitorChooser *self = OPCC_MONITOR_CHOOSER (object);

  clear_home (&self->wall_home);
  clear_home (&self->desk_home);
  g_clear_object (&self->wall);
  g_clear_object (&self->desk);
  g_clear_object (&self->monitors);
  G_OBJECT_CLASS (opcc_monitor_chooser_parent_class)->dispose (object);
}

static void
opcc_monitor_chooser_class_init (OpccMonitorChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_monitor_chooser_dispose;
  changed_signal = g_signal_new ("changed", OPCC_TYPE_MONITOR_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
opcc_monitor_chooser_init (OpccMonitorChooser *self)
{
}

/**
 * opcc_monitor_chooser_new:
 * @monitors: (transfer none): those there are; it is followed
 * @desk: (nullable): the one the presenter sits at; NULL: the first
 *
 * Returns: (transfer full): the wall is the first monitor that is not the desk, for now
 */
OpccMonitorChooser *
opcc_monitor_chooser_new (GListModel *monitors, gpointer desk)
{
  OpccMonitorChooser *self;
  g_autoptr (GObject) first = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (monitors), NULL);

  self = g_object_new (OPCC_TYPE_MONITOR_CHOOSER, NULL);
  self->monitors = g_object_ref (monitors);
  first = g_list_model_get_item (monitors, 0);
  set_home (&self->desk_home, desk != NULL ? desk : first);
  g_signal_connect_object (monitors, "items-changed", G_CALLBACK (place_both), self,
                           G_CONNECT_SWAPPED);
  place_both (self);
  return self;
}

/**
 * opcc_monitor_chooser_choose_wall:
 * @monitor: what is to be the wall from now on, and again whenever it is plugged in
 */
void
opcc_monitor_chooser_choose_wall (OpccMonitorChooser *self, gpointer monitor)
{
  g_return_if_fail (OPCC_IS_MONITOR_CHOOSER (self) && G_IS_OBJECT (monitor));

  if (monitor == self->desk && self->wall != NULL && self->wall != self->desk)
    set_home (&self->desk_home, self->wall);
  set_home (&self->wall_home, monitor);
  place_both (self);
}

/**
 * opcc_monitor_chooser_get_wall:
 *
 * Returns: (transfer none) (nullable): the monitor the audience sees; NULL while there is none
 */
gpointer
opcc_monitor_chooser_get_wall (OpccMonitorChooser *self)
{
  g_return_val_if_fail (OPCC_IS_MONITOR_CHOOSER (self), NULL);
  return self->wall;
}

/**
 * opcc_monitor_chooser_get_desk:
 *
 * Returns: (transfer none) (nullable): the monitor the presenter sees; the wall where there is but
 *   one
 */
gpointer
opcc_monitor_chooser_get_desk (OpccMonitorChooser *self)
{
  g_return_val_if_fail (OPCC_IS_MONITOR_CHOOSER (self), NULL);
  return self->desk;
}

/**
 * opcc_monitor_chooser_is_alone:
 *
 * Returns: whether the wall has no monitor of its own
 */
gboolean
opcc_monitor_chooser_is_alone (OpccMonitorChooser *self)
{
  g_return_val_if_fail (OPCC_IS_MONITOR_CHOOSER (self), TRUE);
  return self->wall == self->desk;
}

/**
 * opcc_monitor_chooser_get_number:
 *
 * Returns: which monitor it is, from 1; 0: it is not there
 */
guint
opcc_monitor_chooser_get_number (OpccMonitorChooser *self, gpointer monitor)
{
  g_return_val_if_fail (OPCC_IS_MONITOR_CHOOSER (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GObject) found = g_list_model_get_item (self->monitors, i);

      if ((gpointer) found == monitor)
        return i + 1;
    }
  return 0;
}
