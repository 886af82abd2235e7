/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Percentages in millionths of a point: reading, printing, and the bands they fall into. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-ranking.h"

/**
 * opcc_percent_from_number:
 * @percent: per cent, NAN for none
 *
 * Returns: millionths of a point; OPCC_NO_PERCENT for none
 */
gint64
opcc_percent_from_number (double percent)
{
  return isnan (percent) ? OPCC_NO_PERCENT : llround (percent * OPCC_PERCENT);
}

/**
 * opcc_percent_format:
 *
 * Returns: (transfer full): "62.0%", the half rounded up; "" where there is none
 */
char *
opcc_percent_format (gint64 percent)
{
  gint64 tenths;

  if (percent == OPCC_NO_PERCENT)
    return g_strdup ("");
  tenths = (percent + OPCC_PERCENT / 20) / (OPCC_PERCENT / 10);
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%d%%", tenths / 10, (int) (tenths % 10));
}

/**
 * opcc_percent_get_band:
 * @percent: millionths of a point, not rounded to what is shown
 */
OpccBand
opcc_percent_get_band (gint64 percent)
{
  if (percent >= 70 * (gint64) OPCC_PERCENT)
    return OPCC_BAND_70;
  if (percent >= 60 * (gint64) OPCC_PERCENT)
    return OPCC_BAND_60;
  return percent >= 40 * (gint64) OPCC_PERCENT ? OPCC_BAND_40 : OPCC_BAND_LOW;
}

/**
 * opcc_band_get_label:
 *
 * Returns: the words for a band, as in the office's decision notices
 */
const char *
opcc_band_get_label (OpccBand band)
{
  static const char *const labels[OPCC_N_BANDS] = {
    N_ ("70 per cent and over"),
    N_ ("60 to under 70 per cent"),
    N_ ("40 to under 60 per cent"),
    N_ ("under 40 per cent"),
  };

  g_return_val_if_fail (band < OPCC_N_BANDS, "");
  return g_dgettext (GETTEXT_PACKAGE, labels[band]);
}
