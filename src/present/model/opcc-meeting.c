/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMeeting: what is put up in a meeting: its slides, which one is up, black, frozen, the time.
 */
#include "opcc-meeting.h"

/* More digits than any meeting has slides. */
#define MAX_TYPED 99999

struct _OpccMeeting
{
  GObject parent_instance;
  char *title; /* (owned) */
  OpccAudience audience;
  OpccMeetingClock clock;
  double aspect;

  OpccMeetingBuilder builder; /* (nullable) */
  gpointer builder_data;      /* (owned) (nullable) */
  GDestroyNotify free_builder_data;
  char *trouble; /* (owned) (nullable) why the slides could not be made anew */

  GPtrArray *slides; /* (owned) (element-type OpccMeetingSlide) */
  guint current;
  guint typed; /* the number typed so far; 0: none */
  int part;
  gboolean black;
  gboolean frozen;
  gboolean stale; /* the office file has changed since it was frozen */
  gint64 as_at;   /* when the figures were read, or frozen */

  gboolean pointing;
  double x, y; /* of the pointer, in parts of the slide */

  OpccMeetingItems *items; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccMeeting, opcc_meeting, G_TYPE_OBJECT)

enum
{
  CHANGED,
  POINTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell_changed (OpccMeeting *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
free_builder (OpccMeeting *self)
{
  if (self->free_builder_data != NULL)
    self->free_builder_data (self->builder_data);
  self->builder = NULL;
  self->builder_data = NULL;
  self->free_builder_data = NULL;
}

static void
opcc_meeting_finalize (GObject *object)
{
  OpccMeeting *self = OPCC_MEETING (object);

  free_builder (self);
  g_ptr_array_unref (self->slides);
  opcc_meeting_items_free (self->items);
  g_free (self->trouble);
  g_free (self->title);
  G_OBJECT_CLASS (opcc_meeting_parent_class)->finalize (object);
}

static void
opcc_meeting_class_init (OpccMeetingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_meeting_finalize;

  signals[CHANGED] = g_signal_new ("changed", OPCC_TYPE_MEETING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[POINTED] = g_signal_new ("pointed", OPCC_TYPE_MEETING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
opcc_meeting_init (OpccMeeting *self)
{
  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_meeting_slide_free);
  self->items = opcc_meeting_items_new ();
  self->clock = opcc_time_now;
  self->aspect = 16.0 / 9.0;
  self->part = OPCC_MEETING_NO_PART;
  self->as_at = OPCC_NO_TIME;
  self->x = self->y = 0.5;
}

static void
put_up (OpccMeeting *self, guint position)
{
  const OpccMeetingSlide *after = g_ptr_array_index (self->slides, position);

  opcc_meeting_items_enter (self->items, after->item, self->clock ());
  self->current = position;
  self->part = OPCC_MEETING_NO_PART;
  self->typed = 0;
}

/**
 * opcc_meeting_new:
 * @title: what the presenter sees above it
 * @audience: who sees the wall; only said here: it is the slides that were made for them
 *
 * Returns: (transfer full): a meeting without slides
 */
OpccMeeting *
opcc_meeting_new (const char *title, OpccAudience audience)
{
  OpccMeeting *self = g_object_new (OPCC_TYPE_MEETING, NULL);

  self->title = g_strdup (title);
  self->audience = audience;
  return self;
}

const char *
opcc_meeting_get_title (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), NULL);
  return self->title;
}

OpccAudience
opcc_meeting_get_audience (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), OPCC_AUDIENCE_PUBLIC);
  return self->audience;
}

void
opcc_meeting_set_clock (OpccMeeting *self, OpccMeetingClock clock)
{
  g_return_if_fail (OPCC_IS_MEETING (self) && clock != NULL);
  self->clock = clock;
}

void
opcc_meeting_set_aspect (OpccMeeting *self, double aspect)
{
  g_return_if_fail (OPCC_IS_MEETING (self) && aspect > 0);
  self->aspect = aspect;
}

double
opcc_meeting_get_aspect (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), 1);
  return self->aspect;
}

void
opcc_meeting_set_builder (OpccMeeting *self,
                          OpccMeetingBuilder builder,
                          gpointer data,
                          GDestroyNotify free_data)
{
  g_return_if_fail (OPCC_IS_MEETING (self));

  free_builder (self);
  self->builder = builder;
  self->builder_data = data;
  self->free_builder_data = free_data;
}

/**
 * opcc_meeting_refresh:
 *
 * The office file has changed, or the wall. The slides are made anew; while they are frozen, once
 * they are frozen no more.
 */
void
opcc_meeting_refresh (OpccMeeting *self)
{
  g_return_if_fail (OPCC_IS_MEETING (self));

  if (self->frozen)
    {
      if (!self->stale)
        {
          self->stale = TRUE;
          tell_changed (self);
        }
      return;
    }
  self->stale = FALSE;
  if (self->builder != NULL)
    self->builder (self, self->builder_data);
}

/**
 * opcc_meeting_take_slides:
 * @slides: (transfer full) (element-type OpccMeetingSlide): new ones, with their free function
 *
 * Puts new slides in the place of those there were, and stays at the one that is up. What comes
 * while the meeting is frozen is not taken: the wall keeps its figures.
 *
 * Returns: whether they were taken
 */
