/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPresenterWindow: the desk in a meeting: this slide and the next, notes, rows, clock, keys. */
#include "opcc-presenter-window.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-empty-state.h"
#include "opcc-meeting-keys.h"
#include "opcc-pill.h"
#include "opcc-presenter-list.h"
#include "opcc-presenter-rows.h"
#include "opcc-record-saver.h"
#include "opcc-slide-view.h"
#include "opcc-spotlight.h"

/* Of the notes, in steps of a tenth. */
#define LEAST_STEP -3
#define MOST_STEP  15

struct _OpccPresenterWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkBox *end_box;
  GtkLabel *title_label;
  GtkLabel *wall_label;
  GtkLabel *time_label;
  GtkLabel *limit_label;
  GtkLabel *clock_label;
  OpccBanner *doubt;
  OpccBanner *trouble;
  GtkLabel *place_label;
  OpccPill *black_pill;
  OpccPill *frozen_pill;
  GtkStack *wall_stack;
  GtkAspectFrame *wall_frame;
  OpccSlideView *wall;
  OpccSpotlight *spotlight;
  OpccEmptyState *gap;
  GtkWidget *rows_card;
  GtkScrolledWindow *rows_scroller;
  GtkLabel *next_label;
  GtkAspectFrame *next_frame;
  OpccSlideView *next;
  GtkLabel *notes_label;
  GtkLabel *withheld_label;
  GtkBox *bar;

  OpccMeeting *meeting;    /* (owned) */
  OpccSlide *seen;         /* (owned) (nullable) whose rows are shown */
  OpccPresenterList *list; /* (unowned) child of its button */
  int notes_step;
  guint tick;
  char *saved; /* (owned) (nullable) what came of saving, until the next slide */
  gboolean save_failed;
  guint follow; /* shows what has changed, after the wall */
};

G_DEFINE_FINAL_TYPE (OpccPresenterWindow, opcc_presenter_window, ADW_TYPE_WINDOW)

static void
update_time (OpccPresenterWindow *self)
{
  const OpccMeetingSlide *up = opcc_meeting_get_current_slide (self->meeting);
  g_autofree char *clock = opcc_time_format_clock (opcc_meeting_get_now (self->meeting));
  g_autofree char *words = NULL;
  g_autofree char *limit = NULL;
  guint minutes;
  OpccMeetingTime time = opcc_meeting_get_time (self->meeting, &minutes);

  if (time == OPCC_MEETING_NO_LIMIT)
    words = g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
  else if (time != OPCC_MEETING_OVER)
    words = g_strdup_printf (ngettext ("%u minute left", "%u minutes left", minutes), minutes);
  else if (minutes == 0)
    words = g_strdup (_ ("Time is up"));
  else
    words = g_strdup_printf (ngettext ("%u minute over", "%u minutes over", minutes), minutes);
  if (time == OPCC_MEETING_NO_LIMIT)
    limit = g_strdup (_ ("on this item"));
  else
    /* Translators: minutes */
    limit = g_strdup_printf (_ ("of %u for this item"), up->minutes);
  gtk_label_set_text (self->clock_label, clock);
  gtk_label_set_text (self->time_label, words);
  gtk_label_set_text (self->limit_label, limit);
  opcc_children_set_class (GTK_WIDGET (self->time_label), "opcc-warn", time == OPCC_MEETING_ENDING);
  opcc_children_set_class (GTK_WIDGET (self->time_label), "opcc-bad", time == OPCC_MEETING_OVER);
}

static gboolean
tick_cb (gpointer user_data)
{
  update_time (user_data);
  return G_SOURCE_CONTINUE;
}

static void
light_cb (OpccPresenterWindow *self)
{
  double x;
  double y;
  gboolean lit = opcc_meeting_get_pointer (self->meeting, &x, &y);

  gtk_widget_set_visible (GTK_WIDGET (self->spotlight), lit);
  if (lit)
    opcc_spotlight_light (self->spotlight, x, y);
}

