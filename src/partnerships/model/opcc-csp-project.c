/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a project against the allocation of a partnership. */
#include "opcc-csp-project.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"

/* clang-format off */
const OpccChoice opcc_csp_project_states[] = {
  { "proposed", N_("Proposed") },
  { "approved", N_("Approved") },
  { "running", N_("Running") },
  { "finished", N_("Finished") },
  { "withdrawn", N_("Withdrawn") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccCspProject, title, TEXT, N_("Project"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Title|Name"),
  OPCC_FIELD (OpccCspProject, allocation, LINK, N_("Allocation"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .target = "csp_allocation"),
  OPCC_FIELD (OpccCspProject, objective, TEXT, N_("Priority of the plan"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Priority|Objective"),
  OPCC_FIELD (OpccCspProject, amount, MONEY, N_("Amount approved"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Amount|Budget",
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccCspProject, spent, MONEY, N_("Spent"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Spend|Spent to date",
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccCspProject, clawed_back, MONEY, N_("Clawed back"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Claw-back",
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccCspProject, state, CHOICE, N_("State"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_csp_project_states, .synonyms = "Status"),
  OPCC_FIELD (OpccCspProject, starts, DATE, N_("Starts"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Start|Start date"),
  OPCC_FIELD (OpccCspProject, ends, DATE, N_("Ends"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "End|End date"),
  OPCC_FIELD (OpccCspProject, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccCspProject, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
check_project (gpointer record, GError **error)
{
  const OpccCspProject *self = record;

  if (self->starts == OPCC_NO_DATE || self->ends == OPCC_NO_DATE || self->ends >= self->starts)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” ends before it starts. Correct one of the two days."), self->title);
  return FALSE;
}

const OpccKind opcc_csp_project_kind = {
  .name = "csp_project",
  .label = N_ ("Partnership project"),
  .plural = N_ ("Partnership projects"),
  .title = "title",
  .detail = "objective",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_csp_project_get_type,
  .check = check_project,
};

OPCC_DEFINE_RECORD (OpccCspProject, opcc_csp_project, opcc_csp_project_kind)
