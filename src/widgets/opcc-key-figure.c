/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccKeyFigure: a card with one figure, what it leaves out, and the way to its rows. */
#include "opcc-key-figure.h"

#include "opcc-children.h"

#include <glib/gi18n-lib.h>

struct _OpccKeyFigure
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *label;
  GtkWidget *sign;
  GtkWidget *trace;
  GtkWidget *figure;
  GtkWidget *value;
  GtkWidget *suffix;
  GtkWidget *notes;
  GtkWidget *note;
  GtkWidget *dot;
  GtkWidget *missing;
  GtkWidget *shapes;

  OpccKeyFigureState state;
  gboolean can_trace;
  gboolean compact;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_VALUE,
  PROP_SUFFIX,
  PROP_NOTE,
  PROP_MISSING,
  PROP_STATE,
  PROP_CAN_TRACE,
  PROP_COMPACT,
} OpccKeyFigureProperty;

static GParamSpec *properties[PROP_COMPACT + 1];
static guint trace_signal;

G_DEFINE_ENUM_TYPE (OpccKeyFigureState,
                    opcc_key_figure_state,
                    G_DEFINE_ENUM_VALUE (OPCC_KEY_FIGURE_NORMAL, "normal"),
                    G_DEFINE_ENUM_VALUE (OPCC_KEY_FIGURE_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (OPCC_KEY_FIGURE_HIDDEN, "hidden"),
                    G_DEFINE_ENUM_VALUE (OPCC_KEY_FIGURE_UNKNOWN, "unknown"))

G_DEFINE_FINAL_TYPE (OpccKeyFigure, opcc_key_figure, GTK_TYPE_WIDGET)

static const char *
get_text (GtkWidget *label)
{
  return gtk_label_get_text (GTK_LABEL (label));
}

/* What a screen reader says of the whole card. */
static void
update_name (OpccKeyFigure *self)
{
  g_autoptr (GString) name = g_string_new (get_text (self->label));
  GtkWidget *const parts[] = { self->value, self->suffix, self->note, self->missing };
  const char *gap = ": ";

  if (self->state == OPCC_KEY_FIGURE_LOADING)
    g_string_append (name, _ (": being worked out"));
  for (guint i = 0; self->state != OPCC_KEY_FIGURE_LOADING && i < G_N_ELEMENTS (parts); i++)
    if (*get_text (parts[i]) != '\0')
      {
        g_string_append_printf (name, "%s%s", gap, get_text (parts[i]));
        gap = i == 0 ? " " : ", ";
      }
  opcc_children_set_name (GTK_WIDGET (self), name->str);
}

static void
update (OpccKeyFigure *self)
{
  const char *icon_name = self->state == OPCC_KEY_FIGURE_HIDDEN    ? "view-conceal-symbolic"
                          : self->state == OPCC_KEY_FIGURE_UNKNOWN ? "dialog-warning-symbolic"
                                                                   : NULL;
  gboolean loading = self->state == OPCC_KEY_FIGURE_LOADING;
  gboolean unknown = self->state == OPCC_KEY_FIGURE_UNKNOWN;

  gtk_widget_set_visible (self->shapes, loading);
  gtk_widget_set_visible (self->figure, !loading);
  gtk_widget_set_visible (self->notes, !loading);
  gtk_widget_set_visible (self->trace, self->can_trace && self->state == OPCC_KEY_FIGURE_NORMAL);
  gtk_widget_set_visible (self->dot,
                          *get_text (self->note) != '\0' && *get_text (self->missing) != '\0');
  gtk_image_set_from_icon_name (GTK_IMAGE (self->sign), icon_name);
  gtk_widget_set_visible (self->sign, icon_name != NULL);
  opcc_children_set_class (self->sign, "opcc-warn", unknown);
  opcc_children_set_class (self->sign, "opcc-dim", !unknown);
  opcc_children_set_class (self->value, "opcc-warn", unknown);
  opcc_children_set_class (self->value, "sm", icon_name != NULL);
  gtk_widget_set_cursor_from_name (self->missing, unknown && self->can_trace ? "pointer" : NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), self->can_trace && unknown);
  update_name (self);
}

static void
set_text (OpccKeyFigure *self, GtkWidget *label, OpccKeyFigureProperty property, const char *text)
{
  if (g_strcmp0 (get_text (label), text != NULL ? text : "") == 0)
    return;
  opcc_children_set_text (label, text);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_compact (OpccKeyFigure *self, gboolean compact)
{
  self->compact = compact;
  opcc_children_set_class (GTK_WIDGET (self), "compact", compact);
}

static void
trace (OpccKeyFigure *self)
{
  if (self->can_trace)
    g_signal_emit (self, trace_signal, 0);
}

static void
missing_pressed_cb (OpccKeyFigure *self)
{
  if (self->state == OPCC_KEY_FIGURE_UNKNOWN)
    trace (self);
}

static gboolean
trace_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  trace (OPCC_KEY_FIGURE (widget));
  return OPCC_KEY_FIGURE (widget)->can_trace;
}

