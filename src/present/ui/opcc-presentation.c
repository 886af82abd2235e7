/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPresentation: a meeting in progress: its two windows, their keys, and the monitors they are
 * on.
 */
#include "opcc-presentation.h"

#include <glib/gi18n-lib.h>
#include <malloc.h>

#include "opcc-audience-window.h"
#include "opcc-meeting-keys.h"
#include "opcc-monitor-chooser.h"
#include "opcc-presenter-window.h"

/* Bytes: as large as the picture of any wall (7680 × 4320 pixels of 4 bytes). */
#define LARGEST_PICTURE (128 * 1024 * 1024)

struct _OpccPresentation
{
  GObject parent_instance;
  GtkWindow *desk;                /* (owned) (nullable) until it has ended */
  OpccMeeting *meeting;           /* (owned) */
  OpccMeetingRecord *record;      /* (owned) */
  OpccMonitorChooser *chooser;    /* (owned) */
  OpccAudienceWindow *audience;   /* (unowned) (nullable) toplevels destroy themselves */
  OpccPresenterWindow *presenter; /* (unowned) (nullable) */
  GSignalGroup *wall_signals;     /* (owned) of its monitor */
  GSignalGroup *desk_signals;     /* (owned) the same */
  GSimpleActionGroup *actions;    /* (owned) */
  guint inhibited;                /* cookie of the application; 0: none */
  guint follow;                   /* shows the presenter's window after the wall */
  gboolean running;               /* the windows are shown */
  gboolean notes_wanted;          /* with a single monitor */
};

G_DEFINE_FINAL_TYPE (OpccPresentation, opcc_presentation, G_TYPE_OBJECT)

enum
{
  BEGUN,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_meeting_next (OPCC_PRESENTATION (user_data)->meeting);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_meeting_back (OPCC_PRESENTATION (user_data)->meeting);
}

static void
first_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_meeting_go_to (OPCC_PRESENTATION (user_data)->meeting, 0);
}

static void
last_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccMeeting *meeting = OPCC_PRESENTATION (user_data)->meeting;

  opcc_meeting_go_to (meeting, opcc_meeting_get_n_slides (meeting) - 1);
}

static void
digit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_meeting_type_digit (OPCC_PRESENTATION (user_data)->meeting,
                           g_variant_get_uint32 (parameter));
}

static void
go_to_typed_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_meeting_go_to_typed (OPCC_PRESENTATION (user_data)->meeting);
}

static void
magnify_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_meeting_magnify_next (OPCC_PRESENTATION (user_data)->meeting);
}

static void
set_black_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  opcc_meeting_set_black (OPCC_PRESENTATION (user_data)->meeting, g_variant_get_boolean (state));
}

static void
set_frozen_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  opcc_meeting_set_frozen (OPCC_PRESENTATION (user_data)->meeting, g_variant_get_boolean (state));
}

static void
set_pointing_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  opcc_meeting_set_pointing (OPCC_PRESENTATION (user_data)->meeting, g_variant_get_boolean (state));
}

static void
notes_larger_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_presenter_window_scale_notes (OPCC_PRESENTATION (user_data)->presenter, 1);
}

static void
notes_smaller_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_presenter_window_scale_notes (OPCC_PRESENTATION (user_data)->presenter, -1);
}

static void
end_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_presentation_end (user_data);
}

static void
set_state (OpccPresentation *self, const char *action, gboolean state)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action);

  g_simple_action_set_state (G_SIMPLE_ACTION (found), g_variant_new_boolean (state));
}

static void
set_enabled (OpccPresentation *self, const char *action, gboolean enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}

static void
update_actions (OpccPresentation *self)
{
  const OpccMeetingSlide *up = opcc_meeting_get_current_slide (self->meeting);
  guint current = opcc_meeting_get_current (self->meeting);

  set_state (self, "black", opcc_meeting_is_black (self->meeting));
  set_state (self, "freeze", opcc_meeting_is_frozen (self->meeting));
  set_state (self, "pointer", opcc_meeting_is_pointing (self->meeting));
  set_enabled (self, "back", current > 0);
  set_enabled (self, "next", current + 1 < opcc_meeting_get_n_slides (self->meeting));
  set_enabled (self, "go-to-typed", opcc_meeting_get_typed (self->meeting) > 0);
  set_enabled (self, "magnify",
               up != NULL && up->slide != NULL && opcc_slide_get_n_parts (up->slide) > 0);
}

