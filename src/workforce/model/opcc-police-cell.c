/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the cells of a table made for print: days, names with marks of footnotes, numbers. */
#include "opcc-police-cell.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "opcc-text.h"

/* "30 september 20123": what follows the four digits of a year is a mark. */
static void
cut_mark (char *text)
{
  char *word = strrchr (text, ' ');
  guint digits = 0;

  while (word != NULL && g_ascii_isdigit (word[1 + digits]))
    digits++;
  if (digits > 4)
    word[5] = '\0';
}

/* "sep-18", by its year of two digits. */
static OpccDate
read_short_month (const char *folded)
{
  static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec" };

  for (guint i = 0; strlen (folded) == 6 && folded[3] == '-' && i < G_N_ELEMENTS (months); i++)
    if (strncmp (folded, months[i], 3) == 0)
      return opcc_date_from_ymd (2000 + atoi (folded + 4), (int) i + 1, 1);
  return OPCC_NO_DATE;
}

gboolean
opcc_police_cell_read_period (const char *text, char *period)
{
  g_autofree char *folded = opcc_text_fold (text);
  OpccDate date;
  int year, month, day;

  cut_mark (g_strstrip (folded));
  date = read_short_month (folded);
  if (date == OPCC_NO_DATE && (!g_ascii_isdigit (folded[0]) || strlen (folded) < 8 ||
                               !opcc_date_parse (folded, &date, NULL)))
    return FALSE;
  opcc_date_get_ymd (date, &year, &month, &day);
  date = opcc_date_add_months (opcc_date_from_ymd (year, month, 1), 1) - 1;
  opcc_date_get_ymd (date, &year, &month, &day);
  g_snprintf (period, OPCC_POLICE_PERIOD, "%04d-%02d-%02d", year % 10000, month, day);
  return TRUE;
}

char *
opcc_police_cell_read_name (const char *text)
{
  g_autofree char *clean = opcc_text_clean (text, NULL);
  gsize length = clean != NULL ? strlen (clean) : 0;

  while (length > 0 && (g_ascii_isdigit (clean[length - 1]) || strchr (", *", clean[length - 1])))
    length--;
  return g_strndup (clean != NULL ? clean : "", length);
}

double
opcc_police_cell_read_number (const OpccRow *row, guint column)
{
  const char *cell = column < row->n_cells ? row->cells[column] : NULL;
  g_autofree char *bare = g_strdup (cell != NULL ? cell : "");
  char *end, *to = bare;
  double value;

  for (const char *from = bare; *from != '\0'; from++)
    if (*from != ',' && *from != ' ')
      *to++ = *from;
  *to = '\0';
  value = g_ascii_strtod (bare, &end);
  return end == bare || *end != '\0' ? NAN : value;
}
