/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a colour means: the tones of pills, banners and notes, each with its style class. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OpccTone:
 * @OPCC_TONE_NONE: neutral, grey
 * @OPCC_TONE_GOOD: better, done
 * @OPCC_TONE_WARN: missing, uncertain
 * @OPCC_TONE_BAD: late, stopped, over
 * @OPCC_TONE_INFO: chosen, blind
 * @OPCC_TONE_OUTLINE: there is nothing to say: not rated
 *
 * A tone is never the only sign: words and, mostly, an icon go with it.
 */
typedef enum
{
  OPCC_TONE_NONE,
  OPCC_TONE_GOOD,
  OPCC_TONE_WARN,
  OPCC_TONE_BAD,
  OPCC_TONE_INFO,
  OPCC_TONE_OUTLINE,
} OpccTone;

#define OPCC_TYPE_TONE (opcc_tone_get_type ())
GType opcc_tone_get_type (void);

const char *opcc_tone_get_class (OpccTone tone);

G_END_DECLS