static void
describe_wall (OpccPresentation *self)
{
  GdkMonitor *wall = opcc_monitor_chooser_get_wall (self->chooser);

  opcc_presenter_window_set_wall (self->presenter, wall,
                                  wall != NULL
                                      ? opcc_monitor_chooser_get_number (self->chooser, wall)
                                      : 0,
                                  opcc_monitor_chooser_is_alone (self->chooser));
}

/* Slides are made for the shape of the wall. */
static gboolean
measure_wall (OpccPresentation *self)
{
  GdkMonitor *wall = opcc_monitor_chooser_get_wall (self->chooser);
  GdkRectangle place = { 0 };
  double aspect;

  if (wall != NULL)
    gdk_monitor_get_geometry (wall, &place);
  if (place.width <= 0 || place.height <= 0)
    return FALSE;
  aspect = (double) place.width / place.height;
  if (ABS (aspect - opcc_meeting_get_aspect (self->meeting)) < 0.001)
    return FALSE;
  opcc_meeting_set_aspect (self->meeting, aspect);
  return TRUE;
}

static void
place_presenter (OpccPresentation *self)
{
  GdkMonitor *desk = opcc_monitor_chooser_get_desk (self->chooser);

  if (desk == NULL || (opcc_monitor_chooser_is_alone (self->chooser) && !self->notes_wanted))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->presenter), FALSE);
      return;
    }
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (self->presenter), desk);
  gtk_window_present (GTK_WINDOW (self->presenter));
}

/* The presenter's window takes longer to make, and nobody waits for it. */
static gboolean
follow_cb (gpointer user_data)
{
  OpccPresentation *self = user_data;

  self->follow = 0;
  place_presenter (self);
  return G_SOURCE_REMOVE;
}

/* A monitor has another shape now, or is known to have one at all. */
static void
reshape_cb (OpccPresentation *self)
{
  gboolean reshaped = measure_wall (self);

  describe_wall (self);
  if (!self->running)
    return;
  place_presenter (self);
  if (reshaped)
    opcc_meeting_refresh (self->meeting);
}

static void
move_cb (OpccPresentation *self)
{
  GdkMonitor *wall = opcc_monitor_chooser_get_wall (self->chooser);

  g_signal_group_set_target (self->wall_signals, wall);
  g_signal_group_set_target (self->desk_signals, opcc_monitor_chooser_get_desk (self->chooser));
  if (self->running)
    opcc_audience_window_show_on (self->audience, wall);
  reshape_cb (self);
}

static GSignalGroup *
watch_monitor (OpccPresentation *self, GdkMonitor *monitor)
{
  GSignalGroup *group = g_signal_group_new (GDK_TYPE_MONITOR);

  g_signal_group_connect_swapped (group, "notify::geometry", G_CALLBACK (reshape_cb), self);
  g_signal_group_set_target (group, monitor);
  return group;
}

static void
show_notes (OpccPresentation *self, gboolean shown)
{
  self->notes_wanted = shown;
  place_presenter (self);
  if (opcc_monitor_chooser_is_alone (self->chooser) && !shown)
    gtk_window_present (GTK_WINDOW (self->audience));
}

static void
notes_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccPresentation *self = user_data;

  show_notes (self, !self->notes_wanted);
}

static void
list_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccPresentation *self = user_data;

  show_notes (self, TRUE);
  opcc_presenter_window_open_list (self->presenter);
}

static void
question_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccPresentation *self = user_data;

  show_notes (self, TRUE);
  opcc_presenter_window_open_question (self->presenter);
}

/* Where one asks, the notes come to the front of a single screen: nobody asks on the wall. */
static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccPresentation *self = user_data;
  const gboolean asks = g_str_equal (g_action_get_name (G_ACTION (action)), "save-as");

  if (asks)
    show_notes (self, TRUE);
  opcc_presenter_window_save (self->presenter, self->record, asks);
}

static void
swap_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccMonitorChooser *chooser = OPCC_PRESENTATION (user_data)->chooser;

  if (!opcc_monitor_chooser_is_alone (chooser))
    opcc_monitor_chooser_choose_wall (chooser, opcc_monitor_chooser_get_desk (chooser));
}

