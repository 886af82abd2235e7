/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the flags of an application are shown: words, tone, icon. */
#pragma once

#include "opcc-door-rules.h"
#include "opcc-tone.h"

G_BEGIN_DECLS

/* A flag on one application, as shown. */
typedef struct
{
  const OpccFlag *flag;
  char *label; /* (owned) "Over 12 months" */
  OpccTone tone;
  const char *icon_name; /* static */
  gboolean set_aside;    /* a person overrode it */
} OpccFlagWords;

/* The flags of @application, those that stop it first, those set aside last.
 * @scheme is (nullable): then the labels are the general ones.
 * Returns: (transfer full) (element-type OpccFlagWords) */
GPtrArray *opcc_flag_words_list (OpccApplication *application, OpccScheme *scheme);
void opcc_flag_words_free (OpccFlagWords *words);

G_END_DECLS