static void
opcc_key_figure_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccKeyFigure *self = OPCC_KEY_FIGURE (object);

  switch ((OpccKeyFigureProperty) id)
    {
    case PROP_LABEL:
      g_value_set_string (value, get_text (self->label));
      break;
    case PROP_VALUE:
      g_value_set_string (value, get_text (self->value));
      break;
    case PROP_SUFFIX:
      g_value_set_string (value, get_text (self->suffix));
      break;
    case PROP_NOTE:
      g_value_set_string (value, get_text (self->note));
      break;
    case PROP_MISSING:
      g_value_set_string (value, get_text (self->missing));
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_CAN_TRACE:
      g_value_set_boolean (value, self->can_trace);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_key_figure_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccKeyFigure *self = OPCC_KEY_FIGURE (object);

  switch ((OpccKeyFigureProperty) id)
    {
    case PROP_LABEL:
      set_text (self, self->label, PROP_LABEL, g_value_get_string (value));
      break;
    case PROP_VALUE:
      set_text (self, self->value, PROP_VALUE, g_value_get_string (value));
      break;
    case PROP_SUFFIX:
      set_text (self, self->suffix, PROP_SUFFIX, g_value_get_string (value));
      break;
    case PROP_NOTE:
      set_text (self, self->note, PROP_NOTE, g_value_get_string (value));
      break;
    case PROP_MISSING:
      set_text (self, self->missing, PROP_MISSING, g_value_get_string (value));
      break;
    case PROP_STATE:
      opcc_key_figure_set_state (self, g_value_get_enum (value));
      break;
    case PROP_CAN_TRACE:
      opcc_key_figure_set_can_trace (self, g_value_get_boolean (value));
      break;
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_key_figure_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_key_figure_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  static const char *const texts[] = { "label", "value", "suffix", "note", "missing" };
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[PROP_LABEL + i] = g_param_spec_string (texts[i], NULL, NULL, "", flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, OPCC_TYPE_KEY_FIGURE_STATE,
                                              OPCC_KEY_FIGURE_NORMAL, flags);
  properties[PROP_CAN_TRACE] = g_param_spec_boolean ("can-trace", NULL, NULL, FALSE, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
opcc_key_figure_class_init (OpccKeyFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_key_figure_dispose;
  object_class->get_property = opcc_key_figure_get_property;
  object_class->set_property = opcc_key_figure_set_property;
  install_properties (object_class);
  trace_signal = g_signal_new ("trace", OPCC_TYPE_KEY_FIGURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, trace_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, trace_key_cb,
                                NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-key-figure.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccKeyFigure, label);
  gtk_widget_class_bind_template_child (widget_class, OpccKeyFigure, sign);
  gtk_widget_class_bind_template_child (widget_class, OpccKeyFigure, trace);
  gtk_widget_class_bind_template_child (widget_class, OpccKeyFigure, figure);
  gtk_widget_class_bind_template_child (widget_class, OpccKeyFigure, value);
  gtk_widget_class_bind_template_child (widget_class, OpccKeyFigure, suffix);
  gtk_widget_class_bind_template_child (widget_class, OpccKeyFigure, notes);
  gtk_widget_class_bind_template_child (widget_class, OpccKeyFigure, note);
  gtk_widget_class_bind_template_child (widget_class, OpccKeyFigure, dot);
  gtk_widget_class_bind_template_child (widget_class, OpccKeyFigure, missing);
  gtk_widget_class_bind_template_child (widget_class, OpccKeyFigure, shapes);
}

static void
opcc_key_figure_init (OpccKeyFigure *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "pad");
  opcc_children_set_name (self->trace, _ ("Show the rows behind this figure"));
  g_signal_connect_swapped (self->trace, "clicked", G_CALLBACK (trace), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (missing_pressed_cb), self);
  gtk_widget_add_controller (self->missing, GTK_EVENT_CONTROLLER (click));
  update (self);
}

GtkWidget *
opcc_key_figure_new (const char *label)
{
  return g_object_new (OPCC_TYPE_KEY_FIGURE, "label", label, NULL);
}

/**
 * opcc_key_figure_set:
 * @suffix: (nullable): small words after the value: "of 51 marked"
 * @note: (nullable): second line
 * @missing: (nullable): what the figure leaves out, in amber: "5 not stated"
 *
 * All texts are plain.
 */
void
opcc_key_figure_set (OpccKeyFigure *self,
                     const char *value,
                     const char *suffix,
                     const char *note,
                     const char *missing)
{
  g_return_if_fail (OPCC_IS_KEY_FIGURE (self));
  set_text (self, self->value, PROP_VALUE, value);
  set_text (self, self->suffix, PROP_SUFFIX, suffix);
  set_text (self, self->note, PROP_NOTE, note);
  set_text (self, self->missing, PROP_MISSING, missing);
}

void
opcc_key_figure_set_state (OpccKeyFigure *self, OpccKeyFigureState state)
{
  g_return_if_fail (OPCC_IS_KEY_FIGURE (self));
  if (self->state == state)
    return;
  self->state = state;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
opcc_key_figure_set_can_trace (OpccKeyFigure *self, gboolean can_trace)
{
  g_return_if_fail (OPCC_IS_KEY_FIGURE (self));
  if (self->can_trace == can_trace)
    return;
  self->can_trace = can_trace;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_TRACE]);
}
