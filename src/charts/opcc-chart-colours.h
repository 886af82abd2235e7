/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a chart are coloured in, by role; and the set for paper. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A role, so that one layout is drawn in the window's theme and on paper. */
typedef enum
{
  OPCC_INK_TEXT,
  OPCC_INK_DIM,
  OPCC_INK_MISSING,
  OPCC_INK_GRID,
  OPCC_INK_TRACK,
  OPCC_INK_CARD, /* the ground the chart stands on */
  OPCC_INK_DATA,
  OPCC_INK_PAST,
  OPCC_INK_ALARM,
  OPCC_INK_BAD,
  OPCC_INK_CAT_1,
  OPCC_INK_CAT_2,
  OPCC_INK_CAT_3,
  OPCC_INK_CAT_4,
  OPCC_INK_STEP_1,
  OPCC_INK_STEP_2,
  OPCC_INK_STEP_3,
  OPCC_INK_STEP_4,
  OPCC_INK_STEP_5,
  OPCC_INK_STEP_1_TEXT,
  OPCC_INK_STEP_2_TEXT,
  OPCC_INK_STEP_3_TEXT,
  OPCC_INK_STEP_4_TEXT,
  OPCC_INK_STEP_5_TEXT,
  OPCC_N_INKS,
} OpccInk;

/* Each part from 0 to 1. */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} OpccChartColour;

typedef struct
{
  OpccChartColour inks[OPCC_N_INKS];
} OpccChartColours;

/* The Analysis Function's set on white: all that leaves the program is drawn in it. Static. */
const OpccChartColours *opcc_chart_colours_get_paper (void);

G_END_DECLS
