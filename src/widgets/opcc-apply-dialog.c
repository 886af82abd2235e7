/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccApplyDialog: a window over the page with one verb, which waits until that is done. */
#include "opcc-apply-dialog.h"

#include <glib/gi18n-lib.h>

#include "opcc-banner.h"
#include "opcc-dialogs.h"
#include "opcc-whole-words.h"

typedef struct
{
  /* template */
  GtkBox *box;
  GtkWidget *verb;
  OpccBanner *banner;

  GtkWidget *body;  /* (nullable) child of the box */
  GtkWidget *focus; /* (owned) (nullable) where it was before the waiting */
  gboolean waiting; /* for opcc_apply_dialog_finish () */
  gboolean leaving; /* it is done, or the question before leaving is answered */
  int asked_height; /* that it was asked for again; pixels */
} OpccApplyDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OpccApplyDialog, opcc_apply_dialog, ADW_TYPE_WINDOW)

enum
{
  PROP_BODY = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint apply_signal;

static OpccApplyDialogPrivate *
get_own (OpccApplyDialog *self)
{
  return opcc_apply_dialog_get_instance_private (self);
}

/* A field that is made insensitive under the focus does not learn that it has lost it, and what was
 * refused is corrected where it was typed: so the focus leaves first, and comes back. */
static void
set_waiting (OpccApplyDialog *self, gboolean waiting)
{
  OpccApplyDialogPrivate *own = get_own (self);
  OpccApplyDialogClass *klass = OPCC_APPLY_DIALOG_GET_CLASS (self);
  GtkWindow *window = GTK_WINDOW (self);

  own->waiting = waiting;
  if (waiting)
    {
      g_set_object (&own->focus, gtk_window_get_focus (window));
      gtk_window_set_focus (window, NULL);
    }
  gtk_widget_set_sensitive (own->verb, !waiting);
  if (klass->wait != NULL)
    klass->wait (self, waiting);
  if (waiting)
    return;
  if (own->focus != NULL && gtk_widget_get_root (own->focus) == GTK_ROOT (self))
    gtk_window_set_focus (window, own->focus);
  g_clear_object (&own->focus);
}

static gboolean
opcc_apply_dialog_close_request (GtkWindow *window)
{
  OpccApplyDialog *self = OPCC_APPLY_DIALOG (window);
  OpccApplyDialogPrivate *own = get_own (self);
  OpccApplyDialogClass *klass = OPCC_APPLY_DIALOG_GET_CLASS (self);

  if (own->waiting || (!own->leaving && klass->may_leave != NULL && !klass->may_leave (self)))
    return TRUE;
  return GTK_WINDOW_CLASS (opcc_apply_dialog_parent_class)->close_request (window);
}

static gboolean
ask_again_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 does not see what is added between the first measuring and the first frame: it is
 * measured once more then, and once only where the screen has no more room. */
static void
opcc_apply_dialog_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OpccApplyDialogPrivate *own = get_own (OPCC_APPLY_DIALOG (widget));
  int needed;

  GTK_WIDGET_CLASS (opcc_apply_dialog_parent_class)
      ->size_allocate (widget, width, height, baseline);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  if (height >= needed || needed == own->asked_height)
    return;
  own->asked_height = needed;
  gtk_widget_add_tick_callback (widget, ask_again_cb, NULL, NULL);
}

static void
opcc_apply_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, get_own (OPCC_APPLY_DIALOG (object))->body);
}

static void
opcc_apply_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  opcc_apply_dialog_set_body (OPCC_APPLY_DIALOG (object), g_value_get_object (value));
}

static void
opcc_apply_dialog_dispose (GObject *object)
{
  OpccApplyDialogPrivate *own = get_own (OPCC_APPLY_DIALOG (object));

  own->body = NULL;
  g_clear_object (&own->focus);
  G_OBJECT_CLASS (opcc_apply_dialog_parent_class)->dispose (object);
}

