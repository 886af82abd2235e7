/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files whose rows are workshops, who came to them, and checks of organisations. */
#pragma once

#include "opcc-record-intake.h"

G_BEGIN_DECLS

extern const OpccRecordIntake opcc_workshop_intake;
extern const OpccRecordIntake opcc_attendance_intake;
extern const OpccRecordIntake opcc_check_intake;

G_END_DECLS
