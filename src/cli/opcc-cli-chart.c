/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that draw: a chart by its name, and which there are. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-chart-export.h"
#include "opcc-cli-command.h"
#include "opcc-cli-document.h"
#include "opcc-cli-order.h"
#include "opcc-cli-table.h"
#include "opcc-domain-chart.h"

/* Own options and those of all charts, with the { NULL } at the end. */
#define MAX_OPTIONS 32
#define N_OWN       3

/* clang-format off */
static OpccOption chart_options[MAX_OPTIONS] = {
  { "output", "FILE", N_ ("What to write; .svg, .png, .pdf, .csv or .txt"), OPCC_OPTION_REQUIRED },
  { "boundaries", "FILE", N_ ("Outlines of the districts as GeoJSON, which make the tiles a map") },
  { "title", "TEXT", N_ ("Another message than the chart's own, in ten words or fewer") },
};
/* clang-format on */

/**
 * opcc_cli_add_chart_options:
 *
 * Gives the command the options of all charts; called once the domains are registered.
 */
void
opcc_cli_add_chart_options (void)
{
  g_autoptr (GPtrArray) charts = opcc_domain_charts_list ();

  for (guint i = 0; i < charts->len; i++)
    opcc_cli_order_add_options (chart_options, MAX_OPTIONS,
                                ((const OpccDomainChart *) g_ptr_array_index (charts, i))->options);
}

/* What was typed for the chart, without what the command itself takes. */
static OpccChartOrder *
read_order (OpccCli *cli, GError **error)
{
  g_autoptr (OpccChartOrder) order = opcc_chart_order_new (opcc_cli_get_argument (cli, 0), NULL);
  g_autoptr (GError) wrong = NULL;

  opcc_cli_order_read (cli, chart_options + N_OWN, order);
  if (opcc_chart_order_check (order, &wrong))
    return g_steal_pointer (&order);
  opcc_cli_refuse_usage (error, "%s", wrong->message);
  return NULL;
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

static OpccChart *
draw (OpccCli *cli, const OpccChartOrder *order, OpccDb *db, char **said, GError **error)
{
  return opcc_chart_order_draw_for (order, db, cli->redaction, said, error);
}

static gboolean
run_chart (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *path = opcc_cli_get_option (cli, "output");
  g_autoptr (OpccChartOrder) order = read_order (cli, error);
  g_autofree char *said = NULL;
  g_autoptr (OpccChart) chart = order != NULL ? draw (cli, order, db, &said, error) : NULL;

  if (chart == NULL || !add_options (cli, chart, error) || !opcc_chart_export (chart, path, error))
    return FALSE;
  opcc_cli_report_statement (said);
  opcc_cli_report_file (cli, path);
  return TRUE;
}

static void
add_chart (OpccCliTable *table, gconstpointer row)
{
  const OpccDomainChart *chart = row;

  opcc_cli_order_add_row (table, chart->name, chart->summary, chart->options);
}

static gboolean
run_charts (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "name", N_ ("Name") },
    { "chart", N_ ("Chart") },
    { "options", N_ ("Options") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_chart,
                                          .wide = TRUE };
  g_autoptr (GPtrArray) charts = opcc_domain_charts_list ();

  return opcc_cli_print_listing (cli, &listing, charts);
}

const OpccCommand opcc_cli_chart_commands[] = {
  { "chart", "NAME", 1, 1, chart_options, OPCC_NEED_OFFICE, run_chart,
    N_ ("Draws a chart into a file, with its title, unit, period and source."),
    N_ ("“opcc charts” lists the charts and what each takes. As .csv and .txt the same chart is "
        "written as a table and as text. With --audience, small counts are left out."),
    .redacts = TRUE },
  { "charts", "", 0, 0, NULL, OPCC_NEED_NOTHING, run_charts,
    N_ ("Lists the charts there are, and what each takes."), NULL },
  { NULL },
};
