/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a colour means: the tones of pills, banners and notes, each with its style class. */
#include "opcc-tone.h"

G_DEFINE_ENUM_TYPE (OpccTone,
                    opcc_tone,
                    G_DEFINE_ENUM_VALUE (OPCC_TONE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (OPCC_TONE_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (OPCC_TONE_WARN, "warn"),
                    G_DEFINE_ENUM_VALUE (OPCC_TONE_BAD, "bad"),
                    G_DEFINE_ENUM_VALUE (OPCC_TONE_INFO, "info"),
                    G_DEFINE_ENUM_VALUE (OPCC_TONE_OUTLINE, "outline"))

/**
 * opcc_tone_get_class:
 *
 * Returns: (transfer none): the style class of the tone, static
 */
const char *
opcc_tone_get_class (OpccTone tone)
{
  static const char *const classes[] = { "none", "good", "warn", "bad", "info", "outline" };

  g_return_val_if_fail ((guint) tone < G_N_ELEMENTS (classes), "none");
  return classes[tone];
}