gboolean
opcc_meeting_take_slides (OpccMeeting *self, GPtrArray *slides)
{
  g_autoptr (GPtrArray) before = NULL;
  const OpccMeetingSlide *up = opcc_meeting_get_current_slide (self);
  int part = self->part;
  guint typed = self->typed;

  g_return_val_if_fail (OPCC_IS_MEETING (self) && slides != NULL, FALSE);

  if (self->frozen && up != NULL)
    {
      self->stale = TRUE;
      g_ptr_array_unref (slides);
      tell_changed (self);
      return FALSE;
    }
  before = g_steal_pointer (&self->slides);
  self->slides = slides;
  self->as_at = self->clock ();
  g_clear_pointer (&self->trouble, g_free);
  if (slides->len == 0)
    self->current = 0;
  else if (up == NULL)
    {
      const OpccMeetingSlide *first = g_ptr_array_index (slides, 0);

      opcc_meeting_items_enter (self->items, first->item, self->as_at);
      self->current = 0;
    }
  else
    {
      guint position = opcc_meeting_slide_find_again (slides, up, self->current);
      const OpccMeetingSlide *after = g_ptr_array_index (slides, position);
      guint n_parts = after->slide != NULL ? opcc_slide_get_n_parts (after->slide) : 0;

      opcc_meeting_items_enter (self->items, after->item, self->as_at);
      self->current = position;
      self->part = g_strcmp0 (after->title, up->title) == 0 && part < (int) n_parts
                       ? part
                       : OPCC_MEETING_NO_PART;
      self->typed = typed;
    }
  tell_changed (self);
  return TRUE;
}

/**
 * opcc_meeting_set_trouble:
 * @trouble: (nullable): why the slides could not be made anew; the presenter is told, the wall
 *   keeps what it shows
 */
void
opcc_meeting_set_trouble (OpccMeeting *self, const char *trouble)
{
  g_return_if_fail (OPCC_IS_MEETING (self));

  if (g_strcmp0 (self->trouble, trouble) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (trouble);
  tell_changed (self);
}

const char *
opcc_meeting_get_trouble (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), NULL);
  return self->trouble;
}

guint
opcc_meeting_get_n_slides (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), 0);
  return self->slides->len;
}

/**
 * opcc_meeting_get_slide:
 * @position: from 0
 *
 * Returns: (transfer none) (nullable): that slide; NULL where there is none
 */
const OpccMeetingSlide *
opcc_meeting_get_slide (OpccMeeting *self, guint position)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), NULL);
  return position < self->slides->len ? g_ptr_array_index (self->slides, position) : NULL;
}

/**
 * opcc_meeting_get_current_slide:
 *
 * Returns: (transfer none) (nullable): the slide that is up; NULL while there are none
 */
const OpccMeetingSlide *
opcc_meeting_get_current_slide (OpccMeeting *self)
{
  return opcc_meeting_get_slide (self, self->current);
}

guint
opcc_meeting_get_current (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), 0);
  return self->current;
}

/**
 * opcc_meeting_go_to:
 * @position: from 0
 *
 * Puts a slide up. A black wall stays black, so that the next slide can be chosen unseen.
 *
 * Returns: FALSE where there is no such slide; nothing changes then
 */
gboolean
opcc_meeting_go_to (OpccMeeting *self, guint position)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), FALSE);

  if (position >= self->slides->len)
    return FALSE;
  put_up (self, position);
  tell_changed (self);
  return TRUE;
}

gboolean
opcc_meeting_next (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), FALSE);
  return opcc_meeting_go_to (self, self->current + 1);
}

gboolean
opcc_meeting_back (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), FALSE);
  return self->current > 0 && opcc_meeting_go_to (self, self->current - 1);
}

void
opcc_meeting_type_digit (OpccMeeting *self, guint digit)
{
  g_return_if_fail (OPCC_IS_MEETING (self) && digit <= 9);

  self->typed = self->typed * 10 + digit > MAX_TYPED ? digit : self->typed * 10 + digit;
  tell_changed (self);
}

guint
opcc_meeting_get_typed (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), 0);
  return self->typed;
}

/**
 * opcc_meeting_go_to_typed:
 *
 * Goes to the slide whose number was typed; a number too high is the last slide's.
 *
 * Returns: FALSE where no number was typed
 */
gboolean
opcc_meeting_go_to_typed (OpccMeeting *self)
{
  guint typed;

  g_return_val_if_fail (OPCC_IS_MEETING (self), FALSE);

  typed = self->typed;
  if (typed == 0 || self->slides->len == 0)
    return FALSE;
  return opcc_meeting_go_to (self, MIN (typed, self->slides->len) - 1);
}

OpccSlide *
opcc_meeting_get_wall (OpccMeeting *self)
{
  const OpccMeetingSlide *up;

  g_return_val_if_fail (OPCC_IS_MEETING (self), NULL);

  up = opcc_meeting_get_current_slide (self);
  return up != NULL && !self->black ? up->slide : NULL;
}