static void
update_rows (OpccPresenterWindow *self, OpccSlide *slide)
{
  GtkWidget *rows;

  if (self->seen == slide && slide != NULL)
    return;
  g_clear_pointer (&self->seen, opcc_slide_unref);
  self->seen = slide != NULL ? opcc_slide_ref (slide) : NULL;
  rows = slide != NULL ? opcc_presenter_rows_new (slide) : NULL;
  gtk_scrolled_window_set_child (self->rows_scroller, rows);
  gtk_widget_set_visible (self->rows_card, rows != NULL);
}

static void
update_slide (OpccPresenterWindow *self, const OpccMeetingSlide *up, const char *clock)
{
  guint current = opcc_meeting_get_current (self->meeting);
  guint count = opcc_meeting_get_n_slides (self->meeting);
  OpccSlideNote note = { clock, current + 1, count };
  double aspect = up != NULL && up->slide != NULL ? opcc_slide_get_aspect (up->slide)
                                                  : opcc_meeting_get_aspect (self->meeting);

  gtk_aspect_frame_set_ratio (self->wall_frame, (float) aspect);
  gtk_aspect_frame_set_ratio (self->next_frame, (float) aspect);
  if (up != NULL && up->slide != NULL)
    opcc_slide_view_show (self->wall, up->slide, &note, opcc_meeting_get_part (self->meeting));
  else
    {
      opcc_slide_view_show (self->wall, NULL, NULL, OPCC_MEETING_NO_PART);
      g_object_set (self->gap, "title", up != NULL ? up->title : _ ("No slides"), NULL);
    }
  gtk_stack_set_visible_child_name (self->wall_stack,
                                    up != NULL && up->slide != NULL ? "slide" : "gap");
}

static void
update_next (OpccPresenterWindow *self, const char *clock)
{
  guint position = opcc_meeting_get_current (self->meeting) + 1;
  guint count = opcc_meeting_get_n_slides (self->meeting);
  const OpccMeetingSlide *next = opcc_meeting_get_slide (self->meeting, position);
  OpccSlideNote note = { clock, position + 1, count };
  g_autofree char *words = NULL;

  if (next == NULL)
    words = g_strdup (_ ("nothing: this is the last"));
  else if (next->slide == NULL)
    words = g_strdup_printf (_ ("%s: the wall will be empty"), next->title);
  else
    /* Translators: number of a slide, number of slides */
    words = g_strdup_printf (_ ("%u of %u"), position + 1, count);
  gtk_label_set_text (self->next_label, words);
  gtk_widget_set_child_visible (GTK_WIDGET (self->next_frame), next != NULL && next->slide != NULL);
  opcc_slide_view_show (self->next, next != NULL ? next->slide : NULL, next != NULL ? &note : NULL,
                        OPCC_MEETING_NO_PART);
}

static void
update_place (OpccPresenterWindow *self)
{
  guint current = opcc_meeting_get_current (self->meeting);
  guint count = opcc_meeting_get_n_slides (self->meeting);
  guint typed = opcc_meeting_get_typed (self->meeting);
  g_autofree char *words =
      typed > 0 ? g_strdup_printf (_ ("%u of %u · Enter goes to %u"), current + 1, count, typed)
                : g_strdup_printf (_ ("%u of %u"), current + 1, count);

  gtk_label_set_text (self->place_label, words);
}

static void
update_banner (OpccPresenterWindow *self)
{
  const char *trouble = opcc_meeting_get_trouble (self->meeting);

  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL || self->saved != NULL);
  if (trouble != NULL)
    opcc_banner_set (self->trouble, OPCC_TONE_WARN, _ ("The wall keeps its figures"), trouble);
  else if (self->saved != NULL)
    opcc_banner_set (self->trouble, self->save_failed ? OPCC_TONE_WARN : OPCC_TONE_NONE,
                     self->save_failed ? _ ("Not saved") : _ ("Saved"), self->saved);
}

static void
update_states (OpccPresenterWindow *self, const char *clock)
{
  gboolean stale = opcc_meeting_is_stale (self->meeting);
  g_autofree char *frozen =
      /* Translators: a time of day, such as 14:00 */
      g_strdup_printf (_ ("Frozen at %s"), clock);
  const OpccPillWords frozen_words = { OPCC_TONE_INFO, "opcc-freeze-symbolic",
                                       opcc_meeting_is_frozen (self->meeting) ? frozen : NULL,
                                       stale ? _ ("The office file has changed since") : NULL };
  const OpccPillWords black_words = { OPCC_TONE_NONE, "video-display-symbolic",
                                      opcc_meeting_is_black (self->meeting) ? _ ("Wall is black")
                                                                            : NULL,
                                      NULL };

  opcc_pill_set (self->frozen_pill, &frozen_words);
  opcc_pill_set (self->black_pill, &black_words);
  update_banner (self);
}

