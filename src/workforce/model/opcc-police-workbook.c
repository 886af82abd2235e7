/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading tables made for print: two rows of headings, subtotals, "..", marks of footnotes. */
#include "opcc-police-workbook.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "opcc-date.h"
#include "opcc-text.h"

#define SOURCE     "Home Office police workforce tables"
#define MAX_PERIOD 8

/* The worker type of each table, in the words of the open data table. */
static const struct
{
  const char *sheet;
  const char *group;
} tables[] = {
  { "Table_1", "police officer" },     { "Table_2", "police staff" },
  { "Table_3", "designated officer" }, { "Table_5", "police community support officer" },
  { "Table_6", "special constable" },  { "Table_7", "police support volunteer" },
};

/* Lines that add up the forces under them. */
static const char *const regions[] = {
  "North East",    "North West",    "Yorkshire and the Humber",
  "East Midlands", "West Midlands", "East of England",
  "Eastern",       "London",        "South East",
  "South West",    "Wales",         NULL,
};

static const char *const totals[] = {
  "England and Wales", "Total of all 43 forces", "Total", "England", "All forces", NULL
};

typedef struct
{
  OpccFigureSink *sink; /* (unowned) */
  const char *sheet;
  const char *group;
  gboolean is_heads;
  guint n_periods;
  guint columns[MAX_PERIOD];
  char periods[MAX_PERIOD][12];
  char *region; /* (owned) (nullable) whose forces come now */
  double printed[MAX_PERIOD];
  double sum[MAX_PERIOD];
  double all[MAX_PERIOD]; /* of every force so far */
  gint64 n_checked;
  gint64 n_differ;
} Table;

gboolean
opcc_police_workbook_find (OpccWorkbook *book)
{
  return opcc_workbook_find_sheet (book, "Table_1") >= 0 &&
         opcc_workbook_find_sheet (book, "Table_5") >= 0 &&
         opcc_workbook_find_sheet (book, "Table_6") >= 0;
}

/* "Sep-18" or a date of that month; a count is at its last day. */
static gboolean
read_period (const char *text, char *period, gsize size)
{
  static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec" };
  g_autofree char *folded = opcc_text_fold (text);
  OpccDate date = OPCC_NO_DATE;
  int year, month, day;

  g_strstrip (folded);
  for (guint i = 0; strlen (folded) == 6 && folded[3] == '-' && i < G_N_ELEMENTS (months); i++)
    if (strncmp (folded, months[i], 3) == 0)
      date = opcc_date_from_ymd (2000 + atoi (folded + 4), (int) i + 1, 1);
  if (date == OPCC_NO_DATE && (!g_ascii_isdigit (folded[0]) || strlen (folded) < 8 ||
                               !opcc_date_parse (folded, &date, NULL)))
    return FALSE;
  opcc_date_get_ymd (date, &year, &month, &day);
  date = opcc_date_add_months (opcc_date_from_ymd (year, month, 1), 1) - 1;
  opcc_date_get_ymd (date, &year, &month, &day);
  g_snprintf (period, size, "%04d-%02d-%02d", year, month, day);
  return TRUE;
}

/* The row of headings is the one with at least two days side by side. */
static void
find_periods (Table *self, const OpccRow *row)
{
  guint n = 0;

  for (guint i = 1; i < row->n_cells && n < MAX_PERIOD; i++)
    if (row->cells[i] != NULL && read_period (row->cells[i], self->periods[n], 12))
      self->columns[n++] = i;
  if (n >= 2)
    self->n_periods = n;
}

static void
find_rule (Table *self, const OpccRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i] != NULL)
      {
        g_autofree char *folded = opcc_text_fold (row->cells[i]);

        if (strcmp (g_strstrip (folded), "headcount") == 0)
          self->is_heads = TRUE;
      }
}

/* "Cleveland2,3" is Cleveland: marks of footnotes stand at the end. */
static char *
read_name (const char *text)
{
  g_autofree char *clean = opcc_text_clean (text, NULL);
  gsize length = clean != NULL ? strlen (clean) : 0;

  while (length > 0 && (g_ascii_isdigit (clean[length - 1]) || strchr (", *", clean[length - 1])))
    length--;
  return g_strndup (clean != NULL ? clean : "", length);
}

static double
read_number (const OpccRow *row, guint column)
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

