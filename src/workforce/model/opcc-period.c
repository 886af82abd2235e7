/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the ways in which reports write a year, a month and a day. */
#include "opcc-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-financial-year.h"
#include "opcc-text.h"

/* @shape has a "9" for each digit and itself for all else. */
static gboolean
has_shape (const char *text, const char *shape)
{
  gsize i = 0;

  for (; shape[i] != '\0'; i++)
    if (shape[i] == '9' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  return text[i] == '\0';
}

static int
read_digits (const char *text, int n_digits)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++)
    value = value * 10 + g_ascii_digit_value (text[i]);
  return value;
}

static void
take_financial_year (int year, char **period, OpccDate *end)
{
  *period = g_strdup_printf ("%04d-%02d", year, (year + 1) % 100);
  *end = opcc_financial_year_last_day (year);
}

/* "2022-23" or "2022-10". */
static gboolean
read_year_and_two (const char *text, char **period, OpccDate *end, GError **error)
{
  int year = read_digits (text, 4);
  int two = read_digits (text + 5, 2);
  gboolean follows = two == (year + 1) % 100;
  gboolean is_month = two >= 1 && two <= 12;

  if (text[4] == '-' && follows && is_month)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” may be a financial year or a month. Write %04d/%02d for the year, or "
                      "the last day of the month."),
                   text, year, two);
      return FALSE;
    }
  if (follows)
    take_financial_year (year, period, end);
  else if (is_month)
    {
      *period = g_strdup_printf ("%04d-%02d", year, two);
      *end = opcc_date_add_months (opcc_date_from_ymd (year, two, 1), 1) - 1;
    }
  else
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is neither a financial year nor a month. Write 2022/23, or 2022-10."),
                   text);
      return FALSE;
    }
  return TRUE;
}

gboolean
opcc_period_parse (const char *text, char **period, OpccDate *end, GError **error)
{
  g_autofree char *clean = opcc_text_clean (text != NULL ? text : "", error);
  OpccDate date;

  *period = NULL;
  *end = OPCC_NO_DATE;
  if (clean == NULL || *clean == '\0')
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                     _ ("There is no period. Write one such as 2022/23, or “not stated”."));
      return FALSE;
    }
  if (has_shape (clean, "9999-99") || has_shape (clean, "9999/99"))
    return read_year_and_two (clean, period, end, error);
  if (has_shape (clean, "9999"))
    {
      *period = g_steal_pointer (&clean);
      *end = opcc_date_from_ymd (read_digits (*period, 4), 12, 31);
      return TRUE;
    }
  if (g_ascii_isdigit (clean[0]) && strlen (clean) >= 8 && opcc_date_parse (clean, &date, NULL))
    {
      int year, month, day;

      opcc_date_get_ymd (date, &year, &month, &day);
      *period = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
      *end = date;
      return TRUE;
    }
  *period = g_steal_pointer (&clean);
  return TRUE;
}