static void
update (OpccPresenterWindow *self)
{
  const OpccMeetingSlide *up = opcc_meeting_get_current_slide (self->meeting);
  g_autofree char *clock = opcc_time_format_clock (opcc_meeting_get_as_at (self->meeting));
  g_autofree char *notes = opcc_meeting_dup_notes (self->meeting);

  update_place (self);
  update_slide (self, up, clock);
  update_next (self, clock);
  update_rows (self, up != NULL ? up->slide : NULL);
  update_states (self, clock);
  update_time (self);
  gtk_label_set_text (self->notes_label, notes);
  gtk_label_set_text (self->withheld_label, up != NULL && up->withheld != NULL
                                                ? up->withheld
                                                : _ ("Nothing: all of it may be shown"));
  light_cb (self);
}

static gboolean
follow_cb (gpointer user_data)
{
  OpccPresenterWindow *self = user_data;

  self->follow = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* The wall goes first, and what nobody sees is not kept up. */
static void
changed_cb (OpccPresenterWindow *self)
{
  g_clear_pointer (&self->saved, g_free);
  if (self->follow == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->follow = g_idle_add_full (G_PRIORITY_LOW, follow_cb, self, NULL);
}

static void
opcc_presenter_window_map (GtkWidget *widget)
{
  update (OPCC_PRESENTER_WINDOW (widget));
  GTK_WIDGET_CLASS (opcc_presenter_window_parent_class)->map (widget);
}

static void
move_cb (OpccPresenterWindow *self, double x, double y)
{
  GtkWidget *wall = GTK_WIDGET (self->wall);

  opcc_meeting_point (self->meeting, x / MAX (gtk_widget_get_width (wall), 1),
                      y / MAX (gtk_widget_get_height (wall), 1));
}

static void
apply_question_cb (OpccAskDialog *dialog, OpccPresenterWindow *self)
{
  g_autofree char *clock = opcc_time_format_clock (opcc_meeting_get_now (self->meeting));
  /* Translators: a time of day, what was asked */
  g_autofree char *note =
      g_strdup_printf (_ ("Asked at %s: %s"), clock, opcc_ask_dialog_get_text (dialog, 0));

  opcc_meeting_add_note (self->meeting, note);
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), NULL);
}

static void
opcc_presenter_window_dispose (GObject *object)
{
  OpccPresenterWindow *self = OPCC_PRESENTER_WINDOW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->follow, g_source_remove);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_pointer (&self->seen, opcc_slide_unref);
  g_clear_pointer (&self->saved, g_free);
  g_clear_object (&self->meeting);
  gtk_widget_dispose_template (GTK_WIDGET (self), OPCC_TYPE_PRESENTER_WINDOW);
  G_OBJECT_CLASS (opcc_presenter_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, end_box);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, wall_label);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, time_label);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, limit_label);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, clock_label);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, doubt);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, place_label);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, black_pill);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, frozen_pill);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, wall_stack);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, wall_frame);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, wall);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, spotlight);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, gap);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, rows_card);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, rows_scroller);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, next_label);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, next_frame);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, next);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, notes_label);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, withheld_label);
  gtk_widget_class_bind_template_child (widget_class, OpccPresenterWindow, bar);
}

