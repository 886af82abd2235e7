/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The census table of ethnicity by local authority, as it is published for the whole country. */
#include "opcc-census-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-place.h"

#define SOURCE "Census 2011, ethnic group by local authority (ONS)"

static const struct
{
  const char *heading;
  const char *characteristic;
} groups[] = {
  { "Ethnic Group: White; measures: Value", "Ethnicity: White" },
  { "Ethnic Group: Mixed; measures: Value", "Ethnicity: Mixed" },
  { "Ethnic Group: Asian; measures: Value", "Ethnicity: Asian" },
  { "Ethnic Group: Black; measures: Value", "Ethnicity: Black" },
  { "Ethnic Group: Other; measures: Value", "Ethnicity: Other" },
};

static int
find_column (const OpccRow *row, const char *heading)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i] != NULL && g_ascii_strcasecmp (row->cells[i], heading) == 0)
      return (int) i;
  return -1;
}

static gboolean
find_columns (const OpccRow *row, int *place, int *columns)
{
  gboolean all = TRUE;

  *place = find_column (row, "geography");
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    all = (columns[i] = find_column (row, groups[i].heading)) >= 0 && all;
  return all && *place >= 0;
}

static const char *
get_cell (const OpccRow *row, int column)
{
  return (guint) column < row->n_cells ? row->cells[column] : NULL;
}

static void
take_place (OpccFigureSink *sink, const OpccRow *row, const char *place, const int *columns)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const OpccFigure figure = {
        .row = row->number,
        .measure = "Residents by ethnicity",
        .rule = "Census 2011, usual residents on 27 March 2011",
        .unit = "people",
        .theme = "census",
        .period = "2011-03-27",
        .group = "Residents",
        .place = place,
        .characteristic = groups[i].characteristic,
        .value = get_cell (row, columns[i]),
        .source = SOURCE,
      };

      opcc_figure_sink_take (sink, &figure);
    }
}

static void
say_left_out (OpccFigureSink *sink, guint n_outside)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u row is of a place outside Leicester, Leicestershire and Rutland and was left "
                "out.",
                "%u rows are of places outside Leicester, Leicestershire and Rutland and were left "
                "out.",
                n_outside),
      n_outside);

  if (n_outside > 0)
    opcc_figure_sink_remark (sink, OPCC_SEVERITY_NOTE, 0, text, NULL);
}

gboolean
opcc_census_table_read (OpccFigureSink *sink,
                        OpccWorkbook *book,
                        gboolean *found,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (OpccRowReader) rows = opcc_workbook_read_rows (book, 0, cancellable, error);
  g_autoptr (GError) local = NULL;
  int columns[G_N_ELEMENTS (groups)];
  int place_column = -1;
  guint n_outside = 0;
  OpccRow row;

  *found = FALSE;
  if (rows == NULL)
    return FALSE;
  while (opcc_row_reader_next (rows, &row, cancellable, &local))
    {
      const char *name;

      if (!*found)
        {
          if (!find_columns (&row, &place_column, columns))
            return TRUE;
          *found = TRUE;
          continue;
        }
      name = get_cell (&row, place_column);
      if (name != NULL && opcc_place_find (name) != NULL)
        take_place (sink, &row, name, columns);
      else
        n_outside++;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  say_left_out (sink, n_outside);
  return TRUE;
}
