/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPresentation: a meeting in progress: its two windows, their keys, and the monitors they are
 * on.
 */
#pragma once

#include <gtk/gtk.h>

#include "opcc-meeting-record.h"

G_BEGIN_DECLS

/* Signals: "begun": there is something to show, and the windows come up. "ended": the windows are
 * gone. Where the first slides could not be made, they were never
 * there, and opcc_meeting_get_trouble () says why. */
#define OPCC_TYPE_PRESENTATION (opcc_presentation_get_type ())
G_DECLARE_FINAL_TYPE (OpccPresentation, opcc_presentation, OPCC, PRESENTATION, GObject)

OpccPresentation *opcc_presentation_start (GtkWindow *desk, OpccMeeting *meeting);
OpccPresentation *
opcc_presentation_start_on (GtkWindow *desk, OpccMeeting *meeting, GListModel *monitors);
gboolean opcc_presentation_is_running (OpccPresentation *self);
void opcc_presentation_end (OpccPresentation *self);
OpccMeeting *opcc_presentation_get_meeting (OpccPresentation *self);
OpccMeetingRecord *opcc_presentation_get_record (OpccPresentation *self);
GtkWindow *opcc_presentation_get_audience_window (OpccPresentation *self);
GtkWindow *opcc_presentation_get_presenter_window (OpccPresentation *self);

G_END_DECLS
