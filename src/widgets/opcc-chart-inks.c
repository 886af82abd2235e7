/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a chart in the window: those the style sheet gives, light or dark. */
#include "opcc-chart-inks.h"

#include "opcc-colours.h"

/* clang-format off */
static const char *const names[OPCC_N_INKS] = {
  [OPCC_INK_TEXT]        = "opcc_chart_text",
  [OPCC_INK_DIM]         = "opcc_dim_fg",
  [OPCC_INK_MISSING]     = "opcc_warn_fg",
  [OPCC_INK_GRID]        = "opcc_grid",
  [OPCC_INK_TRACK]       = "opcc_track",
  [OPCC_INK_CARD]        = "opcc_chart_card",
  [OPCC_INK_DATA]        = "opcc_data",
  [OPCC_INK_PAST]        = "opcc_data_past",
  [OPCC_INK_ALARM]       = "opcc_data_alarm",
  [OPCC_INK_BAD]         = "opcc_bad_fg",
  [OPCC_INK_CAT_1]       = "opcc_cat_1",
  [OPCC_INK_CAT_2]       = "opcc_cat_2",
  [OPCC_INK_CAT_3]       = "opcc_cat_3",
  [OPCC_INK_CAT_4]       = "opcc_cat_4",
  [OPCC_INK_STEP_1]      = "opcc_step_1",
  [OPCC_INK_STEP_2]      = "opcc_step_2",
  [OPCC_INK_STEP_3]      = "opcc_step_3",
  [OPCC_INK_STEP_4]      = "opcc_step_4",
  [OPCC_INK_STEP_5]      = "opcc_step_5",
  [OPCC_INK_STEP_1_TEXT] = "opcc_step_1_fg",
  [OPCC_INK_STEP_2_TEXT] = "opcc_step_2_fg",
  [OPCC_INK_STEP_3_TEXT] = "opcc_step_3_fg",
  [OPCC_INK_STEP_4_TEXT] = "opcc_step_4_fg",
  [OPCC_INK_STEP_5_TEXT] = "opcc_step_5_fg",
};
/* clang-format on */

void
opcc_chart_inks_find (GtkWidget *widget, OpccChartColours *colours)
{
  for (guint i = 0; i < OPCC_N_INKS; i++)
    {
      GdkRGBA rgba;

      opcc_colour_find (widget, names[i], &rgba);
      colours->inks[i] = (OpccChartColour){ rgba.red, rgba.green, rgba.blue, rgba.alpha };
    }
}
