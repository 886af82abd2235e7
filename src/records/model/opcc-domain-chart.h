/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDomainChart: a chart that a domain draws, by its name, for pages and for `opcc chart NAME`.
 */
#pragma once

#include "opcc-audience.h"
#include "opcc-chart.h"
#include "opcc-db-types.h"
#include "opcc-redaction.h"
#include "opcc-domain-order.h"

G_BEGIN_DECLS

typedef struct _OpccDomainChart OpccDomainChart;

/**
 * OpccDomainChartFunc:
 * @self: the row of the table, where one function draws several
 * @choices: char * to char *: what was asked, by the name of the option; what is required is there
 *
 * Reads the figures and makes the chart; a job of the store.
 *
 * Returns: (transfer full): with title, measure, place, period, unit and source; NULL on error
 */
typedef OpccChart *(*OpccDomainChartFunc) (OpccDb *db,
                                           const OpccDomainChart *self,
                                           GHashTable *choices,
                                           GError **error);

/* A row of a domain's table of charts, which ends with { NULL }. */
struct _OpccDomainChart
{
  const char *name;                /* as it is typed: "round-asked" */
  const char *summary;             /* in N_() "Bars: what is asked for, by district" */
  const OpccDomainOption *options; /* (nullable) */
  OpccDomainChartFunc make;
  GCallback part;        /* (nullable) for @make, where it reads the figures of several */
  OpccAudience audience; /* the widest that may see it; the office unless said */
};

/* (transfer container) (element-type OpccDomainChart): of all domains, in their order. */
GPtrArray *opcc_domain_charts_list (void);
/* (nullable): of whichever domain. */
const OpccDomainChart *opcc_domain_chart_find (const char *name);

/**
 * OpccChartOrder:
 *
 * A chart by its name with what it is asked: what a page holds, and gives to a job.
 */
typedef OpccDomainOrder OpccChartOrder;

/* @...: pairs of an option and its value, ends with NULL; a value of NULL is left out. */
OpccChartOrder *opcc_chart_order_new (const char *name, ...) G_GNUC_NULL_TERMINATED;
/* For a job, which outlives what the page asks next. */
OpccChartOrder *opcc_chart_order_copy (const OpccChartOrder *self);
void opcc_chart_order_free (OpccChartOrder *self);
gboolean opcc_chart_order_check (const OpccChartOrder *self, GError **error);
/* Draws it: (transfer full). */
OpccChart *opcc_chart_order_draw (const OpccChartOrder *self, OpccDb *db, GError **error);
/* Draws it for an audience; *said, (nullable), is what was left out. */
OpccChart *opcc_chart_order_draw_for (
    const OpccChartOrder *self, OpccDb *db, OpccRedaction *redaction, char **said, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccChartOrder, opcc_chart_order_free)

G_END_DECLS
