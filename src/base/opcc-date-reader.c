/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the ways in which people and programs write a day, with or without a clock time. */
#include "opcc-date-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-clock-reader.h"
#include "opcc-error.h"
#include "opcc-text.h"

/* The longest real one is a browser's, "Mon Jul 03 2023 17:00:00 GMT+0100 (British Summer Time)".
 */
#define MAX_CHARACTERS 80
#define ROOM           81 /* with the nul */

/* A typed year outside these is taken for a slip; 1753 is older than any charity's deed we hold. */
#define FIRST_YEAR 1753
#define LAST_YEAR  2199

/* A bare number is a spreadsheet's day only from 1954 to 2119, so that a year or an amount in the
 * wrong column is not taken for a date. */
#define FIRST_SERIAL 20000
#define LAST_SERIAL  80000

/* Why a text is not a date. */
typedef enum
{
  READ_OK,
  READ_EMPTY,
  READ_NOT_DATE,
  READ_IMPOSSIBLE,
  READ_MONTH_FIRST,
  READ_TWO_WAYS,
  READ_NO_YEAR,
  READ_NO_DAY,
  READ_YEAR_OUT_OF_RANGE,
  READ_WRONG_WEEKDAY,
  READ_NOT_CLOCK,
} ReadResult;

/* One number as it was written; how many figures it has tells a year from a day. */
typedef struct
{
  int value;
  int figures;
} Part;

static const char *const month_words[] = { "january",   "february", "march",    "april",
                                           "may",       "june",     "july",     "august",
                                           "september", "october",  "november", "december" };
static const char *const weekday_words[] = { "monday", "tuesday",  "wednesday", "thursday",
                                             "friday", "saturday", "sunday" };

static const char *
get_message (ReadResult result)
{
  switch (result)
    {
    case READ_EMPTY:
      return _ ("There is no date. Write one like 3 July 2023.");
    case READ_IMPOSSIBLE:
      /* Translators: %s is what was typed, in quotation marks; so below */
      return _ ("%s is not a day of the calendar. Check the day and the month.");
    case READ_MONTH_FIRST:
      return _ ("%s has the month before the day. Write the day first, like 13/07/2023.");
    case READ_TWO_WAYS:
      return _ ("%s can be read in two ways. Write the year in full, like 3 July 2023.");
    case READ_NO_YEAR:
      return _ ("%s has no year. Write the date in full, like 3 July 2023.");
    case READ_NO_DAY:
      return _ ("%s has no day. Write the date in full, like 3 July 2023.");
    case READ_YEAR_OUT_OF_RANGE:
      return _ ("The year of %s cannot be right. Write it with four figures, like 2023.");
    case READ_WRONG_WEEKDAY:
      return _ ("%s names the wrong day of the week. Check the day and the date.");
    case READ_NOT_CLOCK:
      return _ ("%s ends in something that is not a time. Write it like 3 July 2023 17:00.");
    case READ_OK:
    case READ_NOT_DATE:
    default:
      return _ ("%s is not a date. Write it like 3 July 2023 or 03/07/2023.");
    }
}

/* Small ASCII letters and plain dashes; commas are spaces, and spaces single. */
static ReadResult
simplify (const char *text, char out[ROOM])
{
  gssize length = opcc_text_to_plain (text, out, ROOM);
  char *to = out;
  const char *p;

  if (length <= 0)
    return length == 0 ? READ_EMPTY : READ_NOT_DATE;
  for (p = out; *p != '\0'; p++)
    {
      const char c = (char) (*p == ',' ? ' ' : *p);

      if (c != ' ' || (to > out && to[-1] != ' '))
        *to++ = c;
    }
  if (to != out && to[-1] == ' ')
    to--;
  *to = '\0';
  return READ_OK;
}

/* Finds a whole word, its first three letters, or "sept", "tues", "thur", "thurs" and the like.
 * Returns its number from 1, or 0. */
static int
read_name (const char **cursor, const char *const *words, int n_words)
{
  const char *p = *cursor;
  gsize length = 0;
  int i;

  while (g_ascii_isalpha (p[length]))
    length++;
  for (i = 0; i < n_words && length >= 3; i++)
    {
      gsize whole = strlen (words[i]);

      if (strncmp (words[i], p, length) == 0 && (length <= 5 || length == whole))
        {
          p += length;
          *cursor = *p == '.' ? p + 1 : p;
          return i + 1;
        }
    }
  return 0;
}

