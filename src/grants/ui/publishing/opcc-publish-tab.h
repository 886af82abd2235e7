/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPublishTab: what is published of a decided round: notice, monthly register, 360Giving. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"
#include "opcc-publish-jobs.h"

G_BEGIN_DECLS

/**
 * OpccPublishTab:
 *
 * Each part previews what would be published, says what is missing, and saves it as a file.
 */
#define OPCC_TYPE_PUBLISH_TAB (opcc_publish_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccPublishTab, opcc_publish_tab, OPCC, PUBLISH_TAB, GtkWidget)

/* @round: number of the round in the office file. Returns: (transfer floating) */
GtkWidget *opcc_publish_tab_new (OpccWorkspace *workspace, gint64 round);
/* Writes a file as its button does, without asking where. Signal "written" (gboolean) follows. */
void opcc_publish_tab_write (OpccPublishTab *self, OpccPublishKind kind, const char *path);

G_END_DECLS