/* Printed figures are rounded one by one, so that a sum may be off by half of one for each. */
static void
check_sum (Table *self, const char *name, const double *printed, const double *sum)
{
  for (guint i = 0; i < self->n_periods; i++)
    {
      g_autofree char *text = NULL;

      if (isnan (printed[i]))
        continue;
      self->n_checked++;
      if (fabs (printed[i] - sum[i]) <= 1.0)
        continue;
      self->n_differ++;
      text = g_strdup_printf (_ ("%s: %s, %s is printed as %.10g; its forces add up to %.10g."),
                              self->sheet, name, self->periods[i], printed[i], sum[i]);
      opcc_figure_sink_remark (self->sink, OPCC_SEVERITY_WARNING, 0, text, NULL);
    }
}

static void
end_region (Table *self)
{
  if (self->region != NULL)
    check_sum (self, self->region, self->printed, self->sum);
  g_clear_pointer (&self->region, g_free);
}

static void
begin_region (Table *self, const OpccRow *row, const char *name)
{
  end_region (self);
  self->region = g_strdup (name);
  for (guint i = 0; i < self->n_periods; i++)
    {
      self->printed[i] = read_number (row, self->columns[i]);
      self->sum[i] = 0;
    }
}

static void
take_force (Table *self, const OpccRow *row, const char *name)
{
  for (guint i = 0; i < self->n_periods; i++)
    {
      const guint column = self->columns[i];
      const double value = read_number (row, column);
      const OpccFigure figure = {
        .row = row->number,
        .measure = "Police workforce",
        .rule = self->is_heads ? SOURCE ", head count" : SOURCE ", full-time equivalents",
        .unit = self->is_heads ? "people" : "fte",
        .theme = "headcount",
        .period = self->periods[i],
        .group = self->group,
        .force = name,
        .value = column < row->n_cells ? row->cells[column] : NULL,
        .source = SOURCE,
      };

      opcc_figure_sink_take (self->sink, &figure);
      self->sum[i] += isnan (value) ? 0 : value;
      self->all[i] += isnan (value) ? 0 : value;
    }
}

static gboolean
has_figures (Table *self, const OpccRow *row)
{
  for (guint i = 0; i < self->n_periods; i++)
    if (self->columns[i] < row->n_cells && row->cells[self->columns[i]] != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_among (const char *const *names, const char *name)
{
  g_autofree char *bare = opcc_text_fold (name);
  g_auto (GStrv) parts = g_strsplit (bare, "&", -1);
  g_autofree char *spelt = g_strjoinv ("and", parts);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *other = opcc_text_fold (names[i]);

      if (strcmp (spelt, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The force of the West Midlands stands under the region of that name. */
static void
take_row (Table *self, const OpccRow *row)
{
  g_autofree char *name = NULL;

  if (self->n_periods == 0)
    {
      find_rule (self, row);
      find_periods (self, row);
      return;
    }
  if (row->n_cells == 0 || row->cells[0] == NULL || !has_figures (self, row))
    return;
  name = read_name (row->cells[0]);
  if (is_among (regions, name) && g_strcmp0 (self->region, name) != 0)
    begin_region (self, row, name);
  else if (is_among (totals, name) || g_ascii_strncasecmp (name, "Total", 5) == 0)
    {
      double printed[MAX_PERIOD];

      end_region (self);
      for (guint i = 0; i < self->n_periods; i++)
        printed[i] = read_number (row, self->columns[i]);
      check_sum (self, name, printed, self->all);
    }
  else if (*name != '\0')
    take_force (self, row, name);
}

static void
say_sums (Table *self)
{
  const guint last = self->n_periods - 1;
  g_autofree char *text =
      g_strdup_printf (_ ("%s: %s, the forces add up to %.10g at %s; of %" PRId64
                          " printed subtotals and totals "
                          "%" PRId64 " differ."),
                       self->sheet, self->group, self->all[last], self->periods[last],
                       self->n_checked, self->n_differ);

  opcc_figure_sink_remark (self->sink, OPCC_SEVERITY_NOTE, 0, text, NULL);
}

static gboolean
read_table (Table *self, OpccWorkbook *book, guint sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccRowReader) rows = opcc_workbook_read_rows (book, sheet, cancellable, error);
  g_autoptr (GError) local = NULL;
  OpccRow row;

  while (rows != NULL && opcc_row_reader_next (rows, &row, cancellable, &local))
    take_row (self, &row);
  if (rows == NULL)
    return FALSE;
  end_region (self);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (self->n_periods > 0)
    say_sums (self);
  return TRUE;
}

gboolean
opcc_police_workbook_read (OpccFigureSink *sink,
                           OpccWorkbook *book,
                           GCancellable *cancellable,
                           GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      int sheet = opcc_workbook_find_sheet (book, tables[i].sheet);
      Table table = { .sink = sink, .sheet = tables[i].sheet, .group = tables[i].group };

      if (sheet >= 0 && !read_table (&table, book, (guint) sheet, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
