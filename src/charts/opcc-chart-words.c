/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a chart in words: in full, short for an axis, plain for a file. */
#include "opcc-chart-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-date.h"
#include "opcc-money.h"

#define DAYS_A_MONTH (365.25 / 12)

/* 12345.5 as "12,345.5" with at most @decimals places, and a real minus. */
static char *
group_digits (double value, int decimals)
{
  char digits[64];
  const char *point;
  gsize whole;
  GString *out = g_string_new (NULL);

  g_snprintf (digits, sizeof digits, "%.*f", decimals, fabs (value));
  while (decimals > 0 && g_str_has_suffix (digits, "0"))
    digits[strlen (digits) - 1] = '\0';
  if (g_str_has_suffix (digits, ".") || g_str_has_suffix (digits, ","))
    digits[strlen (digits) - 1] = '\0';
  point = strpbrk (digits, ".,");
  whole = point != NULL ? (gsize) (point - digits) : strlen (digits);
  if (value < 0 && strspn (digits, "0.,") < strlen (digits))
    g_string_append (out, "−");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  if (point != NULL)
    g_string_append_printf (out, ".%s", point + 1);
  return g_string_free (out, FALSE);
}

/* "+3" of "3". */
static char *
add_plus (char *words, double value)
{
  g_autofree char *bare = words;

  return value > 0 ? g_strconcat ("+", bare, NULL) : g_steal_pointer (&bare);
}

const char *
opcc_chart_words_no_value (double value)
{
  switch (opcc_no_value_get (value))
    {
    case OPCC_NO_VALUE_FEWER:
      return _ ("fewer than 5");
    case OPCC_NO_VALUE_HIDDEN:
      return _ ("hidden");
    case OPCC_NO_VALUE_NOT_GIVEN:
    default:
      return _ ("not given");
    }
}

char *
opcc_chart_words_full (OpccChartNumber number, double value, gboolean is_signed)
{
  char *words = NULL;

  if (isnan (value))
    return g_strdup (opcc_chart_words_no_value (value));
  switch (number)
    {
    case OPCC_NUMBER_COUNT:
      words = group_digits (value, 0);
      break;
    case OPCC_NUMBER_DECIMAL:
      words = group_digits (value, 2);
      break;
    case OPCC_NUMBER_PERCENT:
      {
        g_autofree char *digits = group_digits (value, 1);

        words = g_strconcat (digits, "%", NULL);
      }
      break;
    case OPCC_NUMBER_MONEY:
      words = opcc_money_format ((gint64) llround (value));
      break;
    case OPCC_NUMBER_DATE:
      return opcc_date_format ((OpccDate) lround (value));
    default:
      g_assert_not_reached ();
    }
  return is_signed ? add_plus (words, value) : words;
}

char *
opcc_chart_words_short (OpccChartNumber number, double value)
{
  if (number == OPCC_NUMBER_MONEY)
    return opcc_money_format_short ((gint64) llround (value));
  return opcc_chart_words_full (number, value, FALSE);
}

char *
opcc_chart_words_plain (OpccChartNumber number, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    return g_strdup ("");
  if (number == OPCC_NUMBER_MONEY)
    return opcc_money_to_decimal ((gint64) llround (value));
  if (number == OPCC_NUMBER_DATE)
    return opcc_date_to_iso ((OpccDate) lround (value));
  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.15g", value));
}

char *
opcc_chart_words_slip (const OpccChart *chart, guint category)
{
  int end = opcc_chart_find_role (chart, OPCC_SERIES_END);
  int first = opcc_chart_find_role (chart, OPCC_SERIES_FIRST_END);
  double days;
  int months;

  if (end < 0 || first < 0)
    return NULL;
  days = opcc_chart_get_value (chart, (guint) end, category) -
         opcc_chart_get_value (chart, (guint) first, category);
  if (isnan (days) || days <= 0)
    return NULL;
  months = (int) lround (days / DAYS_A_MONTH);
  if (months == 0)
    return g_strdup_printf (ngettext ("+%d day", "+%d days", (gulong) days), (int) days);
  return g_strdup_printf (ngettext ("+%d month", "+%d months", (gulong) months), months);
}

static char *
say_time (const OpccChart *chart, guint category)
{
  const OpccChartCategory *row = g_ptr_array_index (chart->categories, category);
  g_autoptr (GString) out = g_string_new (row->name);
  g_autofree char *slip = opcc_chart_words_slip (chart, category);
  guint given = 0;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const OpccChartSeries *series = g_ptr_array_index (chart->series, i);
      double value = opcc_chart_get_value (chart, i, category);
      g_autofree char *date = opcc_chart_words_full (OPCC_NUMBER_DATE, value, FALSE);

      if (!isnan (value))
        g_string_append_printf (out, "%s%s %s", given++ == 0 ? ": " : ", ", series->name, date);
    }
  if (given == 0)
    g_string_append_printf (out, ": %s", _ ("no dates given"));
  if (slip != NULL)
    g_string_append_printf (out, ", %s", slip);
  if (row->done)
    g_string_append_printf (out, ", %s", _ ("complete"));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A bullet is said whole: value, target, budget. */
static char *
say_bullet (const OpccChart *chart, guint category)
{
  const OpccChartCategory *row = g_ptr_array_index (chart->categories, category);
  GString *out = g_string_new (row->name);

  for (guint i = 0; i < chart->series->len; i++)
    {
      const OpccChartSeries *series = g_ptr_array_index (chart->series, i);
      g_autofree char *value =
          opcc_chart_words_full (chart->number, opcc_chart_get_value (chart, i, category), FALSE);

      g_string_append_printf (out, "%s%s %s", i == 0 ? ": " : ", ", series->name, value);
    }
  return g_string_free (out, FALSE);
}

char *
opcc_chart_words_point (const OpccChart *chart, guint series, guint category)
{
  const OpccChartCategory *row = g_ptr_array_index (chart->categories, category);
  const OpccChartSeries *line = g_ptr_array_index (chart->series, series);
  g_autofree char *value = NULL;

  if (chart->kind == OPCC_CHART_TIMELINE)
    return say_time (chart, category);
  if (chart->kind == OPCC_CHART_BULLET)
    return say_bullet (chart, category);
  value = opcc_chart_words_full (chart->number, opcc_chart_get_value (chart, series, category),
                                 chart->kind == OPCC_CHART_DIVERGING);
  if (chart->series->len < 2)
    return g_strdup_printf ("%s: %s", row->name, value);
  return g_strdup_printf ("%s, %s: %s", row->name, line->name, value);
}
