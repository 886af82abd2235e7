/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the clock time and the zone that may follow a date. */
#include "opcc-clock-reader.h"

#include <string.h>

static void
skip_spaces (const char **cursor)
{
  while (**cursor == ' ')
    (*cursor)++;
}

static gboolean
skip_word (const char **cursor, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (*cursor, word, length) != 0 || g_ascii_isalpha ((*cursor)[length]))
    return FALSE;
  *cursor += length;
  return TRUE;
}

/* Reads figures, at most @most of them. Returns how many there were. */
static int
read_figures (const char **cursor, int most, int *value)
{
  int n = 0;

  *value = 0;
  while (n < most && g_ascii_isdigit (**cursor))
    {
      *value = *value * 10 + (*(*cursor)++ - '0');
      n++;
    }
  return n;
}

/* "+01:00", "+0100", "+1": hours and minutes ahead of UTC. */
static gboolean
read_shift (const char **cursor, int *offset)
{
  int sign = **cursor == '-' ? -1 : 1;
  int hours;
  int minutes = 0;
  int n;

  (*cursor)++;
  n = read_figures (cursor, 2, &hours);
  if (n == 0)
    return FALSE;
  if (**cursor == ':' || (n == 2 && g_ascii_isdigit (**cursor)))
    {
      if (**cursor == ':')
        (*cursor)++;
      if (read_figures (cursor, 2, &minutes) != 2)
        return FALSE;
    }
  *offset = sign * (hours * 3600 + minutes * 60);
  return hours <= 14 && minutes < 60;
}

/* "Z", "UTC", "GMT", "BST", "+01:00", "GMT+0100 (British Summer Time)", or nothing. */
static gboolean
read_zone (const char **cursor, OpccDateReading *reading)
{
  skip_spaces (cursor);
  if (skip_word (cursor, "bst"))
    {
      reading->has_offset = TRUE;
      reading->offset = 3600;
    }
  else if (skip_word (cursor, "z") || skip_word (cursor, "utc") || skip_word (cursor, "gmt"))
    {
      reading->has_offset = TRUE;
      reading->offset = 0;
    }
  if (**cursor == '+' || **cursor == '-')
    {
      if (reading->offset != 0 || !read_shift (cursor, &reading->offset))
        return FALSE;
      reading->has_offset = TRUE;
    }
  skip_spaces (cursor);
  if (reading->has_offset && **cursor == '(')
    {
      const char *end = strchr (*cursor, ')');

      *cursor = end != NULL ? end + 1 : *cursor;
    }
  skip_spaces (cursor);
  return **cursor == '\0';
}

static gboolean
read_half (const char **cursor, int *hours)
{
  gboolean after;

  skip_spaces (cursor);
  if (skip_word (cursor, "am") || skip_word (cursor, "a.m.") || skip_word (cursor, "a.m"))
    after = FALSE;
  else if (skip_word (cursor, "pm") || skip_word (cursor, "p.m.") || skip_word (cursor, "p.m"))
    after = TRUE;
  else
    return FALSE;
  /* What no clock shows is left over 24, and so refused. */
  if (*hours > 12 ? !after : *hours == 0 && after)
    *hours = 99;
  else if (*hours == 12)
    *hours = after ? 12 : 0;
  else if (*hours < 12 && after)
    *hours += 12;
  return TRUE;
}

/* ":00" or ":00.000"; parts of a second are dropped. */
static gboolean
read_seconds (const char **cursor, int *seconds)
{
  int ignored;

  (*cursor)++;
  if (read_figures (cursor, 2, seconds) != 2)
    return FALSE;
  if (**cursor != '.')
    return TRUE;
  (*cursor)++;
  return read_figures (cursor, 9, &ignored) > 0;
}

/**
 * opcc_clock_read:
 * @text: what follows a date, in small ASCII letters with plain dashes
 * @reading: (inout): where to put the clock time and the offset
 *
 * Reads "17:00", "17:00:00.000", "5pm", "5.00 p.m.", "1700 hrs", "noon", and a zone after it.
 * "Midnight" is refused, since it may be either end of the day, and so is "24:00".
 *
 * Returns: whether all of @text is a clock time
 */
gboolean
opcc_clock_read (const char *text, OpccDateReading *reading)
{
  const char *p = text;
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  int n;
  gboolean sure = FALSE; /* "5" alone is no time, "5pm" is */

  skip_spaces (&p);
  if (skip_word (&p, "noon") || skip_word (&p, "midday") || skip_word (&p, "12 noon"))
    {
      hours = 12;
      sure = TRUE;
    }
  else
    {
      n = read_figures (&p, 4, &hours);
      if (n == 4)
        {
          minutes = hours % 100;
          hours /= 100;
          sure = TRUE;
        }
      else if (n == 0 || n == 3)
        return FALSE;
      else if (*p == ':' || (*p == '.' && g_ascii_isdigit (p[1])))
        {
          char mark = *p++;

          sure = TRUE;
          if (read_figures (&p, 2, &minutes) != 2)
            return FALSE;
          if (*p == mark && !read_seconds (&p, &seconds))
            return FALSE;
        }
      if (read_half (&p, &hours))
        sure = TRUE;
      else if (sure)
        {
          skip_spaces (&p);
          if (!skip_word (&p, "hrs") && !skip_word (&p, "hours"))
            skip_word (&p, "h");
        }
    }
  if (!sure || hours > 23 || minutes > 59 || seconds > 59)
    return FALSE;
  reading->seconds = hours * 3600 + minutes * 60 + seconds;
  return read_zone (&p, reading);
}