void
opcc_meeting_set_black (OpccMeeting *self, gboolean black)
{
  g_return_if_fail (OPCC_IS_MEETING (self));

  if (self->black == black)
    return;
  self->black = black;
  tell_changed (self);
}

gboolean
opcc_meeting_is_black (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), FALSE);
  return self->black;
}

/**
 * opcc_meeting_set_frozen:
 *
 * Frozen, the slides stay as they are now whatever happens to the office file. What happened
 * meanwhile is read once they are frozen no more.
 */
void
opcc_meeting_set_frozen (OpccMeeting *self, gboolean frozen)
{
  g_return_if_fail (OPCC_IS_MEETING (self));

  if (self->frozen == frozen)
    return;
  self->frozen = frozen;
  if (frozen)
    self->as_at = self->clock ();
  tell_changed (self);
  if (!frozen && self->stale)
    opcc_meeting_refresh (self);
}

gboolean
opcc_meeting_is_frozen (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), FALSE);
  return self->frozen;
}

gboolean
opcc_meeting_is_stale (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), FALSE);
  return self->stale;
}

gint64
opcc_meeting_get_as_at (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), OPCC_NO_TIME);
  return self->as_at;
}

/**
 * opcc_meeting_magnify_next:
 *
 * Fills the wall with the next figure of the slide; after the last one with the whole slide again.
 */
void
opcc_meeting_magnify_next (OpccMeeting *self)
{
  const OpccMeetingSlide *up;
  int n_parts;

  g_return_if_fail (OPCC_IS_MEETING (self));

  up = opcc_meeting_get_current_slide (self);
  n_parts = up != NULL && up->slide != NULL ? (int) opcc_slide_get_n_parts (up->slide) : 0;
  self->part = self->part + 1 < n_parts ? self->part + 1 : OPCC_MEETING_NO_PART;
  tell_changed (self);
}

int
opcc_meeting_get_part (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), OPCC_MEETING_NO_PART);
  return self->part;
}

void
opcc_meeting_set_pointing (OpccMeeting *self, gboolean pointing)
{
  g_return_if_fail (OPCC_IS_MEETING (self));

  if (self->pointing == pointing)
    return;
  self->pointing = pointing;
  tell_changed (self);
  g_signal_emit (self, signals[POINTED], 0);
}

gboolean
opcc_meeting_is_pointing (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), FALSE);
  return self->pointing;
}

void
opcc_meeting_point (OpccMeeting *self, double x, double y)
{
  g_return_if_fail (OPCC_IS_MEETING (self));

  self->x = CLAMP (x, 0, 1);
  self->y = CLAMP (y, 0, 1);
  if (self->pointing)
    g_signal_emit (self, signals[POINTED], 0);
}

/**
 * opcc_meeting_get_pointer:
 * @x: (out): from 0 to 1
 * @y: (out): from 0 to 1
 *
 * Returns: whether the pointer is to be seen on the wall
 */
gboolean
opcc_meeting_get_pointer (OpccMeeting *self, double *x, double *y)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), FALSE);

  *x = self->x;
  *y = self->y;
  return self->pointing && !self->black;
}

gint64
opcc_meeting_get_now (OpccMeeting *self)
{
  g_return_val_if_fail (OPCC_IS_MEETING (self), OPCC_NO_TIME);
  return self->clock ();
}

/**
 * opcc_meeting_get_time:
 * @minutes: (out): left, or over, or without a limit spent: see opcc_meeting_items_judge ()
 *
 * Returns: how the item that is up stands with its time
 */
OpccMeetingTime
opcc_meeting_get_time (OpccMeeting *self, guint *minutes)
{
  const OpccMeetingSlide *up;

  g_return_val_if_fail (OPCC_IS_MEETING (self), OPCC_MEETING_NO_LIMIT);

  up = opcc_meeting_get_current_slide (self);
  return opcc_meeting_items_judge (self->items, up != NULL ? up->minutes : 0, self->clock (),
                                   minutes);
}

/**
 * opcc_meeting_add_note:
 * @note: what was said or asked; kept with the item for as long as the meeting lasts
 */
void
opcc_meeting_add_note (OpccMeeting *self, const char *note)
{
  g_return_if_fail (OPCC_IS_MEETING (self) && note != NULL);

  opcc_meeting_items_add_note (self->items, note);
  tell_changed (self);
}

/**
 * opcc_meeting_dup_notes:
 *
 * Returns: (transfer full): the notes of the slide that is up, and those taken in the meeting; ""
 *   where there are none
 */
char *
opcc_meeting_dup_notes (OpccMeeting *self)
{
  const OpccMeetingSlide *up;
  const char *notes;
  const char *taken;

  g_return_val_if_fail (OPCC_IS_MEETING (self), NULL);

  up = opcc_meeting_get_current_slide (self);
  if (up == NULL)
    return g_strdup ("");
  notes = up->notes != NULL ? up->notes : "";
  taken = opcc_meeting_items_get_notes (self->items);
  if (taken == NULL)
    return g_strdup (notes);
  return notes[0] != '\0' ? g_strconcat (notes, "\n\n", taken, NULL) : g_strdup (taken);
}
