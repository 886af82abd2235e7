/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLateChildren: the many children of a long text or table are shown a few in each frame. */
#include "opcc-late-children.h"

/* Of a frame, in milliseconds. */
#define FRAME 20

struct _OpccLateChildren
{
  GObject parent_instance;

  GtkWidget *owner; /* (unowned) (nullable) */
  GQueue hidden;    /* (owned) GtkWidget (owned): still to be shown */
  guint at_once;
  guint a_frame;
  guint n_children;
  guint timer_id;
};

G_DEFINE_FINAL_TYPE (OpccLateChildren, opcc_late_children, G_TYPE_OBJECT)

static gboolean
timer_cb (gpointer user_data)
{
  OpccLateChildren *self = user_data;
  /* What nobody sees would have to find its room in one frame once it is seen. */
  const gboolean seen = self->owner != NULL && gtk_widget_get_mapped (self->owner);

  for (guint i = 0; seen && i < self->a_frame && !g_queue_is_empty (&self->hidden); i++)
    {
      g_autoptr (GtkWidget) child = g_queue_pop_head (&self->hidden);

      gtk_widget_set_visible (child, TRUE);
    }
  if (seen && !g_queue_is_empty (&self->hidden))
    return G_SOURCE_CONTINUE;
  self->timer_id = 0;
  return G_SOURCE_REMOVE;
}

/* Goes on with those that are still hidden, from when the owner can be seen. */
static void
go_on (OpccLateChildren *self)
{
  if (self->timer_id == 0 && !g_queue_is_empty (&self->hidden))
    self->timer_id = g_timeout_add_full (G_PRIORITY_LOW, FRAME, timer_cb, self, NULL);
}

void
opcc_late_children_clear (OpccLateChildren *self)
{
  g_return_if_fail (OPCC_IS_LATE_CHILDREN (self));
  g_queue_clear_full (&self->hidden, g_object_unref);
  self->n_children = 0;
  g_clear_handle_id (&self->timer_id, g_source_remove);
}

void
opcc_late_children_add (OpccLateChildren *self, GtkWidget *child)
{
  g_return_if_fail (OPCC_IS_LATE_CHILDREN (self) && GTK_IS_WIDGET (child));
  if (self->n_children++ < self->at_once || self->owner == NULL)
    return;
  gtk_widget_set_visible (child, FALSE);
  g_queue_push_tail (&self->hidden, g_object_ref (child));
  if (gtk_widget_get_mapped (self->owner))
    go_on (self);
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
  g_signal_connect_object (owner, "map", G_CALLBACK (go_on), self, G_CONNECT_SWAPPED);
  self->at_once = at_once;
  self->a_frame = a_frame;
  return self;
}
