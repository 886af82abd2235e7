/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBanner: says what is the case until it no longer is, with one button. */
#include "opcc-banner.h"

#include "opcc-children.h"

#include "opcc-text.h"

struct _OpccBanner
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *image;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *button;

  OpccTone tone;
  char *icon_name; /* (owned) (nullable) the tone's own */
};

typedef enum
{
  PROP_TONE = 1,
  PROP_TITLE,
  PROP_TEXT,
  PROP_ICON_NAME,
  PROP_BUTTON_LABEL,
  PROP_ROUNDED,
} OpccBannerProperty;

static GParamSpec *properties[PROP_ROUNDED + 1];
static guint clicked_signal;

G_DEFINE_FINAL_TYPE (OpccBanner, opcc_banner, GTK_TYPE_WIDGET)

/* The style sheet calls the neutral banner plain, and has info for the rest. */
static const char *
get_class (OpccTone tone)
{
  return tone == OPCC_TONE_WARN                                ? "warn"
         : tone == OPCC_TONE_BAD                               ? "bad"
         : tone == OPCC_TONE_NONE || tone == OPCC_TONE_OUTLINE ? "plain"
                                                               : "info";
}

static void
update_icon (OpccBanner *self)
{
  const char *own = self->tone == OPCC_TONE_WARN   ? "dialog-warning-symbolic"
                    : self->tone == OPCC_TONE_BAD  ? "opcc-late-symbolic"
                    : self->tone == OPCC_TONE_NONE ? "changes-prevent-symbolic"
                                                   : NULL;
  const char *icon_name = self->icon_name != NULL ? self->icon_name : own;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
  gtk_widget_set_visible (self->image, icon_name != NULL);
}

static void
update_name (OpccBanner *self)
{
  g_autofree char *name = g_strdup_printf ("%s. %s", gtk_label_get_text (GTK_LABEL (self->title)),
                                           gtk_label_get_text (GTK_LABEL (self->text)));

  opcc_children_set_name (GTK_WIDGET (self), name);
}

static void
set_tone (OpccBanner *self, OpccTone tone)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), get_class (self->tone));
  gtk_widget_add_css_class (GTK_WIDGET (self), get_class (tone));
  self->tone = tone;
  update_icon (self);
}

static void
clicked_cb (OpccBanner *self)
{
  g_signal_emit (self, clicked_signal, 0);
}

static void
opcc_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccBanner *self = OPCC_BANNER (object);

  switch ((OpccBannerProperty) id)
    {
    case PROP_TONE:
      g_value_set_enum (value, self->tone);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->title)));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->text)));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->button)));
      break;
    case PROP_ROUNDED:
      g_value_set_boolean (value, gtk_widget_has_css_class (GTK_WIDGET (self), "round"));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccBanner *self = OPCC_BANNER (object);

  switch ((OpccBannerProperty) id)
    {
    case PROP_TONE:
      set_tone (self, g_value_get_enum (value));
      break;
    case PROP_TITLE:
      opcc_children_set_text (self->title, g_value_get_string (value));
      update_name (self);
      break;
    case PROP_TEXT:
      gtk_label_set_text (GTK_LABEL (self->text), g_value_get_string (value));
      update_name (self);
      break;
    case PROP_ICON_NAME:
      opcc_banner_set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      opcc_banner_set_button (self, g_value_get_string (value), NULL);
      break;
    case PROP_ROUNDED:
      opcc_banner_set_rounded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_banner_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_banner_parent_class)->dispose (object);
}

static void
opcc_banner_finalize (GObject *object)
{
  g_free (OPCC_BANNER (object)->icon_name);
  G_OBJECT_CLASS (opcc_banner_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_TONE] =
      g_param_spec_enum ("tone", NULL, NULL, OPCC_TYPE_TONE, OPCC_TONE_INFO, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_ROUNDED] = g_param_spec_boolean ("rounded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
opcc_banner_class_init (OpccBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_banner_dispose;
  object_class->finalize = opcc_banner_finalize;
  object_class->get_property = opcc_banner_get_property;
  object_class->set_property = opcc_banner_set_property;
  install_properties (object_class);
  clicked_signal = g_signal_new ("button-clicked", OPCC_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccBanner, image);
  gtk_widget_class_bind_template_child (widget_class, OpccBanner, title);
  gtk_widget_class_bind_template_child (widget_class, OpccBanner, text);
  gtk_widget_class_bind_template_child (widget_class, OpccBanner, button);
}

static void
opcc_banner_init (OpccBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-banner");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  set_tone (self, OPCC_TONE_INFO);
}

GtkWidget *
opcc_banner_new (OpccTone tone, const char *title, const char *text)
{
  return g_object_new (OPCC_TYPE_BANNER, "tone", tone, "title", title, "text", text, NULL);
}

void
opcc_banner_set (OpccBanner *self, OpccTone tone, const char *title, const char *text)
{
  g_return_if_fail (OPCC_IS_BANNER (self));
  g_object_set (self, "tone", tone, "title", title, "text", text != NULL ? text : "", NULL);
}

void
opcc_banner_set_icon_name (OpccBanner *self, const char *icon_name)
{
  g_return_if_fail (OPCC_IS_BANNER (self));
  if (opcc_set_str (&self->icon_name, icon_name))
    update_icon (self);
}

/**
 * opcc_banner_set_button:
 * @label: (nullable): what the button does; NULL takes it away
 * @action_name: (nullable): the action it activates, beside "button-clicked"
 */
void
opcc_banner_set_button (OpccBanner *self, const char *label, const char *action_name)
{
  g_return_if_fail (OPCC_IS_BANNER (self));
  gtk_button_set_label (GTK_BUTTON (self->button), label != NULL ? label : "");
  gtk_widget_set_visible (self->button, label != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
}

void
opcc_banner_set_rounded (OpccBanner *self, gboolean rounded)
{
  g_return_if_fail (OPCC_IS_BANNER (self));
  opcc_children_set_class (GTK_WIDGET (self), "round", rounded);
}
