/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows in a form what a record links to by its title, not by its number. */
#pragma once

#include "opcc-form.h"
#include "opcc-slot-list.h"

G_BEGIN_DECLS

/* @row: the record of the form, as the office file has it */
void opcc_record_links_show (OpccForm *form, const OpccListRow *row);

G_END_DECLS
