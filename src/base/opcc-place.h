/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nine districts of Leicester, Leicestershire and Rutland, by every name they go by. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OpccPlace:
 * @key: what is stored: "nw-leicestershire"
 * @name: the official name: "North West Leicestershire"
 * @label: the name in lists and charts: "NW Leicestershire"
 * @short_name: the name in a tile or a narrow column: "NW Leics"
 * @gss_code: the code of the Office for National Statistics: "E07000134"
 * @tile_column: where its tile stands in the 3 by 3 map, 0 is west
 * @tile_row: where its tile stands in the 3 by 3 map, 0 is north
 *
 * One district. All strings are static.
 */
typedef struct
{
  const char *key;
  const char *name;
  const char *label;
  const char *short_name;
  const char *gss_code;
  int tile_column;
  int tile_row;
} OpccPlace;

#define OPCC_N_PLACES 9

const OpccPlace *opcc_place_get (guint index);
const OpccPlace *opcc_place_by_key (const char *key);
const OpccPlace *opcc_place_by_gss_code (const char *gss_code);
const OpccPlace *opcc_place_find (const char *words);

G_END_DECLS
