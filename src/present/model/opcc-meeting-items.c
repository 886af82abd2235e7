/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of the items of a meeting while it lasts: how long each was up, and what was asked.
 */
#include "opcc-meeting-items.h"

struct _OpccMeetingItems
{
  GHashTable *spent; /* (owned) item to gint64 seconds, of the times it was up before */
  GHashTable *notes; /* (owned) item to words */
  guint item;        /* the one that is up; 0: none yet */
  gint64 entered;    /* when it was come to */
};

OpccMeetingItems *
opcc_meeting_items_new (void)
{
  OpccMeetingItems *self = g_new0 (OpccMeetingItems, 1);

  self->spent = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->notes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
opcc_meeting_items_free (OpccMeetingItems *self)
{
  g_hash_table_unref (self->spent);
  g_hash_table_unref (self->notes);
  g_free (self);
}

void
opcc_meeting_items_enter (OpccMeetingItems *self, guint item, gint64 now)
{
  gint64 spent;

  if (item == self->item)
    return;
  spent = opcc_meeting_items_get_spent (self, now);
  g_hash_table_insert (self->spent, GUINT_TO_POINTER (self->item),
                       g_memdup2 (&spent, sizeof spent));
  self->item = item;
  self->entered = now;
}

gint64
opcc_meeting_items_get_spent (OpccMeetingItems *self, gint64 now)
{
  const gint64 *before = g_hash_table_lookup (self->spent, GUINT_TO_POINTER (self->item));

  return (before != NULL ? *before : 0) + (self->item != 0 ? MAX (now - self->entered, 0) : 0);
}

/**
 * opcc_meeting_items_judge:
 * @limit: minutes that the item has; 0: no limit
 * @minutes: (out): left, a minute that has begun counted whole; over, whole ones; without a limit,
 *   whole ones spent
 *
 * Returns: how the item that is up stands with its time
 */
OpccMeetingTime
opcc_meeting_items_judge (OpccMeetingItems *self, guint limit, gint64 now, guint *minutes)
{
  gint64 spent = opcc_meeting_items_get_spent (self, now);
  gint64 left = (gint64) limit * 60 - spent;

  if (limit == 0)
    {
      *minutes = (guint) (spent / 60);
      return OPCC_MEETING_NO_LIMIT;
    }
  if (left <= 0)
    {
      *minutes = (guint) (-left / 60);
      return OPCC_MEETING_OVER;
    }
  *minutes = (guint) ((left + 59) / 60);
  return left <= OPCC_MEETING_WARN_SECONDS ? OPCC_MEETING_ENDING : OPCC_MEETING_IN_TIME;
}

void
opcc_meeting_items_add_note (OpccMeetingItems *self, const char *note)
{
  const char *before = opcc_meeting_items_get_notes (self);

  if (self->item == 0 || note[0] == '\0')
    return;
  g_hash_table_insert (self->notes, GUINT_TO_POINTER (self->item),
                       before != NULL ? g_strconcat (before, "\n", note, NULL) : g_strdup (note));
}

const char *
opcc_meeting_items_get_notes (OpccMeetingItems *self)
{
  return g_hash_table_lookup (self->notes, GUINT_TO_POINTER (self->item));
}
