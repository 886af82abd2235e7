/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccEmptyState: what is not here, and what to do, in place of a list or a card's content. */
#include "opcc-empty-state.h"

#include "opcc-children.h"

struct _OpccEmptyState
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *image;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *buttons;
};

typedef enum
{
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  PROP_TEXT,
  PROP_BUTTON,
} OpccEmptyStateProperty;

static GParamSpec *properties[PROP_BUTTON + 1];

G_DEFINE_FINAL_TYPE (OpccEmptyState, opcc_empty_state, GTK_TYPE_WIDGET)

static void
opcc_empty_state_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccEmptyState *self = OPCC_EMPTY_STATE (object);

  switch ((OpccEmptyStateProperty) id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (GTK_IMAGE (self->image)));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->title)));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->text)));
      break;
    case PROP_BUTTON:
      g_value_set_object (value, gtk_widget_get_first_child (self->buttons));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_empty_state_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccEmptyState *self = OPCC_EMPTY_STATE (object);
  const char *text = G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;

  switch ((OpccEmptyStateProperty) id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (GTK_IMAGE (self->image), text);
      gtk_widget_set_visible (self->image, text != NULL);
      /* A magnifying glass is heavy at the size of the other signs. */
      gtk_image_set_pixel_size (GTK_IMAGE (self->image),
                                g_strcmp0 (text, "system-search-symbolic") == 0 ? 34 : 48);
      break;
    case PROP_TITLE:
      opcc_children_set_text (self->title, text);
      opcc_children_set_name (GTK_WIDGET (self), text);
      break;
    case PROP_TEXT:
      opcc_children_set_text (self->text, text);
      break;
    case PROP_BUTTON:
      if (g_value_get_object (value) != NULL)
        opcc_empty_state_add_button (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_empty_state_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_empty_state_parent_class)->dispose (object);
}

static void
opcc_empty_state_class_init (OpccEmptyStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = opcc_empty_state_dispose;
  object_class->get_property = opcc_empty_state_get_property;
  object_class->set_property = opcc_empty_state_set_property;
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_BUTTON] = g_param_spec_object ("button", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-empty-state.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccEmptyState, image);
  gtk_widget_class_bind_template_child (widget_class, OpccEmptyState, title);
  gtk_widget_class_bind_template_child (widget_class, OpccEmptyState, text);
  gtk_widget_class_bind_template_child (widget_class, OpccEmptyState, buttons);
}

static void
opcc_empty_state_init (OpccEmptyState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * opcc_empty_state_new:
 * @icon_name: (nullable)
 * @title: what is not here
 * @text: (nullable): what to do about it
 */
GtkWidget *
opcc_empty_state_new (const char *icon_name, const char *title, const char *text)
{
  return g_object_new (OPCC_TYPE_EMPTY_STATE, "icon-name", icon_name, "title", title, "text", text,
                       NULL);
}

void
opcc_empty_state_add_button (OpccEmptyState *self, GtkWidget *button)
{
  g_return_if_fail (OPCC_IS_EMPTY_STATE (self));
  gtk_box_append (GTK_BOX (self->buttons), button);
  gtk_widget_set_visible (self->buttons, TRUE);
}

void
opcc_empty_state_clear_buttons (OpccEmptyState *self)
{
  g_return_if_fail (OPCC_IS_EMPTY_STATE (self));
  opcc_children_unparent (self->buttons);
  gtk_widget_set_visible (self->buttons, FALSE);
}
