/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPresenterWindow: the desk in a meeting: this slide and the next, notes, rows, clock, keys. */
#pragma once

#include <adwaita.h>

#include "opcc-meeting-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_PRESENTER_WINDOW (opcc_presenter_window_get_type ())
G_DECLARE_FINAL_TYPE (OpccPresenterWindow, opcc_presenter_window, OPCC, PRESENTER_WINDOW, AdwWindow)

GtkWindow *opcc_presenter_window_new (OpccMeeting *meeting);
void opcc_presenter_window_set_wall (OpccPresenterWindow *self,
                                     GdkMonitor *wall,
                                     guint number,
                                     gboolean alone);
void
opcc_presenter_window_save (OpccPresenterWindow *self, OpccMeetingRecord *record, gboolean asks);
void opcc_presenter_window_warn (OpccPresenterWindow *self, const char *doubt);
void opcc_presenter_window_open_list (OpccPresenterWindow *self);
void opcc_presenter_window_open_question (OpccPresenterWindow *self);
void opcc_presenter_window_scale_notes (OpccPresenterWindow *self, int steps);

G_END_DECLS