static void
install_actions (OpccPresentation *self)
{
  static const GActionEntry entries[] = {
    { "next", next_cb },
    { "back", back_cb },
    { "first", first_cb },
    { "last", last_cb },
    { "digit", digit_cb, "u" },
    { "go-to-typed", go_to_typed_cb },
    { "list", list_cb },
    { "black", NULL, NULL, "false", set_black_cb },
    { "freeze", NULL, NULL, "false", set_frozen_cb },
    { "pointer", NULL, NULL, "false", set_pointing_cb },
    { "magnify", magnify_cb },
    { "question", question_cb },
    { "notes-larger", notes_larger_cb },
    { "notes-smaller", notes_smaller_cb },
    { "notes", notes_cb },
    { "swap", swap_cb },
    { "save", save_cb },
    { "save-as", save_cb },
    { "end", end_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  update_actions (self);
}

/* Each frame of a wall takes megabytes and gives them back. Kept, the system need not hand them out
 * page by page anew each time, which takes as long as drawing does. */
static void
keep_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_TRIM_THRESHOLD, LARGEST_PICTURE);
  mallopt (M_MMAP_THRESHOLD, LARGEST_PICTURE);
#endif
}

static void
give_back_memory (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

static void
begin (OpccPresentation *self)
{
  GtkApplication *application = gtk_window_get_application (self->desk);

  keep_memory ();
  self->running = TRUE;
  opcc_meeting_record_note (self->record, self->meeting);
  opcc_audience_window_show_on (self->audience, opcc_monitor_chooser_get_wall (self->chooser));
  self->follow = g_idle_add_full (G_PRIORITY_LOW, follow_cb, self, NULL);
  if (application != NULL)
    self->inhibited =
        gtk_application_inhibit (application, GTK_WINDOW (self->audience),
                                 GTK_APPLICATION_INHIBIT_IDLE, _ ("A meeting is being shown"));
  g_signal_emit (self, signals[BEGUN], 0);
}

static void
follow_meeting_cb (OpccPresentation *self)
{
  update_actions (self);
  if (self->running)
    {
      opcc_meeting_record_note (self->record, self->meeting);
      return;
    }
  if (opcc_meeting_get_n_slides (self->meeting) > 0)
    begin (self);
  else if (opcc_meeting_get_trouble (self->meeting) != NULL)
    opcc_presentation_end (self);
}

static gboolean
close_cb (OpccPresentation *self)
{
  opcc_presentation_end (self);
  return GDK_EVENT_STOP;
}

static void
make_windows (OpccPresentation *self)
{
  GtkApplication *application = gtk_window_get_application (self->desk);
  GtkWindow *windows[2];

  windows[0] = opcc_audience_window_new (self->meeting);
  windows[1] = opcc_presenter_window_new (self->meeting);
  self->audience = OPCC_AUDIENCE_WINDOW (windows[0]);
  self->presenter = OPCC_PRESENTER_WINDOW (windows[1]);
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      gtk_window_set_application (windows[i], application);
      opcc_meeting_keys_install (GTK_WIDGET (windows[i]), G_ACTION_GROUP (self->actions));
      g_signal_connect_object (windows[i], "close-request", G_CALLBACK (close_cb), self,
                               G_CONNECT_SWAPPED);
    }
  describe_wall (self);
}

static void
opcc_presentation_dispose (GObject *object)
{
  OpccPresentation *self = OPCC_PRESENTATION (object);

  g_clear_handle_id (&self->follow, g_source_remove);
  g_clear_object (&self->desk);
  g_clear_object (&self->meeting);
  g_clear_pointer (&self->record, opcc_meeting_record_unref);
  g_clear_object (&self->wall_signals);
  g_clear_object (&self->desk_signals);
  g_clear_object (&self->chooser);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (opcc_presentation_parent_class)->dispose (object);
}

