/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The financial year of public bodies, 1 April to 31 March, known by the year it begins in. */
#include "opcc-financial-year.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-text.h"

/* A typed year outside these is taken for a slip. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2199

/**
 * opcc_financial_year_of:
 * @date: a day, or %OPCC_NO_DATE
 *
 * Returns: the calendar year in which the financial year of @date began: 2023 for every day of
 *   2023/24; %OPCC_NO_FINANCIAL_YEAR for %OPCC_NO_DATE
 */
int
opcc_financial_year_of (OpccDate date)
{
  int year;
  int month;

  if (date == OPCC_NO_DATE)
    return OPCC_NO_FINANCIAL_YEAR;
  opcc_date_get_ymd (date, &year, &month, NULL);
  return month >= 4 ? year : year - 1;
}

/**
 * opcc_financial_quarter_of:
 * @date: a day, or %OPCC_NO_DATE
 *
 * Returns: 1 (April to June) to 4 (January to March); 0 for %OPCC_NO_DATE
 */
int
opcc_financial_quarter_of (OpccDate date)
{
  int month;

  if (date == OPCC_NO_DATE)
    return 0;
  opcc_date_get_ymd (date, NULL, &month, NULL);
  return (month + 8) % 12 / 3 + 1;
}

/**
 * opcc_financial_year_format:
 * @year: the year it begins in, or %OPCC_NO_FINANCIAL_YEAR
 *
 * Returns: (transfer full): "2023/24", never a bare year; empty for %OPCC_NO_FINANCIAL_YEAR
 */
char *
opcc_financial_year_format (int year)
{
  if (year == OPCC_NO_FINANCIAL_YEAR)
    return g_strdup ("");
  return g_strdup_printf ("%04d/%02d", year, (year + 1) % 100);
}

/* Gives how many figures the year has; past the fourth it no longer reads. */
static int
read_figures (const char **cursor, int *value)
{
  int figures = 0;

  for (*value = 0; g_ascii_isdigit (**cursor) && figures < 5; figures++)
    *value = *value * 10 + (*(*cursor)++ - '0');
  return figures;
}

static void
set_error (GError **error, const char *text, const char *format)
{
  g_autofree char *quoted = opcc_text_quote (text);

  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, format, quoted);
}

/**
 * opcc_financial_year_parse:
 * @text: a financial year as people type it
 * @year: (out): the year it begins in; left alone on error
 * @error: return location for an %OPCC_ERROR_INVALID
 *
 * Reads "2023/24", "2023-24", "2023–24", "2023/2024", "23/24" and "FY 2023/24". A bare "2023" is
 * refused, since it may be the year of the beginning or of the end; so are two years that do not
 * follow one another.
 *
 * Returns: whether @text is one financial year
 */
gboolean
opcc_financial_year_parse (const char *text, int *year, GError **error)
{
  g_autofree char *folded = NULL;
  const char *p;
  int first;
  int second;
  int first_figures;
  int second_figures;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (year != NULL, FALSE);

  folded = g_strstrip (opcc_text_fold (text));
  p = folded;
  if (g_str_has_prefix (p, "fy"))
    p += 2;
  p += strspn (p, " ");
  first_figures = read_figures (&p, &first);
  if (first_figures != 4 && first_figures != 2)
    {
      /* Translators: %s is what was typed, in quotation marks; so below */
      set_error (error, text, _ ("%s is not a financial year. Write it like 2023/24."));
      return FALSE;
    }
  if (*p == '\0' && first_figures == 4)
    {
      set_error (error, text,
                 _ ("%s can be either of two financial years. Write it like 2023/24."));
      return FALSE;
    }
  p += strspn (p, " ");
  if (*p == '/' || *p == '-')
    p++;
  else
    p = "";
  p += strspn (p, " ");
  second_figures = read_figures (&p, &second);
  if (*p != '\0' || (second_figures != 2 && second_figures != first_figures))
    {
      set_error (error, text, _ ("%s is not a financial year. Write it like 2023/24."));
      return FALSE;
    }
  if (first_figures == 2)
    first += 2000;
  if (second != (second_figures == 4 ? first + 1 : (first + 1) % 100) || first < FIRST_YEAR ||
      first > LAST_YEAR)
    {
      set_error (error, text,
                 _ ("The two years of %s do not follow one another. Write it like 2023/24."));
      return FALSE;
    }
  *year = first;
  return TRUE;
}

/**
 * opcc_financial_year_first_day:
 * @year: the year it begins in
 *
 * Returns: 1 April of @year; %OPCC_NO_DATE for %OPCC_NO_FINANCIAL_YEAR
 */
OpccDate
opcc_financial_year_first_day (int year)
{
  return opcc_date_from_ymd (year, 4, 1);
}

/**
 * opcc_financial_year_last_day:
 * @year: the year it begins in
 *
 * Returns: 31 March after it; %OPCC_NO_DATE for %OPCC_NO_FINANCIAL_YEAR
 */
OpccDate
opcc_financial_year_last_day (int year)
{
  return year == OPCC_NO_FINANCIAL_YEAR ? OPCC_NO_DATE : opcc_date_from_ymd (year + 1, 3, 31);
}

/**
 * opcc_financial_quarter_first_day:
 * @year: the year the financial year begins in
 * @quarter: 1 to 4
 *
 * Returns: the first day of that quarter; %OPCC_NO_DATE for %OPCC_NO_FINANCIAL_YEAR
 */
OpccDate
opcc_financial_quarter_first_day (int year, int quarter)
{
  g_return_val_if_fail (quarter >= 1 && quarter <= 4, OPCC_NO_DATE);

  return opcc_date_add_months (opcc_financial_year_first_day (year), 3 * (quarter - 1));
}

/**
 * opcc_financial_quarter_last_day:
 * @year: the year the financial year begins in
 * @quarter: 1 to 4
 *
 * Returns: the last day of that quarter; %OPCC_NO_DATE for %OPCC_NO_FINANCIAL_YEAR
 */
OpccDate
opcc_financial_quarter_last_day (int year, int quarter)
{
  OpccDate first = opcc_financial_quarter_first_day (year, quarter);

  return first == OPCC_NO_DATE ? OPCC_NO_DATE : opcc_date_add_months (first, 3) - 1;
}
