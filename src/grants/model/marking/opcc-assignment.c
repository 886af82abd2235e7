/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of an assignment. */
#include "opcc-assignment.h"

#include <glib/gi18n-lib.h>

static const OpccChoice states[] = {
  { "to-mark", N_ ("To mark") },
  { "marking", N_ ("Marking") },
  { "submitted", N_ ("Submitted") },
  { "conflict", N_ ("Conflict of interest") },
  { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccAssignment, application, LINK, N_("Application"),
              .marks = OPCC_MARK_REQUIRED, .target = "application"),
  OPCC_FIELD (OpccAssignment, marker, LINK, N_("Marker"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SENSITIVE, .target = "marker"),
  OPCC_FIELD (OpccAssignment, state, CHOICE, N_("State"),
              .marks = OPCC_MARK_REQUIRED, .choices = states),
  OPCC_FIELD (OpccAssignment, reason, LONG_TEXT, N_("Conflict of interest"),
              .marks = OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccAssignment, submitted, TIME, N_("Submitted")),
  OPCC_FIELD (OpccAssignment, declared, DATE, N_("Interest declared on"),
              .marks = OPCC_MARK_SENSITIVE),
};
/* clang-format on */

const OpccKind opcc_assignment_kind = {
  .name = "assignment",
  .label = N_ ("Assignment"),
  .plural = N_ ("Assignments"),
  .title = "state",
  .detail = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_assignment_get_type,
};

OPCC_DEFINE_RECORD (OpccAssignment, opcc_assignment, opcc_assignment_kind)

/**
 * opcc_assignment_is_to_declare:
 *
 * Returns: whether the marker is still to say if they have an interest; who has begun to mark has
 *   seen the application already, and is not asked
 */
gboolean
opcc_assignment_is_to_declare (OpccAssignment *self)
{
  return self->declared == OPCC_NO_DATE && g_strcmp0 (self->state, "to-mark") == 0;
}
