/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules an application meets at the door, and the flags it can carry. */
#pragma once

#include "opcc-application.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

G_BEGIN_DECLS

/**
 * OpccFlagWeight: how a flag is shown, and what it does.
 * @OPCC_FLAG_INFO: good to know
 * @OPCC_FLAG_WARN: somebody should look
 * @OPCC_FLAG_STOP: the application is stopped until a person overrides the flag
 */
typedef enum
{
  OPCC_FLAG_INFO,
  OPCC_FLAG_WARN,
  OPCC_FLAG_STOP,
} OpccFlagWeight;

typedef struct
{
  const char *key;   /* as kept in the flags of an application: "over-cap" */
  const char *label; /* untranslated, in N_(): "Over the cap" */
  OpccFlagWeight weight;
} OpccFlag;

const OpccFlag *opcc_flag_list (guint *n_flags);
const OpccFlag *opcc_flag_find (const char *key);
/* The label as shown for this application: "Over 12 months" rather than "Too long". */
char *opcc_flag_get_label (const OpccFlag *flag, OpccScheme *scheme);

/* Sets the flags of the rules that the application breaks, clears those it keeps, and leaves all
 * other flags alone. Returns TRUE where an unoverridden flag stops it. */
gboolean opcc_door_check (OpccApplication *application, OpccRound *round, OpccScheme *scheme);
/* Why a flag is there, in a sentence with both figures; NULL where the rule is kept. */
char *opcc_door_explain (const char *flag,
                         OpccApplication *application,
                         OpccRound *round,
                         OpccScheme *scheme);

G_END_DECLS
