/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes days with their names as a calendar file. The few lines that whole days need are written
 * here: libical would be a library more for every desk. */
#include "opcc-calendar-writer.h"

#include <string.h>

#include "opcc-file-writer.h"
#include "opcc-text.h"

/* RFC 5545, 3.1: octets of a line without its end; those that follow begin with a space. */
#define LINE_OCTETS 75

struct _OpccCalendarWriter
{
  GString *out; /* (owned) */
  char *stamp;  /* (owned) */
};

/* Parts a long line between characters, never within one. */
static void
add_line (GString *out, const char *line)
{
  gsize room = LINE_OCTETS;

  while (strlen (line) > room)
    {
      gsize n = room;

      while (n > 0 && ((guchar) line[n] & 0xc0) == 0x80)
        n--;
      g_string_append_len (out, line, (gssize) n);
      g_string_append (out, "\r\n ");
      line += n;
      room = LINE_OCTETS - 1;
    }
  g_string_append (out, line);
  g_string_append (out, "\r\n");
}

/* RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks are escaped; other control
 * characters have no place in a text. */
static void
add_text (GString *out, const char *name, const char *text)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '\\' || *at == ';' || *at == ',')
      g_string_append_printf (line, "\\%c", *at);
    else if (*at == '\n')
      g_string_append (line, "\\n");
    else if ((guchar) *at >= ' ' && *at != 0x7f)
      g_string_append_c (line, *at);
  add_line (out, line->str);
}

static void
add_day (GString *out, const char *name, OpccDate day)
{
  g_autofree char *line = NULL;
  int year, month, of_month;

  opcc_date_get_ymd (day, &year, &month, &of_month);
  line = g_strdup_printf ("%s;VALUE=DATE:%04d%02d%02d", name, year, month, of_month);
  add_line (out, line);
}

OpccCalendarWriter *
opcc_calendar_writer_new (const char *name, gint64 stamp)
{
  OpccCalendarWriter *self = g_new0 (OpccCalendarWriter, 1);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (stamp);

  self->out = g_string_new (NULL);
  self->stamp = g_date_time_format (at, "DTSTAMP:%Y%m%dT%H%M%SZ");
  add_line (self->out, "BEGIN:VCALENDAR");
  add_line (self->out, "VERSION:2.0");
  add_line (self->out, "PRODID:-//OPCC Desk//Grants//EN");
  add_line (self->out, "CALSCALE:GREGORIAN");
  add_text (self->out, "X-WR-CALNAME", name);
  return self;
}

void
opcc_calendar_writer_free (OpccCalendarWriter *self)
{
  if (self == NULL)
    return;
  g_string_free (self->out, TRUE);
  g_free (self->stamp);
  g_free (self);
}

void
opcc_calendar_writer_add (OpccCalendarWriter *self,
                          const char *uid,
                          OpccDate day,
                          const char *summary,
                          const char *detail)
{
  g_return_if_fail (day != OPCC_NO_DATE);

  add_line (self->out, "BEGIN:VEVENT");
  add_text (self->out, "UID", uid);
  add_line (self->out, self->stamp);
  add_day (self->out, "DTSTART", day);
  /* 3.6.1: the end is the day after. */
  add_day (self->out, "DTEND", day + 1);
  add_text (self->out, "SUMMARY", summary);
  if (detail != NULL)
    add_text (self->out, "DESCRIPTION", detail);
  /* It is a day to know of, and leaves nobody busy. */
  add_line (self->out, "TRANSP:TRANSPARENT");
  add_line (self->out, "END:VEVENT");
}

/**
 * opcc_calendar_writer_finish:
 *
 * Returns: FALSE on error; what was there before then stays
 */
gboolean
opcc_calendar_writer_finish (OpccCalendarWriter *self, const char *path, GError **error)
{
  add_line (self->out, "END:VCALENDAR");
  return opcc_file_writer_replace (path, self->out->str, (gssize) self->out->len, error);
}
