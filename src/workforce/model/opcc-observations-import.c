/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Knowing which of the three files it is, and reading the two that have one row for each figure. */
#include "opcc-observations-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-census-table.h"
#include "opcc-error.h"
#include "opcc-figure-sink.h"
#include "opcc-police-workbook.h"
#include "opcc-text.h"
#include "opcc-workbook.h"

enum
{
  COLUMN_MEASURE,
  COLUMN_RULE,
  COLUMN_UNIT,
  COLUMN_NATURE,
  COLUMN_DEFINITION,
  COLUMN_PERIOD,
  COLUMN_GROUP,
  COLUMN_FORCE,
  COLUMN_SEX,
  COLUMN_RANK,
  COLUMN_CHARACTERISTIC,
  COLUMN_VALUE,
  COLUMN_STATED,
  COLUMN_ROLE,
  COLUMN_TITLE,
  COLUMN_NOTE,
  COLUMN_SOURCE,
  COLUMN_THEME,
  COLUMN_PLACE,
  COLUMN_HEADS,
  COLUMN_FTE,
  N_COLUMNS,
};

/* What a heading may be, folded, with blanks for underlines. */
static const char *const headings[N_COLUMNS][6] = {
  [COLUMN_MEASURE] = { "measure", "indicator" },
  [COLUMN_RULE] = { "counting rule", "rule", "basis" },
  [COLUMN_UNIT] = { "unit" },
  [COLUMN_NATURE] = { "nature" },
  [COLUMN_DEFINITION] = { "definition" },
  [COLUMN_PERIOD] = { "period", "year", "month", "date", "as at 31 march", "as at" },
  [COLUMN_GROUP] = { "group", "category", "population", "worker type" },
  [COLUMN_FORCE] = { "force", "force name" },
  [COLUMN_SEX] = { "sex" },
  [COLUMN_RANK] = { "rank", "rank description" },
  [COLUMN_CHARACTERISTIC] = { "characteristic" },
  [COLUMN_VALUE] = { "value" },
  [COLUMN_STATED] = { "as stated", "value as stated", "as printed" },
  [COLUMN_ROLE] = { "role", "target or actual", "kind" },
  [COLUMN_TITLE] = { "title", "target" },
  [COLUMN_NOTE] = { "note" },
  [COLUMN_SOURCE] = { "source" },
  [COLUMN_THEME] = { "theme" },
  [COLUMN_PLACE] = { "place", "district", "local authority" },
  [COLUMN_HEADS] = { "total headcount", "total (headcount)" },
  [COLUMN_FTE] = { "total fte", "total (fte)" },
};

#define OPEN_DATA_SOURCE "Home Office police workforce open data table"

typedef struct
{
  OpccFigureSink *sink; /* (unowned) */
  int columns[N_COLUMNS];
} Reading;

static void
find_columns (Reading *self, OpccSheetReader *reader)
{
  guint n_names;
  const char *const *names = opcc_sheet_reader_get_headings (reader, &n_names);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      self->columns[i] = -1;
      for (guint j = 0; j < n_names && self->columns[i] < 0; j++)
        {
          g_autofree char *folded = opcc_text_fold (names[j]);

          g_strstrip (g_strdelimit (folded, "_", ' '));
          if (g_strv_contains (headings[i], folded))
            self->columns[i] = (int) j;
        }
    }
}

static const char *
get_cell (Reading *self, const OpccRow *row, guint column)
{
  int place = self->columns[column];

  return place >= 0 && (guint) place < row->n_cells ? row->cells[place] : NULL;
}

static void
take_tidy_row (Reading *self, const OpccRow *row)
{
  const OpccFigure figure = {
    .row = row->number,
    .measure = get_cell (self, row, COLUMN_MEASURE),
    .rule = get_cell (self, row, COLUMN_RULE),
    .unit = get_cell (self, row, COLUMN_UNIT),
    .nature = get_cell (self, row, COLUMN_NATURE),
    .definition = get_cell (self, row, COLUMN_DEFINITION),
    .theme = get_cell (self, row, COLUMN_THEME),
    .place = get_cell (self, row, COLUMN_PLACE),
    .period = get_cell (self, row, COLUMN_PERIOD),
    .group = get_cell (self, row, COLUMN_GROUP),
    .force = get_cell (self, row, COLUMN_FORCE),
    .sex = get_cell (self, row, COLUMN_SEX),
    .rank = get_cell (self, row, COLUMN_RANK),
    .characteristic = get_cell (self, row, COLUMN_CHARACTERISTIC),
    .value = get_cell (self, row, COLUMN_VALUE),
    .as_stated = get_cell (self, row, COLUMN_STATED),
    .role = get_cell (self, row, COLUMN_ROLE),
    .title = get_cell (self, row, COLUMN_TITLE),
    .note = get_cell (self, row, COLUMN_NOTE),
    .source = get_cell (self, row, COLUMN_SOURCE),
  };

  opcc_figure_sink_take (self->sink, &figure);
}

