/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccScenarioWeights: other weights of the criteria for a scenario, below the question its name
 * is asked in. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccScenarioWeights:
 *
 * Closed until somebody wants it, and hidden until it has criteria.
 */
#define OPCC_TYPE_SCENARIO_WEIGHTS (opcc_scenario_weights_get_type ())
G_DECLARE_FINAL_TYPE (OpccScenarioWeights, opcc_scenario_weights, OPCC, SCENARIO_WEIGHTS, GtkWidget)

GtkWidget *opcc_scenario_weights_new (void);
/* One field for each criterion that carries weight. @criteria (element-type OpccCriterion): kept.
 */
void opcc_scenario_weights_set_criteria (OpccScenarioWeights *self, GPtrArray *criteria);
/* (transfer full) (nullable): what was typed, as an OpccScenario keeps it: "1=30;2=70"; NULL where
 * the weights are those of the round. */
char *opcc_scenario_weights_get (OpccScenarioWeights *self);
/* Opens it and types the weight of a criterion, by its number. */
void opcc_scenario_weights_set (OpccScenarioWeights *self, gint64 number, const char *text);

G_END_DECLS
