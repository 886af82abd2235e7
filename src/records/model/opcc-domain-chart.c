/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDomainChart: a chart that a domain draws, by its name, for pages and for `opcc chart NAME`.
 */
#include "opcc-domain-chart.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-boundary.h"
#include "opcc-chart-disclosure.h"
#include "opcc-counts-rule.h"
#include "opcc-domain-model.h"
#include "opcc-error.h"
#include "opcc-hidden-records.h"
#include "opcc-registry.h"

GPtrArray *
opcc_domain_charts_list (void)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n_models;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n_models);

  for (guint i = 0; i < n_models; i++)
    for (const OpccDomainChart *chart = models[i]->charts; chart != NULL && chart->name != NULL;
         chart++)
      g_ptr_array_add (list, (gpointer) chart);
  return list;
}

const OpccDomainChart *
opcc_domain_chart_find (const char *name)
{
  g_autoptr (GPtrArray) list = opcc_domain_charts_list ();

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((const OpccDomainChart *) g_ptr_array_index (list, i))->name, name) == 0)
      return g_ptr_array_index (list, i);
  return NULL;
}

/**
 * opcc_chart_order_new:
 * @name: of a chart of any domain
 *
 * Returns: (transfer full): "round-asked", "round", "2023/24-1", "by", NULL, NULL
 */
OpccChartOrder *
opcc_chart_order_new (const char *name, ...)
{
  OpccChartOrder *self;
  va_list pairs;

  va_start (pairs, name);
  self = opcc_domain_order_new (name, pairs);
  va_end (pairs);
  return self;
}

OpccChartOrder *
opcc_chart_order_copy (const OpccChartOrder *self)
{
  return opcc_domain_order_copy (self);
}

void
opcc_chart_order_free (OpccChartOrder *self)
{
  opcc_domain_order_free (self);
}

/**
 * opcc_chart_order_check:
 *
 * Whether some domain draws the chart, it knows all that it is asked, and is asked all it needs.
 *
 * Returns: FALSE with OPCC_ERROR_NOT_FOUND for a name that no domain draws, or OPCC_ERROR_INVALID
 */
gboolean
opcc_chart_order_check (const OpccChartOrder *self, GError **error)
{
  const OpccDomainChart *chart = opcc_domain_chart_find (self->name);

  if (chart != NULL)
    return opcc_domain_order_check (self, chart->options, FALSE, error);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("There is no chart “%s”. “opcc charts” lists those there are."), self->name);
  return FALSE;
}

/* A map shows the districts as they are where the office file has their outlines. */
static gboolean
add_boundaries (OpccDb *db, OpccChart *chart, GError **error)
{
  if (chart->kind != OPCC_CHART_MAP || chart->boundaries != NULL ||
      opcc_registry_find (opcc_boundary_kind.name) == NULL)
    return TRUE;
  return opcc_boundaries_add_to_map (db, chart, error);
}

/**
 * opcc_chart_order_draw:
 *
 * A job of the store. A map has the office's boundaries.
 *
 * Returns: (transfer full): NULL on error, those of opcc_chart_order_check () among them
 */
OpccChart *
opcc_chart_order_draw (const OpccChartOrder *self, OpccDb *db, GError **error)
{
  const OpccDomainChart *maker;
  g_autoptr (OpccChart) chart = NULL;

  if (!opcc_chart_order_check (self, error))
    return NULL;
  maker = opcc_domain_chart_find (self->name);
  chart = maker->make (db, maker, self->choices, error);
  return chart != NULL && add_boundaries (db, chart, error) ? g_steal_pointer (&chart) : NULL;
}

/**
 * opcc_chart_order_draw_for:
 * @redaction: of whom it is for; its account takes what the chart goes without
 * @said: (out) (nullable) (transfer full): the statement of what disclosure control left out
 *
 * As opcc_chart_order_draw (), for others than the office: a chart that is not meant for them is
 * refused with OPCC_ERROR_REFUSED, it is drawn without the records that their markings keep from
 * them, and counts go through disclosure control.
 */
OpccChart *
opcc_chart_order_draw_for (
    const OpccChartOrder *self, OpccDb *db, OpccRedaction *redaction, char **said, GError **error)
{
  const OpccAudience audience = opcc_redaction_get_audience (redaction);
  const OpccDomainChart *maker = opcc_domain_chart_find (self->name);
  g_autoptr (OpccHiddenRecords) hidden = NULL;
  OpccChart *chart;

  *said = NULL;
  if (maker != NULL && audience > maker->audience)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("The chart “%s” is not for this audience: %s. Nothing was drawn."),
                   self->name, opcc_audience_get_label (audience));
      return NULL;
    }
  hidden = opcc_hidden_records_cast (db, audience, error);
  if (hidden == NULL)
    return NULL;
  chart = opcc_chart_order_draw (self, db, error);
  if (chart == NULL)
    return NULL;
  if (maker != NULL)
    opcc_hidden_records_withhold_kinds (hidden, opcc_domain_model_find_chart (maker)->kinds,
                                        redaction);
  if (audience != OPCC_AUDIENCE_OFFICE)
    {
      const OpccDisclosureRule rule = opcc_counts_rule_read (db);

      *said = opcc_chart_control (chart, &rule);
    }
  return chart;
}