/* The table counts at 31 March, whichever day of the year is printed. */
static char *
make_march_day (const char *period)
{
  if (period != NULL && strlen (period) >= 4 && g_ascii_isdigit (period[0]) &&
      g_ascii_isdigit (period[1]) && g_ascii_isdigit (period[2]) && g_ascii_isdigit (period[3]))
    return g_strdup_printf ("%.4s-03-31", period);
  return g_strdup (period);
}

static gboolean
has_hours (const char *group)
{
  g_autofree char *folded = opcc_text_fold (group != NULL ? group : "");

  return strstr (folded, "special") == NULL && strstr (folded, "volunteer") == NULL;
}

static void
take_open_data_row (Reading *self, const OpccRow *row)
{
  g_autofree char *period = make_march_day (get_cell (self, row, COLUMN_PERIOD));
  OpccFigure figure = {
    .row = row->number,
    .measure = "Police workforce",
    .rule = OPEN_DATA_SOURCE ", head count at 31 March",
    .unit = "people",
    .theme = "headcount",
    .period = period,
    .group = get_cell (self, row, COLUMN_GROUP),
    .force = get_cell (self, row, COLUMN_FORCE),
    .sex = get_cell (self, row, COLUMN_SEX),
    .rank = get_cell (self, row, COLUMN_RANK),
    .value = get_cell (self, row, COLUMN_HEADS),
    .source = OPEN_DATA_SOURCE,
  };

  opcc_figure_sink_take (self->sink, &figure);
  /* Of specials and volunteers only heads are counted; a 0 in the file is no figure. */
  if (!has_hours (figure.group))
    return;
  figure.rule = OPEN_DATA_SOURCE ", full-time equivalents at 31 March";
  figure.unit = "fte";
  figure.value = get_cell (self, row, COLUMN_FTE);
  opcc_figure_sink_take (self->sink, &figure);
}

/* What the reader left out of the table is said with the rest. */
static void
pass_notes (Reading *self, OpccSheetReader *reader)
{
  GPtrArray *notes = opcc_sheet_reader_get_notes (reader);
  GPtrArray *problems = opcc_sheet_reader_get_problems (reader);

  for (guint i = 0; i < notes->len; i++)
    {
      const OpccNote *note = g_ptr_array_index (notes, i);

      opcc_figure_sink_remark (self->sink, OPCC_SEVERITY_WARNING, note->row, note->text,
                               _ ("Take it out of the file: totals are worked out from the rows."));
    }
  for (guint i = 0; i < problems->len; i++)
    {
      const OpccProblem *problem = g_ptr_array_index (problems, i);

      opcc_figure_sink_remark (self->sink, problem->severity, problem->row, problem->problem,
                               problem->remedy);
    }
}

static gboolean
check_columns (Reading *self, gboolean *is_open_data, GError **error)
{
  *is_open_data = self->columns[COLUMN_HEADS] >= 0;
  if (self->columns[COLUMN_PERIOD] >= 0 && self->columns[COLUMN_GROUP] >= 0 &&
      (*is_open_data || (self->columns[COLUMN_MEASURE] >= 0 && self->columns[COLUMN_RULE] >= 0 &&
                         self->columns[COLUMN_VALUE] >= 0)))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("This is no list of figures. Nothing has been imported. It needs the columns "
                  "measure, rule, period, group and value, or those of the Home Office’s open "
                  "data table."));
  return FALSE;
}

static gboolean
read_list (OpccFigureSink *sink, OpccWorkbook *book, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccSheetReader) reader =
      opcc_workbook_stream (book, opcc_workbook_best_sheet (book, cancellable), cancellable, error);
  Reading self = { .sink = sink };
  g_autoptr (GError) local = NULL;
  gboolean is_open_data;
  OpccRow row;

  if (reader == NULL)
    return FALSE;
  find_columns (&self, reader);
  if (!check_columns (&self, &is_open_data, error))
    return FALSE;
  while (opcc_sheet_reader_next (reader, &row, cancellable, &local))
    if (is_open_data)
      take_open_data_row (&self, &row);
    else
      take_tidy_row (&self, &row);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  pass_notes (&self, reader);
  return TRUE;
}

OpccImportResult *
opcc_observations_import (OpccDb *db,
                          const char *path,
                          OpccFileImportFlags flags,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (OpccWorkbook) book = opcc_workbook_open (path, cancellable, error);
  g_autoptr (OpccFigureSink) sink = NULL;
  gboolean is_census = FALSE;
  gboolean ok;

  if (book == NULL)
    return NULL;
  sink = opcc_figure_sink_new (db, (flags & OPCC_FILE_IMPORT_RESTATE) != 0, error);
  if (sink == NULL)
    return NULL;
  if (opcc_police_workbook_find (book))
    ok = opcc_police_workbook_read (sink, book, cancellable, error);
  else
    ok = opcc_census_table_read (sink, book, &is_census, cancellable, error) &&
         (is_census || read_list (sink, book, cancellable, error));
  if (!ok)
    return NULL;
  opcc_figure_sink_add_totals (sink);
  return opcc_figure_sink_finish (sink, opcc_workbook_get_file_name (book),
                                  (flags & OPCC_FILE_IMPORT_DRY_RUN) != 0, cancellable, error);
}
