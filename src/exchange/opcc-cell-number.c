/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the numbers of a workbook's cells into the text a person would have typed. */
#include "opcc-cell-number.h"

#include <math.h>
#include <string.h>

/* A spreadsheet program keeps 15 digits; what a file shows beyond them is noise of binary
 * arithmetic (ECMA-376 part 1, 18.3.1.96; IEEE 754). */
#define DIGITS 15

/* Larger exponents are left as they are written: nobody's figure has so many zeros. */
#define MAX_EXPONENT 60

#define SECONDS_A_DAY 86400

/* The last day of the year 9999, where Excel's calendar ends. */
#define LAST_SERIAL 2958465.0

/**
 * opcc_number_format_builtin:
 * @id: a number format's id below 164 (ECMA-376 part 1, 18.8.30)
 *
 * Returns: what it makes of a number
 */
OpccNumberFormat
opcc_number_format_builtin (guint id)
{
  if (id == 9 || id == 10)
    return OPCC_FORMAT_PERCENT;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
      id == 57 || id == 58)
    return OPCC_FORMAT_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 ||
      id == 56)
    return OPCC_FORMAT_TIME;
  if (id == 22)
    return OPCC_FORMAT_DATE_TIME;
  return id == 46 ? OPCC_FORMAT_DURATION : OPCC_FORMAT_NUMBER;
}

static const char *
skip_bracket (const char *at, gboolean *duration)
{
  const char *end = strchr (at, ']');

  if (end == NULL)
    return at + strlen (at);
  /* [h], [mm] and [ss] count on past a day; other brackets hold colours and conditions. */
  if (strchr ("hHmMsS", at[1]) != NULL && strspn (at + 1, "hHmMsS") == (gsize) (end - at - 1))
    *duration = TRUE;
  return end + 1;
}

/**
 * opcc_number_format_parse:
 * @code: a format code such as "dd/mm/yyyy" or "[$£-809]#,##0.00"
 *
 * Looks at the first section only; quoted and escaped letters do not count.
 *
 * Returns: what it makes of a number
 */
OpccNumberFormat
opcc_number_format_parse (const char *code)
{
  gboolean duration = FALSE;
  gboolean day = FALSE;
  gboolean clock = FALSE;
  gboolean month = FALSE;
  gboolean percent = FALSE;

  if (g_ascii_strcasecmp (code, "General") == 0)
    return OPCC_FORMAT_NUMBER;
  for (const char *at = code; *at != '\0' && *at != ';';)
    {
      if (*at == '[')
        {
          at = skip_bracket (at, &duration);
          continue;
        }
      if (*at == '"')
        {
          const char *end = strchr (at + 1, '"');

          at = end != NULL ? end + 1 : at + strlen (at);
          continue;
        }
      if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0')
        {
          at = g_utf8_next_char (at + 1);
          continue;
        }
      if ((*at == 'E' || *at == 'e') && (at[1] == '+' || at[1] == '-'))
        return OPCC_FORMAT_NUMBER;
      day |= strchr ("yYdDeEgG", *at) != NULL;
      clock |= strchr ("hHsS", *at) != NULL;
      month |= *at == 'm' || *at == 'M';
      percent |= *at == '%';
      at++;
    }
  if (duration)
    return OPCC_FORMAT_DURATION;
  if (day || (month && !clock))
    return clock ? OPCC_FORMAT_DATE_TIME : OPCC_FORMAT_DATE;
  if (clock)
    return OPCC_FORMAT_TIME;
  return percent ? OPCC_FORMAT_PERCENT : OPCC_FORMAT_NUMBER;
}

/* A decimal taken apart: digits without point, and where the point stands in them. */
typedef struct
{
  gboolean negative;
  GString *digits;
  int point;
} Decimal;

static gboolean
parse_decimal (Decimal *decimal, const char *text)
{
  const char *at = text;
  gboolean point = FALSE;
  int exponent = 0;

  decimal->negative = *at == '-';
  if (*at == '-' || *at == '+')
    at++;
  decimal->point = 0;
  for (; g_ascii_isdigit (*at) || (*at == '.' && !point); at++)
    {
      if (*at == '.')
        {
          point = TRUE;
          continue;
        }
      g_string_append_c (decimal->digits, *at);
      decimal->point += !point;
    }
  if (decimal->digits->len == 0)
    return FALSE;
  if (*at == 'e' || *at == 'E')
    {
      char *end = NULL;
      const gint64 value = g_ascii_strtoll (at + 1, &end, 10);

      if (end == at + 1 || ABS (value) > MAX_EXPONENT)
        return FALSE;
      exponent = (int) value;
      at = end;
    }
  decimal->point += exponent;
  return *at == '\0';
}

