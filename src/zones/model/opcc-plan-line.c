/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delivery plans: what, who, by when, and how far it is. */
#include "opcc-plan-line.h"

#include <glib/gi18n-lib.h>

#include "opcc-zone-rules.h"

/* clang-format off */
const OpccChoice opcc_plan_states[] = {
  { "planned", N_("Planned") },
  { "under-way", N_("Under way") },
  { "done", N_("Done") },
  { "in-use", N_("In use") },
  { "stopped", N_("Stopped") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccPlanLine, zone, LINK, N_("People Zone"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "zone", .synonyms = "Zone"),
  OPCC_FIELD (OpccPlanLine, title, TEXT, N_("What"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Action|Line"),
  OPCC_FIELD (OpccPlanLine, owner, TEXT, N_("Owner"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Who"),
  OPCC_FIELD (OpccPlanLine, starts, DATE, N_("Starts"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Start date|Start"),
  OPCC_FIELD (OpccPlanLine, due, DATE, N_("Due"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Due date|By|Date|End date"),
  OPCC_FIELD (OpccPlanLine, state, CHOICE, N_("State"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_plan_states, .synonyms = "Status"),
  OPCC_FIELD (OpccPlanLine, done, DATE, N_("Done on"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccPlanLine, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccPlanLine, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static gboolean
check (gpointer record, GError **error)
{
  OpccPlanLine *self = record;

  return opcc_zone_check_order (self->starts, self->due,
                                _ ("The line of the plan is due before it starts. Correct one of "
                                   "the two days."),
                                error) &&
         opcc_zone_check_order (self->starts, self->done,
                                _ ("The line of the plan is done before it starts. Correct one of "
                                   "the two days."),
                                error);
}

static void
complete (gpointer record)
{
  OpccPlanLine *self = record;

  if (self->state == NULL)
    self->state = g_strdup (self->done != OPCC_NO_DATE ? "done" : "planned");
}

const OpccKind opcc_plan_line_kind = {
  .name = "plan_line",
  .label = N_ ("Line of a delivery plan"),
  .plural = N_ ("Lines of delivery plans"),
  .title = "title",
  .detail = "owner",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_plan_line_get_type,
  .complete = complete,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccPlanLine, opcc_plan_line, opcc_plan_line_kind)
