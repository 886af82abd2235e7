/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of the items of a meeting while it lasts: how long each was up, and what was asked.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OpccMeetingTime: how an item stands with its time.
 * @OPCC_MEETING_NO_LIMIT: none is set
 * @OPCC_MEETING_IN_TIME: there is more than OPCC_MEETING_WARN_SECONDS left
 * @OPCC_MEETING_ENDING: its last minutes
 * @OPCC_MEETING_OVER: it should be over
 */
typedef enum
{
  OPCC_MEETING_NO_LIMIT,
  OPCC_MEETING_IN_TIME,
  OPCC_MEETING_ENDING,
  OPCC_MEETING_OVER,
} OpccMeetingTime;

#define OPCC_MEETING_WARN_SECONDS 120

typedef struct _OpccMeetingItems OpccMeetingItems;

OpccMeetingItems *opcc_meeting_items_new (void);
void opcc_meeting_items_free (OpccMeetingItems *self);
/* Times are seconds since 1970. The item come to before is left. */
void opcc_meeting_items_enter (OpccMeetingItems *self, guint item, gint64 now);
/* Seconds, of the item that was come to last, with all the times before. */
gint64 opcc_meeting_items_get_spent (OpccMeetingItems *self, gint64 now);
OpccMeetingTime
opcc_meeting_items_judge (OpccMeetingItems *self, guint limit, gint64 now, guint *minutes);
void opcc_meeting_items_add_note (OpccMeetingItems *self, const char *note);
/* (nullable): one line for each note of the item that was come to last. */
const char *opcc_meeting_items_get_notes (OpccMeetingItems *self);

G_END_DECLS
