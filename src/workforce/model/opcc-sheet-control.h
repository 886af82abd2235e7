/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of figures as it may leave the office: its small counts out of it. */
#pragma once

#include "opcc-disclosure.h"
#include "opcc-workforce-sheet.h"

G_BEGIN_DECLS

char *opcc_workforce_sheet_control (OpccWorkforceSheet *self, const OpccDisclosureRule *rule);

G_END_DECLS
