/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccToaster: short messages over the window, and the same words where a screen reader hears them.
 */
#include "opcc-toaster.h"

#include "opcc-children.h"

#include <adwaita.h>

#define TIMEOUT_SECONDS 8
#define MAX_BARS        8

struct _OpccToaster
{
  GtkWidget parent_instance;
  GtkWidget *overlay;
  GtkWidget *live;
  AdwToast *toast;      /* (owned) (nullable) the one in view */
  GdkFrameClock *clock; /* (owned) (nullable) while a toast is in view */
  gulong painted;
  int foot; /* pixels that bars at the foot of the window take */
};

/* From the top of a bar to its end, in the toaster. */
typedef struct
{
  float top;
  float end;
} Bar;

typedef enum
{
  PROP_CHILD = 1,
} OpccToasterProperty;

static GParamSpec *properties[PROP_CHILD + 1];

G_DEFINE_FINAL_TYPE (OpccToaster, opcc_toaster, GTK_TYPE_WIDGET)

/* --- where it stands ------------------------------------------------------------------------- */

static gboolean
is_bar (GtkWidget *widget)
{
  static const char *const bars[] = { "opcc-selbar", "opcc-totals", "opcc-actionbar", "opcc-foot" };

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    if (gtk_widget_has_css_class (widget, bars[i]))
      return TRUE;
  return FALSE;
}

/* The bars of the page in view; rows of lists have none. */
static guint
find_bars (OpccToaster *self, GtkWidget *at, Bar *bars, guint n_bars)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (at) || GTK_IS_LIST_BASE (at) || GTK_IS_LIST_BOX (at) ||
      n_bars == MAX_BARS)
    return n_bars;
  if (is_bar (at) && gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    {
      bars[n_bars].top = bounds.origin.y;
      bars[n_bars].end = bounds.origin.y + bounds.size.height;
      return n_bars + 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (at); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_bars = find_bars (self, child, bars, n_bars);
  return n_bars;
}

/* Bars that stand on the foot of the window, or on one another. */
static int
measure_foot (OpccToaster *self)
{
  const float slack = 6;
  float height = gtk_widget_get_height (GTK_WIDGET (self));
  float top = height;
  Bar bars[MAX_BARS];
  guint n_bars = find_bars (self, self->overlay, bars, 0);

  for (guint round = 0; round < n_bars; round++)
    for (guint i = 0; i < n_bars; i++)
      if (bars[i].top < top && bars[i].end >= top - slack)
        top = bars[i].top;
  return (int) (height - top);
}

static void
stand_above_foot (OpccToaster *self)
{
  GtkWidget *below = adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (self->overlay));

  self->foot = measure_foot (self);
  for (GtkWidget *child = gtk_widget_get_first_child (self->overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != below)
      gtk_widget_set_margin_bottom (child, self->foot);
}

/* A bar may come and go while the toast is there; nothing is painted, and nothing done, while all
 * stays as it is. */
static void
painted_cb (OpccToaster *self)
{
  if (measure_foot (self) != self->foot)
    stand_above_foot (self);
}

static void
stop_watching (OpccToaster *self)
{
  if (self->clock != NULL)
    g_signal_handler_disconnect (self->clock, self->painted);
  g_clear_object (&self->clock);
}

static void
watch_foot (OpccToaster *self)
{
  stop_watching (self);
  stand_above_foot (self);
  if (gtk_widget_get_frame_clock (GTK_WIDGET (self)) == NULL)
    return;
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  self->painted =
      g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (painted_cb), self);
}

static void
dismissed_cb (OpccToaster *self, AdwToast *toast)
{
  if (self->toast != toast)
    return;
  stop_watching (self);
  g_clear_object (&self->toast);
}

static void
opcc_toaster_unrealize (GtkWidget *widget)
{
  stop_watching (OPCC_TOASTER (widget));
  GTK_WIDGET_CLASS (opcc_toaster_parent_class)->unrealize (widget);
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
opcc_toaster_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccToaster *self = OPCC_TOASTER (object);

  switch ((OpccToasterProperty) id)
    {
    case PROP_CHILD:
      g_value_set_object (value, adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (self->overlay)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_toaster_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((OpccToasterProperty) id)
    {
    case PROP_CHILD:
      opcc_toaster_set_child (OPCC_TOASTER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_toaster_dispose (GObject *object)
{
  OpccToaster *self = OPCC_TOASTER (object);

  if (self->toast != NULL)
    g_signal_handlers_disconnect_by_data (self->toast, self);
  g_clear_object (&self->toast);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_toaster_parent_class)->dispose (object);
}

static void
opcc_toaster_class_init (OpccToasterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_toaster_dispose;
  widget_class->unrealize = opcc_toaster_unrealize;
  object_class->get_property = opcc_toaster_get_property;
  object_class->set_property = opcc_toaster_set_property;
  properties[PROP_CHILD] =
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
opcc_toaster_init (OpccToaster *self)
{
  self->overlay = adw_toast_overlay_new ();
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  /* Seen by nobody, but there for assistive technology, which does not hear toasts on this GTK. */
  self->live =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "opacity", 0.0,
                    "can-target", FALSE, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_END,
                    "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 1, NULL);
  gtk_widget_set_parent (self->live, GTK_WIDGET (self));
}

GtkWidget *
opcc_toaster_new (void)
{
  return g_object_new (OPCC_TYPE_TOASTER, NULL);
}

void
opcc_toaster_set_child (OpccToaster *self, GtkWidget *child)
{
  g_return_if_fail (OPCC_IS_TOASTER (self));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->overlay), child);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * opcc_toaster_show:
 * @plain_text: what was done; escaped here, because a toast's title is markup
 * @button_label: (nullable): "Undo"
 * @action_name: (nullable): what the button activates: "win.undo"
 */
void
opcc_toaster_show (OpccToaster *self,
                   const char *plain_text,
                   const char *button_label,
                   const char *action_name)
{
  g_autofree char *title = g_markup_escape_text (plain_text, -1);

  g_return_if_fail (OPCC_IS_TOASTER (self));

  opcc_toaster_dismiss (self);
  self->toast = adw_toast_new (title);
  adw_toast_set_timeout (self->toast, TIMEOUT_SECONDS);
  adw_toast_set_button_label (self->toast, button_label);
  adw_toast_set_action_name (self->toast, action_name);
  g_signal_connect_swapped (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self);
  gtk_label_set_text (GTK_LABEL (self->live), plain_text);
  opcc_children_set_name (self->live, plain_text);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->overlay), g_object_ref (self->toast));
  watch_foot (self);
}

void
opcc_toaster_dismiss (OpccToaster *self)
{
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (OPCC_IS_TOASTER (self));
  toast = g_steal_pointer (&self->toast);
  if (toast == NULL)
    return;
  stop_watching (self);
  g_signal_handlers_disconnect_by_data (toast, self);
  adw_toast_dismiss (toast);
}

const char *
opcc_toaster_get_last (OpccToaster *self)
{
  g_return_val_if_fail (OPCC_IS_TOASTER (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->live));
}