static char *
print_decimal (Decimal *decimal)
{
  GString *digits = decimal->digits;
  g_autoptr (GString) text = g_string_new (NULL);
  gsize zeros = 0;

  while (decimal->point > (int) digits->len)
    g_string_append_c (digits, '0');
  while (decimal->point < 1)
    {
      g_string_prepend_c (digits, '0');
      decimal->point++;
    }
  zeros = strspn (digits->str, "0");
  zeros = MIN (zeros, (gsize) decimal->point - 1);
  while (digits->len > (gsize) decimal->point && digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);
  if (decimal->negative && strspn (digits->str, "0") < digits->len)
    g_string_append_c (text, '-');
  g_string_append_len (text, digits->str + zeros, (gssize) decimal->point - (gssize) zeros);
  if (digits->len > (gsize) decimal->point)
    {
      g_string_append_c (text, '.');
      g_string_append (text, digits->str + decimal->point);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * opcc_number_to_plain:
 * @decimal: such as "1E+05", "007.50" or "-0"
 *
 * Works on the digits, so nothing is rounded.
 *
 * Returns: (transfer full) (nullable): the same number without exponent, leading zeros or zeros at
 *   the end of its fraction: "100000", "7.5", "0"; %NULL if it is no decimal number or has an
 *   exponent beyond 60
 */
char *
opcc_number_to_plain (const char *decimal)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  Decimal parts = { FALSE, digits, 0 };

  if (!parse_decimal (&parts, decimal))
    return NULL;
  return print_decimal (&parts);
}

static char *
print_double (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *plain = NULL;

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  plain = opcc_number_to_plain (text);
  return plain != NULL ? plain : g_strdup (text);
}

/* How many digits count: neither zeros in front nor those at the end of an integer matter. */
static guint
count_digits (const char *text)
{
  guint count = 0;
  guint zeros = 0;

  for (const char *at = text; *at != '\0' && *at != 'e' && *at != 'E'; at++)
    {
      if (!g_ascii_isdigit (*at))
        continue;
      if (*at == '0')
        zeros += count > 0;
      else
        {
          count += zeros + 1;
          zeros = 0;
        }
    }
  return count;
}

static char *
print_number (const char *text)
{
  char *plain = NULL;

  /* Whole numbers are kept to the last digit: they may be identifiers of other programs. */
  if (count_digits (text) <= DIGITS || strpbrk (text, ".eE") == NULL)
    plain = opcc_number_to_plain (text);
  return plain != NULL ? plain : print_double (g_ascii_strtod (text, NULL));
}

/**
 * opcc_number_from_json:
 * @text: a number as JSON writes it
 *
 * Returns: (transfer full): the number to its last digit, without exponent, but for the noise of a
 *   program that adds in binary: "41133.77" for 41133.770000000004
 */
char *
opcc_number_from_json (const char *text)
{
  char *plain = opcc_number_to_plain (text);
  char shown[G_ASCII_DTOSTR_BUF_SIZE];
  const double value = g_ascii_strtod (text, NULL);

  if (plain == NULL)
    return g_strdup (text);
  if (count_digits (plain) <= DIGITS || strchr (plain, '.') == NULL)
    return plain;
  /* Noise is just what a program prints to tell one binary number from the next. */
  g_ascii_formatd (shown, sizeof shown, "%.16g", value);
  if (strcmp (shown, plain) != 0)
    g_ascii_formatd (shown, sizeof shown, "%.17g", value);
  if (strcmp (shown, plain) != 0)
    return plain;
  g_free (plain);
  return print_double (value);
}

static char *
print_clock (gint64 seconds, gboolean beyond_a_day)
{
  const gint64 hours = seconds / 3600;

  if (seconds % 60 != 0 || beyond_a_day)
    return g_strdup_printf ("%02" G_GINT64_FORMAT ":%02d:%02d", hours, (int) (seconds / 60 % 60),
                            (int) (seconds % 60));
  return g_strdup_printf ("%02" G_GINT64_FORMAT ":%02d", hours, (int) (seconds / 60 % 60));
}

/* Excel's calendar has a 29 February 1900; before it all days are one late. */
static char *
print_day (gint64 serial, gboolean base_1904)
{
  g_autoptr (GDate) date = g_date_new_dmy (30, G_DATE_DECEMBER, 1899);

  if (base_1904)
    serial += 1462;
  else if (serial == 60)
    return g_strdup ("1900-02-29");
  else if (serial < 60)
    serial++;
  g_date_add_days (date, (guint) serial);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

static char *
print_serial (double value, OpccNumberFormat format, gboolean base_1904)
{
  const gint64 seconds = (gint64) llround (value * SECONDS_A_DAY);
  const gint64 day = seconds / SECONDS_A_DAY;
  const gint64 rest = seconds % SECONDS_A_DAY;
  g_autofree char *date = NULL;

  if (format == OPCC_FORMAT_DURATION)
    return print_clock (seconds, TRUE);
  if (format == OPCC_FORMAT_TIME || (day == 0 && format == OPCC_FORMAT_DATE_TIME))
    return print_clock (rest, FALSE);
  date = print_day (day, base_1904);
  if (rest == 0)
    return g_steal_pointer (&date);
  return g_strdup_printf ("%sT%02d:%02d:%02d", date, (int) (rest / 3600), (int) (rest / 60 % 60),
                          (int) (rest % 60));
}

/**
 * opcc_number_from_cell:
 * @text: the number as the file holds it
 * @format: how the cell shows it
 * @base_1904: the workbook counts its days from 1904
 *
 * Returns: (transfer full): "0.3" for 0.30000000000000004, "12.5%" for 0.125 as a percentage,
 *   "2023-07-03" or "2023-07-03T16:45:00" for dates, "16:45" for times of day; numbers that are no
 *   date in Excel's calendar stay numbers, text that is no number stays itself
 */
char *
opcc_number_from_cell (const char *text, OpccNumberFormat format, gboolean base_1904)
{
  char *end = NULL;
  const double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (value))
    return g_strdup (text);
  switch (format)
    {
    case OPCC_FORMAT_PERCENT:
      {
        g_autofree char *number = print_double (value * 100.0);

        return g_strconcat (number, "%", NULL);
      }
    case OPCC_FORMAT_DATE:
    case OPCC_FORMAT_TIME:
    case OPCC_FORMAT_DATE_TIME:
    case OPCC_FORMAT_DURATION:
      if (value >= 0.0 && value < LAST_SERIAL + 1.0)
        return print_serial (value, format, base_1904);
      return print_number (text);
    case OPCC_FORMAT_NUMBER:
    default:
      return print_number (text);
    }
}
