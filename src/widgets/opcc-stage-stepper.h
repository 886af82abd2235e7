/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccStageStepper: the stages of a round or a zone, what is done, and what each waits for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  OPCC_STAGE_DONE,
  OPCC_STAGE_NOW,
  OPCC_STAGE_LATER,
} OpccStageState;

/* Strings are copied; @note (nullable) is plain text; @blocked draws the note in amber. */
typedef struct
{
  const char *name;
  const char *note;
  OpccStageState state;
  gboolean blocked;
} OpccStage;

/**
 * OpccStageStepper:
 *
 * Signal "stage-activated" (guint index) unless "read-only". CSS: .opcc-step-line, .opcc-step-dot.
 */
#define OPCC_TYPE_STAGE_STEPPER (opcc_stage_stepper_get_type ())
G_DECLARE_FINAL_TYPE (OpccStageStepper, opcc_stage_stepper, OPCC, STAGE_STEPPER, GtkWidget)

GtkWidget *opcc_stage_stepper_new (void);
/* Replaces all stages; they are copied. */
void
opcc_stage_stepper_set_stages (OpccStageStepper *self, const OpccStage *stages, guint n_stages);
/* Stages can be read but not pressed. */
void opcc_stage_stepper_set_read_only (OpccStageStepper *self, gboolean read_only);

G_END_DECLS
