/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words in which a round is spoken of: its dates, its threshold, its stages and what is next.
 */
#pragma once

#include "opcc-round-summary.h"
#include "opcc-stage-stepper.h"

G_BEGIN_DECLS

#define OPCC_ROUND_N_STAGES 9

/* "open 3 to 31 July 2023"; NULL where neither day is known. (transfer full) */
char *opcc_round_words_dates (OpccRound *round);
/* "65%", "62.5%"; NULL where the round has no threshold. (transfer full) */
char *opcc_round_words_threshold (OpccRound *round);

/* The stepper's nine stages. @notes takes the strings the stages point to. */
void opcc_round_words_stages (const OpccRoundSummary *summary, OpccStage *stages, GPtrArray *notes);
/* What is going on in the stage of that key: "Marking" in the one that ends with "Marked". */
const char *opcc_round_words_now (const char *stage);
/* Name of the page tab in which the work of a stage is done, "edit" for setting the round up. */
const char *opcc_round_words_tab (guint stage);

/* One thing to do. */
typedef struct
{
  char *title; /* (owned) */
  char *note;  /* (owned) (nullable) */
} OpccNextStep;

void opcc_next_step_free (OpccNextStep *step);
/**
 * opcc_round_words_next:
 * @label: (out) (transfer full) (nullable): words of the button; NULL when all is done
 * @target: (out) (nullable): the tab it leads to, or "import"
 * @due: (out) (transfer full) (nullable): "by Thu 12 Oct"
 *
 * Returns: (transfer full) (element-type OpccNextStep): up to three steps, the first one first
 */
GPtrArray *opcc_round_words_next (const OpccRoundSummary *summary,
                                  char **label,
                                  const char **target,
                                  char **due);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccNextStep, opcc_next_step_free)

G_END_DECLS