static void
opcc_apply_dialog_class_init (OpccApplyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_BANNER);
  object_class->get_property = opcc_apply_dialog_get_property;
  object_class->set_property = opcc_apply_dialog_set_property;
  object_class->dispose = opcc_apply_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = opcc_apply_dialog_close_request;
  widget_class->size_allocate = opcc_apply_dialog_size_allocate;

  props[PROP_BODY] = g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  apply_signal = g_signal_new ("apply", OPCC_TYPE_APPLY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-apply-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, OpccApplyDialog, box);
  gtk_widget_class_bind_template_child_private (widget_class, OpccApplyDialog, verb);
  gtk_widget_class_bind_template_child_private (widget_class, OpccApplyDialog, banner);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_bind_template_callback (widget_class, opcc_apply_dialog_apply);
}

static gboolean
apply_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (widget));
  return TRUE;
}

/* Before the field that has the focus sees the key: a long text would take it for a new line. */
static void
opcc_apply_dialog_init (OpccApplyDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_whole_words_tell (GTK_WIDGET (self));
  opcc_dialog_outlive_parent (GTK_WINDOW (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (apply_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
opcc_apply_dialog_set_up (OpccApplyDialog *self,
                          GtkWidget *from,
                          const char *title,
                          const char *verb)
{
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;

  g_return_if_fail (OPCC_IS_APPLY_DIALOG (self));

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (GTK_BUTTON (get_own (self)->verb), verb);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
}

void
opcc_apply_dialog_set_body (OpccApplyDialog *self, GtkWidget *body)
{
  OpccApplyDialogPrivate *own;

  g_return_if_fail (OPCC_IS_APPLY_DIALOG (self));

  own = get_own (self);
  if (own->body != NULL)
    gtk_box_remove (own->box, own->body);
  own->body = body;
  if (body != NULL)
    gtk_box_append (own->box, body);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BODY]);
}

GtkWidget *
opcc_apply_dialog_get_verb (OpccApplyDialog *self)
{
  g_return_val_if_fail (OPCC_IS_APPLY_DIALOG (self), NULL);
  return get_own (self)->verb;
}

void
opcc_apply_dialog_apply (OpccApplyDialog *self)
{
  OpccApplyDialogClass *klass;

  g_return_if_fail (OPCC_IS_APPLY_DIALOG (self));

  if (get_own (self)->waiting || !gtk_widget_get_sensitive (get_own (self)->verb))
    return;
  klass = OPCC_APPLY_DIALOG_GET_CLASS (self);
  opcc_apply_dialog_show_error (self, NULL);
  if (klass->check != NULL && !klass->check (self))
    return;
  set_waiting (self, TRUE);
  g_signal_emit (self, apply_signal, 0);
}

void
opcc_apply_dialog_show_error (OpccApplyDialog *self, const char *sentence)
{
  OpccBanner *banner;

  g_return_if_fail (OPCC_IS_APPLY_DIALOG (self));

  banner = get_own (self)->banner;
  gtk_widget_set_visible (GTK_WIDGET (banner), sentence != NULL);
  if (sentence != NULL)
    opcc_banner_set (banner, OPCC_TONE_BAD, NULL, sentence);
}

void
opcc_apply_dialog_finish (OpccApplyDialog *self, const GError *error)
{
  g_return_if_fail (OPCC_IS_APPLY_DIALOG (self));

  set_waiting (self, FALSE);
  opcc_apply_dialog_show_error (self, error != NULL ? error->message : NULL);
  if (error == NULL)
    opcc_apply_dialog_leave (self);
}

void
opcc_apply_dialog_leave (OpccApplyDialog *self)
{
  g_return_if_fail (OPCC_IS_APPLY_DIALOG (self));

  get_own (self)->leaving = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
answered_cb (gboolean yes, gpointer user_data)
{
  g_autoptr (OpccApplyDialog) dialog = user_data;

  if (yes)
    opcc_apply_dialog_leave (dialog);
}

void
opcc_apply_dialog_ask_leave (OpccApplyDialog *self)
{
  g_return_if_fail (OPCC_IS_APPLY_DIALOG (self));
  opcc_dialog_ask (GTK_WIDGET (self), _ ("Throw away what you typed?"),
                   _ ("Nothing of it has been saved."), _ ("Throw away"), OPCC_VERB_DESTRUCTIVE,
                   answered_cb, g_object_ref (self));
}
