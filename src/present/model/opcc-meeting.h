/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMeeting: what is put up in a meeting: its slides, which one is up, black, frozen, the time.
 */
#pragma once

#include "opcc-audience.h"
#include "opcc-meeting-items.h"
#include "opcc-meeting-slide.h"
#include "opcc-time.h"

G_BEGIN_DECLS

/* No part of the slide is magnified. */
#define OPCC_MEETING_NO_PART -1

/* Signals: "changed": anything that is shown to anybody, but for the pointer; "pointed": the
 * pointer came, went or moved. */
#define OPCC_TYPE_MEETING (opcc_meeting_get_type ())
G_DECLARE_FINAL_TYPE (OpccMeeting, opcc_meeting, OPCC, MEETING, GObject)

/* Begins to make the slides anew; gives them to opcc_meeting_take_slides (), or says why it could
 * not to opcc_meeting_set_trouble (). */
typedef void (*OpccMeetingBuilder) (OpccMeeting *meeting, gpointer data);
/* Seconds since 1970, as opcc_time_now (). */
typedef gint64 (*OpccMeetingClock) (void);

OpccMeeting *opcc_meeting_new (const char *title, OpccAudience audience);
const char *opcc_meeting_get_title (OpccMeeting *self);
OpccAudience opcc_meeting_get_audience (OpccMeeting *self);
/* For tests: another clock than the desk's. */
void opcc_meeting_set_clock (OpccMeeting *self, OpccMeetingClock clock);

/* Width divided by height of the wall, which a builder makes the slides for; 16:9 unless set. */
void opcc_meeting_set_aspect (OpccMeeting *self, double aspect);
double opcc_meeting_get_aspect (OpccMeeting *self);
/* @free_data (nullable): for @data, with the meeting, or when another builder takes its place. */
void opcc_meeting_set_builder (OpccMeeting *self,
                               OpccMeetingBuilder builder,
                               gpointer data,
                               GDestroyNotify free_data);
void opcc_meeting_refresh (OpccMeeting *self);
gboolean opcc_meeting_take_slides (OpccMeeting *self, GPtrArray *slides);
void opcc_meeting_set_trouble (OpccMeeting *self, const char *trouble);
const char *opcc_meeting_get_trouble (OpccMeeting *self);

guint opcc_meeting_get_n_slides (OpccMeeting *self);
const OpccMeetingSlide *opcc_meeting_get_slide (OpccMeeting *self, guint position);
const OpccMeetingSlide *opcc_meeting_get_current_slide (OpccMeeting *self);
/* Counted from 0. */
guint opcc_meeting_get_current (OpccMeeting *self);
gboolean opcc_meeting_go_to (OpccMeeting *self, guint position);
gboolean opcc_meeting_next (OpccMeeting *self);
gboolean opcc_meeting_back (OpccMeeting *self);

/* A number typed digit by digit, and gone to with Enter. */
void opcc_meeting_type_digit (OpccMeeting *self, guint digit);
/* From 1; 0: none. */
guint opcc_meeting_get_typed (OpccMeeting *self);
gboolean opcc_meeting_go_to_typed (OpccMeeting *self);

/* (nullable): what the audience sees now; NULL: an empty wall, or a black one. */
OpccSlide *opcc_meeting_get_wall (OpccMeeting *self);
void opcc_meeting_set_black (OpccMeeting *self, gboolean black);
gboolean opcc_meeting_is_black (OpccMeeting *self);
void opcc_meeting_set_frozen (OpccMeeting *self, gboolean frozen);
gboolean opcc_meeting_is_frozen (OpccMeeting *self);
/* Whether the office file has changed since it was frozen. */
gboolean opcc_meeting_is_stale (OpccMeeting *self);
/* When the figures were frozen, else when they were read; OPCC_NO_TIME before there are any. */
gint64 opcc_meeting_get_as_at (OpccMeeting *self);

void opcc_meeting_magnify_next (OpccMeeting *self);
int opcc_meeting_get_part (OpccMeeting *self);

void opcc_meeting_set_pointing (OpccMeeting *self, gboolean pointing);
gboolean opcc_meeting_is_pointing (OpccMeeting *self);
/* From 0, the left edge or top of the slide, to 1. */
void opcc_meeting_point (OpccMeeting *self, double x, double y);
gboolean opcc_meeting_get_pointer (OpccMeeting *self, double *x, double *y);

gint64 opcc_meeting_get_now (OpccMeeting *self);
OpccMeetingTime opcc_meeting_get_time (OpccMeeting *self, guint *minutes);
void opcc_meeting_add_note (OpccMeeting *self, const char *note);
char *opcc_meeting_dup_notes (OpccMeeting *self);

G_END_DECLS
