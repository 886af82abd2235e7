/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The posts of the office from a file. */
#pragma once

#include "opcc-record-intake.h"

G_BEGIN_DECLS

/* A post is the same when title, team, employer, contract, start and holder are; its state, end,
 * grade, funder, deputy and note may be restated. */
extern const OpccRecordIntake opcc_posts_intake;

G_END_DECLS
