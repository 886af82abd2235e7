/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done about retention from a page: each asks first, and runs as a job. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-retention.h"
#include "opcc-work-card.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

void opcc_retention_ask_remove (GtkWidget *from, OpccWorkCard *card, GPtrArray *dues);
void opcc_retention_ask_backups (GtkWidget *from, OpccWorkspace *workspace, gint64 n);
void opcc_retention_ask_hold (GtkWidget *from, OpccWorkspace *workspace, GPtrArray *dues);
void opcc_retention_release (GtkWidget *from, OpccWorkspace *workspace, gint64 hold);
void opcc_retention_edit_rule (GtkWidget *from, OpccWorkspace *workspace, OpccRetentionRule *rule);

G_END_DECLS
