/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPublishCard: one thing that is published, with what it says and the ways to save it. */
#include "opcc-publish-card.h"

#include "opcc-children.h"

struct _OpccPublishCard
{
  GtkWidget parent_instance;

  /* template */
  GtkLabel *title;
  GtkLabel *note;
  GtkBox *head;
  GtkBox *content;
  GtkBox *buttons;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_NOTE,
  PROP_HEAD,
  PROP_CONTENT,
} OpccPublishCardProperty;

static GParamSpec *properties[PROP_CONTENT + 1];

static GtkBuildableIface *parent_buildable;

/* The template's own children come before its parts are known. */
static void
opcc_publish_card_add_child (GtkBuildable *buildable,
                             GtkBuilder *builder,
                             GObject *child,
                             const char *type)
{
  OpccPublishCard *self = OPCC_PUBLISH_CARD (buildable);

  if (self->buttons != NULL && GTK_IS_BUTTON (child))
    gtk_box_append (self->buttons, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
init_buildable (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = opcc_publish_card_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OpccPublishCard,
                               opcc_publish_card,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, init_buildable))

static void
opcc_publish_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccPublishCard *self = OPCC_PUBLISH_CARD (object);

  switch ((OpccPublishCardProperty) id)
    {
    case PROP_TITLE:
      gtk_label_set_text (self->title, g_value_get_string (value));
      opcc_children_set_name (GTK_WIDGET (self), g_value_get_string (value));
      break;
    case PROP_NOTE:
      gtk_label_set_text (self->note, g_value_get_string (value));
      break;
    case PROP_HEAD:
      gtk_box_append (self->head, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      gtk_box_append (self->content, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_publish_card_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_publish_card_parent_class)->dispose (object);
}

static void
opcc_publish_card_class_init (OpccPublishCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = opcc_publish_card_dispose;
  object_class->set_property = opcc_publish_card_set_property;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", flags);
  properties[PROP_HEAD] = g_param_spec_object ("head", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-publish-card.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccPublishCard, title);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishCard, note);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishCard, head);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishCard, content);
  gtk_widget_class_bind_template_child (widget_class, OpccPublishCard, buttons);
}

static void
opcc_publish_card_init (OpccPublishCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
