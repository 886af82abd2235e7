/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files whose rows are workshops, who came to them, and checks of organisations. */
#include "opcc-setup-intakes.h"

#include "opcc-organisation-check.h"
#include "opcc-workshop-attendance.h"
#include "opcc-workshop-effect.h"
#include "opcc-workshop.h"

static const char *const workshop_key[] = { "scheme", "title", NULL };
static const char *const attendance_key[] = { "workshop", "name", NULL };
static const char *const check_key[] = { "organisation", "what", "seen", NULL };

const OpccRecordIntake opcc_workshop_intake = { &opcc_workshop_kind, workshop_key };

const OpccRecordIntake opcc_attendance_intake = {
  &opcc_workshop_attendance_kind,
  attendance_key,
  .judge = opcc_workshop_judge_attendance,
};

const OpccRecordIntake opcc_check_intake = { &opcc_organisation_check_kind, check_key };
