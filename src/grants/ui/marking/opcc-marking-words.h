/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the marking tab says of points, dates and states. */
#pragma once

#include "opcc-marking-jobs.h"

G_BEGIN_DECLS

/* All (transfer full); those said to be so are (nullable). */

/* "48 of 65 points" */
char *opcc_marking_words_points (double points, double marked);
/* " · 35 points not marked" (nullable) */
char *opcc_marking_words_points_left (double left);
/* "Grants officer", and how late where they are */
char *opcc_marking_words_marker (const OpccMarkerProgress *progress);
/* "closes Fri 13 Oct", or how late who marks is (nullable) */
char *opcc_marking_words_closes (const OpccMarkingReading *reading);
/* "Others gave 3, 4" (nullable): nothing before the marker has submitted */
char *opcc_marking_words_others (const OpccMarkingView *view, gint64 criterion);
/* "Submitted", "3 of 5 scored", "Not begun" */
char *opcc_marking_words_state (const OpccMarkingView *view);

G_END_DECLS
