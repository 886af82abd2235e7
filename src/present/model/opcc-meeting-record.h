/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMeetingRecord: what stood on the wall in a meeting, and when. */
#pragma once

#include "opcc-document.h"
#include "opcc-meeting.h"

G_BEGIN_DECLS

typedef struct _OpccMeetingRecord OpccMeetingRecord;

OpccMeetingRecord *opcc_meeting_record_new (OpccAudience audience);
OpccMeetingRecord *opcc_meeting_record_ref (OpccMeetingRecord *self);
void opcc_meeting_record_unref (OpccMeetingRecord *self);

void opcc_meeting_record_note (OpccMeetingRecord *self, OpccMeeting *meeting);
guint opcc_meeting_record_count (const OpccMeetingRecord *self);
char *opcc_meeting_record_dup_name (const OpccMeetingRecord *self);
OpccDocument *opcc_meeting_record_write_up (const OpccMeetingRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccMeetingRecord, opcc_meeting_record_unref)

G_END_DECLS
