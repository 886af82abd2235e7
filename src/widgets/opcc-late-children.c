/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLateChildren: the many children of a long text or table are shown a few in each frame. */
#include "opcc-late-children.h"

struct _OpccLateChildren
{
  GObject parent_instance;

  GtkWidget *owner; /* (unowned) (nullable) */
  GQueue hidden;    /* (owned) GtkWidget (owned): still to be shown */
  guint at_once;
  guint a_frame;
  guint n_children;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (OpccLateChildren, opcc_late_children, G_TYPE_OBJECT)

static gboolean
tick_cb (GtkWidget *owner, GdkFrameClock *clock, gpointer user_data)
{
  OpccLateChildren *self = user_data;

  for (guint i = 0; i < self->a_frame && !g_queue_is_empty (&self->hidden); i++)
    {
      g_autoptr (GtkWidget) child = g_queue_pop_head (&self->hidden);

      gtk_widget_set_visible (child, TRUE);
    }
  if (!g_queue_is_empty (&self->hidden))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

void
opcc_late_children_clear (OpccLateChildren *self)
{
  g_return_if_fail (OPCC_IS_LATE_CHILDREN (self));
  g_queue_clear_full (&self->hidden, g_object_unref);
  self->n_children = 0;
  if (self->tick_id != 0 && self->owner != NULL)
    gtk_widget_remove_tick_callback (self->owner, self->tick_id);
  self->tick_id = 0;
}

void
opcc_late_children_add (OpccLateChildren *self, GtkWidget *child)
{
  g_return_if_fail (OPCC_IS_LATE_CHILDREN (self) && GTK_IS_WIDGET (child));
  if (self->n_children++ < self->at_once || self->owner == NULL)
    return;
  gtk_widget_set_visible (child, FALSE);
  g_queue_push_tail (&self->hidden, g_object_ref (child));
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->owner, tick_cb, self, NULL);
}

static void
opcc_late_children_dispose (GObject *object)
{
  OpccLateChildren *self = OPCC_LATE_CHILDREN (object);

  opcc_late_children_clear (self);
  g_clear_weak_pointer (&self->owner);
  G_OBJECT_CLASS (opcc_late_children_parent_class)->dispose (object);
}

static void
opcc_late_children_class_init (OpccLateChildrenClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_late_children_dispose;
}

static void
opcc_late_children_init (OpccLateChildren *self)
{
  g_queue_init (&self->hidden);
}

OpccLateChildren *
opcc_late_children_new (GtkWidget *owner, guint at_once, guint a_frame)
{
  OpccLateChildren *self = g_object_new (OPCC_TYPE_LATE_CHILDREN, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (owner) && a_frame > 0, self);
  g_set_weak_pointer (&self->owner, owner);
  self->at_once = at_once;
  self->a_frame = a_frame;
  return self;
}
