/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAudienceWindow: the wall: the slide of a meeting that is up, and nothing else. */
#include "opcc-audience-window.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-slide-view.h"
#include "opcc-spotlight.h"

/* How long the wall stays empty at most, until the other monitor says that it shows it. */
#define MOVE_MS 600
/* How often it is asked to go to a monitor. */
#define MOST_TRIES 6

struct _OpccAudienceWindow
{
  GtkWindow parent_instance;
  OpccSlideView *view;      /* template */
  OpccSpotlight *spotlight; /* template */
  OpccMeeting *meeting;     /* (owned) */
  GdkMonitor *monitor;      /* (owned) (nullable) where it is, or is on its way to */
  GSignalGroup *signals;    /* (owned) of the monitor */
  gulong entered;           /* a handler of the surface, until it is there */
  guint timeout;            /* the same */
  guint tries;
  gboolean moving; /* on its way, and black */
};

G_DEFINE_FINAL_TYPE (OpccAudienceWindow, opcc_audience_window, GTK_TYPE_WINDOW)

static void
light_cb (OpccAudienceWindow *self)
{
  double x;
  double y;
  gboolean lit = opcc_meeting_get_pointer (self->meeting, &x, &y) &&
                 opcc_audience_window_get_slide (self) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->spotlight), lit);
  if (lit)
    opcc_spotlight_light (self->spotlight, x, y);
}

/* The next slide is drawn while this one is spoken to. */
static void
prepare_next (OpccAudienceWindow *self, const char *clock)
{
  guint position = opcc_meeting_get_current (self->meeting) + 1;
  const OpccMeetingSlide *next = opcc_meeting_get_slide (self->meeting, position);
  OpccSlideNote note = { clock, position + 1, opcc_meeting_get_n_slides (self->meeting) };

  opcc_slide_view_prepare (self->view, next != NULL ? next->slide : NULL, &note);
}

static void
show_slide_cb (OpccAudienceWindow *self)
{
  OpccSlide *slide = opcc_audience_window_get_slide (self);
  g_autofree char *clock = opcc_time_format_clock (opcc_meeting_get_as_at (self->meeting));
  OpccSlideNote note = { clock, opcc_meeting_get_current (self->meeting) + 1,
                         opcc_meeting_get_n_slides (self->meeting) };

  /* What is not to be seen is not there for a screen reader either. */
  gtk_widget_set_visible (GTK_WIDGET (self->view), slide != NULL);
  if (slide != NULL)
    opcc_slide_view_show (self->view, slide, &note, opcc_meeting_get_part (self->meeting));
  else
    opcc_slide_view_show (self->view, NULL, NULL, OPCC_MEETING_NO_PART);
  prepare_next (self, clock);
  opcc_children_set_class (GTK_WIDGET (self), "black",
                           opcc_meeting_is_black (self->meeting) || self->moving);
  light_cb (self);
}

static void
end_move (OpccAudienceWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  self->moving = FALSE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (surface != NULL)
    g_clear_signal_handler (&self->entered, surface);
  self->entered = 0;
}

static void
arrive_cb (OpccAudienceWindow *self, GdkMonitor *monitor)
{
  if (monitor != self->monitor)
    return;
  self->moving = FALSE;
  show_slide_cb (self);
}

static gboolean
is_there (OpccAudienceWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  return surface == NULL || self->monitor == NULL ||
         gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface) ==
             self->monitor;
}

/* Who manages the windows may hear of a new monitor later than we do: it is asked again. */
static gboolean
check_cb (gpointer user_data)
{
  OpccAudienceWindow *self = user_data;

  self->moving = FALSE;
  if (is_there (self) || ++self->tries == MOST_TRIES)
    {
      self->timeout = 0;
      end_move (self);
    }
  else
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), self->monitor);
  show_slide_cb (self);
  return self->timeout != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Empty until the new monitor has it: the old one may still show a part of it, at the wrong size.
 */
