/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of meetings share: slides of an invented document. */
#pragma once

#include "opcc-meeting.h"

G_BEGIN_DECLS

/* @n sections, "Message 1" and on, each with a table of one zone and one number; notes "Say 1" and
 * on, items 1 and on. */
GPtrArray *present_fixture_make_slides (guint n);
/* The same, with other numbers in the tables. */
GPtrArray *present_fixture_make_slides_of (guint n, const char *number);
/* A meeting with these slides and a clock that stands still at 14:00 of a winter's day. */
OpccMeeting *present_fixture_make_meeting (guint n);
void present_fixture_let_pass (gint64 seconds);

G_END_DECLS
