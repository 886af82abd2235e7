/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registering the kinds of this domain. */
#include "opcc-workforce-kinds.h"

#include "opcc-cause.h"
#include "opcc-measure.h"
#include "opcc-observation.h"
#include "opcc-post.h"
#include "opcc-registry.h"
#include "opcc-target.h"
#include "opcc-training-budget.h"

/**
 * opcc_workforce_register_kinds:
 *
 * Call it once at start, before the store is opened; again is harmless.
 */
void
opcc_workforce_register_kinds (void)
{
  static const OpccKind *const kinds[] = {
    &opcc_measure_kind, &opcc_observation_kind, &opcc_target_kind,
    &opcc_cause_kind,   &opcc_post_kind,        &opcc_training_budget_kind,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    opcc_registry_add (kinds[i]);
}