static void
begin_move (OpccAudienceWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  end_move (self);
  self->moving = TRUE;
  self->tries = 0;
  self->timeout = g_timeout_add (MOVE_MS, check_cb, self);
  if (surface != NULL)
    self->entered =
        g_signal_connect_swapped (surface, "enter-monitor", G_CALLBACK (arrive_cb), self);
  show_slide_cb (self);
}

/* It is known by its connector first, and where it stands and how large it is later. */
static void
reshape_cb (OpccAudienceWindow *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  begin_move (self);
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), self->monitor);
}

static void
move_cb (OpccAudienceWindow *self, double x, double y)
{
  opcc_meeting_point (self->meeting, x / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1),
                      y / MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1));
}

static void
opcc_audience_window_unrealize (GtkWidget *widget)
{
  end_move (OPCC_AUDIENCE_WINDOW (widget));
  GTK_WIDGET_CLASS (opcc_audience_window_parent_class)->unrealize (widget);
}

static void
opcc_audience_window_dispose (GObject *object)
{
  OpccAudienceWindow *self = OPCC_AUDIENCE_WINDOW (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->monitor);
  g_clear_object (&self->meeting);
  gtk_widget_dispose_template (GTK_WIDGET (self), OPCC_TYPE_AUDIENCE_WINDOW);
  G_OBJECT_CLASS (opcc_audience_window_parent_class)->dispose (object);
}

static void
opcc_audience_window_class_init (OpccAudienceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_audience_window_dispose;
  widget_class->unrealize = opcc_audience_window_unrealize;

  g_type_ensure (OPCC_TYPE_SLIDE_VIEW);
  g_type_ensure (OPCC_TYPE_SPOTLIGHT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/opccdesk/Desk/present/opcc-audience-window.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccAudienceWindow, view);
  gtk_widget_class_bind_template_child (widget_class, OpccAudienceWindow, spotlight);
}

static void
opcc_audience_window_init (OpccAudienceWindow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->signals = g_signal_group_new (GDK_TYPE_MONITOR);
  g_signal_group_connect_swapped (self->signals, "notify::geometry", G_CALLBACK (reshape_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_window_close_popovers (GTK_WINDOW (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (move_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/**
 * opcc_audience_window_new:
 * @meeting: (transfer none): what it follows
 *
 * Returns: (transfer none): the wall, not shown yet
 */
GtkWindow *
opcc_audience_window_new (OpccMeeting *meeting)
{
  OpccAudienceWindow *self = g_object_new (OPCC_TYPE_AUDIENCE_WINDOW, NULL);

  self->meeting = g_object_ref (meeting);
  g_signal_connect_object (meeting, "changed", G_CALLBACK (show_slide_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (meeting, "pointed", G_CALLBACK (light_cb), self, G_CONNECT_SWAPPED);
  show_slide_cb (self);
  return GTK_WINDOW (self);
}

/**
 * opcc_audience_window_show_on:
 * @monitor: (nullable): the wall; NULL: there is none for now, and nothing is shown
 *
 * Fills that monitor. On its way from another one it is black, and it never stops to fill one, so
 * that the desk behind it is not seen.
 */
void
opcc_audience_window_show_on (OpccAudienceWindow *self, GdkMonitor *monitor)
{
  gboolean shown = gtk_widget_get_mapped (GTK_WIDGET (self));

  g_return_if_fail (OPCC_IS_AUDIENCE_WINDOW (self));

  if (!g_set_object (&self->monitor, monitor) && shown)
    return;
  g_signal_group_set_target (self->signals, monitor);
  if (shown)
    begin_move (self);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  if (!shown)
    gtk_window_present (GTK_WINDOW (self));
}

OpccSlide *
opcc_audience_window_get_slide (OpccAudienceWindow *self)
{
  g_return_val_if_fail (OPCC_IS_AUDIENCE_WINDOW (self), NULL);
  return self->moving ? NULL : opcc_meeting_get_wall (self->meeting);
}
