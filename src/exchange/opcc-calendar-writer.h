/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes days with their names as a calendar file (iCalendar, RFC 5545). */
#pragma once

#include <gio/gio.h>

#include "opcc-date.h"

G_BEGIN_DECLS

typedef struct _OpccCalendarWriter OpccCalendarWriter;

/* @name: of the calendar. @stamp: seconds UTC, when what is written was last changed: the same
 * records make the same file. */
OpccCalendarWriter *opcc_calendar_writer_new (const char *name, gint64 stamp);
void opcc_calendar_writer_free (OpccCalendarWriter *self);
/* A whole day. @uid: the same each time the same thing is written, so that a calendar that takes
 * the file in again moves the day rather than adding one. @detail (nullable). */
void opcc_calendar_writer_add (OpccCalendarWriter *self,
                               const char *uid,
                               OpccDate day,
                               const char *summary,
                               const char *detail);
/* Writes the file, whole or not at all. */
gboolean opcc_calendar_writer_finish (OpccCalendarWriter *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccCalendarWriter, opcc_calendar_writer_free)

G_END_DECLS
