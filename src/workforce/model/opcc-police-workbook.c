/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading tables made for print: two rows of headings, subtotals, "..", marks of footnotes. */
#include "opcc-police-workbook.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "opcc-police-cell.h"
#include "opcc-police-series.h"
#include "opcc-text.h"

#define MAX_PERIOD 8
#define SERIES     "Table_8"

/* The worker type of each table, in the words of the open data table. Table 4 adds the two before
 * it together, for the forces that cannot tell them apart: it is held against them. */
static const struct
{
  const char *sheet;
  const char *group;
} tables[] = {
  { "Table_1", "police officer" },
  { "Table_2", "police staff" },
  { "Table_3", "designated officer" },
  { "Table_4", NULL },
  { "Table_5", "police community support officer" },
  { "Table_6", "special constable" },
  { "Table_7", "police support volunteer" },
};

/* Sheets that hold words, and those read by name. */
static const char *const others[] = { "Index", "Contents", "Cover", "Notes", SERIES, NULL };

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
  const char *group; /* NULL: the sum of two others */
  GHashTable *sums;  /* (unowned) by "group\nperiod" the forces, by "force\nperiod" the two parts */
  gboolean adds_parts; /* one of the two that table 4 adds together */
  gboolean is_heads;
  gboolean has_all; /* the line of all forces was read; what comes after it is no force */
  guint n_periods;
  guint columns[MAX_PERIOD];
  char periods[MAX_PERIOD][OPCC_POLICE_PERIOD];
  char *region; /* (owned) (nullable) whose forces come now */
  double printed[MAX_PERIOD];
  double sum[MAX_PERIOD];
  double all[MAX_PERIOD]; /* of every force so far */
  gint64 n_checked;
  gint64 n_differ;
  gint64 n_parts; /* of table 4: figures held against its two parts, and those that differ */
  gint64 n_parts_differ;
} Table;

gboolean
opcc_police_workbook_find (OpccWorkbook *book)
{
  return opcc_workbook_find_sheet (book, "Table_1") >= 0 &&
         opcc_workbook_find_sheet (book, "Table_5") >= 0 &&
         opcc_workbook_find_sheet (book, "Table_6") >= 0;
}

/* The row of headings is the one with at least two days side by side. */
static void
find_periods (Table *self, const OpccRow *row)
{
  guint n = 0;

  for (guint i = 1; i < row->n_cells && n < MAX_PERIOD; i++)
    if (row->cells[i] != NULL && opcc_police_cell_read_period (row->cells[i], self->periods[n]))
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
      self->printed[i] = opcc_police_cell_read_number (row, self->columns[i]);
      self->sum[i] = 0;
    }
}

static void
add_sum (GHashTable *sums, const char *what, const char *period, double value)
{
  char *key = g_strconcat (what, "\n", period, NULL);
  double *sum = g_hash_table_lookup (sums, key);

  if (sum != NULL)
    {
      *sum += value;
      g_free (key);
      return;
    }
  sum = g_new (double, 1);
  *sum = value;
  g_hash_table_insert (sums, key, sum);
}

/* A figure of table 4 is that of tables 2 and 3 together and would count everybody twice. */
static void
check_parts (Table *self, const OpccRow *row, const char *name, guint period, double value)
{
  g_autofree char *key = g_strconcat (name, "\n", self->periods[period], NULL);
  const double *sum = g_hash_table_lookup (self->sums, key);
  g_autofree char *text = NULL;

  if (sum == NULL || isnan (value))
    return;
  self->n_parts++;
  if (fabs (value - *sum) <= 1.0)
    return;
  self->n_parts_differ++;
  text = g_strdup_printf (_ ("%s: %s, %s is printed as %.10g; tables 2 and 3 add up to %.10g."),
                          self->sheet, name, self->periods[period], value, *sum);
  opcc_figure_sink_remark (self->sink, OPCC_SEVERITY_WARNING, row->number, text, NULL);
}

static void
take_figure (Table *self, const OpccRow *row, const char *name, guint period)
{
  const guint column = self->columns[period];
  const OpccFigure figure = {
    .row = row->number,
    .measure = OPCC_POLICE_MEASURE,
    .rule = self->is_heads ? OPCC_POLICE_SOURCE ", head count"
                           : OPCC_POLICE_SOURCE ", full-time equivalents",
    .unit = self->is_heads ? "people" : "fte",
    .theme = "headcount",
    .period = self->periods[period],
    .group = self->group,
    .force = name,
    .value = column < row->n_cells ? row->cells[column] : NULL,
    .source = OPCC_POLICE_SOURCE,
  };

  opcc_figure_sink_take (self->sink, &figure);
}

