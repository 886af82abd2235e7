/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkCard: one job that takes a while, with how far it is and Cancel; hidden between jobs. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-progress.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccLongJob:
 * @progress: to be told 0 to 1, with @progress_data
 *
 * As an OpccJob.
 */
typedef gpointer (*OpccLongJob) (OpccDb *db,
                                 gpointer data,
                                 OpccProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error);

/**
 * OpccWorkDone:
 * @page: (nullable): NULL where the card is gone
 * @result: (transfer full) (nullable): as the job gave it, though Cancel came too late
 * @error: (nullable): why there is none
 */
typedef void (*OpccWorkDone) (gpointer page, gpointer result, const GError *error);

#define OPCC_TYPE_WORK_CARD (opcc_work_card_get_type ())
G_DECLARE_FINAL_TYPE (OpccWorkCard, opcc_work_card, OPCC, WORK_CARD, GtkWidget)

void opcc_work_card_set_up (OpccWorkCard *self, OpccWorkspace *workspace, gpointer page);
void opcc_work_card_run (OpccWorkCard *self,
                         const char *title,
                         OpccLongJob job,
                         gpointer data,
                         GDestroyNotify free_data,
                         OpccWorkDone done);
gboolean opcc_work_card_is_busy (OpccWorkCard *self);

G_END_DECLS
