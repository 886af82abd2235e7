/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table 8 of the Home Office's workbook: the whole country, one day a year, by kind of worker. */
#include "opcc-police-series.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "opcc-police-cell.h"
#include "opcc-text.h"

#define RULE                                                                                       \
  OPCC_POLICE_SOURCE ", full-time equivalents of the 43 forces without central service "           \
                     "secondments"
#define DEFINITION                                                                                 \
  "Table 8 of the workbook: England and Wales at 30 September. Central service secondments and "   \
  "the "                                                                                           \
  "British Transport Police are left out."

/* What a heading counts, in the words of the open data table. */
static const struct
{
  const char *heading;
  const char *group;
} groups[] = {
  { "police officers", "police officer" },
  { "police staff", "police staff" },
  { "designated officers", "designated officer" },
  { "police community support officers", "police community support officer" },
  { "traffic wardens", "traffic warden" },
};

#define MAX_GROUPS G_N_ELEMENTS (groups)

typedef struct
{
  OpccFigureSink *sink; /* (unowned) */
  const char *sheet;
  GHashTable *sums; /* (unowned) */
  guint n_columns;  /* 0 until the row of headings was found */
  guint columns[MAX_GROUPS];
  const char *names[MAX_GROUPS];
  gint64 n_days;
  gint64 n_checked;
  gint64 n_differ;
} Series;

static const char *
find_group (const char *heading)
{
  g_autofree char *name = opcc_police_cell_read_name (heading);
  g_autofree char *folded = opcc_text_fold (name);

  for (guint i = 0; i < MAX_GROUPS; i++)
    if (strcmp (g_strstrip (folded), groups[i].heading) == 0)
      return groups[i].group;
  return NULL;
}

/* The row of headings is the one that names at least two kinds of worker. */
static void
find_columns (Series *self, const OpccRow *row)
{
  guint n = 0;

  for (guint i = 1; i < row->n_cells && n < MAX_GROUPS; i++)
    if (row->cells[i] != NULL && (self->names[n] = find_group (row->cells[i])) != NULL)
      self->columns[n++] = i;
  if (n < 2)
    return;
  self->n_columns = n;
  for (guint i = 1; i < row->n_cells; i++)
    if (row->cells[i] != NULL && find_group (row->cells[i]) == NULL)
      {
        g_autofree char *text = g_strdup_printf (_ ("%s: the column “%s” is no kind of worker that "
                                                    "is known here. It was left out."),
                                                 self->sheet, row->cells[i]);

        opcc_figure_sink_remark (self->sink, OPCC_SEVERITY_WARNING, row->number, text,
                                 _ ("Take its figures in as a list with the columns measure, rule, "
                                    "period, group and value."));
      }
}

/* Each force is rounded by itself, so that their sum may be off by one. */
static void
check (Series *self, const OpccRow *row, const char *group, const char *period, double printed)
{
  g_autofree char *key = g_strconcat (group, "\n", period, NULL);
  const double *sum = g_hash_table_lookup (self->sums, key);
  g_autofree char *text = NULL;

  if (sum == NULL || isnan (printed))
    return;
  self->n_checked++;
  if (fabs (printed - *sum) <= 1.0)
    return;
  self->n_differ++;
  text = g_strdup_printf (_ ("%s: %s, %s is printed as %.10g; the forces of its own table add up "
                             "to %.10g. Both are kept, each under its counting rule."),
                          self->sheet, group, period, printed, *sum);
  opcc_figure_sink_remark (self->sink, OPCC_SEVERITY_WARNING, row->number, text, NULL);
}

static void
take_row (Series *self, const OpccRow *row)
{
  char period[OPCC_POLICE_PERIOD];

  if (self->n_columns == 0)
    {
      find_columns (self, row);
      return;
    }
  if (row->n_cells == 0 || row->cells[0] == NULL ||
      !opcc_police_cell_read_period (row->cells[0], period))
    return;
  self->n_days++;
  for (guint i = 0; i < self->n_columns; i++)
    {
      const OpccFigure figure = {
        .row = row->number,
        .measure = OPCC_POLICE_MEASURE,
        .rule = RULE,
        .unit = "fte",
        .definition = DEFINITION,
        .theme = "headcount",
        .period = period,
        .group = self->names[i],
        .force = "England and Wales",
        .value = self->columns[i] < row->n_cells ? row->cells[self->columns[i]] : NULL,
        .source = OPCC_POLICE_SOURCE,
      };

      opcc_figure_sink_take (self->sink, &figure);
      check (self, row, self->names[i], period,
             opcc_police_cell_read_number (row, self->columns[i]));
    }
}

static void
say_sums (Series *self)
{
  g_autofree char *text = NULL;

  if (self->n_days == 0)
    {
      text = g_strdup_printf (_ ("%s has no row of kinds of worker with days under it. Nothing of "
                                 "it was read."),
                              self->sheet);
      opcc_figure_sink_remark (self->sink, OPCC_SEVERITY_WARNING, 0, text,
                               _ ("Take its figures in as a list with the columns measure, rule, "
                                  "period, group and value."));
      return;
    }
  text = g_strdup_printf (_ ("%s: England and Wales on %" PRId64 " days; of %" PRId64
                             " figures held against the forces %" PRId64 " differ."),
                          self->sheet, self->n_days, self->n_checked, self->n_differ);
  opcc_figure_sink_remark (self->sink, OPCC_SEVERITY_NOTE, 0, text, NULL);
}

gboolean
opcc_police_series_read (OpccFigureSink *sink,
                         OpccWorkbook *book,
                         guint sheet,
                         GHashTable *sums,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (OpccRowReader) rows = opcc_workbook_read_rows (book, sheet, cancellable, error);
  g_autoptr (GError) local = NULL;
  Series self = { .sink = sink, .sheet = opcc_workbook_get_sheet_name (book, sheet), .sums = sums };
  OpccRow row;

  while (rows != NULL && opcc_row_reader_next (rows, &row, cancellable, &local))
    take_row (&self, &row);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    {
      say_sums (&self);
      return TRUE;
    }
  return FALSE;
}
