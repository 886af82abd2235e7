/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccProgressCard: work that takes a while: how far it is, and Cancel. */
#include "opcc-progress-card.h"

#include "opcc-children.h"

struct _OpccProgressCard
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *title;
  GtkWidget *cancel;
  GtkWidget *bar;
  GtkWidget *detail;

  GCancellable *cancellable; /* (owned) (nullable) */
  double fraction;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_DETAIL,
  PROP_FRACTION,
  PROP_CANCELLABLE,
} OpccProgressCardProperty;

static GParamSpec *properties[PROP_CANCELLABLE + 1];
static guint cancel_signal;

G_DEFINE_FINAL_TYPE (OpccProgressCard, opcc_progress_card, GTK_TYPE_WIDGET)

static void
cancel_cb (OpccProgressCard *self)
{
  /* Once is enough; what is under way says itself when it has stopped. */
  gtk_widget_set_sensitive (self->cancel, FALSE);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, cancel_signal, 0);
}

static void
set_fraction (OpccProgressCard *self, double fraction)
{
  self->fraction = fraction;
  if (fraction < 0)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  else
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), MIN (fraction, 1));
}

static void
opcc_progress_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccProgressCard *self = OPCC_PROGRESS_CARD (object);

  switch ((OpccProgressCardProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->title)));
      break;
    case PROP_DETAIL:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->detail)));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_CANCELLABLE:
      g_value_set_object (value, self->cancellable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_progress_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccProgressCard *self = OPCC_PROGRESS_CARD (object);

  switch ((OpccProgressCardProperty) id)
    {
    case PROP_TITLE:
      opcc_children_set_text (self->title, g_value_get_string (value));
      opcc_children_set_name (GTK_WIDGET (self), g_value_get_string (value));
      opcc_children_set_name (self->bar, g_value_get_string (value));
      break;
    case PROP_DETAIL:
      opcc_children_set_text (self->detail, g_value_get_string (value));
      break;
    case PROP_FRACTION:
      set_fraction (self, g_value_get_double (value));
      break;
    case PROP_CANCELLABLE:
      g_set_object (&self->cancellable, g_value_get_object (value));
      gtk_widget_set_sensitive (self->cancel, TRUE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_progress_card_dispose (GObject *object)
{
  g_clear_object (&OPCC_PROGRESS_CARD (object)->cancellable);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_progress_card_parent_class)->dispose (object);
}

static void
opcc_progress_card_class_init (OpccProgressCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = opcc_progress_card_dispose;
  object_class->get_property = opcc_progress_card_get_property;
  object_class->set_property = opcc_progress_card_set_property;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, 0, flags);
  properties[PROP_CANCELLABLE] =
      g_param_spec_object ("cancellable", NULL, NULL, G_TYPE_CANCELLABLE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  cancel_signal = g_signal_new ("cancel", OPCC_TYPE_PROGRESS_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-progress-card.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccProgressCard, title);
  gtk_widget_class_bind_template_child (widget_class, OpccProgressCard, cancel);
  gtk_widget_class_bind_template_child (widget_class, OpccProgressCard, bar);
  gtk_widget_class_bind_template_child (widget_class, OpccProgressCard, detail);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
opcc_progress_card_init (OpccProgressCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
opcc_progress_card_new (const char *title, GCancellable *cancellable)
{
  return g_object_new (OPCC_TYPE_PROGRESS_CARD, "title", title, "cancellable", cancellable, NULL);
}

/**
 * opcc_progress_card_set:
 * @fraction: 0 to 1; negative when nobody knows
 * @detail: (nullable): "Row 12,000 of 40,000"
 */
void
opcc_progress_card_set (OpccProgressCard *self, double fraction, const char *detail)
{
  g_return_if_fail (OPCC_IS_PROGRESS_CARD (self));
  set_fraction (self, fraction);
  opcc_children_set_text (self->detail, detail);
}
