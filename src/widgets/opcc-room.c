/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoom: room for pages: asks for no more than a small screen has, and scrolls what needs more.
 */
#include "opcc-room.h"

#include "opcc-children.h"

/* What a window of 1024 × 600 pixels has left below its header, without the sidebar; in pixels. */
#define MOST_WIDTH  960
#define MOST_HEIGHT 440

struct _OpccRoom
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *child; /* (nullable) */
};

typedef enum
{
  PROP_CHILD = 1,
} OpccRoomProperty;

static GParamSpec *properties[PROP_CHILD + 1];

G_DEFINE_FINAL_TYPE (OpccRoom, opcc_room, GTK_TYPE_WIDGET)

static void
opcc_room_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  OpccRoom *self = OPCC_ROOM (widget);
  int least_across = 0;

  if (self->child == NULL)
    return;
  /* Where there is less across than the child needs, it has what it needs, and scrolls. */
  if (for_size >= 0)
    gtk_widget_measure (self->child,
                        orientation == GTK_ORIENTATION_HORIZONTAL ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL,
                        -1, &least_across, NULL, NULL, NULL);
  gtk_widget_measure (self->child, orientation, for_size < 0 ? -1 : MAX (for_size, least_across),
                      minimum, natural, NULL, NULL);
  *minimum = MIN (*minimum, orientation == GTK_ORIENTATION_HORIZONTAL ? MOST_WIDTH : MOST_HEIGHT);
}

static void
opcc_room_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OpccRoom *self = OPCC_ROOM (widget);
  GtkAllocation all = { 0, 0, width, height };

  /* A scroller must be asked before it is given a size. */
  gtk_widget_measure (self->scroller, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->scroller, &all, baseline);
}

static void
opcc_room_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((OpccRoomProperty) id)
    {
    case PROP_CHILD:
      g_value_set_object (value, OPCC_ROOM (object)->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_room_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccRoom *self = OPCC_ROOM (object);

  switch ((OpccRoomProperty) id)
    {
    case PROP_CHILD:
      self->child = g_value_get_object (value);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_room_dispose (GObject *object)
{
  OPCC_ROOM (object)->child = NULL;
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_room_parent_class)->dispose (object);
}

static void
opcc_room_class_init (OpccRoomClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = opcc_room_get_property;
  object_class->set_property = opcc_room_set_property;
  object_class->dispose = opcc_room_dispose;
  widget_class->measure = opcc_room_measure;
  widget_class->size_allocate = opcc_room_size_allocate;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
opcc_room_init (OpccRoom *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
