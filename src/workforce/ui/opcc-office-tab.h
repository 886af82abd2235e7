/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of the office: its posts of the office in sum, vacancies over time, churn, and training
 * budgets. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* (transfer floating): follows the office file. */
GtkWidget *opcc_office_tab_new (OpccWorkspace *workspace);

G_END_DECLS