static void
opcc_presentation_class_init (OpccPresentationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_presentation_dispose;
  signals[BEGUN] = g_signal_new ("begun", OPCC_TYPE_PRESENTATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", OPCC_TYPE_PRESENTATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
opcc_presentation_init (OpccPresentation *self)
{
}

/**
 * opcc_presentation_start:
 * @desk: the window it is started from; the meeting ends with it
 * @meeting: (transfer none): what is shown, now or as soon as its builder has made the first slides
 *
 * Shows a meeting on the monitor that @desk is not on, and what the presenter needs on the other.
 *
 * Returns: (transfer full): a meeting in progress; it keeps itself until it has ended
 */
OpccPresentation *
opcc_presentation_start (GtkWindow *desk, OpccMeeting *meeting)
{
  return opcc_presentation_start_on (desk, meeting,
                                     gdk_display_get_monitors (
                                         gtk_widget_get_display (GTK_WIDGET (desk))));
}

/**
 * opcc_presentation_start_on:
 * @monitors: those that count, in place of the display's: for tests
 *
 * As opcc_presentation_start ().
 *
 * Returns: (transfer full): a meeting in progress
 */
OpccPresentation *
opcc_presentation_start_on (GtkWindow *desk, OpccMeeting *meeting, GListModel *monitors)
{
  OpccPresentation *self;
  GdkSurface *surface;

  g_return_val_if_fail (GTK_IS_WINDOW (desk) && OPCC_IS_MEETING (meeting), NULL);

  self = g_object_new (OPCC_TYPE_PRESENTATION, NULL);
  surface = gtk_native_get_surface (GTK_NATIVE (desk));
  self->desk = g_object_ref (desk);
  self->meeting = g_object_ref (meeting);
  self->record = opcc_meeting_record_new (opcc_meeting_get_audience (meeting));
  self->chooser = opcc_monitor_chooser_new (
      monitors,
      surface != NULL
          ? gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (desk)), surface)
          : NULL);
  g_signal_connect_object (self->chooser, "changed", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "unrealize", G_CALLBACK (opcc_presentation_end), self,
                           G_CONNECT_SWAPPED);
  self->wall_signals = watch_monitor (self, opcc_monitor_chooser_get_wall (self->chooser));
  self->desk_signals = watch_monitor (self, opcc_monitor_chooser_get_desk (self->chooser));
  measure_wall (self);
  /* The slides are made on the store's thread while the windows are made here. */
  if (opcc_meeting_get_n_slides (meeting) == 0)
    opcc_meeting_refresh (meeting);
  install_actions (self);
  make_windows (self);
  g_signal_connect_object (meeting, "changed", G_CALLBACK (follow_meeting_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_ref (self);
  follow_meeting_cb (self);
  return self;
}

/**
 * opcc_presentation_is_running:
 *
 * Returns: whether its windows are shown; FALSE until there is a first slide, and after the end
 */
gboolean
opcc_presentation_is_running (OpccPresentation *self)
{
  g_return_val_if_fail (OPCC_IS_PRESENTATION (self), FALSE);
  return self->running;
}

/**
 * opcc_presentation_end:
 *
 * Ends the meeting; once it has, nothing happens.
 */
void
opcc_presentation_end (OpccPresentation *self)
{
  g_autoptr (GtkWindow) desk = NULL;
  GtkApplication *application;

  g_return_if_fail (OPCC_IS_PRESENTATION (self));

  if (self->desk == NULL)
    return;
  desk = g_steal_pointer (&self->desk);
  application = gtk_window_get_application (desk);
  g_clear_handle_id (&self->follow, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->meeting, self);
  g_signal_handlers_disconnect_by_data (self->chooser, self);
  g_signal_group_set_target (self->wall_signals, NULL);
  g_signal_group_set_target (self->desk_signals, NULL);
  g_signal_handlers_disconnect_by_data (desk, self);
  if (self->inhibited != 0 && application != NULL)
    gtk_application_uninhibit (application, self->inhibited);
  self->running = FALSE;
  gtk_window_destroy (GTK_WINDOW (self->audience));
  gtk_window_destroy (GTK_WINDOW (self->presenter));
  self->audience = NULL;
  self->presenter = NULL;
  give_back_memory ();
  g_signal_emit (self, signals[ENDED], 0);
  g_object_unref (self);
}

OpccMeeting *
opcc_presentation_get_meeting (OpccPresentation *self)
{
  g_return_val_if_fail (OPCC_IS_PRESENTATION (self), NULL);
  return self->meeting;
}

/**
 * opcc_presentation_get_record:
 *
 * Returns: (transfer none): what was put up so far; after the end, all of it
 */
OpccMeetingRecord *
opcc_presentation_get_record (OpccPresentation *self)
{
  g_return_val_if_fail (OPCC_IS_PRESENTATION (self), NULL);
  return self->record;
}

/**
 * opcc_presentation_get_audience_window:
 *
 * Returns: (transfer none) (nullable): the wall; NULL once the meeting has ended
 */
GtkWindow *
opcc_presentation_get_audience_window (OpccPresentation *self)
{
  g_return_val_if_fail (OPCC_IS_PRESENTATION (self), NULL);
  return self->audience != NULL ? GTK_WINDOW (self->audience) : NULL;
}

/**
 * opcc_presentation_get_presenter_window:
 *
 * Returns: (transfer none) (nullable): the presenter's; NULL once the meeting has ended
 */
GtkWindow *
opcc_presentation_get_presenter_window (OpccPresentation *self)
{
  g_return_val_if_fail (OPCC_IS_PRESENTATION (self), NULL);
  return self->presenter != NULL ? GTK_WINDOW (self->presenter) : NULL;
}
