/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that draw: a chart by its name, and which there are. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-chart-export.h"
#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-grants-charts.h"

/* clang-format off */
static const OpccOption chart_options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED },
  { "output", "FILE", N_ ("What to write; .svg, .png, .pdf, .csv or .txt"), OPCC_OPTION_REQUIRED },
  { "by", "WHAT", N_ ("Bars by district or by plan priority; by district unless given"),
    .choices = "district|priority" },
  { "boundaries", "FILE", N_ ("Outlines of the districts as GeoJSON, which make the tiles a map") },
  { "title", "TEXT", N_ ("Another message than the chart's own, in ten words or fewer") },
  { NULL },
};
/* clang-format on */

static gboolean
is_name (const char *name)
{
  for (const OpccGrantsChart *chart = opcc_grants_charts_list (); chart->name != NULL; chart++)
    if (strcmp (chart->name, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_options (OpccCli *cli, OpccChart *chart, GError **error)
{
  const char *path = opcc_cli_get_option (cli, "boundaries");
  const char *title = opcc_cli_get_option (cli, "title");
  g_autoptr (OpccBoundaries) boundaries = NULL;

  if (title != NULL)
    opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
  if (path == NULL)
    return TRUE;
  boundaries = opcc_boundaries_load (path, error);
  if (boundaries == NULL)
    return FALSE;
  opcc_chart_set_boundaries (chart, boundaries);
  return TRUE;
}

static gboolean
run_chart (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *name = opcc_cli_get_argument (cli, 0);
  const char *path = opcc_cli_get_option (cli, "output");
  gboolean by_priority = g_strcmp0 (opcc_cli_get_option (cli, "by"), "priority") == 0;
  g_autoptr (OpccRound) round = NULL;
  g_autoptr (OpccChart) chart = NULL;

  if (!is_name (name))
    return opcc_cli_refuse_usage (
        error, _ ("There is no chart “%s”. “opcc charts” lists those there are."), name);
  round = opcc_cli_find_round (cli, db, error);
  if (round == NULL)
    return FALSE;
  chart = opcc_grants_charts_make (db, name, opcc_record_get_n (OPCC_RECORD (round)), by_priority,
                                   error);
  if (chart == NULL || !add_options (cli, chart, error) || !opcc_chart_export (chart, path, error))
    return FALSE;
  if (cli->format == OPCC_CLI_TEXT)
    opcc_cli_say (cli, _ ("Wrote %s."), path);
  else
    {
      static const OpccCliColumn columns[] = { { "file", N_ ("File") } };
      g_autoptr (OpccCliTable) table = opcc_cli_table_new_single (cli->format, columns, 1);

      opcc_cli_table_add_text (table, path);
      opcc_cli_table_end_row (table);
      opcc_cli_table_finish (table);
    }
  return TRUE;
}

static gboolean
run_charts (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "name", N_ ("Name") },
    { "chart", N_ ("Chart") },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));

  opcc_cli_table_set_wide (table, TRUE);
  for (const OpccGrantsChart *chart = opcc_grants_charts_list (); chart->name != NULL; chart++)
    {
      opcc_cli_table_add_text (table, chart->name);
      opcc_cli_table_add_text (table, _ (chart->summary));
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  return TRUE;
}

const OpccCommand opcc_cli_chart_commands[] = {
  { "chart", "NAME", 1, 1, chart_options, OPCC_NEED_OFFICE, run_chart,
    N_ ("Draws a chart into a file, with its title, unit, period and source."),
    N_ ("As .csv and .txt it writes the same chart as a table and as text.") },
  { "charts", "", 0, 0, NULL, OPCC_NEED_NOTHING, run_charts, N_ ("Lists the charts there are."),
    NULL },
  { NULL },
};
