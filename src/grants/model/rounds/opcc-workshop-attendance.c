/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of an attendance. */
#include "opcc-workshop-attendance.h"

#include <glib/gi18n-lib.h>

static const OpccChoice ways[] = {
  { "there", N_ ("Was there") },
  { "online", N_ ("Joined online") },
  { "recording", N_ ("Watched the recording") },
  { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccWorkshopAttendance, workshop, LINK, N_("Workshop"),
              .marks = OPCC_MARK_REQUIRED, .target = "workshop"),
  OPCC_FIELD (OpccWorkshopAttendance, name, TEXT, N_("Name as written"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED,
              .synonyms = "Organisation|Name|Group|Name of organisation|Organisation name"),
  OPCC_FIELD (OpccWorkshopAttendance, organisation, LINK, N_("Known as"),
              .target = "organisation"),
  OPCC_FIELD (OpccWorkshopAttendance, people, INTEGER, N_("People"),
              .min = 0, .max = 999, .synonyms = "Number|How many|Attendees"),
  OPCC_FIELD (OpccWorkshopAttendance, how, CHOICE, N_("How"),
              .choices = ways, .synonyms = "Attended"),
  OPCC_FIELD (OpccWorkshopAttendance, note, LONG_TEXT, N_("Note")),
};
/* clang-format on */

const OpccKind opcc_workshop_attendance_kind = {
  .name = "workshop_attendance",
  .label = N_ ("Attendance"),
  .plural = N_ ("Attendances"),
  .title = "name",
  .detail = "how",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_workshop_attendance_get_type,
};

OPCC_DEFINE_RECORD (OpccWorkshopAttendance, opcc_workshop_attendance, opcc_workshop_attendance_kind)
