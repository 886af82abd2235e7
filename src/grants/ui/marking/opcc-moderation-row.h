/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the moderation tab: an application in the queue, in both rankings, and a marker. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-moderation-jobs.h"

G_BEGIN_DECLS

/* (transfer floating): GtkListBoxRows; an application's number is its action target. */
GtkWidget *opcc_moderation_row_new (const OpccModerationItem *item);
GtkWidget *opcc_moderation_row_new_adjusted (const OpccAdjustedRow *row);
/* (transfer floating): what stands beside the list for a marker. */
GtkWidget *opcc_moderation_row_new_marker (const OpccMarkerEffect *effect, const char *role);

/* "78.0%, 52.0%": the marks as given. (transfer full) */
char *opcc_moderation_row_format_marks (const OpccRankingRow *row);

G_END_DECLS
