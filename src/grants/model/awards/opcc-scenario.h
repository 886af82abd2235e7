/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccScenario: a named way of sharing out the pot of a round, before it is decided. */
#pragma once

#include "opcc-award-plan.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_SCENARIO (opcc_scenario_get_type ())
G_DECLARE_FINAL_TYPE (OpccScenario, opcc_scenario, OPCC, SCENARIO, OpccRecord)

struct _OpccScenario
{
  OpccRecord parent_instance;
  gint64 round; /* link */
  char *title;
  char *rule;       /* choice, as `opcc award --rule` takes it */
  double threshold; /* per cent; NAN: none */
  gint64 line;      /* how many are above the line, for that rule; OPCC_NO_INTEGER: another rule */
  char *amounts;    /* what was set by hand; see opcc_scenario_draw () */
  char *weights;    /* "1=30;2=70", by the numbers of the criteria; NULL: those of the round */
  gboolean is_current;
};

extern const OpccKind opcc_scenario_kind;

gboolean opcc_scenario_save (OpccDb *db,
                             gint64 round,
                             const char *title,
                             const OpccAwardPlan *plan,
                             const char *weights,
                             GError **error);
GPtrArray *opcc_scenario_list (OpccDb *db, gint64 round, GError **error);
OpccScenario *opcc_scenario_find (OpccDb *db, gint64 round, const char *title, GError **error);
GPtrArray *opcc_scenario_list_criteria (OpccDb *db, const OpccScenario *self, GError **error);
OpccAwardPlan *opcc_scenario_draw (OpccDb *db,
                                   const OpccScenario *scenario,
                                   GCancellable *cancellable,
                                   GError **error);
OpccAwardPlan *
opcc_scenario_draw_board (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error);
gboolean opcc_scenario_use (OpccDb *db, gint64 n, GError **error);

G_END_DECLS