static gboolean
read_part (const char **cursor, Part *part)
{
  const char *p = *cursor;

  part->value = 0;
  for (part->figures = 0; g_ascii_isdigit (p[part->figures]); part->figures++)
    {
      if (part->figures == 4)
        return FALSE;
      part->value = part->value * 10 + (p[part->figures] - '0');
    }
  *cursor = p + part->figures;
  return part->figures > 0;
}

static void
skip_ordinal (const char **cursor)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strncmp (*cursor, endings[i], 2) == 0 && !g_ascii_isalpha ((*cursor)[2]))
      {
        *cursor += 2;
        return;
      }
}

/* Skips one mark between the parts of a date, with spaces about it. Returns it, or ' '. */
static char
skip_mark (const char **cursor)
{
  char mark = ' ';

  while (**cursor == ' ')
    (*cursor)++;
  if (**cursor == '-' || **cursor == '/' || **cursor == '.')
    mark = *(*cursor)++;
  while (**cursor == ' ')
    (*cursor)++;
  return mark;
}

static ReadResult
make_date (int year, int month, int day, OpccDate *date)
{
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return READ_YEAR_OUT_OF_RANGE;
  *date = opcc_date_from_ymd (year, month, day);
  if (*date != OPCC_NO_DATE)
    return READ_OK;
  if (month > 12 && month <= 31 && day <= 12)
    return READ_MONTH_FIRST;
  return READ_IMPOSSIBLE;
}

/* A year of two figures is this century up to 49 and the last one from 70; between them it may be
 * a birthday or a lease, and is refused. */
static ReadResult
resolve_year (const Part *part, int *year)
{
  if (part->figures == 4)
    *year = part->value;
  else if (part->figures != 2)
    return READ_NOT_DATE;
  else if (part->value < 50)
    *year = 2000 + part->value;
  else if (part->value >= 70)
    *year = 1900 + part->value;
  else
    return READ_TWO_WAYS;
  return READ_OK;
}

/* "03/07/23" is 3 July 2023 to most and 23 July 2003 to some; "31/07/98" and "3/7/23" are one. */
static ReadResult
read_day_first (const Part parts[3], OpccDate *date)
{
  OpccDate other = OPCC_NO_DATE;
  int year = 0;
  ReadResult result;

  if (parts[0].figures == 2 && parts[1].figures == 2)
    other = opcc_date_from_ymd (2000 + parts[0].value, parts[1].value, parts[2].value);
  result = resolve_year (&parts[2], &year);
  if (result != READ_OK)
    return result;
  result = make_date (year, parts[1].value, parts[0].value, date);
  if (result == READ_OK && other != OPCC_NO_DATE && other != *date)
    return READ_TWO_WAYS;
  return result;
}

static ReadResult
read_numbers (const char **cursor, const Part *first, char mark, OpccDate *date)
{
  Part parts[3] = { *first, { 0, 0 }, { 0, 0 } };

  if (!read_part (cursor, &parts[1]))
    return READ_NOT_DATE;
  if (skip_mark (cursor) != mark || !read_part (cursor, &parts[2]))
    return READ_NOT_DATE;
  if (parts[1].figures > 2)
    return READ_NOT_DATE;
  if (parts[0].figures == 4 && parts[2].figures <= 2)
    {
      ReadResult result = make_date (parts[0].value, parts[1].value, parts[2].value, date);

      return result == READ_MONTH_FIRST ? READ_IMPOSSIBLE : result;
    }
  if (parts[0].figures > 2)
    return READ_NOT_DATE;
  return read_day_first (parts, date);
}

static ReadResult
read_day_month_year (const char **cursor, const Part *first, int month, OpccDate *date)
{
  Part last;
  int year;
  ReadResult result;

  skip_mark (cursor);
  if (**cursor == '\'')
    (*cursor)++;
  if (!read_part (cursor, &last))
    {
      if (g_ascii_isdigit (**cursor))
        return READ_NOT_DATE;
      return first->figures == 4 ? READ_NO_DAY : READ_NO_YEAR;
    }
  if (first->figures == 4)
    return last.figures <= 2 ? make_date (first->value, month, last.value, date) : READ_NOT_DATE;
  /* "3 July 17:00" has a time where the year should be. */
  if (**cursor == ':')
    return READ_NO_YEAR;
  result = resolve_year (&last, &year);
  if (result != READ_OK)
    return result;
  return first->figures <= 2 ? make_date (year, month, first->value, date) : READ_NOT_DATE;
}

