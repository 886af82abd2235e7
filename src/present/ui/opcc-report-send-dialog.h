/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks when and to whom a panel report was sent, and marks it so. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

void opcc_report_send_dialog_present (GtkWidget *page, OpccWorkspace *workspace, gint64 report);

G_END_DECLS
