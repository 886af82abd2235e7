/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAudienceWindow: the wall: the slide of a meeting that is up, and nothing else. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-meeting.h"

G_BEGIN_DECLS

#define OPCC_TYPE_AUDIENCE_WINDOW (opcc_audience_window_get_type ())
G_DECLARE_FINAL_TYPE (OpccAudienceWindow, opcc_audience_window, OPCC, AUDIENCE_WINDOW, GtkWindow)

GtkWindow *opcc_audience_window_new (OpccMeeting *meeting);
void opcc_audience_window_show_on (OpccAudienceWindow *self, GdkMonitor *monitor);
/* (nullable) (transfer none): the slide that is to be seen on it now. */
OpccSlide *opcc_audience_window_get_slide (OpccAudienceWindow *self);

G_END_DECLS
