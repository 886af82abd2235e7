/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of grants by name, made from the office file; pages and opcc draw the same ones. */
#pragma once

#include "opcc-chart.h"
#include "opcc-round-summary.h"

G_BEGIN_DECLS

/* What a chart is drawn from: read once, then each is made without the file. */
typedef struct
{
  OpccRoundSummary *summary; /* (unowned) */
  GPtrArray *applications;   /* (unowned) OpccApplication */
  gboolean by_priority;      /* else by district */
} OpccGrantsFigures;

/* One chart; the list ends with { NULL }. */
typedef struct
{
  const char *name;    /* as it is typed: "round-asked" */
  const char *summary; /* untranslated, in N_() */
  OpccChart *(*make) (const OpccGrantsFigures *figures);
} OpccGrantsChart;

/* (transfer none): all of them, static. */
const OpccGrantsChart *opcc_grants_charts_list (void);
OpccChart *opcc_grants_charts_make (
    OpccDb *db, const char *name, gint64 round, gboolean by_priority, GError **error);

G_END_DECLS
