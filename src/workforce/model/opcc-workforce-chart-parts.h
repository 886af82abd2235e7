/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the charts of the workforce share: their place, their unit, their words. */
#pragma once

#include "opcc-domain-chart.h"

G_BEGIN_DECLS

/* (transfer full): of Leicester, Leicestershire and Rutland, from the figures of the office. */
OpccChart *opcc_workforce_chart_create (OpccChartKind kind,
                                        OpccChartNumber number,
                                        const char *measure,
                                        const char *unit);
/* @title: (transfer full): the message of the chart */
void opcc_workforce_chart_say (OpccChart *chart, char *title);
void opcc_workforce_chart_say_period (OpccChart *chart, const char *from, const char *to);
void opcc_workforce_chart_say_rule (OpccChart *chart, const char *rule);
/* The place of the category of that name, which is added where it is not there. */
guint opcc_workforce_chart_find_category (OpccChart *chart, const char *name);
/* Adds to what the series has there already; series and category are added where need be. */
void opcc_workforce_chart_add_value (OpccChart *chart,
                                     const char *series_name,
                                     const char *category,
                                     double value);
/* TRUE, with a sentence, where there is nothing to draw. */
gboolean opcc_workforce_chart_refuse_empty (OpccChart *chart, GError **error);

/* Charts of who came, who left and who they are; rows of the domain's table draw them. */
OpccChart *opcc_workforce_draw_uplift (OpccDb *db,
                                       const OpccDomainChart *self,
                                       GHashTable *choices,
                                       GError **error);
OpccChart *opcc_workforce_draw_joiners (OpccDb *db,
                                        const OpccDomainChart *self,
                                        GHashTable *choices,
                                        GError **error);
OpccChart *opcc_workforce_draw_leavers (OpccDb *db,
                                        const OpccDomainChart *self,
                                        GHashTable *choices,
                                        GError **error);
OpccChart *opcc_workforce_draw_profile (OpccDb *db,
                                        const OpccDomainChart *self,
                                        GHashTable *choices,
                                        GError **error);
OpccChart *opcc_workforce_draw_officers (OpccDb *db,
                                         const OpccDomainChart *self,
                                         GHashTable *choices,
                                         GError **error);
OpccChart *opcc_workforce_draw_representation (OpccDb *db,
                                               const OpccDomainChart *self,
                                               GHashTable *choices,
                                               GError **error);

G_END_DECLS