static void
take_force (Table *self, const OpccRow *row, const char *name)
{
  for (guint i = 0; i < self->n_periods; i++)
    {
      const double value = opcc_police_cell_read_number (row, self->columns[i]);

      if (self->group == NULL)
        check_parts (self, row, name, i, value);
      else
        take_figure (self, row, name, i);
      self->sum[i] += isnan (value) ? 0 : value;
      self->all[i] += isnan (value) ? 0 : value;
      if (self->adds_parts && !isnan (value))
        add_sum (self->sums, name, self->periods[i], value);
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
  name = opcc_police_cell_read_name (row->cells[0]);
  if (is_among (regions, name) && g_strcmp0 (self->region, name) != 0)
    begin_region (self, row, name);
  else if (is_among (totals, name) || g_ascii_strncasecmp (name, "Total", 5) == 0)
    {
      double printed[MAX_PERIOD];

      end_region (self);
      for (guint i = 0; i < self->n_periods; i++)
        {
          printed[i] = opcc_police_cell_read_number (row, self->columns[i]);
          if (self->group != NULL && !self->has_all)
            add_sum (self->sums, self->group, self->periods[i], self->all[i]);
        }
      self->has_all = TRUE;
      check_sum (self, name, printed, self->all);
    }
  else if (*name != '\0')
    take_force (self, row, name);
}

static void
say_sums (Table *self)
{
  const guint last = self->n_periods - 1;
  g_autofree char *text = g_strdup_printf (
      _ ("%s: %s, the forces add up to %.10g at %s; of %" PRId64 " printed subtotals and totals "
         "%" PRId64 " differ."),
      self->sheet,
      self->group != NULL ? self->group : _ ("police staff and designated officers together"),
      self->all[last], self->periods[last], self->n_checked, self->n_differ);
  g_autofree char *parts = NULL;

  opcc_figure_sink_remark (self->sink, OPCC_SEVERITY_NOTE, 0, text, NULL);
  if (self->group != NULL)
    return;
  parts = g_strdup_printf (_ ("%s adds tables 2 and 3 together: of %" PRId64
                              " figures held against them %" PRId64
                              " differ. It was not taken in, as everybody in it would be counted "
                              "twice."),
                           self->sheet, self->n_parts, self->n_parts_differ);
  opcc_figure_sink_remark (self->sink, OPCC_SEVERITY_NOTE, 0, parts, NULL);
}

static void
refuse_sheet (OpccFigureSink *sink, const char *format, const char *sheet)
{
  g_autofree char *text = g_strdup_printf (format, sheet);

  opcc_figure_sink_remark (sink, OPCC_SEVERITY_WARNING, 0, text,
                           _ ("Take its figures in as a list with the columns measure, rule, "
                              "period, group and value."));
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
  else
    refuse_sheet (self->sink, _ ("%s has no row of days side by side. Nothing of it was read."),
                  self->sheet);
  return TRUE;
}

static gboolean
is_known (const char *sheet)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_ascii_strcasecmp (tables[i].sheet, sheet) == 0)
      return TRUE;
  return is_among (others, sheet);
}

/* A sheet that is not read is named, so that nobody thinks it was. */
static void
name_others (OpccFigureSink *sink, OpccWorkbook *book)
{
  for (guint i = 0; i < opcc_workbook_get_n_sheets (book); i++)
    if (!is_known (opcc_workbook_get_sheet_name (book, i)))
      refuse_sheet (sink,
                    _ ("“%s” was not read: it is none of the tables of forces and kinds of worker "
                       "that are known here."),
                    opcc_workbook_get_sheet_name (book, i));
}

gboolean
opcc_police_workbook_read (OpccFigureSink *sink,
                           OpccWorkbook *book,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const int series = opcc_workbook_find_sheet (book, SERIES);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      int sheet = opcc_workbook_find_sheet (book, tables[i].sheet);
      Table table = { .sink = sink,
                      .sheet = tables[i].sheet,
                      .group = tables[i].group,
                      .sums = sums,
                      .adds_parts = i == 1 || i == 2 };

      if (sheet >= 0 && !read_table (&table, book, (guint) sheet, cancellable, error))
        return FALSE;
    }
  if (series >= 0 &&
      !opcc_police_series_read (sink, book, (guint) series, sums, cancellable, error))
    return FALSE;
  name_others (sink, book);
  return TRUE;
}
