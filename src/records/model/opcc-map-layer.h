/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMapLayer: what of a domain lies on the map of the area, counted by district. */
#pragma once

#include "opcc-domain-chart.h"

G_BEGIN_DECLS

/* A row of a domain's table of layers, which ends with { NULL }. */
typedef struct
{
  const char *name;  /* as it is typed: "premises" */
  const char *label; /* in N_() "Premises" */
  const char *unit;  /* in N_() what is counted: "premises" */
  const char *sql;   /* gives the key of a place, or NULL, and how many lie there */
} OpccMapLayer;

/* (transfer container) (element-type OpccMapLayer): of all domains, in their order. */
GPtrArray *opcc_map_layers_list (void);
/* The charts of the area itself: "map", with the option "layer". */
extern const OpccDomainChart opcc_area_charts[];

G_END_DECLS