static void
opcc_presenter_window_class_init (OpccPresenterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_presenter_window_dispose;
  widget_class->map = opcc_presenter_window_map;

  g_type_ensure (OPCC_TYPE_BANNER);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  g_type_ensure (OPCC_TYPE_PILL);
  g_type_ensure (OPCC_TYPE_SLIDE_VIEW);
  g_type_ensure (OPCC_TYPE_SPOTLIGHT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/opccdesk/Desk/present/opcc-presenter-window.ui");
  bind_children (widget_class);
}

static GtkWidget *
add_button (OpccPresenterWindow *self, const char *action, const char *icon, const char *label)
{
  GtkWidget *button = opcc_meeting_keys_make_button (action, icon, label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (self->bar, button);
  return button;
}

/* A button that stays pressed for as long as its state lasts. */
static void
add_toggle (OpccPresenterWindow *self, const char *action, const char *icon, const char *label)
{
  GtkWidget *plain = opcc_meeting_keys_make_button (action, icon, label);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *child = g_object_ref (gtk_button_get_child (GTK_BUTTON (plain)));

  gtk_button_set_child (GTK_BUTTON (plain), NULL);
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_set_tooltip_text (button, gtk_widget_get_tooltip_text (plain));
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "opcc-on");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  opcc_children_set_name (button, label);
  gtk_box_append (self->bar, button);
  g_object_unref (child);
  g_object_ref_sink (plain);
  g_object_unref (plain);
}

static void
fill_bar (OpccPresenterWindow *self)
{
  GtkWidget *next;
  GtkWidget *list;
  GtkWidget *question;

  gtk_box_append (self->end_box, opcc_meeting_keys_make_button ("meeting.end", NULL, _ ("End")));
  gtk_box_append (self->end_box, opcc_meeting_keys_make_button ("meeting.save", NULL, _ ("Save…")));
  add_button (self, "meeting.back", "go-previous-symbolic", _ ("Back"));
  next = add_button (self, "meeting.next", "go-next-symbolic", _ ("Next"));
  gtk_widget_add_css_class (next, "suggested-action");
  gtk_widget_set_margin_end (next, 18);
  add_toggle (self, "meeting.black", "video-display-symbolic", _ ("Black"));
  add_toggle (self, "meeting.freeze", "opcc-freeze-symbolic", _ ("Freeze"));
  add_toggle (self, "meeting.pointer", "find-location-symbolic", _ ("Pointer"));
  list = add_button (self, "meeting.list", "view-grid-symbolic", _ ("Go to…"));
  question = add_button (self, "meeting.question", "opcc-trace-symbolic", _ ("Take the question…"));
  gtk_widget_set_hexpand (question, TRUE);
  gtk_widget_set_halign (question, GTK_ALIGN_END);
  self->list = OPCC_PRESENTER_LIST (opcc_presenter_list_new (self->meeting));
  gtk_widget_set_parent (GTK_WIDGET (self->list), list);
}

static void
opcc_presenter_window_init (OpccPresenterWindow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_window_close_popovers (GTK_WINDOW (self));
  g_object_set (self->gap, "icon-name", "video-display-symbolic", "text",
                _ ("What was to be shown here is gone from the office file. The wall is empty."),
                NULL);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (move_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->wall), motion);
}

/**
 * opcc_presenter_window_new:
 * @meeting: (transfer none): what it follows
 *
 * Returns: (transfer none): the presenter's window, not shown yet; its keys and buttons are actions
 *   of a group "meeting"
 */
GtkWindow *
opcc_presenter_window_new (OpccMeeting *meeting)
{
  OpccPresenterWindow *self = g_object_new (OPCC_TYPE_PRESENTER_WINDOW, NULL);

  self->meeting = g_object_ref (meeting);
  fill_bar (self);
  gtk_label_set_text (self->title_label, opcc_meeting_get_title (meeting));
  g_signal_connect_object (meeting, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (meeting, "pointed", G_CALLBACK (light_cb), self, G_CONNECT_SWAPPED);
  self->tick = g_timeout_add_seconds (1, tick_cb, self);
  update (self);
  /* Else the first button would have it, and Space would end the meeting. */
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->wall_stack));
  return GTK_WINDOW (self);
}

/* Which copy it is, said where nobody can mistake it. */
static const char *
name_copy (OpccAudience audience)
{
  if (audience == OPCC_AUDIENCE_PUBLIC)
    return _ ("public copy");
  return audience == OPCC_AUDIENCE_PARTNERS ? _ ("partners’ copy") : _ ("office copy");
}

/**
 * opcc_presenter_window_set_wall:
 * @wall: (nullable): the monitor that is the wall
 * @number: of that monitor, from 1
 * @alone: there is no other
 *
 * Says which screen the wall is, and for whom.
 */
