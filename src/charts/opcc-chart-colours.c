/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a chart are coloured in, by role; and the set for paper. */
#include "opcc-chart-colours.h"

/* Categories, focus and grid: best-practice-and-impact/afcharts, data-raw/af_colours.R. Steps and
 * alarm words: the window's light theme. */
/* clang-format off */
static const guint32 paper[OPCC_N_INKS] = { /* 0xRRGGBB */
  [OPCC_INK_TEXT]        = 0x242428,
  [OPCC_INK_DIM]         = 0x5e5c64,
  [OPCC_INK_MISSING]     = 0x7a4a00,
  [OPCC_INK_GRID]        = 0xd9d9d9,
  [OPCC_INK_TRACK]       = 0xe4e4e7,
  [OPCC_INK_CARD]        = 0xffffff,
  [OPCC_INK_DATA]        = 0x12436d,
  [OPCC_INK_PAST]        = 0xbfbfbf,
  [OPCC_INK_ALARM]       = 0xf46a25,
  [OPCC_INK_BAD]         = 0xa51d2d,
  [OPCC_INK_CAT_1]       = 0x12436d,
  [OPCC_INK_CAT_2]       = 0x28a197,
  [OPCC_INK_CAT_3]       = 0x801650,
  [OPCC_INK_CAT_4]       = 0xf46a25,
  [OPCC_INK_STEP_1]      = 0xe6eef7,
  [OPCC_INK_STEP_2]      = 0xbcd5ee,
  [OPCC_INK_STEP_3]      = 0x6bace6,
  [OPCC_INK_STEP_4]      = 0x2073bc,
  [OPCC_INK_STEP_5]      = 0x12436d,
  [OPCC_INK_STEP_1_TEXT] = 0x12436d,
  [OPCC_INK_STEP_2_TEXT] = 0x12436d,
  [OPCC_INK_STEP_3_TEXT] = 0x0b2a45,
  [OPCC_INK_STEP_4_TEXT] = 0xffffff,
  [OPCC_INK_STEP_5_TEXT] = 0xffffff,
};
/* clang-format on */

const OpccChartColours *
opcc_chart_colours_get_paper (void)
{
  static OpccChartColours colours;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < OPCC_N_INKS; i++)
        {
          guint32 rgb = paper[i];

          colours.inks[i] = (OpccChartColour){ (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                                               (rgb & 0xff) / 255.0, 1 };
        }
      g_once_init_leave (&ready, 1);
    }
  return &colours;
}
