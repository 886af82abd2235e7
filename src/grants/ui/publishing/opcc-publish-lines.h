/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines on the cards of the publish tab: how each file stands, and what to do about it. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-publish-jobs.h"

G_BEGIN_DECLS

/* Each empties the box first. The reading is one of a decided round. */
void opcc_publish_lines_show_register (GtkBox *box, const OpccPublishReading *reading);
void opcc_publish_lines_show_giving (GtkBox *box, const OpccPublishReading *reading);
void opcc_publish_lines_show_council (GtkBox *box, const OpccPublishReading *reading);
void opcc_publish_lines_show_calendar (GtkBox *box, const OpccPublishReading *reading);
void opcc_publish_lines_show_bundles (GtkBox *box, const OpccPublishReading *reading);

G_END_DECLS
