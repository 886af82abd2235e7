/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists and pages of the workforce's records show. */
#pragma once

#include "opcc-record-file.h"
#include "opcc-records-page.h"

G_BEGIN_DECLS

extern const OpccRecordsSpec opcc_posts_spec;
extern const OpccRecordsSpec opcc_observations_spec;
extern const OpccRecordSpec opcc_post_record;
extern const OpccRecordSpec opcc_measure_record;

G_END_DECLS
