/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving what was shown in a meeting, at once or where one is asked, without holding anybody up. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-meeting-record.h"

G_BEGIN_DECLS

/* @words (nullable): where it went, in words; NULL where it was given up. @error (nullable): why it
 * could not be written; the old file is as it was. Called once. */
typedef void (*OpccRecordSavedFunc) (const char *words, const GError *error, gpointer user_data);

void
opcc_record_saver_save (OpccMeetingRecord *record, OpccRecordSavedFunc saved, gpointer user_data);
void opcc_record_saver_ask (GtkWidget *from,
                            OpccMeetingRecord *record,
                            OpccRecordSavedFunc saved,
                            gpointer user_data);

G_END_DECLS