void
opcc_presenter_window_set_wall (OpccPresenterWindow *self,
                                GdkMonitor *wall,
                                guint number,
                                gboolean alone)
{
  const char *copy;
  g_autofree char *words = NULL;
  GdkRectangle place;
  int scale;

  g_return_if_fail (OPCC_IS_PRESENTER_WINDOW (self));

  copy = name_copy (opcc_meeting_get_audience (self->meeting));
  if (wall == NULL)
    words = g_strdup_printf (_ ("There is no screen · %s"), copy);
  else if (alone)
    words = g_strdup_printf (_ ("A single screen: N goes from the notes to the wall · %s"), copy);
  else
    {
      gdk_monitor_get_geometry (wall, &place);
      scale = gdk_monitor_get_scale_factor (wall);
      /* Translators: number of a monitor, its width and height in pixels, "public copy" */
      words = g_strdup_printf (_ ("The wall shows screen %u · %d × %d · %s"), number,
                               place.width * scale, place.height * scale, copy);
    }
  gtk_label_set_text (self->wall_label, words);
}

void
opcc_presenter_window_open_list (OpccPresenterWindow *self)
{
  g_return_if_fail (OPCC_IS_PRESENTER_WINDOW (self));
  opcc_presenter_list_open (self->list);
}

/**
 * opcc_presenter_window_open_question:
 *
 * Asks what was asked; it stands in the notes of the item from then on.
 */
void
opcc_presenter_window_open_question (OpccPresenterWindow *self)
{
  OpccAskDialog *dialog;

  g_return_if_fail (OPCC_IS_PRESENTER_WINDOW (self));

  dialog = opcc_ask_dialog_new (GTK_WIDGET (self), _ ("Take the question"),
                                _ ("It is kept with the notes until the meeting ends. The wall "
                                   "does not show it."),
                                _ ("Keep"));
  opcc_ask_dialog_add_text (dialog, _ ("What was asked"), NULL, _ ("Say what was asked"));
  g_signal_connect_object (dialog, "apply", G_CALLBACK (apply_question_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * opcc_presenter_window_warn:
 * @doubt: why figures may be wrong
 *
 * Says so here until the meeting ends, and not on the wall: whoever presents decides what is left
 * there, and can make it black.
 */
void
opcc_presenter_window_warn (OpccPresenterWindow *self, const char *doubt)
{
  g_return_if_fail (OPCC_IS_PRESENTER_WINDOW (self));

  opcc_banner_set (self->doubt, OPCC_TONE_BAD, _ ("Figures may be wrong"), doubt);
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), TRUE);
}

static void
saved_cb (const char *words, const GError *error, gpointer user_data)
{
  g_autoptr (OpccPresenterWindow) self = user_data;

  if (self->meeting == NULL)
    return;
  g_free (self->saved);
  self->saved = g_strdup (error != NULL ? error->message : words);
  self->save_failed = error != NULL;
  update_banner (self);
}

/**
 * opcc_presenter_window_save:
 *
 * @asks: where to; else it goes where the last one went
 *
 * Saves what was shown so far; what came of it is said here.
 */
void
opcc_presenter_window_save (OpccPresenterWindow *self, OpccMeetingRecord *record, gboolean asks)
{
  g_return_if_fail (OPCC_IS_PRESENTER_WINDOW (self));
  if (asks)
    opcc_record_saver_ask (GTK_WIDGET (self), record, saved_cb, g_object_ref (self));
  else
    opcc_record_saver_save (record, saved_cb, g_object_ref (self));
}

/**
 * opcc_presenter_window_scale_notes:
 * @steps: larger by so many tenths; smaller where negative
 */
void
opcc_presenter_window_scale_notes (OpccPresenterWindow *self, int steps)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_if_fail (OPCC_IS_PRESENTER_WINDOW (self));

  self->notes_step = CLAMP (self->notes_step + steps, LEAST_STEP, MOST_STEP);
  pango_attr_list_insert (attributes, pango_attr_scale_new (1 + self->notes_step / 10.0));
  gtk_label_set_attributes (self->notes_label, attributes);
}