static ReadResult
read_day (const char **cursor, OpccDate *date)
{
  Part first;
  char mark;
  int month = read_name (cursor, month_words, G_N_ELEMENTS (month_words));

  if (month > 0)
    {
      skip_mark (cursor);
      if (!read_part (cursor, &first))
        return READ_NOT_DATE;
      if (first.figures == 4)
        return READ_NO_DAY;
      skip_ordinal (cursor);
      return read_day_month_year (cursor, &first, month, date);
    }
  if (!read_part (cursor, &first))
    return READ_NOT_DATE;
  skip_ordinal (cursor);
  mark = skip_mark (cursor);
  if (strncmp (*cursor, "of ", 3) == 0)
    *cursor += 3;
  month = read_name (cursor, month_words, G_N_ELEMENTS (month_words));
  if (month > 0)
    return read_day_month_year (cursor, &first, month, date);
  return read_numbers (cursor, &first, mark, date);
}

/* A spreadsheet's day, "45110" or "45110.708" (with a comma in much of Europe), or "20230703". */
static ReadResult
read_bare_number (const char *text, OpccSerialBase base, OpccDateReading *reading)
{
  gsize whole = strspn (text, "0123456789");
  gboolean fraction = text[whole] == '.' || text[whole] == ' ';
  const char *rest = text + whole + (fraction ? 1 : 0);
  double serial;
  char copy[ROOM];
  int day = 0;

  if (rest[strspn (rest, "0123456789")] != '\0' || (fraction && *rest == '\0'))
    return READ_NOT_DATE;
  g_strlcpy (copy, text, sizeof copy);
  if (fraction)
    copy[whole] = '.';
  serial = g_ascii_strtod (copy, NULL);
  if (whole == 8 && !fraction)
    {
      day = (int) serial;
      return make_date (day / 10000, day / 100 % 100, day % 100, &reading->date) == READ_OK
                 ? READ_OK
                 : READ_NOT_DATE;
    }
  if (whole != 5 || serial < FIRST_SERIAL || serial > LAST_SERIAL ||
      !opcc_date_from_serial (serial, base, &reading->date, NULL))
    return READ_NOT_DATE;
  reading->seconds = (int) lround ((serial - floor (serial)) * 86400);
  if (reading->seconds == 86400)
    {
      reading->date++;
      reading->seconds = 0;
    }
  return READ_OK;
}

static ReadResult
read_words (const char *text, OpccDateReading *reading)
{
  const char *p = text;
  int weekday = read_name (&p, weekday_words, G_N_ELEMENTS (weekday_words));
  ReadResult result;

  skip_mark (&p);
  if (strncmp (p, "the ", 4) == 0)
    p += 4;
  result = read_day (&p, &reading->date);
  if (result != READ_OK)
    return result;
  if (weekday > 0 && weekday != (int) opcc_date_get_weekday (reading->date))
    return READ_WRONG_WEEKDAY;
  if (*p == '\0')
    return READ_OK;
  if (*p == 't' && g_ascii_isdigit (p[1]))
    p++;
  else if (strncmp (p, " at ", 4) == 0)
    p += 4;
  else if (strncmp (p, " - ", 3) == 0)
    p += 3;
  else if (*p != ' ')
    return READ_NOT_DATE;
  return opcc_clock_read (p, reading) ? READ_OK : READ_NOT_CLOCK;
}

/**
 * opcc_date_read:
 * @text: a date, perhaps with a time, as people and programs write it
 * @base: how a bare number counts its days
 * @reading: (out): what was read
 * @error: return location for an %OPCC_ERROR_INVALID
 *
 * The one reader behind opcc_date_parse() and opcc_time_parse(), which say what it takes.
 *
 * Returns: whether @text has one reading; if not, @error says why and what to write
 */
gboolean
opcc_date_read (const char *text, OpccSerialBase base, OpccDateReading *reading, GError **error)
{
  char simple[ROOM];
  g_autofree char *quoted = NULL;
  ReadResult result = simplify (text, simple);

  *reading = (OpccDateReading){ .date = OPCC_NO_DATE };
  if (result == READ_OK)
    {
      result = read_bare_number (simple, base, reading);
      if (result != READ_OK)
        result = read_words (simple, reading);
    }
  if (result == READ_OK)
    return TRUE;
  quoted = opcc_text_quote (text);
  if (result == READ_EMPTY)
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID, get_message (result));
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, get_message (result), quoted);
  return FALSE;
}
